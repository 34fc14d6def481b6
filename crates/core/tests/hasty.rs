//! Somebody in haste: what comes too fast to count is not asked about one skill over and over, and may be answered once more.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

#[allow(dead_code, reason = "other tests need more of it")]
mod entries;

use std::path::Path;
use std::sync::LazyLock;

use cairn_core::attempt::{Attempt, Choice, Entry, Event, Millis, Mode, NextStep, answered_too_fast, next};
use cairn_core::content::Bank;
use cairn_core::content::source::{Library, load};
use cairn_core::history::doubted_attempts;
use cairn_core::path::Ground;
use cairn_core::person::Person;
use cairn_core::profile::{LeftOutReason, weigh};
use cairn_core::{ItemId, Level, Skill};
use entries::entry;

static LIBRARY: LazyLock<(Library, Bank)> = LazyLock::new(|| {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let bank = library.bank();
    (library, bank)
});

fn begun(mode: Mode, nth: u64) -> Attempt {
    let content = LIBRARY.0.content.version.clone();
    Attempt::begin(mode.new_id(nth).unwrap(), Entry { content, ..entry(0, Event::Begin) }).unwrap()
}

/// Answers an item in so many milliseconds; `option` of a question, level 2 of a rating.
fn answer(attempt: &mut Attempt, item: &ItemId, option: u8, took_ms: u32) {
    let (library, bank) = &*LIBRARY;
    let (version, choice) = match library.content.rating(item) {
        Some(rating) => (rating.version, Choice::Level(Level::new(2).unwrap())),
        None => (bank.question(item).unwrap().version, Choice::Option(option)),
    };
    let event = Event::Answer { item: item.clone(), version, choice, took_ms: Some(took_ms) };
    let seq = attempt.next_seq();
    let at = Millis(attempt.started().0 + 1_000 * i64::from(seq));
    attempt.push(Entry { at, content: library.content.version.clone(), ..entry(seq, event) });
}

/// A full assessment to its end, in which questions of these skills are answered in a third of a second; the number of questions
/// of each skill.
fn in_haste(hasty: &[Skill], nth: u64) -> [usize; Skill::COUNT] {
    let (library, bank) = &*LIBRARY;
    let mut attempt = begun(Mode::Full, nth);
    let mut asked = [0; Skill::COUNT];
    while let NextStep::Ask(item) = next(&library.content, bank, &[], &[], &attempt) {
        let rating = library.content.rating(&item).is_some();
        let skill = item.skill().unwrap();
        let fast = !rating && hasty.contains(&skill);
        answer(&mut attempt, &item, 0, if fast { 300 } else { 60_000 });
        asked[skill.index()] += usize::from(!rating);
    }
    asked
}

/// Of 42 questions 22 were about Python.
#[test]
fn who_answers_in_haste_is_asked_about_every_skill() {
    let most = usize::from(LIBRARY.0.content.modes.full.questions_max);
    for (hasty, nth) in [(&Skill::ALL[..], 1), (&Skill::ALL[..], 2), (&[Skill::Python][..], 3)] {
        let asked = in_haste(hasty, nth);
        assert_eq!(asked.iter().sum::<usize>(), most);
        let share = most / Skill::COUNT;
        for skill in Skill::ALL {
            let count = asked[skill.index()];
            assert!(count <= share + 2 || !hasty.contains(&skill), "{skill:?} in {asked:?}");
            assert!(count + 4 >= share, "{skill:?} in {asked:?}");
        }
    }
}

/// Facets, too: what came too fast was asked all the same.
#[test]
fn who_answers_one_skill_in_haste_is_asked_about_each_of_its_facets() {
    let (library, bank) = &*LIBRARY;
    let mut attempt = begun(Mode::Skill(Skill::Python), 4);
    let mut facets = Vec::new();
    while let NextStep::Ask(item) = next(&library.content, bank, &[], &[], &attempt) {
        answer(&mut attempt, &item, 0, if library.content.rating(&item).is_some() { 60_000 } else { 300 });
        facets.extend(bank.question(&item).map(|question| question.facet.clone()));
        if facets.len() == 5 {
            break;
        }
    }
    facets.sort();
    facets.dedup();
    assert_eq!(facets.len(), 5, "{facets:?}");
}

