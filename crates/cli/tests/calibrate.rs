//! `cairn calibrate`: profiles in, a report out.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod common;

use common::{line, lines, people, run};
use serde_json::Value;

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
}

#[test]
fn groups_are_compared_by_a_field_of_each_profile() {
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
    let ran = run(&["calibrate", "--json", "--group", "team"], grouped.as_bytes());
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
    let moved = rows.iter().filter(|row| row["b"] != row["expert_b"]).count();
    assert!(moved > 100, "{moved}");
}
