//! From attempts to new parameters in the content, and back: what is written is read, and counts.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use cairn_core::attempt::{Attempt, Event};
use cairn_core::calibrate::{
    CalibrationState, PartError, PartialSums, Respondent, Study, Unusable, Unwritten, changes, markdown,
    next_version, written,
};
use cairn_core::content::report::BankReport;
use cairn_core::content::source::{Library, load};
use cairn_core::profile::weigh;
use cairn_core::simulate::{Answering, DifficultyError, Laboratory, World, worlds};
use cairn_core::{ItemId, Skill};

const PEOPLE: u64 = 60;
/// Each person counts so often, so that few need to be simulated.
const COPIES: usize = 8;

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

static LIBRARY: LazyLock<Library> =
    LazyLock::new(|| load(&content()).unwrap_or_else(|errors| panic!("{errors:?}")));
static STUDY: LazyLock<Study> = LazyLock::new(|| Study::new(&LIBRARY).unwrap());
static ATTEMPTS: LazyLock<Vec<Attempt>> = LazyLock::new(|| {
    let world = World { difficulties: DifficultyError::OffForAll(0.5), ..worlds().swap_remove(0) };
    attempts(&world, PEOPLE)
});

fn attempts(world: &World, people: u64) -> Vec<Attempt> {
    let found = Laboratory::new(&LIBRARY).people(world, 0..people);
    found.into_iter().map(|(_, attempt)| attempt).collect()
}

fn respondents(study: &Study) -> Vec<Respondent> {
    let group = |number: usize| if number.is_multiple_of(2) { "even" } else { "odd" };
    let each = ATTEMPTS.iter().enumerate();
    each.filter_map(|(number, attempt)| {
        study.respondent(std::slice::from_ref(attempt), Some(group(number))).ok()
    })
    .collect()
}

/// All people, each several times.
fn many(study: &Study) -> Vec<Respondent> {
    let once = respondents(study);
    (0..COPIES).flat_map(|_| once.clone()).collect()
}

#[test]
fn a_respondent_is_what_counts_on_every_page() {
    for attempt in ATTEMPTS.iter().take(5) {
        let found = STUDY.respondent(std::slice::from_ref(attempt), None).unwrap();
        let (counts, _) = weigh(&LIBRARY.content, laboratory_bank(), attempt);
        assert_eq!(found.questions(), counts.iter().filter(|one| !one.rating).count());
        assert!(found.questions() >= 35, "{}", found.questions());
        // The same person twice is the same person: each question counts once.
        let twice = STUDY.respondent(&[attempt.clone(), attempt.clone()], None).unwrap();
        assert_eq!(twice.questions(), found.questions());
    }
}

fn laboratory_bank() -> &'static cairn_core::content::Bank {
    static LABORATORY: LazyLock<Laboratory> = LazyLock::new(|| Laboratory::new(&LIBRARY));
    LABORATORY.bank()
}

#[test]
fn who_tells_nothing_of_questions_is_left_out_and_counted() {
    assert_eq!(STUDY.respondent(&[], None), Err(Unusable::Nothing));
    let only_begun = |attempt: &Attempt| {
        let entries = attempt.entries().iter().filter(|entry| !matches!(entry.event, Event::Answer { .. }));
        Attempt::from_entries(attempt.id().clone(), entries.cloned().collect()).unwrap()
    };
    assert_eq!(STUDY.respondent(&[only_begun(&ATTEMPTS[0])], None), Err(Unusable::Nothing));
    let long = "g".repeat(101);
    assert_eq!(STUDY.respondent(&ATTEMPTS[..1], Some(&long)), Err(Unusable::Group));
    let of = |wanted: fn(&World) -> bool| attempts(&worlds().into_iter().find(wanted).unwrap(), 12);
    let blind = of(|world| world.answering == Answering::Blind);
    let left = |attempts: &[Attempt], why| {
        let found = attempts.iter().map(|attempt| STUDY.respondent(std::slice::from_ref(attempt), None));
        found.filter(|one| *one == Err(why)).count()
    };
    assert!(left(&blind, Unusable::Blind) >= 6);
    let helped = of(|world| matches!(world.answering, Answering::Helped(_)));
    assert!(left(&helped, Unusable::TooGood) >= 6);
    let mut part = STUDY.count(&STUDY.start(), &respondents(&STUDY)).unwrap();
    part.note(Unusable::Blind, 1);
    part.note(Unusable::Blind, 1);
    assert_eq!(part.unusable, BTreeMap::from([(Unusable::Blind.to_string(), 2)]));
}

