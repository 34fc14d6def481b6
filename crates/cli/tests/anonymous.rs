//! The anonymous copies of a study, as people saved them, calibrate as their profiles do.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod common;

use std::fs;

use cairn_core::record::file::{ProfileFile, write_anonymous};
use common::{folder, lines, people, run};
use serde_json::Value;

/// The questions of a report, with what is said of each.
fn questions(report: &[u8]) -> Value {
    serde_json::from_slice::<Value>(report).unwrap()["questions"].take()
}

fn copy(profile: &ProfileFile) -> Option<String> {
    write_anonymous(&profile.attempts)
}

#[test]
fn anonymous_copies_calibrate_as_the_profiles_do_and_count_once() {
    let people = people(40);
    let profiles = run(&["calibrate", "--json"], lines(&people).as_bytes());
    assert_eq!((profiles.code, profiles.err.as_str()), (Some(0), ""));
    let copies: Vec<String> = people.iter().filter_map(copy).collect();
    assert!(copies.len() > 20, "{}", copies.len());
    // As files in a folder, the first of them twice.
    let study = folder("anonymous");
    for (number, text) in copies.iter().chain(&copies[..1]).enumerate() {
        fs::write(study.join(format!("cairn-calibration ({number:03}).json")), text).unwrap();
    }
    let of_files = run(&["calibrate", "--json", study.to_str().unwrap()], b"");
    assert_eq!(of_files.code, Some(0), "{}", of_files.err);
    assert!(of_files.err.contains("read before: 1."), "{}", of_files.err);
    // As lines.
    let one_a_line: String = copies.iter().map(|text| text.replace('\n', "") + "\n").collect();
    let of_lines = run(&["calibrate", "--json"], one_a_line.as_bytes());
    assert_eq!((of_lines.code, of_lines.err.as_str()), (Some(0), ""));
    assert!(of_lines.out == of_files.out);
    assert_eq!(questions(&of_lines.out), questions(&profiles.out));
    fs::remove_dir_all(&study).unwrap();
}

#[test]
fn a_broken_copy_is_named_with_its_place() {
    let whole = copy(&people(1)[0]).unwrap().replace('\n', "");
    let broken = format!("{whole}\n{}\n", whole.replacen("\"full\"", "\"half\"", 1));
    let ran = run(&["calibrate"], broken.as_bytes());
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("standard input, line 2") && ran.err.contains("mode"), "{}", ran.err);
}
