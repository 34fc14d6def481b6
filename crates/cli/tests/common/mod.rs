//! The command, run as people run it, and people who are made up.

#![allow(dead_code, reason = "not every test needs all of it")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use cairn_core::Skill;
use cairn_core::attempt::{Attempt, Event, Fact, Millis, Track};
use cairn_core::content::source::{Library, load};
use cairn_core::content::{Bank, Content};
use cairn_core::record::file::{Include, ProfileFile, write_profile};
use cairn_core::simulate::{Laboratory, worlds};
use serde_json::Value;

pub(crate) static LIBRARY: LazyLock<Library> =
    LazyLock::new(|| load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")).unwrap());

pub(crate) static BANK: LazyLock<Bank> = LazyLock::new(|| {
    let mut bank = Bank::default();
    for skill in Skill::ALL {
        bank.add(skill, LIBRARY.questions().filter(|question| question.skill == skill).cloned().collect());
    }
    bank
});

pub(crate) fn content() -> &'static Content {
    &LIBRARY.content
}

/// Some people of each of four worlds, with all that they have answered.
static PEOPLE: LazyLock<Vec<Attempt>> = LazyLock::new(|| {
    let laboratory = Laboratory::new(&LIBRARY);
    let wanted =
        ["rule out and pick (reference)", "picks blindly, theta -2", "quick look", "one skill (Python)"];
    let worlds = worlds().into_iter().filter(|world| wanted.contains(&world.name));
    worlds.flat_map(|world| laboratory.people(&world, 0..5)).map(|(_, attempt)| attempt).collect()
});

/// So many people, each another one: who answered all, and who stopped at some place, with and without facts.
pub(crate) fn people(count: usize) -> Vec<ProfileFile> {
    (0..count)
        .map(|number| {
            let whole = &PEOPLE[number % PEOPLE.len()];
            let round = number / PEOPLE.len();
            // The first round answers everything; later ones stop earlier.
            let answers = whole.entries().len().saturating_sub(3 * round).max(1);
            let mut entries = whole.entries()[..answers].to_vec();
            if round % 2 == 1 {
                let mut fact = entries[0].clone();
                fact.seq = 10_000;
                fact.event = Event::Fact(Fact::Years(Track::Data, u8::try_from(round).ok()));
                entries.push(fact);
            }
            let id = whole.mode().new_id(u64::try_from(number).unwrap() + 1).unwrap();
            ProfileFile {
                name: format!("Person {number}"),
                made_at: Millis(1_795_000_000_000),
                attempts: vec![Attempt::from_entries(id, entries).unwrap()],
                copies: Vec::new(),
                invitation: None,
            }
        })
        .collect()
}

/// A profile on one line, without its end.
pub(crate) fn line(profile: &ProfileFile) -> String {
    write_profile(profile, Include::ALL).replace('\n', "")
}

/// Profiles, one a line.
pub(crate) fn lines(profiles: &[ProfileFile]) -> String {
    profiles.iter().map(|profile| line(profile) + "\n").collect()
}

/// What a run said.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: Vec<u8>,
    pub(crate) err: String,
}

impl Ran {
    /// Its records.
    pub(crate) fn records(&self) -> Vec<Value> {
        let text = std::str::from_utf8(&self.out).unwrap();
        assert!(text.is_empty() || text.ends_with('\n'), "whole lines");
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

pub(crate) fn cairn() -> Command {
    Command::new(env!("CARGO_BIN_EXE_cairn"))
}

/// Runs the command with this on standard input.
pub(crate) fn run(args: &[&str], input: &[u8]) -> Ran {
    let mut command = cairn();
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // Whoever ends early does not read all of it.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let ran = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran { code: ran.status.code(), out: ran.stdout, err: String::from_utf8(ran.stderr).unwrap() }
}

/// A folder of this test alone, which is empty.
pub(crate) fn folder(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("cairn-cli-{test}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
