//! A quick look grows into a full assessment, and who has answered the most goes on if they want to.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

#[allow(dead_code, reason = "other tests need more of it")]
mod entries;

use std::path::Path;
use std::sync::LazyLock;

use cairn_core::attempt::view::{AssessView, assess_beyond, assess_view};
use cairn_core::attempt::{
    Answered, Attempt, Choice, Entry, Event, Fact, Millis, Mode, NextStep, StopReason, Track, Writer,
    carried_ratings, goes_on_in, grown_from, next, separate, separate_new,
};
use cairn_core::content::source::{Library, load};
use cairn_core::content::{Bank, Form};
use cairn_core::history::view::history_view;
use cairn_core::history::{changes, moved};
use cairn_core::person::Person;
use cairn_core::profile::profile;
use cairn_core::record::file::{FileContent, Include, ProfileFile, read_file, write_profile};
use cairn_core::record::link::{LinkFacts, find_link, write_link};
use cairn_core::record::message::notices;
use cairn_core::{Level, Skill};
use entries::entry;

static LIBRARY: LazyLock<(Library, Bank)> = LazyLock::new(|| {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let bank = library.bank();
    (library, bank)
});

/// A quick look, one of whose levels was changed.
fn quick() -> Attempt {
    let (library, _) = &*LIBRARY;
    let rate = |seq: u32, at: usize, level: u8| {
        let rating = &library.content.ratings[at];
        let event = Event::Answer {
            item: rating.id.clone(),
            version: rating.version,
            choice: Choice::Level(Level::new(level).unwrap()),
            took_ms: Some(9_000 + seq),
        };
        Entry { at: Millis(1_795_000_000_000 + i64::from(seq)), rules: 1, ..entry(seq, event) }
    };
    let ratings = (1..).zip(0..library.content.ratings.len()).map(|(seq, at)| rate(seq, at, 2));
    let entries: Vec<Entry> = [entry(0, Event::Begin)]
        .into_iter()
        .chain(ratings)
        .chain([rate(36, 3, 4), entry(37, Event::Finish)])
        .map(|entry| Entry { at: Millis(1_795_000_000_000 + i64::from(entry.seq)), ..entry })
        .collect();
    Attempt::from_entries(Mode::Quick.new_id(1).unwrap(), entries).unwrap()
}

fn grown(mode: Mode) -> Attempt {
    let (library, _) = &*LIBRARY;
    let writer = Writer::parse("w2").unwrap();
    let begin = Entry { writer: writer.clone(), at: Millis(1_796_000_000_000), ..entry(0, Event::Begin) };
    let mut attempt = Attempt::begin(mode.new_id(2).unwrap(), begin).unwrap();
    for rating in carried_ratings(&library.content, &quick(), mode, &writer) {
        attempt.push(rating);
    }
    attempt
}

#[test]
fn a_quick_look_grows_and_loses_nothing_of_its_ratings() {
    let (library, bank) = &*LIBRARY;
    let content = &library.content;
    let (quick, full) = (quick(), grown(Mode::Full));
    let levels = |attempt: &Attempt| {
        let mut all: Vec<_> =
            attempt.answers().into_iter().map(|one| (one.item, one.choice, one.took_ms)).collect();
        all.sort_by(|left, right| left.0.cmp(&right.0));
        all
    };
    assert_eq!(levels(&full), levels(&quick));
    let first = full.entries().iter().find(|entry| entry.seq == 1).unwrap();
    assert_eq!((first.at, first.rules), (Millis(1_795_000_000_001), 1), "as it was given, and when");
    assert!(full.doubts_keyboard(), "what is in doubt stays so");
    assert_eq!(full.last_at(), full.started(), "it is the one worked on last, and a reload goes on with it");
    // The draws have a seed of their own; what they rest on and what is claimed is the same.
    let rests = |attempt: &Attempt| {
        let skills = profile(content, bank, attempt).unwrap().skills;
        skills.into_iter().map(|one| (one.basis, one.claimed)).collect::<Vec<_>>()
    };
    assert_eq!(rests(&full), rests(&quick));
    let NextStep::Ask(item) = next(content, bank, &[], &[], &full) else { panic!("nothing is asked") };
    assert!(content.rating(&item).is_none(), "the ratings are not asked again");
    let skill = grown(Mode::Skill(Skill::Python));
    assert_eq!(skill.answers().len(), 5, "a part of it may grow, too");
}

