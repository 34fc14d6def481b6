//! The anonymous copy for calibration: nothing of the person is left in it, and a study reads the same answers.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

#[allow(dead_code, reason = "other tests need more of it")]
mod entries;

use std::path::Path;
use std::sync::LazyLock;

use cairn_core::attempt::{Answered, Attempt, Degree, Entry, Event, Fact, Millis, Mode, Writer};
use cairn_core::calibrate::Study;
use cairn_core::content::source::{Library, load};
use cairn_core::plan::Day;
use cairn_core::record::ReadError;
use cairn_core::record::file::{
    FileError, MAX_ATTEMPTS, OursKind, read_anonymous, read_file, read_profile, write_anonymous,
};
use cairn_core::record::message::file_message;
use cairn_core::simulate::{Laboratory, worlds};
use cairn_core::{AttemptId, Skill};
use entries::{entry, event, rate};
use proptest::prelude::*;
use serde_json::Value;

static LIBRARY: LazyLock<Library> =
    LazyLock::new(|| load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap());
static STUDY: LazyLock<Study> = LazyLock::new(|| Study::new(&LIBRARY).unwrap());
static PEOPLE: LazyLock<Vec<Attempt>> = LazyLock::new(|| {
    let people = Laboratory::new(&LIBRARY).people(&worlds()[0], 0..6);
    people.into_iter().map(|(_, attempt)| attempt).collect()
});

/// 26 November 2026 at eight in the evening, in universal time.
const SOME_DAY: i64 = 1_795_723_200_000;
/// The first of that month.
const ITS_MONTH: i64 = 1_793_491_200_000;

fn id() -> impl Strategy<Value = AttemptId> {
    let modes = [Mode::Quick, Mode::Full, Mode::Skill(Skill::ALL[0]), Mode::Skill(Skill::ALL[6])];
    (0usize..4, any::<u64>()).prop_map(move |(mode, chance)| modes[mode].new_id(chance).unwrap())
}

/// Whatever somebody may have done, from some moment on, in tabs of any name.
fn attempt() -> impl Strategy<Value = Attempt> {
    let entry_of = |(seq, (event, writer, later)): (u32, (Event, String, i64))| Entry {
        writer: Writer::parse(&writer).unwrap(),
        at: Millis(SOME_DAY + later),
        ..entry(seq, event)
    };
    let happened = (event(), "[a-z0-9]{8}", 0i64..40_000_000_000);
    (id(), prop::collection::vec(happened, 1..30)).prop_map(move |(id, events)| {
        let begin = (0, (Event::Begin, "0".to_owned(), 0));
        let entries = std::iter::once(begin).chain((1..).zip(events)).map(entry_of).collect();
        Attempt::from_entries(id, entries).unwrap()
    })
}

/// The same without what is nobody's business: what a copy may hold.
fn without_facts(attempt: &Attempt) -> Attempt {
    let entries = attempt.entries().iter().filter(|entry| !matches!(entry.event, Event::Fact(_)));
    Attempt::from_entries(attempt.id().clone(), entries.cloned().collect()).unwrap()
}

/// The same, so much earlier.
fn earlier(attempt: &Attempt, by: i64) -> Attempt {
    let entries =
        attempt.entries().iter().map(|entry| Entry { at: Millis(entry.at.0 - by), ..entry.clone() });
    Attempt::from_entries(attempt.id().clone(), entries.collect()).unwrap()
}

fn first(attempts: &[Attempt]) -> i64 {
    attempts.iter().flat_map(Attempt::entries).map(|entry| entry.at.0).min().unwrap()
}

/// Every text and number in a JSON value, with the name of its field.
fn leaves<'a>(name: &'a str, value: &'a Value, found: &mut Vec<(&'a str, &'a Value)>) {
    match value {
        Value::Array(all) => all.iter().for_each(|one| leaves(name, one, found)),
        Value::Object(fields) => fields.iter().for_each(|(name, one)| leaves(name, one, found)),
        leaf => found.push((name, leaf)),
    }
}

fn schema() -> jsonschema::Validator {
    let schema = include_str!("../../../docs/cairn-calibration-1.schema.json");
    jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
}

