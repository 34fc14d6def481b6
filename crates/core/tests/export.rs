//! What is handed to other programs: it keeps to the published schemas.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::path::{Path, PathBuf};

use cairn_core::attempt::{Attempt, Choice, Entry, Event, Millis, Mode, RULES, Writer};
use cairn_core::content::Bank;
use cairn_core::content::source::{Library, load};
use cairn_core::export::{to_csv, to_resume};
use cairn_core::path::view::{ResultView, result_view};
use cairn_core::{Level, Skill};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn faults(schema: &Value, value: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).unwrap();
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Everybody's level is 2.
fn result(library: &Library) -> ResultView {
    let ratings = library.content.ratings.iter().map(|rating| Event::Answer {
        item: rating.id.clone(),
        version: rating.version,
        choice: Choice::Level(Level::new(2).unwrap()),
        took_ms: Some(20_000),
    });
    let entries = std::iter::once(Event::Begin).chain(ratings).zip(0..).map(|(event, seq)| Entry {
        seq,
        writer: Writer::nameless(),
        at: Millis(0),
        content: library.content.version.clone(),
        rules: RULES,
        event,
    });
    let attempt = Attempt::from_entries(Mode::Quick.new_id(1).unwrap(), entries.collect()).unwrap();
    result_view(&library.content, &Bank::default(), &attempt).unwrap()
}

#[test]
fn a_profile_keeps_to_its_published_schema_and_a_broken_one_does_not() {
    let schema = json(&root().join("docs/cairn-profile-1.schema.json"));
    let profile = json(&root().join("crates/core/tests/files/version-1.cairn.json"));
    assert_eq!(faults(&schema, &profile), Vec::<String>::new());
    for (at, wrong) in
        [("/cairn", "2"), ("/made_at", "\"now\""), ("/attempts/0/entries/1/answer/level", "\"3\"")]
    {
        let mut broken = profile.clone();
        *broken.pointer_mut(at).unwrap() = serde_json::from_str(wrong).unwrap();
        assert!(!faults(&schema, &broken).is_empty(), "{at}");
    }
}

#[test]
fn a_resume_keeps_to_its_schema_and_has_every_skill_with_its_interval() {
    let library = load(&root().join("content")).unwrap();
    let resume = to_resume("Ada \"é\"", &library.content, &result(&library));
    let resume: Value = serde_json::from_str(&resume).unwrap();
    let schema = json(&root().join("crates/core/tests/schemas/jsonresume-1.3.1.schema.json"));
    assert_eq!(faults(&schema, &resume), Vec::<String>::new());
    assert_eq!(resume["basics"]["name"], "Ada \"é\"");
    let skills = resume["skills"].as_array().unwrap();
    assert_eq!(skills.len(), Skill::COUNT);
    for skill in skills {
        assert!(skill["level"].is_string());
        let keywords = skill["keywords"].as_array().unwrap();
        assert_eq!(keywords.len(), 6, "five facets and the interval");
        assert!(keywords[5].as_str().unwrap().starts_with("90 %: "));
    }
    let nameless: Value = serde_json::from_str(&to_resume("", &library.content, &result(&library))).unwrap();
    assert!(nameless.get("basics").is_none());
}

#[test]
fn a_table_has_a_row_for_each_skill_and_plain_numbers() {
    let library = load(&root().join("content")).unwrap();
    let table = to_csv("=Ada", &library.content.version, &result(&library));
    let lines: Vec<&str> = table.split("\r\n").collect();
    assert_eq!(lines.len(), 1 + Skill::COUNT + 1, "a row of names, the skills, and the end");
    for line in &lines[1..=Skill::COUNT] {
        assert!(line.starts_with("\"'=Ada\","), "{line}");
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells.len(), lines[0].split(',').count());
        for number in &cells[5..9] {
            assert!(number.parse::<f64>().is_ok(), "{number}");
        }
    }
}