#[test]
fn parts_that_travel_say_what_one_count_does() {
    let people = respondents(&STUDY);
    let standing = STUDY.start();
    let whole = STUDY.count(&standing, &people).unwrap();
    let travels = |part: &PartialSums| -> PartialSums {
        serde_json::from_str(&serde_json::to_string(part).unwrap()).unwrap()
    };
    let mut sum = travels(&STUDY.count(&standing, &people[..7]).unwrap());
    for part in people[7..].chunks(20) {
        sum.add(&travels(&STUDY.count(&standing, part).unwrap())).unwrap();
    }
    assert_eq!(sum.people(), whole.people());
    let (next, one) = STUDY.solve(&whole).unwrap();
    let (_, parts) = STUDY.solve(&sum).unwrap();
    for (one, parts) in one.questions.iter().zip(&parts.questions) {
        assert!((one.b - parts.b).abs() < 1e-9 && one.answers == parts.answers, "{one:?} {parts:?}");
    }
    // The next round's parts do not go with this one's, nor do those of another content.
    let next: CalibrationState = serde_json::from_str(&serde_json::to_string(&next).unwrap()).unwrap();
    let later = STUDY.count(&next, &people).unwrap();
    assert!(matches!(sum.add(&later), Err(PartError::Other { .. })));
    // Nor do those of a search that has the same number of rounds behind it.
    let mut other = next.clone();
    other.round.parameters.b[0] += 0.01;
    let refused = sum_of(&other).add(&later).unwrap_err();
    assert!(refused.to_string().contains("another search"), "{refused}");
    // The last digit may differ after travelling.
    other.round.parameters.b[0] = next.round.parameters.b[0] + 1e-12;
    sum_of(&other).add(&later).unwrap();
    other.round.parameters.b.pop();
    assert_eq!(STUDY.count(&other, &people), Err(PartError::OtherQuestions));
    let other = CalibrationState { content: "2001.1".to_owned(), ..standing };
    let refused = STUDY.count(&other, &people).unwrap_err();
    assert!(matches!(refused, PartError::Other { .. }) && refused.to_string().contains("2001.1"));
}

fn sum_of(standing: &CalibrationState) -> PartialSums {
    STUDY.nobody(standing).unwrap()
}

#[test]
fn a_column_of_ids_is_no_group() {
    let each =
        (0..51).map(|number| STUDY.respondent(&ATTEMPTS[..1], Some(&format!("person {number}"))).unwrap());
    let people: Vec<Respondent> = each.collect();
    let standing = STUDY.start();
    assert_eq!(STUDY.count(&standing, &people).unwrap_err(), PartError::Groups);
    let mut half = STUDY.count(&standing, &people[..30]).unwrap();
    assert_eq!(half.add(&STUDY.count(&standing, &people[30..]).unwrap()), Err(PartError::Groups));
}

#[test]
fn a_search_that_is_stopped_says_so() {
    let stopped = STUDY.run(&respondents(&STUDY), |_| ControlFlow::Break(()));
    assert_eq!(stopped.unwrap_err(), PartError::Stopped);
}

