//! Times that are said: a little too long, from the words that are to be read, and never growing while one answers.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

#[allow(dead_code, reason = "other tests need more of it")]
mod entries;

use std::path::Path;
use std::sync::LazyLock;

use cairn_core::attempt::{
    Attempt, Choice, Entry, Event, Mode, Progress, Promise, progress, reading_seconds,
};
use cairn_core::content::source::{Library, load};
use cairn_core::content::{Bank, Rating};
use cairn_core::{ItemId, Level, Skill};
use entries::entry;
use proptest::prelude::*;

/// Read once: each case of a property looks at all of it.
static LIBRARY: LazyLock<(Library, Bank)> = LazyLock::new(|| {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let bank = library.bank();
    (library, bank)
});

/// Minutes are a promise: whoever reads every word and thinks as long as a question takes keeps within them.
#[test]
fn the_minutes_of_a_mode_are_those_of_its_words_and_a_little_more() {
    let (library, bank) = &*LIBRARY;
    let content = &library.content;
    let questions: f64 = bank.questions().iter().map(|one| f64::from(one.seconds)).sum();
    #[expect(clippy::cast_precision_loss, reason = "hundreds of questions")]
    let a_question = questions / bank.questions().len() as f64;
    for mode in [Mode::Quick, Mode::Full, Mode::Skill(Skill::Python), Mode::Skill(Skill::Leadership)] {
        let rules = mode.rules(content);
        let read = |rating: &&Rating| mode.skills().contains(&rating.skill);
        let ratings: f64 = content.ratings.iter().filter(read).map(reading_seconds).sum();
        let need = (ratings + a_question * f64::from(rules.questions_max)) / 60.0;
        let said = f64::from(rules.minutes);
        assert!(need <= said && said <= need * 1.1 + 1.0, "{mode:?}: {said} minutes said, {need:.1} needed");
    }
}

/// The attempt after each of its answers, from none on.
fn course(mode: Mode, answers: &[(ItemId, u16, Choice, Option<u32>)]) -> Vec<Attempt> {
    let id = mode.new_id(7).unwrap();
    let mut entries: Vec<Entry> = vec![entry(0, Event::Begin)];
    let mut course = vec![Attempt::from_entries(id.clone(), entries.clone()).unwrap()];
    for (seq, (item, version, choice, took_ms)) in (1..).zip(answers.iter().cloned()) {
        entries.push(entry(seq, Event::Answer { item, version, choice, took_ms }));
        course.push(Attempt::from_entries(id.clone(), entries.clone()).unwrap());
    }
    course
}

/// All ratings, and then as many questions as a full assessment may ask, each with a time.
fn answers(library: &Library, bank: &Bank, times: &[Option<u32>]) -> Vec<(ItemId, u16, Choice, Option<u32>)> {
    let level = Choice::Level(Level::new(2).unwrap());
    let ratings = library.content.ratings.iter().map(|one| (one.id.clone(), one.version, level));
    let questions = bank.questions().iter().map(|one| (one.id.clone(), one.version, Choice::Option(0)));
    let most = usize::from(Mode::Full.rules(&library.content).questions_max);
    let items = ratings.chain(questions.take(most));
    items
        .zip(times.iter().cycle())
        .map(|((item, version, choice), time)| (item, version, choice, *time))
        .collect()
}

fn promises(library: &Library, bank: &Bank, times: &[Option<u32>]) -> Vec<Progress> {
    let course = course(Mode::Full, &answers(library, bank, times));
    course.iter().map(|attempt| progress(&library.content, bank, attempt)).collect()
}

#[test]
fn it_begins_with_what_the_mode_says_and_ends_with_nothing() {
    let (library, bank) = &*LIBRARY;
    let usual = promises(library, bank, &[Some(70_000)]);
    assert_eq!(usual[0].minutes_left, library.content.modes.full.minutes);
    assert_eq!(usual.last().unwrap().minutes_left, 0);
    assert!(usual[..usual.len() - 1].iter().all(|one| one.minutes_left > 0));
    // Who is fast is soon told that it takes less, and who is slow still has about as much left as is left to ask.
    let fast = promises(library, bank, &[Some(8_000)]);
    assert!(fast[35].minutes_left <= usual[35].minutes_left);
    assert!(fast[50].minutes_left < usual[50].minutes_left * 3 / 4, "{:?}", fast[50]);
    let slow = promises(library, bank, &[Some(140_000)]);
    assert!(slow[70].minutes_left >= 7, "{:?}", slow[70]);
    // Nobody is told of eight minutes less after one quick answer.
    for course in [&usual, &fast, &slow, &promises(library, bank, &[Some(900)])] {
        let falls = course.windows(2).map(|pair| pair[0].minutes_left - pair[1].minutes_left);
        assert!(falls.into_iter().all(|fall| fall <= 3), "{course:?}");
    }
    // The most that is asked is said from the start, and stays.
    assert!(usual.iter().all(|one| one.at_most == 77));
}

/// Whoever needs 150 s a rating read "about 16 minutes left" 22 times running: a number that does not fall for so long is none.
#[test]
fn no_number_of_minutes_stands_still_for_long() {
    let (library, bank) = &*LIBRARY;
    for seconds in [30u32, 70, 100, 150, 280, 600] {
        let said = promises(library, bank, &[Some(seconds * 1000)]);
        let (mut stands, mut last) = (0, None);
        for one in &said {
            let shown = (one.promise == Promise::Holds).then_some(one.minutes_left);
            stands = if shown.is_some() && shown == last { stands + seconds } else { 0 };
            last = shown;
            let most = 60 * 6 + seconds;
            assert!(stands <= most, "{seconds} s an answer: {shown:?} minutes for {stands} s");
        }
        // Who is about as fast as is usual is told of minutes all along.
        assert!(seconds > 30 || said.iter().all(|one| one.promise == Promise::Holds), "{seconds}");
        assert_eq!(said.last().unwrap().promise, Promise::Holds);
    }
    assert_eq!(promises(library, bank, &[Some(150_000)])[20].promise, Promise::TakesLonger);
}

/// What came too fast to count is counted apart, and said where it was given, until the next answer.
#[test]
fn an_answer_that_does_not_count_is_said_at_once() {
    let (library, bank) = &*LIBRARY;
    let mut given = answers(library, bank, &[Some(70_000)]);
    given[36].3 = Some(300);
    let course = course(Mode::Full, &given);
    let at = |answers: usize| progress(&library.content, bank, &course[answers]);
    let told = [36, 37, 38].map(|answers| (at(answers).answered, at(answers).rapid, at(answers).last_rapid));
    assert_eq!(told, [(36, 0, false), (36, 1, true), (37, 1, false)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_promise_never_grows(
        times in proptest::collection::vec(proptest::option::of(0u32..600_000), 1..80),
        again in 1usize..70,
    ) {
        let (library, bank) = &*LIBRARY;
        let mut given = answers(library, bank, &times);
        // One of them is changed later on, after a long thought.
        let changed = given[again / 2].clone();
        given.insert(again, (changed.0, changed.1, changed.2, Some(590_000)));
        // Before the questions are loaded, and after.
        for bank in [&Bank::default(), bank] {
            let left: Vec<u16> = course(Mode::Full, &given)
                .iter()
                .map(|attempt| progress(&library.content, bank, attempt).minutes_left)
                .collect();
            prop_assert!(left.windows(2).all(|pair| pair[1] <= pair[0]), "{left:?}");
        }
    }
}
