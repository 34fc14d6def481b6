//! Reads and checks the example pool.

use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::base::{check_format, check_text};
use super::error::{Errors, Source};
use crate::Skill;
use crate::content::ExamplePerson;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PoolFile {
    format: u16,
    person: Vec<Spanned<RawPerson>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPerson {
    name: String,
    levels: [f64; Skill::COUNT],
    over: Over,
    mode: String,
    years: [i8; 3],
    shows: String,
    #[serde(default)]
    result: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Over {
    Everywhere(f64),
    Each([f64; Skill::COUNT]),
}

/// The made-up people of `example-pool.toml`.
pub(super) fn read(errors: &mut Errors) -> Vec<ExamplePerson> {
    let Some((file, source)) = errors.read::<PoolFile>("example-pool.toml") else { return Vec::new() };
    check_format(file.format, &source, errors);
    let mut found: Vec<ExamplePerson> = Vec::new();
    for entry in file.person {
        let span = entry.span();
        let person = person(entry.into_inner(), &source, &span, errors);
        if found.iter().any(|other| other.name == person.name) {
            errors.add(&source, &span, &format!("person {:?} stands twice", person.name));
        }
        found.push(person);
    }
    let shown: Vec<&str> =
        found.iter().filter(|person| person.result).map(|person| person.mode.as_str()).collect();
    if shown != ["full"] {
        errors.add(&source, &(0..0), "exactly one person has result = true, and did the full assessment");
    }
    found
}

fn person(raw: RawPerson, source: &Source, span: &Range<usize>, errors: &mut Errors) -> ExamplePerson {
    check_text("name", &raw.name, source, span, errors);
    check_text("shows", &raw.shows, source, span, errors);
    let mut wrong = |cause: &str| errors.add(source, span, &format!("person {:?}: {cause}", raw.name));
    let over = match raw.over {
        Over::Everywhere(over) => [over; Skill::COUNT],
        Over::Each(over) => over,
    };
    if raw.levels.iter().any(|level| !(0.0..=5.5).contains(level)) {
        wrong("a level must be from 0 to 5.5");
    }
    if over.iter().any(|over| !(-3.0..=3.0).contains(over)) {
        wrong("over must be from -3 to 3");
    }
    if !["quick", "full"].contains(&raw.mode.as_str()) && Skill::parse(&raw.mode).is_none() {
        wrong("mode must be quick, full or the id of a skill");
    }
    if raw.years.iter().any(|years| !(-1..=70).contains(years)) {
        wrong("years must be from 0 to 70, or -1 for not said");
    }
    let years = raw.years.map(|years| u8::try_from(years).ok());
    ExamplePerson { name: raw.name, levels: raw.levels, over, mode: raw.mode, years, result: raw.result }
}
