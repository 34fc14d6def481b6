//! `cairn calibrate`: profiles in, a report out, and new parameters in the content.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod common;

use std::fs;
use std::path::Path;

use cairn_core::content::source::load;
use common::{LIBRARY, folder, line, lines, people, run};
use serde_json::Value;

/// A copy of `content/`.
fn content_in(to: &Path) {
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content"), to);
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

/// All files of a content whose text calibration may change.
fn texts(content: &Path) -> Vec<String> {
    let items = fs::read_dir(content.join("items")).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = items.chain([content.join("measure.toml")]).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn people_are_counted_once_and_those_who_cannot_be_used_by_why() {
    // Of every twenty, five answer blindly and five answer no question.
    let people = people(20);
    let once = run(&["calibrate"], lines(&people).as_bytes());
    assert_eq!((once.code, once.err.as_str()), (Some(0), ""));
    let text = String::from_utf8(once.out).unwrap();
    assert!(text.starts_with("# Calibration of content "), "{text}");
    assert!(text.contains("Left out, because no answer to a question counts: 5."), "{text}");
    assert!(text.contains("the answers look like random picks: "), "{text}");
    assert!(!text.contains("Person "), "nobody is named");
    let more = format!("{}{}\nbad\n", lines(&people), line(&people[0]));
    let again = run(&["calibrate"], more.as_bytes());
    assert_eq!(again.code, Some(1));
    assert!(again.err.contains("standard input, line 22"), "{}", again.err);
    assert!(again.err.contains("read before: 1."), "{}", again.err);
    assert!(again.out == text.as_bytes(), "nobody counts twice");
}

#[test]
fn nobody_is_no_calibration() {
    let nothing = run(&["calibrate"], b"");
    assert_eq!((nothing.code, nothing.out.len()), (Some(2), 0));
    assert!(nothing.err.contains("nobody to calibrate with"), "{}", nothing.err);
    let without = run(&["calibrate", "--write"], b"");
    assert_eq!(without.code, Some(2));
    assert!(without.err.contains("--content"), "{}", without.err);
}

#[test]
fn few_answers_change_no_file() {
    let content = folder("calibrate-few").join("content");
    content_in(&content);
    let before = texts(&content);
    let args = ["calibrate", "--write", "--content", content.to_str().unwrap()];
    let ran = run(&args, lines(&people(20)).as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("Nothing was written."), "{}", ran.err);
    assert!(texts(&content) == before);
}

#[test]
fn groups_are_compared_and_new_parameters_are_written() {
    let content = folder("calibrate").join("content");
    content_in(&content);
    let grouped: Vec<String> = people(400)
        .iter()
        .enumerate()
        .map(|(number, person)| {
            let group = if (number / 20).is_multiple_of(2) { "\"even\"" } else { "2" };
            let line = line(person);
            format!("{},\"team\":{group}}}\n", line.strip_suffix('}').unwrap())
        })
        .collect();
    let grouped = grouped.concat();
    let args = ["calibrate", "--json", "--group", "team", "--write", "--content", content.to_str().unwrap()];
    let ran = run(&args, grouped.as_bytes());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let report: Value = serde_json::from_slice(&ran.out).unwrap();
    let rows = report["questions"].as_array().unwrap();
    let mut groups: Vec<&str> = rows
        .iter()
        .flat_map(|row| row["groups"].as_array().unwrap())
        .map(|one| one["group"].as_str().unwrap())
        .collect();
    groups.sort_unstable();
    groups.dedup();
    assert_eq!(groups, ["2", "even"]);

    let library = load(&content).unwrap();
    assert_ne!(library.content.version, LIBRARY.content.version);
    assert!(library.content.knows(&LIBRARY.content.version), "old attempts count under the new version");
    let written: Vec<_> = library.items.iter().filter(|item| item.calibrated.is_some()).collect();
    assert!(!written.is_empty());
    assert!(ran.err.contains(&format!("{} questions in ", written.len())), "{}", ran.err);
    for item in written {
        let row = rows.iter().find(|row| row["id"] == item.question.id.as_str()).unwrap();
        assert!((row["b"].as_f64().unwrap() - item.b).abs() < 0.0051, "{row}");
        assert_eq!(row["answers"].as_u64(), item.calibrated.as_ref().map(|from| u64::from(from.people)));
    }
    assert!(!content.join("measure.toml.new").exists());
    // The next calibration starts from what experts said again.
    let again = run(&args, grouped.as_bytes());
    assert_eq!(again.code, Some(0), "{}", again.err);
    let second: Value = serde_json::from_slice(&again.out).unwrap();
    for (row, before) in second["questions"].as_array().unwrap().iter().zip(rows) {
        assert_eq!((&row["id"], &row["expert_b"]), (&before["id"], &before["expert_b"]));
    }
}

#[test]
fn all_files_are_written_or_none() {
    let content = folder("calibrate-none").join("content");
    content_in(&content);
    let before = texts(&content);
    // Nothing can be written where a folder is in the way; the files of the questions come first.
    fs::create_dir(content.join("measure.toml.new")).unwrap();
    let args = ["calibrate", "--write", "--content", content.to_str().unwrap()];
    let ran = run(&args, lines(&people(400)).as_bytes());
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("measure.toml") && ran.err.contains("Nothing was changed"), "{}", ran.err);
    assert!(texts(&content) == before);
}