/// Whoever opens what Cairn wrote is told of nothing odd: not in a file, a link or a text with the link.
#[test]
fn what_grew_opens_without_a_notice_by_file_link_and_text() {
    let full = answered(3);
    let joined = Person::of(&LIBRARY.1, &[quick(), full.clone()], Vec::new()).unwrap().log().clone();
    let made_at = Millis(1_796_000_200_000);
    let file = |attempts: Vec<Attempt>| {
        let profile =
            ProfileFile { name: "Alex".to_owned(), made_at, attempts, copies: Vec::new(), invitation: None };
        write_profile(&profile, Include::ALL)
    };
    let link = write_link("Alex", &joined, LinkFacts::WithEvidence).unwrap();
    let from_link = find_link(&link).unwrap().profile;
    for (how, text) in [
        ("both attempts", file(vec![quick(), full.clone()])),
        ("the grown one", file(vec![full])),
        ("the joined log", file(vec![joined])),
        ("the profile of a link", write_profile(&from_link, Include::ALL)),
        ("a text", format!("Dear Sir,\nhttps://example.org/{link}\nYours")),
    ] {
        let FileContent::Profile(opened) = read_file(text.as_bytes()).unwrap() else { panic!("{how}") };
        assert_eq!(notices(&opened, made_at), Vec::<String>::new(), "{how}");
    }
}

/// Ratings that were kept from a quick look stand in both logs and are answers to the same questions.
#[test]
fn what_stands_in_two_attempts_is_counted_once() {
    let (quick, full) = (quick(), grown(Mode::Full));
    assert_eq!(Answered::of([&quick]).all(), quick.answers().len());
    let counted = |ratings, questions| Answered { ratings, questions };
    assert_eq!(Answered::of([&quick, &full]), counted(35, 0), "35 kept ratings are 35");
    assert_eq!(Answered::of([&quick, &answered(10)]), counted(35, 10));
    assert_eq!(Answered::of([]), Answered::default());
    let (all, ids) = ([quick.clone(), full.clone(), later(3)], |of: &[&Attempt]| {
        of.iter().map(|one| one.id().clone()).collect::<Vec<_>>()
    });
    assert_eq!(separate_new(&all, &[]), 2, "a quick look and what grew out of it came back as one");
    assert_eq!(separate_new(&all, &ids(&[&quick])), 2);
    assert_eq!(separate_new(&all, &ids(&[&quick, &full])), 1);
}

#[test]
fn growing_twice_goes_on_with_the_first() {
    let (library, _) = &*LIBRARY;
    let content = &library.content;
    let (quick, mut full) = (quick(), grown(Mode::Full));
    let found = |all: &[Attempt], mode| grown_from(all, content, &quick, mode).map(|one| one.id().clone());
    assert_eq!(found(std::slice::from_ref(&quick), Mode::Full), None);
    assert_eq!(found(&[full.clone(), quick.clone()], Mode::Full), Some(full.id().clone()));
    assert_eq!(found(&[full.clone(), quick.clone()], Mode::Skill(Skill::Python)), None);
    full.push(entry(99, Event::Finish));
    assert_eq!(found(&[full], Mode::Full), None, "what is finished is another attempt");
}

/// An attempt that has all ratings and this many questions answered, the best option each.
fn answered(questions: usize) -> Attempt {
    let (library, bank) = &*LIBRARY;
    let mut attempt = grown(Mode::Full);
    // Not through `next`, which is slow: the first of the bank will do.
    let open = bank.questions().iter().filter(|question| question.form != Form::C);
    for question in open.take(questions) {
        let event = Event::Answer {
            item: question.id.clone(),
            version: question.version,
            choice: Choice::Option(0),
            took_ms: Some(60_000),
        };
        let (at, content) = (Millis(1_796_000_100_000), library.content.version.clone());
        attempt.push(Entry { at, content, ..entry(attempt.next_seq(), event) });
    }
    attempt
}

