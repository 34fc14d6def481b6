//! `cairn calibrate count`, `solve` and `report`: people in parts say what all of them at once do.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{folder, lines, people, run};
use serde_json::Value;

const PEOPLE: usize = 40;

/// The people in so many files of lines.
fn in_files(folder: &Path, parts: usize) -> Vec<PathBuf> {
    let people = people(PEOPLE);
    let each = people.chunks(PEOPLE.div_ceil(parts)).enumerate();
    each.map(|(number, some)| {
        let path = folder.join(format!("people-{number}.ndjson"));
        fs::write(&path, lines(some)).unwrap();
        path
    })
    .collect()
}

/// Counts a file into a part beside it.
fn count(people: &Path, standing: Option<&Path>) -> PathBuf {
    let part = people.with_extension("json");
    let mut args = vec!["calibrate", "count", people.to_str().unwrap(), "-o", part.to_str().unwrap()];
    if let Some(standing) = standing {
        args.extend(["--standing", standing.to_str().unwrap()]);
    }
    let ran = run(&args, b"");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    // Of a few people none may have answers that count.
    assert!(ran.err.is_empty() || ran.err.starts_with("cairn: Nobody in this part"), "{}", ran.err);
    part
}

fn with(verb: &str, parts: &[PathBuf]) -> common::Ran {
    let mut args = vec!["calibrate", verb];
    args.extend(parts.iter().map(|path| path.to_str().unwrap()));
    run(&args, b"")
}