proptest! {
    /// The rule that a copy is judged by: each leaf is of a kind that tells of no person, and no moment is in it.
    #[test]
    fn nothing_of_the_person_is_in_an_anonymous_copy(attempts in prop::collection::vec(attempt(), 1..4)) {
        let Some(text) = write_anonymous(&attempts) else {
            prop_assert_eq!(Answered::of(&attempts).questions, 0);
            return Ok(());
        };
        let value: Value = serde_json::from_str(&text).unwrap();
        prop_assert!(schema().is_valid(&value), "{}", text);
        let mut found = Vec::new();
        leaves("", &value, &mut found);
        let items: Vec<String> =
            attempts.iter().flat_map(Attempt::answers).map(|given| given.item.as_str().to_owned()).collect();
        for (name, leaf) in found {
            let known = match (name, leaf) {
                ("item", Value::String(item)) => items.contains(item),
                ("kind", Value::String(kind)) => kind == "calibration",
                ("content", Value::String(version)) => version == "2026.1",
                ("mode", Value::String(mode)) => attempts.iter().any(|one| one.id().as_str().starts_with(mode)),
                ("month", Value::String(month)) => month == "2026-11" || month == "2026-12" || month.starts_with("2027"),
                ("begin" | "finish" | "review" | "unknown", Value::Bool(true))
                | ("cairn" | "version" | "level" | "option" | "took_ms" | "rules", Value::Number(_)) => true,
                ("after_ms", Value::Number(after)) => after.as_i64().unwrap() <= 40_000_000_000,
                _ => false,
            };
            prop_assert!(known, "{}: {}", name, leaf);
        }
        for attempt in &attempts {
            prop_assert!(!text.contains(attempt.id().as_str()));
        }
    }

    #[test]
    fn answers_and_times_survive_an_anonymous_copy(attempts in prop::collection::vec(attempt(), 1..4)) {
        let Some(text) = write_anonymous(&attempts) else { return Ok(()) };
        let read = read_anonymous(text.as_bytes()).unwrap();
        let mut kept: Vec<Attempt> = attempts.iter().filter(|one| Answered::of([*one]).all() > 0).cloned().collect();
        kept.sort_by_key(Attempt::last_at);
        let kept: Vec<Attempt> = kept.iter().map(without_facts).collect();
        let (from, to) = (first(&kept), first(&read));
        prop_assert_eq!(Day::in_utc(Millis(to)).date().2, 1, "the first of a month");
        prop_assert!(from >= to && from - to < 31 * 86_400_000, "its month");
        prop_assert_eq!(kept.len(), read.len());
        for (own, copy) in kept.iter().zip(&read) {
            prop_assert_eq!(own.mode(), copy.mode());
            prop_assert_eq!(own.answers(), copy.answers());
            let said = |attempt: &Attempt, first: i64| -> Vec<(i64, String, u16, Event)> {
                let each = attempt.entries().iter();
                each.map(|one| (one.at.0 - first, one.content.clone(), one.rules, one.event.clone())).collect()
            };
            prop_assert_eq!(said(own, from), said(copy, to));
        }
        prop_assert_eq!(read_anonymous(text.as_bytes()).unwrap(), read, "read twice it is the same");
    }

    #[test]
    fn no_broken_copy_panics(text in "\\PC{0,200}", cut in 0usize..100, at in 0usize..2_000) {
        let _ = read_anonymous(text.as_bytes());
        let mut whole = write_anonymous(&PEOPLE[..1]).unwrap().into_bytes();
        let at = at.min(whole.len() - 1);
        whole.drain(at..(at + cut).min(whole.len()));
        let _ = read_anonymous(&whole);
    }
}

/// As somebody answers who comes back after a month and tells of themselves in between.
fn returning(chance: u64) -> Vec<Attempt> {
    let whole = &PEOPLE[usize::try_from(chance).unwrap() % PEOPLE.len()];
    let other = &PEOPLE[(usize::try_from(chance).unwrap() + 1) % PEOPLE.len()];
    let moved = |attempt: &Attempt, from: i64, number: u64| {
        let tells = Event::Fact(Fact::Degree(Some(Degree::ALL[2])));
        let last = attempt.entries().last().unwrap();
        let tells = Entry { seq: last.seq + 1, event: tells, ..last.clone() };
        let entries = attempt.entries().iter().cloned().chain([tells]);
        let start = attempt.started().0;
        let entries = entries.map(|entry| Entry { at: Millis(entry.at.0 - start + from), ..entry });
        Attempt::from_entries(attempt.mode().new_id(number).unwrap(), entries.collect()).unwrap()
    };
    let month = 30 * 86_400_000;
    vec![moved(other, SOME_DAY, chance + 100), moved(whole, SOME_DAY + month, chance + 200)]
}

#[test]
fn a_study_reads_the_same_respondent_out_of_an_anonymous_copy() {
    for chance in 0..6 {
        for attempts in [returning(chance), returning(chance)[..1].to_vec()] {
            let text = write_anonymous(&attempts).unwrap();
            let copy = STUDY.respondent(&read_anonymous(text.as_bytes()).unwrap(), None);
            // But for the date, of which a month is left.
            let own: Vec<Attempt> =
                attempts.iter().map(|one| earlier(&without_facts(one), SOME_DAY - ITS_MONTH)).collect();
            assert_eq!(copy, STUDY.respondent(&own, None));
            assert!(copy.unwrap().questions() >= 35);
        }
    }
}