/// Another attempt, half a year later, which says this of every facet.
fn later(level: u8) -> Attempt {
    let (library, _) = &*LIBRARY;
    let at = Millis(1_811_000_000_000);
    let begin = Entry { at, ..entry(0, Event::Begin) };
    let mut attempt = Attempt::begin(Mode::Full.new_id(3).unwrap(), begin).unwrap();
    for rating in &library.content.ratings {
        let event = Event::Answer {
            item: rating.id.clone(),
            version: rating.version,
            choice: Choice::Level(Level::new(level).unwrap()),
            took_ms: Some(9_000),
        };
        let content = library.content.version.clone();
        attempt.push(Entry { at: Millis(at.0 + 9_000), content, ..entry(attempt.next_seq(), event) });
    }
    attempt
}

/// It was held against itself: "no more than noise" beside "Python down 1.2 levels".
#[test]
fn a_quick_look_and_what_grew_out_of_it_are_one_attempt() {
    let (library, bank) = &*LIBRARY;
    let content = &library.content;
    let (quick, full) = (quick(), answered(40));
    let both = [quick.clone(), full.clone()];
    let view = history_view(content, bank, &both);
    assert_eq!(view.attempts.len(), 1);
    let row = &view.attempts[0];
    assert_eq!((&row.id, row.grew_from.as_slice(), view.empty), (full.id(), &[quick.id().clone()][..], 0));
    assert_eq!(row.given, Answered { ratings: 35, questions: 40 });
    assert!(view.suggested.is_none(), "there is nothing to compare it with");
    assert!(view.lines.iter().all(|line| line.points.len() == 1 && line.last.is_none()), "{:?}", view.lines);
    assert_eq!(moved(content, bank, &both, &[]), None, "nothing was moved by a second attempt");
    assert_eq!(separate(&both).len(), 1);
    // The quick look, taken up again, had asked to grow once more, and the finished whole was gone from sight.
    assert_eq!(both.each_ref().map(|one| goes_on_in(&both, one.id())), [full.id(), full.id()]);
    // The order in which attempts lie makes no difference.
    assert_eq!(history_view(content, bank, &[full.clone(), quick.clone()]), view);

    // A separate attempt is one more, and is held against the whole of the one before.
    let three = [quick.clone(), full.clone(), later(4)];
    let view = history_view(content, bank, &three);
    assert_eq!(view.suggested, Some((full.id().clone(), later(4).id().clone())));
    let without = history_view(content, bank, &[full.clone(), later(4)]);
    assert_eq!(view.lines, without.lines);
    assert_eq!(
        moved(content, bank, &three, &[]).map(|all| all.skills.len()),
        moved(content, bank, &[full.clone(), later(4)], &[]).map(|all| all.skills.len())
    );

    // Who goes on with the quick look itself has said something since: it stands by itself again.
    let mut gone_on = quick;
    let changed = full.entries().iter().find(|entry| entry.seq == 1).unwrap();
    gone_on.push(Entry { seq: 90, at: Millis(1_796_500_000_000), ..changed.clone() });
    let apart = [gone_on, full];
    assert_eq!(separate(&apart).len(), 2);
    assert_eq!(goes_on_in(&apart, apart[0].id()), apart[0].id());
}