#[test]
fn what_is_written_is_read_and_counts_and_old_attempts_are_scored_anew() {
    let (part, solved) = STUDY.run(&many(&STUDY), |_| ControlFlow::Continue(())).unwrap();
    let report = STUDY.report(&part, &solved);
    assert_eq!(report.questions.len(), STUDY.items().len());
    let (changes, unwritten) = changes(&STUDY, &report);
    assert!(changes.len() > 100, "{}", changes.len());
    assert!(unwritten.iter().all(|(_, why)| *why != Unwritten::Few || COPIES < 30));

    let folder = std::env::temp_dir().join(format!("cairn-calibrate-{}", std::process::id()));
    copy(&content(), &folder);
    for skill in Skill::ALL {
        let path = folder.join(format!("items/{}.toml", skill.as_str()));
        let text = written(&fs::read_to_string(&path).unwrap(), &changes, "2026-11-29").unwrap();
        fs::write(&path, text).unwrap();
    }
    let path = folder.join("measure.toml");
    let (text, version) = next_version(&fs::read_to_string(&path).unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    let read = load(&folder);
    fs::remove_dir_all(&folder).unwrap();
    let library = read.unwrap_or_else(|errors| panic!("{errors:?}"));

    assert_eq!(library.content.version, version);
    let item =
        |library: &Library, id: &ItemId| library.items.iter().find(|item| item.question.id == *id).cloned();
    for change in &changes {
        let found = item(&library, &change.id).unwrap();
        let from = found.calibrated.unwrap();
        assert_eq!((from.people, from.date.as_str()), (change.people, "2026-11-29"));
        assert!(
            (found.b - change.b).abs() < 1e-9 && (found.question.difficulty_sd - change.b_sd).abs() < 1e-9
        );
    }
    assert_eq!(library.items.iter().filter(|item| item.calibrated.is_some()).count(), changes.len());
    // The check prefers them to what readers expected: it names no parameter as old.
    let shortfalls = BankReport::of(&library).shortfalls;
    assert!(!shortfalls.iter().any(|one| one.contains("bank --fit")), "{shortfalls:?}");

    // Every old answer counts under the new version, and says something else.
    let (before, after) = (Study::new(&LIBRARY).unwrap(), Study::new(&library).unwrap());
    let old = &ATTEMPTS[..1];
    assert_eq!(before.respondent(old, None), after.respondent(old, None));
    let mut bank = cairn_core::content::Bank::default();
    for skill in Skill::ALL {
        bank.add(skill, library.questions().filter(|one| one.skill == skill).cloned().collect());
    }
    let theta = |content, bank| {
        let profile = cairn_core::profile::profile(content, bank, &ATTEMPTS[0]).unwrap();
        profile.skills.iter().map(|skill| skill.theta).collect::<Vec<_>>()
    };
    let (was, is) = (theta(&LIBRARY.content, laboratory_bank()), theta(&library.content, &bank));
    assert!(was.iter().zip(&is).any(|(was, is)| (was - is).abs() > 0.01), "{was:?} {is:?}");
    // Experts say what they said: answers that are counted again do not count twice.
    assert_eq!(before.start().round, after.start().round);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_wrong_key_is_told_and_not_written() {
    let often = {
        let mut counts: BTreeMap<ItemId, usize> = BTreeMap::new();
        for given in ATTEMPTS.iter().flat_map(Attempt::answers) {
            *counts.entry(given.item).or_default() += 1;
        }
        let knowledge = |id: &ItemId| {
            LIBRARY.items.iter().any(|item| item.question.id == *id && item.question.is_knowledge())
        };
        let asked = counts.into_iter().filter(|(id, _)| knowledge(id));
        asked.max_by_key(|(_, count)| *count).unwrap().0
    };
    let mut library = LIBRARY.clone();
    let item = library.items.iter_mut().find(|item| item.question.id == often).unwrap();
    let key = item.question.options.iter().position(|option| option.points == 1).unwrap();
    item.question.options[key].points = 0;
    let other = (key + 1) % 4;
    item.question.options[other].points = 1;
    item.ranks.swap(key, other);
    let study = Study::new(&library).unwrap();
    let (part, solved) = study.run(&many(&study), |_| ControlFlow::Continue(())).unwrap();
    let report = study.report(&part, &solved);
    let row = report.questions.iter().find(|row| row.id == often).unwrap();
    let found = row.contradiction.unwrap();
    assert_eq!((found.better, found.worse), (other, key), "{found:?}");
    let (changes, unwritten) = changes(&study, &report);
    assert!(changes.iter().all(|change| change.id != often));
    assert!(unwritten.contains(&(often.clone(), Unwritten::Contradicted)));
    let text = markdown(&report);
    let told = text.split("## Key or ranks").nth(1).unwrap().split("##").next().unwrap();
    assert!(told.contains(often.as_str()), "{told}");
    // Whoever answers in 1970 has no clock, so nothing is said of drift; times and groups are told.
    assert!(row.trend.is_none() && row.seconds.is_some_and(|seconds| seconds > 5.0));
    assert!(text.contains("## Points by ability") && text.contains("(kappa)"));
    // Nobody is lost between the bands of ability.
    let answers: u64 = report.questions.iter().map(|row| row.answers).sum();
    assert_eq!(report.bands().iter().map(|band| band.people).sum::<u64>(), answers);
    assert!((0.02..0.2).contains(&report.kappa_error), "{}", report.kappa_error);
    assert!(text.contains("## Use and times") && text.contains("no finding about either"));
}
