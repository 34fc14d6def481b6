//! What goes out: tables, full disks, readers that leave, and Ctrl-C.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod common;

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Command, Stdio};

use cairn_core::compare::Position;
use cairn_core::record::pool::write_position;
use common::{cairn, content, folder, lines, people, run};
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::Field;
use serde_json::Value;

const FAST: [&str; 5] = ["score", "--stages", "table", "--warnings", "quick"];

#[test]
fn a_table_says_what_the_lines_say() {
    let root = folder("table-out");
    let position = root.join("position.json");
    fs::write(&position, write_position(&Position::strategist(content()))).unwrap();
    let with = |format: &str, path: &str| {
        let position = position.to_str().unwrap();
        run(
            &[&FAST[..], &["--format", format, "--position", position, "-o", path]].concat(),
            format!("{}bad, \"line\"\n", lines(&people(30))).as_bytes(),
        )
    };
    let path = |name: &str| root.join(name).to_str().unwrap().to_owned();
    for format in ["ndjson", "csv", "parquet"] {
        assert_eq!(with(format, &path(format)).code, Some(1), "{format}");
    }
    let text = fs::read_to_string(path("ndjson")).unwrap();
    let records: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();

    let csv = fs::read_to_string(path("csv")).unwrap();
    let rows: Vec<&str> = csv.split("\r\n").collect();
    let heads: Vec<&str> = rows[0].split(',').collect();
    assert_eq!((rows.len(), rows[32]), (33, ""), "a head, 31 records and the end of the last line");
    let at = |name: &str| heads.iter().position(|head| *head == name).unwrap();

    let reader = SerializedFileReader::new(File::open(path("parquet")).unwrap()).unwrap();
    let columns: Vec<Vec<(String, Field)>> = reader
        .get_row_iter(None)
        .unwrap()
        .map(|row| {
            row.unwrap().get_column_iter().map(|(name, field)| (name.clone(), field.clone())).collect()
        })
        .collect();
    assert_eq!(columns.len(), 31);
    assert_eq!(columns[0].iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), heads);

    for (number, record) in records.iter().enumerate() {
        let cell = |name: &str| &columns[number][at(name)].1;
        let pairs = [
            ("line", "/line"),
            ("ratings", "/ratings"),
            ("python", "/skills/python/level"),
            ("python_low_90", "/skills/python/low_90"),
            ("stage_1", "/stages/0/shown"),
            ("stage_10", "/stages/9/shown"),
            ("fit", "/fit/level"),
            ("fit_high_90", "/fit/high_90"),
            ("levels_likely_met", "/must_haves/likely_met"),
            ("all_levels_at_once", "/must_haves/all_at_once"),
        ];
        for (name, pointer) in pairs {
            let value = record.pointer(pointer).cloned().unwrap_or_default();
            let there = match cell(name) {
                Field::Null => Value::Null,
                Field::Double(number) => Value::from(*number),
                Field::Long(number) => Value::from(*number),
                other => panic!("{other:?}"),
            };
            assert_eq!(there, value, "{name} of {number}");
            // None of the first cells holds a comma, but for the record of the bad line.
            if number < 30 && at(name) < at("warnings") && !rows[number + 1].contains('"') {
                let written = rows[number + 1].split(',').nth(at(name)).unwrap();
                assert_eq!(written.parse::<f64>().ok(), value.as_f64(), "{name} of {number}");
            }
        }
    }
    assert!(matches!(&columns[30][at("error")].1, Field::Str(error) if error.contains("some other text")));
    assert!(matches!(columns[30][at("name")].1, Field::Null));
    assert!(rows[31].contains("line 31"), "{}", rows[31]);
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn a_full_disk_is_told_in_a_sentence() {
    for format in ["ndjson", "csv", "parquet"] {
        for to in [None, Some("/dev/full")] {
            let mut command = cairn();
            command.args(FAST).args(["--format", format]).stdin(Stdio::piped()).stderr(Stdio::piped());
            match to {
                Some(path) => command.args(["-o", path]).stdout(Stdio::null()),
                None => command.stdout(File::options().write(true).open("/dev/full").unwrap()),
            };
            let mut child = command.spawn().unwrap();
            let mut stdin = child.stdin.take().unwrap();
            let _ = stdin.write_all(lines(&people(20)).as_bytes());
            drop(stdin);
            let ran = child.wait_with_output().unwrap();
            let said = String::from_utf8(ran.stderr).unwrap();
            assert_eq!(ran.status.code(), Some(2), "{format}: {said}");
            assert!(
                said.starts_with("cairn: Could not write to ") && said.contains("No space left"),
                "{said}"
            );
            assert_eq!(said.lines().count(), 1, "{said}");
        }
    }
}

#[test]
fn a_reader_that_leaves_ends_it_quietly() {
    for format in ["ndjson", "csv", "parquet"] {
        let mut command = cairn();
        command.args(FAST).args(["--format", format]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().unwrap();
        let _ = stdin.write_all(lines(&people(200)).as_bytes());
        drop(stdin);
        let ran = child.wait_with_output().unwrap();
        assert_eq!((ran.status.code(), ran.stderr.as_slice()), (Some(0), &b""[..]), "{format}");
    }
}

#[test]
fn ctrl_c_leaves_whole_lines_and_a_whole_table() {
    let root = folder("stopped");
    for format in ["ndjson", "parquet"] {
        let path = root.join(format);
        let mut command = cairn();
        command.args(FAST).args(["--format", format]);
        if format == "parquet" {
            command.arg("-o").arg(&path);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // It goes on reading: this stays open.
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(lines(&people(40)).as_bytes()).unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut text = String::new();
        if format == "ndjson" {
            // Lines come while more is waited for.
            for _ in 0..40 {
                assert!(out.read_line(&mut text).unwrap() > 0);
            }
        } else {
            stdin.write_all(b"bad\n").unwrap();
        }
        let id = child.id().to_string();
        // A signal before it listens would end it as any program.
        wait_until_it_listens(&id);
        assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
        let ended = child.wait().unwrap();
        out.read_to_string(&mut text).unwrap();
        assert_eq!(ended.code(), Some(130), "{format}");
        drop(stdin);
        if format == "ndjson" {
            assert!(text.ends_with('\n') && text.lines().count() >= 40);
            assert!(text.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
        } else {
            let reader = SerializedFileReader::new(File::open(&path).unwrap()).unwrap();
            let rows = reader.metadata().file_metadata().num_rows();
            assert!(usize::try_from(rows).unwrap() <= 41);
        }
    }
    fs::remove_dir_all(root).unwrap();
}

/// Waits until the process catches SIGINT, as the system says.
fn wait_until_it_listens(id: &str) {
    let catches = || {
        let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let mask = status.lines().find_map(|line| line.strip_prefix("SigCgt:")).unwrap();
        u64::from_str_radix(mask.trim(), 16).unwrap() & 0b10 != 0
    };
    while !catches() {
        std::thread::yield_now();
    }
}

#[test]
fn progress_is_told_where_it_is_asked_for() {
    let ran = run(&[&FAST[..], &["--progress"]].concat(), lines(&people(20)).as_bytes());
    assert!(ran.err.starts_with("20 done, ") && ran.err.contains(" a second, "), "{}", ran.err);
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
    let quiet = run(&FAST, lines(&people(20)).as_bytes());
    assert_eq!(quiet.err, "");
    assert_eq!(quiet.out, ran.out);
}
