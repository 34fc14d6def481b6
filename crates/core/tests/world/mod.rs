//! The content with the people of the example pool, and ways to make up others.

use std::path::Path;
use std::sync::LazyLock;

use cairn_core::attempt::{Attempt, Millis, Mode};
use cairn_core::compare::trail::{Trail, TrailStep};
use cairn_core::compare::{
    Assessor, Candidate, CandidateEstimate, MadeUp, Mark, Member, Position, Weighing, log_of, made_up,
};
use cairn_core::content::source::{Library, load};
use cairn_core::content::{Bank, Content};
use cairn_core::record::file::ProfileFile;

/// What the build reads, the questions of all skills, and what weighing interviews takes.
pub(crate) static WORLD: LazyLock<(Library, Bank, Weighing)> = LazyLock::new(|| {
    let library = load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap();
    let bank = library.bank();
    let weighing = Weighing { questions: library.interview.clone(), bias: library.observer.bias };
    (library, bank, weighing)
});

pub(crate) fn content() -> &'static Content {
    &WORLD.0.content
}

pub(crate) fn bank() -> &'static Bank {
    &WORLD.1
}

/// The people of the example pool, with what they sent.
static EXAMPLE: LazyLock<Vec<(Member, ProfileFile)>> = LazyLock::new(|| {
    let people = WORLD.0.example.iter().map(|one| MadeUp::of(one, Millis(1_795_000_000_000)).unwrap());
    people.map(|person| somebody(&person)).collect()
});

#[allow(dead_code, reason = "not every test needs it")]
pub(crate) fn example() -> Vec<Member> {
    EXAMPLE.iter().map(|(member, _)| member.clone()).collect()
}

/// One of the example pool.
#[allow(dead_code, reason = "not every test needs it")]
pub(crate) fn of_example(name: &str) -> (Member, ProfileFile) {
    EXAMPLE.iter().find(|(member, _)| member.name() == name).unwrap().clone()
}

/// Somebody made up, as a member of a pool, with what they sent.
pub(crate) fn somebody(person: &MadeUp) -> (Member, ProfileFile) {
    let candidate = Candidate::new(made_up(content(), bank(), person).unwrap()).unwrap();
    let standing = Assessor::new(content(), bank()).of_profile(&candidate.profile).unwrap();
    let attempts = candidate.profile.attempts.iter().map(Attempt::id).cloned().collect();
    let name = candidate.profile.name.clone();
    (Member::new(candidate.id, name, attempts, standing, Mark::default()), candidate.profile)
}

/// A full assessment of somebody whose skills are all alike, in logits, and who rates themselves so much higher.
#[allow(dead_code, reason = "not every test needs it")]
pub(crate) fn person(name: &str, ability: f64, bias: f64, seed: u64) -> MadeUp {
    MadeUp {
        name: name.to_owned(),
        abilities: [ability; 7],
        bias: [bias; 7],
        mode: Mode::Full,
        facts: Vec::new(),
        at: Millis(1_795_000_000_000),
        seed,
    }
}

/// Somebody who picks blindly and rates themselves Leading, noticed as that.
#[allow(dead_code, reason = "not every test needs it")]
pub(crate) fn picks_blindly(name: &str) -> (Member, ProfileFile) {
    let mut picks = (0..20).map(|seed| somebody(&person(name, -4.0, 6.0, 500 + seed)));
    picks.find(|(member, _)| member.looks_random()).unwrap()
}

/// What is concluded of a profile after these steps.
#[allow(dead_code, reason = "not every test needs it")]
pub(crate) fn after(profile: &ProfileFile, steps: &[TrailStep]) -> CandidateEstimate {
    let (trail, log) = (Trail::new(steps.to_vec()), log_of(bank(), profile).unwrap());
    Assessor::new(content(), bank()).of(&log, Some((&trail, &WORLD.2))).unwrap()
}

#[allow(dead_code, reason = "not every test needs it")]
pub(crate) fn strategist() -> Position {
    Position::strategist(content())
}
