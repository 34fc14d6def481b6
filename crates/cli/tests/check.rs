//! `check` says of a file what the page would say.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod common;

use std::fs;
use std::path::Path;

use common::{folder, lines, people, run};
use serde_json::Value;

/// What is said of a file with this content, as it is printed.
fn said(content: &[u8]) -> (Value, String) {
    let folder = folder("check");
    let path = folder.join("a.cairn.json");
    fs::write(&path, content).unwrap();
    let ran = run(&["check", path.to_str().unwrap()], b"");
    fs::remove_dir_all(&folder).unwrap();
    let records = ran.records();
    assert_eq!(records.len(), 1, "one line");
    assert_eq!(ran.code, Some(i32::from(records[0]["ok"] != true)));
    let message = records[0]["message"].as_str().unwrap_or_default().to_owned();
    (records[0].clone(), message)
}

/// f01 to f04, f06, f07, f09 to f12, f14, f15, f28 to f31, f33, f34, f37, f41, f45: the same words as on the page.
#[test]
fn each_hostile_file_gets_one_line_that_says_what_the_page_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/tests/files/version-1.cairn.json");
    let kept = fs::read_to_string(&path).unwrap();
    let (value, message) = said(kept.as_bytes());
    assert_eq!(
        (value["ok"].as_bool(), value["answers"].as_u64(), message.as_str()),
        (Some(true), Some(3), "")
    );
    let changed = |from: &str, to: &str| kept.replacen(from, to, 1).into_bytes();
    let many = format!(
        "{{\"cairn\":1,\"kind\":\"profile\",\"made_at\":1,\"attempts\":[{}{{}}]}}",
        "{},".repeat(200)
    );
    let deep = format!("{{\"cairn\":{}", "[".repeat(100_000));
    for (content, words) in [
        (Vec::new(), "is empty"),
        (b"\x89PNG\r\n".to_vec(), "it is a picture"),
        (b"{\"a\":1}".to_vec(), "the field \"cairn\""),
        (kept.as_bytes()[..300].to_vec(), "is cut off: it ends at line"),
        (b"\x1f\x8b\x08\0".to_vec(), "it is compressed"),
        (deep.into_bytes(), "nested too deep"),
        (changed("\"level\":3", "\"level\":NaN"), "a number"),
        (changed("\"level\":3", "\"level\":\"3\""), "answer.level"),
        (b"{\"name\":\"Jos\xe9\"}".to_vec(), "not in UTF-8"),
        (b"{\"cairn\":1,}".to_vec(), "nothing follows a comma"),
        (b"PK\x03\x04".to_vec(), "unpack it"),
        (b"{\"a\":\"\\ud800\"}".to_vec(), "half a character"),
        (many.into_bytes(), "201 attempts, and at most 100"),
        (b"[\"cairn\",1,[],\"Ada\"]".to_vec(), "it is a list"),
        (b"{}".to_vec(), "contains no work, education or skills"),
        (b"{\"title\":\"CTO\",\"skills\":[{\"name\":\"Python\"}]}".to_vec(), "describes a job"),
    ] {
        let (value, message) = said(&content);
        assert_eq!((value["ok"].as_bool(), value["answers"].as_u64()), (Some(false), Some(0)), "{message}");
        assert!(message.contains(words), "{message:?} does not say {words:?}");
    }
    for (content, answers, left_out) in [
        (changed("\"option\":2", "\"option\":-1"), 2, 1),
        (changed("ds-statistics-01", "__proto__"), 2, 1),
        (changed("ds-statistics-01", "ds-nothing-99"), 2, 1),
        (kept.replace("2026.1", "2031.7").into_bytes(), 0, 3),
    ] {
        let (value, message) = said(&content);
        assert_eq!(value["ok"].as_bool(), Some(true), "{message}");
        assert_eq!((value["answers"].as_u64(), value["left_out"].as_u64()), (Some(answers), Some(left_out)));
    }
    let (value, message) = said(b"{\"work\":[{\"name\":\"X\",\"startDate\":\"soon\"}]}");
    assert_eq!((value["ok"].as_bool(), value["left_out"].as_u64()), (Some(true), Some(1)));
    assert!(message.contains("1 position") && message.contains("is not a date such as 2024"), "{message}");
}

#[test]
fn lines_are_checked_one_by_one() {
    let ran = run(&["check"], format!("{}oh\n", lines(&people(2))).as_bytes());
    let records = ran.records();
    assert_eq!((ran.code, records.len()), (Some(1), 3));
    assert_eq!((&records[0]["answers"], &records[0]["line"]), (&Value::from(77), &Value::from(1)));
    assert_eq!((&records[2]["ok"], &records[2]["line"]), (&Value::from(false), &Value::from(3)));
    assert_eq!(records[2]["file"], "standard input");
}

/// Who asks about each file is told of one that is not there, and of those behind it.
#[test]
fn a_file_that_is_not_there_is_told_in_its_turn() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/tests/files/version-1.cairn.json");
    let ran = run(&["check", "not-there.cairn.json", path.to_str().unwrap()], b"");
    let records = ran.records();
    assert_eq!(records.iter().map(|one| one["ok"].as_bool()).collect::<Vec<_>>(), [Some(false), Some(true)]);
    let message = records[0]["message"].as_str().unwrap();
    assert!(message.contains("not-there.cairn.json") && message.contains("cannot be read"), "{message}");
    assert_eq!(ran.code, Some(1));
}