/// Else whoever is read twice would count twice, and two people might count once.
#[test]
fn one_attempt_has_one_id_in_every_copy_and_two_have_two() {
    let ids = |attempts: &[Attempt]| -> Vec<AttemptId> {
        let read = read_anonymous(write_anonymous(attempts).unwrap().as_bytes()).unwrap();
        read.iter().map(Attempt::id).cloned().collect()
    };
    let both = returning(1);
    assert_eq!(ids(&both)[1..], ids(&both[1..])[..]);
    let mut all: Vec<AttemptId> = PEOPLE.iter().flat_map(|one| ids(std::slice::from_ref(one))).collect();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), PEOPLE.len());
    assert!(both.iter().all(|one| !ids(&both).contains(one.id())));
}

#[test]
fn ratings_alone_are_no_copy_and_of_many_attempts_the_latest_go_along() {
    let begin = entry(0, Event::Begin);
    let rated =
        Attempt::from_entries(Mode::Quick.new_id(1).unwrap(), vec![begin.clone(), rate(1, "ds-statistics")]);
    assert_eq!(write_anonymous(&[rated.unwrap()]), None);
    assert_eq!(write_anonymous(&[]), None);
    let number = u64::try_from(MAX_ATTEMPTS).unwrap() + 2;
    let many: Vec<Attempt> = (0..number)
        .map(|number| {
            let at = Millis(SOME_DAY + i64::try_from(number).unwrap() * 86_400_000);
            let entries = PEOPLE[0].entries().iter().take(40).map(|entry| Entry { at, ..entry.clone() });
            Attempt::from_entries(Mode::Full.new_id(number).unwrap(), entries.collect()).unwrap()
        })
        .collect();
    let text = write_anonymous(&many).unwrap();
    assert!(text.contains("\"month\":\"2026-11\""), "{}", &text[..200]);
    let read = read_anonymous(text.as_bytes()).unwrap();
    assert_eq!(read.len(), MAX_ATTEMPTS);
    assert_eq!(read.last().unwrap().last_at().0 - read[0].last_at().0, 99 * 86_400_000);
}

/// A clock before 1970 or far ahead shows no month; the answers count all the same, without a date.
#[test]
fn a_clock_that_shows_no_year_of_ours_leaves_no_month() {
    for at in [-1, -8_640_000_000_000_000, 8_640_000_000_000_000] {
        let entries = PEOPLE[0].entries().iter().map(|entry| Entry { at: Millis(at), ..entry.clone() });
        let attempt = Attempt::from_entries(PEOPLE[0].id().clone(), entries.collect()).unwrap();
        let text = write_anonymous(&[attempt]).unwrap();
        assert!(!text.contains("month"), "{at}");
        assert_eq!(read_anonymous(text.as_bytes()).unwrap()[0].last_at(), Millis(0));
    }
}

/// Whoever opens it as a profile, or a profile as it, is told what it is.
#[test]
fn an_anonymous_copy_is_nobodys_profile_and_says_so() {
    let text = write_anonymous(&PEOPLE[..1]).unwrap();
    let anonymous = FileError::Ours(OursKind::Anonymous);
    assert_eq!(read_file(text.as_bytes()), Err(anonymous.clone()));
    assert_eq!(read_profile(text.as_bytes()), Err(anonymous.clone()));
    let said = file_message("cairn-calibration.json", &anonymous);
    assert!(said.contains("an anonymous copy for calibration"), "{said}");
    let read = |text: &str| read_anonymous(text.as_bytes()).map(|all| all.len());
    let profile = r#"{"cairn":1,"kind":"profile","made_at":0,"attempts":[]}"#;
    assert_eq!(read(profile), Err(FileError::Ours(OursKind::Profile)));
    assert_eq!(read("{}"), Err(FileError::Unmarked));
    assert_eq!(read(&text.replacen(":1,", ":2,", 1)), Err(FileError::Newer(2)));
    let field =
        |place: &str, name| Err(FileError::Field { place: place.to_owned(), error: ReadError::Field(name) });
    assert_eq!(read(&text.replacen("\"month\":\"", "\"month\":\"x", 1)), field("", "month"));
    assert_eq!(read(&text.replacen("\"full\"", "\"whole\"", 1)), field("attempts[0]", "mode"));
    assert_eq!(
        read(&text.replacen("\"after_ms\":0", "\"after_ms\":-1", 1)),
        field("attempts[0].entries[0]", "after_ms")
    );
    let last = text.replace("\"begin\":true", "\"fact\":{\"degree\":\"master\"}");
    let kept = read_anonymous(last.as_bytes()).unwrap();
    assert!(
        kept[0].entries().iter().all(|entry| !matches!(entry.event, Event::Fact(_))),
        "a fact is dropped on reading"
    );
}