/// A fact told in the quick look after it had grown made that the later one: the result "joins 2 attempts".
#[test]
fn what_adds_no_answers_is_no_attempt_that_a_result_joins() {
    let (library, bank) = &*LIBRARY;
    let (mut quick, full) = (quick(), answered(10));
    let sources = |all: &[Attempt]| {
        let person = Person::of(bank, all, Vec::new()).unwrap();
        person.sources().iter().map(|source| source.id.clone()).collect::<Vec<_>>()
    };
    let told = Event::Fact(Fact::Years(Track::Data, Some(4)));
    quick.push(Entry { at: Millis(1_797_000_000_000), ..entry(quick.next_seq(), told) });
    assert!(quick.last_at() < full.last_at(), "a fact is no answer");
    assert_eq!(sources(&[quick.clone(), full.clone()]), [full.id().clone()]);
    let empty = grown(Mode::Full);
    assert_eq!(sources(&[quick.clone(), empty.clone()]), [empty.id().clone()], "the widest stands for both");
    // One that took ratings over and was left before its first question adds nothing either.
    let at = Millis(1_798_000_000_000);
    let begin = Entry { at, ..entry(0, Event::Begin) };
    let mut skill = Attempt::begin(Mode::Skill(Skill::Python).new_id(5).unwrap(), begin).unwrap();
    let writer = Writer::parse("w5").unwrap();
    for rating in carried_ratings(&library.content, &full, Mode::Skill(Skill::Python), &writer) {
        skill.push(rating);
    }
    assert_eq!(sources(&[full.clone(), skill.clone()]), [full.id().clone()]);
    let own = full.entries().iter().rev().find(|entry| full.started() < entry.at).unwrap();
    skill.push(Entry { seq: skill.next_seq(), at: Millis(at.0 + 60_000), ..own.clone() });
    assert_eq!(sources(&[full.clone(), skill.clone()]), [full.id().clone(), skill.id().clone()]);
}

/// Ratings that a second attempt took over from the first were given once: they are no second occasion.
#[test]
fn what_was_taken_over_is_held_against_nothing() {
    let (library, bank) = &*LIBRARY;
    let content = &library.content;
    let question = bank.questions().iter().find(|one| one.skill == Skill::Python && one.form != Form::C);
    let question = question.unwrap();
    let answer = |seq, at| {
        let event = Event::Answer {
            item: question.id.clone(),
            version: question.version,
            choice: Choice::Option(0),
            took_ms: Some(60_000),
        };
        Entry { at: Millis(at), content: content.version.clone(), ..entry(seq, event) }
    };
    let mut first = later(4);
    first.push(answer(first.next_seq(), 1_811_000_060_000));
    let at = Millis(1_830_000_000_000);
    let writer = Writer::parse("w4").unwrap();
    let begin = Entry { at, ..entry(0, Event::Begin) };
    let mut second = Attempt::begin(Mode::Full.new_id(4).unwrap(), begin).unwrap();
    for rating in carried_ratings(content, &first, Mode::Full, &writer) {
        second.push(rating);
    }
    assert_eq!(changes(content, bank, &first, &second), [], "nothing was said anew");
    second.push(answer(second.next_seq(), at.0 + 60_000));
    let changed = changes(content, bank, &first, &second);
    assert_eq!(changed.iter().map(|one| one.skill).collect::<Vec<_>>(), [Skill::Python]);
    assert!(
        changed[0].occasions[1].1 > changed[0].occasions[0].1,
        "one question knows less than five ratings"
    );
    // With questions of its own the first one is no part of the second.
    let both = [first, second];
    assert_eq!(separate(&both).len(), 2);
    // A skill about which nothing was said anew is no second point of a line.
    let view = history_view(content, bank, &both);
    let points = |skill| view.lines.iter().find(|line| line.skill == skill).unwrap().points.len();
    assert_eq!((points(Skill::Python), points(Skill::Leadership)), (2, 1));
}

#[test]
fn who_has_answered_the_most_goes_on_to_the_end_of_the_bank() {
    let (library, bank) = &*LIBRARY;
    let content = &library.content;
    let most = usize::from(Mode::Full.rules(content).questions_max);
    let attempt = answered(most);
    let ends = assess_view(content, bank, &[], &[], &attempt, None);
    assert_eq!(ends, AssessView::Done(StopReason::Length));
    let AssessView::Ask(ask) = assess_beyond(content, bank, &[], &[], &attempt, None) else {
        panic!("nothing more is asked")
    };
    assert!(ask.progress.beyond && attempt.answer(&ask.item).is_none());
    assert_eq!(usize::from(ask.progress.answered), 35 + most);
    let all = bank.questions().iter().filter(|question| question.form != Form::C).count();
    let last = assess_beyond(content, bank, &[], &[], &answered(all), None);
    assert_eq!(last, AssessView::Done(StopReason::Exhausted));
}