/// Whether two documents are the same but for rounding; the path to where they differ.
fn differs(one: &Value, other: &Value, at: &str) -> Option<String> {
    match (one, other) {
        (Value::Number(left), Value::Number(right)) => {
            let (left, right) = (left.as_f64().unwrap(), right.as_f64().unwrap());
            ((left - right).abs() > 1e-6 * left.abs().max(1.0)).then(|| format!("{at}: {left}, {right}"))
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => left
            .iter()
            .zip(right)
            .zip(0..)
            .find_map(|((left, right), number)| differs(left, right, &format!("{at}/{number}"))),
        (Value::Object(left), Value::Object(right)) if left.len() == right.len() => {
            left.iter().find_map(|(key, left)| {
                differs(left, right.get(key).unwrap_or(&Value::Null), &format!("{at}/{key}"))
            })
        }
        (left, right) => (left != right).then(|| format!("{at}: {left}, {right}")),
    }
}

#[test]
fn ten_parts_lead_where_one_does() {
    let folder = folder("ten");
    let parts: Vec<PathBuf> = in_files(&folder, 10).iter().map(|file| count(file, None)).collect();
    assert_eq!(parts.len(), 10);
    let ten = with("solve", &parts);
    assert_eq!(ten.code, Some(0), "{}", ten.err);
    assert!(
        ten.err.starts_with("cairn: Round 1, people: ") && ten.err.contains("It has not arrived"),
        "{}",
        ten.err
    );
    // The same parts one behind the other in one file.
    let joined = folder.join("joined.json");
    let texts: Vec<String> = parts.iter().map(|part| fs::read_to_string(part).unwrap()).collect();
    fs::write(&joined, texts.concat()).unwrap();
    assert!(with("solve", &[joined]).out == ten.out);
    let whole = folder.join("whole.ndjson");
    fs::write(&whole, lines(&people(PEOPLE))).unwrap();
    let one = with("solve", &[count(&whole, None)]);
    let value = |out: &[u8]| -> Value { serde_json::from_slice(out).unwrap() };
    assert_eq!(differs(&value(&one.out), &value(&ten.out), ""), None);
    assert_eq!(value(&one.out)["arrived"], false);
}

#[test]
fn rounds_of_two_parts_end_in_the_report_of_the_whole_command() {
    let folder = folder("rounds");
    let files = in_files(&folder, 2);
    let standing = folder.join("standing.json");
    let mut parts: Vec<PathBuf> = files.iter().map(|file| count(file, None)).collect();
    let early = with("report", &parts);
    assert_eq!((early.code, early.out.len()), (Some(2), 0));
    assert!(early.err.contains("has not arrived"), "{}", early.err);
    for round in 1.. {
        assert!(round < 40, "it never arrives");
        let ran = with("solve", &parts);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        fs::write(&standing, &ran.out).unwrap();
        // As a shell would look for it.
        if ran.out.starts_with(b"{\"content\":")
            && String::from_utf8(ran.out).unwrap().contains("\"arrived\":true")
        {
            assert!(ran.err.contains("It has arrived"), "{}", ran.err);
            break;
        }
        parts = files.iter().map(|file| count(file, Some(&standing))).collect();
    }
    parts.push("--json".into());
    let report = with("report", &parts);
    assert_eq!((report.code, report.err.as_str()), (Some(0), ""));
    let whole = run(&["calibrate", "--json"], lines(&people(PEOPLE)).as_bytes());
    let (report, whole): (Value, Value) =
        (serde_json::from_slice(&report.out).unwrap(), serde_json::from_slice(&whole.out).unwrap());
    assert_eq!(differs(&whole, &report, ""), None);
    // A part of an earlier round does not go with these.
    let old = count(&files[0], None);
    let ran = with("solve", &[parts[1].clone(), old]);
    assert_eq!((ran.code, ran.out.len()), (Some(2), 0));
    assert!(
        ran.err.contains("people-0.json does not go with ")
            && ran.err.contains("people-1.json: it is of content"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("round 1, and not of"), "{}", ran.err);
}

#[test]
fn what_is_no_part_is_told_by_its_name() {
    let folder = folder("bad");
    let part = count(&in_files(&folder, 1)[0], None);
    let text = fs::read_to_string(&part).unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path
    };
    let refused = |parts: &[PathBuf], words: &[&str]| {
        let ran = with("solve", parts);
        assert_eq!((ran.code, ran.out.len()), (Some(2), 0), "{words:?}");
        for word in words {
            assert!(ran.err.contains(word), "{word:?} is not in {}", ran.err);
        }
    };
    let cut = file("cut.json", &text[..text.len() / 2]);
    refused(&[part.clone(), cut], &["cut.json is cut off: it ends at line 1, character ", "Make it again."]);
    refused(&[file("empty.json", "\n")], &["empty.json is empty: it should hold a part of a calibration."]);
    refused(
        &[file("other.json", "{\"kind\":1}")],
        &["other.json is no part of a calibration: missing field"],
    );
    refused(&[part.clone(), folder.join("gone.json")], &["Could not read ", "gone.json"]);
    refused(&[part.clone(), part.clone()], &["people-0.json is named twice: nobody counts twice."]);
    refused(&[], &["<PART>..."]);
    let version = |text: &str| text.replacen("\"content\":\"20", "\"content\":\"19", 1);
    let old = file("old.json", &version(&text));
    refused(
        &[part.clone(), old.clone()],
        &["old.json does not go with ", "people-0.json: it is of content 19"],
    );
    refused(&[old], &["old.json does not go with the content of the command: it is of content 19"]);
    let search = file("search.json", &text.replacen("\"kappa\":1.0", "\"kappa\":1.5", 1));
    refused(&[part.clone(), search], &["search.json does not go with ", "round 1 of another search"]);
    let short = file("short.json", &text.replacen("\"gradient\":[", "\"gradient\":[0.0,", 1));
    refused(&[part.clone(), short], &["short.json cannot be added: it is about other questions"]);
    let standing = with("solve", std::slice::from_ref(&part));
    let standing = file("standing.json", std::str::from_utf8(&standing.out).unwrap());
    refused(&[part.clone(), standing.clone()], &["standing.json is no part of a calibration: missing field"]);
    for (path, words) in [
        (part, "is no standing of a calibration: missing field"),
        (
            file("later.json", &version(&fs::read_to_string(standing).unwrap())),
            "does not go with the content of the command",
        ),
    ] {
        let ran = run(&["calibrate", "count", "--standing", path.to_str().unwrap()], b"");
        assert_eq!((ran.code, ran.out.len()), (Some(2), 0));
        assert!(ran.err.contains(words), "{}", ran.err);
    }
}

#[test]
fn a_part_of_nobody_adds_nothing_and_nobody_at_all_is_no_calibration() {
    let folder = folder("nobody");
    let nobody = run(&["calibrate", "count"], b"");
    assert_eq!(nobody.code, Some(0));
    assert!(nobody.err.contains("Nobody in this part"), "{}", nobody.err);
    let empty = folder.join("nobody.json");
    fs::write(&empty, &nobody.out).unwrap();
    let part = count(&in_files(&folder, 1)[0], None);
    assert!(with("solve", std::slice::from_ref(&part)).out == with("solve", &[empty.clone(), part]).out);
    let alone = with("solve", &[empty]);
    assert_eq!((alone.code, alone.out.len()), (Some(2), 0));
    assert!(alone.err.contains("nobody to calibrate with"), "{}", alone.err);
}