#[test]
fn what_came_too_fast_is_asked_once_more_until_its_best_answer_is_shown() {
    let (library, bank) = &*LIBRARY;
    let mut of_python = bank.questions().iter().filter(|one| one.skill == Skill::Python).map(|one| &one.id);
    let items: [&ItemId; 3] = std::array::from_fn(|_| of_python.next().unwrap());
    let mut attempt = begun(Mode::Skill(Skill::Python), 5);
    answer(&mut attempt, &library.content.ratings_of(Skill::Python).next().unwrap().id, 0, 300);
    for (item, took) in items.into_iter().zip([300, 60_000, 300]) {
        answer(&mut attempt, item, 0, took);
    }
    let id = attempt.id().clone();
    let fast = |all: &[Attempt]| answered_too_fast(bank, all);
    let of = |items: &[&ItemId]| items.iter().map(|item| (id.clone(), (*item).clone())).collect::<Vec<_>>();
    let (_, left) = weigh(&library.content, bank, &attempt);
    let rapid: Vec<&ItemId> =
        left.iter().filter(|out| out.why == LeftOutReason::Rapid).map(|out| &out.item).collect();
    assert_eq!(rapid, [items[0], items[2]], "what is not counted is what may be answered again");
    assert_eq!(fast(&[attempt.clone()]), of(&[items[0], items[2]]));
    // Another attempt that asks the same in haste adds nothing; one in which it counts settles it.
    let mut other = begun(Mode::Skill(Skill::Python), 6);
    answer(&mut other, items[0], 0, 300);
    assert_eq!(fast(&[attempt.clone(), other.clone()]), of(&[items[0], items[2]]));
    answer(&mut other, items[2], 1, 60_000);
    assert_eq!(fast(&[attempt.clone(), other]), of(&[items[0]]));
    // The time of both answers together counts.
    let mut again = attempt.clone();
    answer(&mut again, items[0], 0, 60_000);
    assert_eq!(fast(&[again]), of(&[items[2]]));
    let shown = Entry { seq: attempt.next_seq(), ..entry(0, Event::Review) };
    attempt.push(shown);
    assert_eq!(fast(&[attempt]), []);
}

/// A full assessment on a day, all of whose ratings say this, each in so many milliseconds.
fn rated(nth: u64, day: i64, level: u8, took_ms: u32) -> Attempt {
    let content = &LIBRARY.0.content;
    let at = |seq: u32| Millis(1_795_000_000_000 + day * 86_400_000 + i64::from(seq) * 1_000);
    let of = |seq: u32, event| Entry { at: at(seq), content: content.version.clone(), ..entry(seq, event) };
    let mut attempt = Attempt::begin(Mode::Full.new_id(nth).unwrap(), of(0, Event::Begin)).unwrap();
    for (seq, rating) in (1..).zip(&content.ratings) {
        let choice = Choice::Level(Level::new(level).unwrap());
        let (item, version) = (rating.id.clone(), rating.version);
        attempt.push(of(seq, Event::Answer { item, version, choice, took_ms: Some(took_ms) }));
    }
    attempt.push(of(attempt.next_seq(), Event::Finish));
    attempt
}

/// Careful ratings of Monday were gone because somebody clicked through the list on Friday.
#[test]
fn ratings_that_were_hurried_through_replace_no_careful_ones() {
    let (library, bank) = &*LIBRARY;
    let levels = |all: &[Attempt]| {
        let person = Person::of(bank, all, Vec::new()).unwrap();
        let said: Vec<Choice> = person.log().answers().iter().map(|given| given.choice).collect();
        assert_eq!(said.len(), library.content.ratings.len());
        (said[0], person)
    };
    let level = |level: u8| Choice::Level(Level::new(level).unwrap());
    let (careful, hurried, later) = (rated(1, 0, 3, 8_000), rated(2, 4, 5, 700), rated(3, 8, 4, 8_000));
    let (said, person) = levels(&[careful.clone(), hurried.clone()]);
    assert_eq!(said, level(3));
    assert_eq!(person.hurried().len(), 1);
    let gives_way = &person.hurried()[0];
    assert_eq!((&gives_way.id, gives_way.ratings), (hurried.id(), library.content.ratings.len()));
    // The page that tells of doubted attempts tells of it.
    let ground = Ground::new(&library.content, bank, person).unwrap();
    let told = doubted_attempts(&library.content, bank, &[careful.clone(), hurried.clone()], &ground);
    assert_eq!(told.iter().map(|one| (&one.id, one.hurried)).collect::<Vec<_>>(), [(hurried.id(), 35)]);
    // Careful ones replace both, and where nothing else was said, hurried ones count.
    let (said, person) = levels(&[careful.clone(), hurried.clone(), later]);
    assert_eq!((said, person.hurried()), (level(4), &[][..]));
    let (said, person) = levels(std::slice::from_ref(&hurried));
    assert_eq!((said, person.hurried()), (level(5), &[][..]));
    let (said, _) = levels(&[careful, rated(2, 4, 5, 8_000)]);
    assert_eq!(said, level(5), "what was read counts as it was said last");
}
