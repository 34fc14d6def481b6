//! What comes in: bad lines, odd files, folders, archives and pools. One that is bad never stops the others.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod common;

use std::fs;
use std::path::Path;

use cairn_core::PoolId;
use cairn_core::attempt::{Attempt, Millis};
use cairn_core::compare::{Candidate, Pool, PoolKind, Position};
use cairn_core::record::file::{Include, ProfileFile, write_profile};
use cairn_core::record::pool::{PoolKey, PoolPart, candidate_line, pool_line, write_pool};
use common::{Ran, content, folder, line, lines, people, run};
use serde_json::Value;

const FAST: [&str; 5] = ["score", "--stages", "none", "--warnings", "quick"];

fn score(input: &[u8]) -> Ran {
    run(&FAST, input)
}

fn score_files(files: &[&Path]) -> Ran {
    let files: Vec<&str> = files.iter().map(|file| file.to_str().unwrap()).collect();
    run(&[&FAST[..], &files].concat(), b"")
}

fn error(record: &Value) -> &str {
    record["error"].as_str().unwrap_or_default()
}

/// An archive of these files, kept as they are (PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16).
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let small = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
    let large = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    let (mut all, mut list) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let begin = all.len();
        let head = [&[20, 0][..], &[0; 12]].concat();
        let sizes = [large(bytes.len()), large(bytes.len())].concat();
        let named = small(name.len());
        all.extend([b"PK\x03\x04", &head[..], &sizes, &named, &[0; 2], name.as_bytes(), bytes].concat());
        let place = [&[0; 12][..], &large(begin)].concat();
        list.extend([b"PK\x01\x02\x14\0", &head[..], &sizes, &named, &place, name.as_bytes()].concat());
    }
    let begin = all.len();
    all.extend(&list);
    let counts = [small(files.len()), small(files.len())].concat();
    all.extend([b"PK\x05\x06", &[0; 4][..], &counts, &large(list.len()), &large(begin), &[0; 2]].concat());
    all
}

#[test]
fn a_bad_line_is_a_record_with_the_words_of_the_page_and_the_others_are_scored() {
    let people = people(3);
    let half = &line(&people[1])[..200];
    let bad = "{\"cairn\":1,}";
    let input = format!(
        "\u{feff}{}\r\n{bad}\r\n\r\nhello\n{}\n[1]\n{{\"work\":[{{\"name\":\"X\"}}]}}\n{}\n{half}",
        line(&people[0]),
        line(&people[1]),
        line(&people[2])
    );
    let ran = score(input.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    let records = ran.records();
    let found: Vec<(u64, &str, &str)> = records
        .iter()
        .map(|one| (one["line"].as_u64().unwrap(), one["name"].as_str().unwrap_or_default(), error(one)))
        .collect();
    let shown = |line: u8| format!("\u{2068}standard input, line {line}\u{2069}");
    let said = [
        format!("{} was not read: nothing follows a comma at line 1, character 12.", shown(2)),
        format!("{} is not a Cairn file: it is some other text.", shown(4)),
        format!("{} is not a Cairn file: it is a list, not an object.", shown(6)),
        format!(
            "{} is a résumé with 1 position, 0 entries on education and 0 skills. It holds claims, and no answers.",
            shown(7)
        ),
        format!("{} is cut off: it ends at line 1, character 200. Ask for the file again.", shown(9)),
    ];
    assert_eq!(
        found,
        [
            (1, "Person 0", ""),
            (2, "", said[0].as_str()),
            (4, "", said[1].as_str()),
            (5, "Person 1", ""),
            (6, "", said[2].as_str()),
            (7, "", said[3].as_str()),
            (8, "Person 2", ""),
            (9, "", said[4].as_str()),
        ]
    );
}

#[test]
fn a_line_of_100_mb_is_refused_by_its_size_and_the_next_one_is_scored() {
    let people = people(2);
    let mut input = line(&people[0]).into_bytes();
    input.push(b'\n');
    input.extend_from_slice(b"{\"cairn\":1,\"kind\":\"profile\",\"name\":\"");
    input.resize(100_000_000, b'x');
    input.extend_from_slice(format!("\"}}\n{}\n", line(&people[1])).as_bytes());
    let ran = score(&input);
    let records = ran.records();
    assert_eq!((ran.code, records.len()), (Some(1), 3));
    assert!(error(&records[1]).contains("it has 100 MB, and a profile has at most 2 MB"), "{}", records[1]);
    assert_eq!((&records[2]["line"], &records[2]["name"]), (&Value::from(3), &Value::from("Person 1")));
}

#[test]
fn the_order_is_kept_on_any_number_of_threads() {
    let people = people(120);
    let mut input = lines(&people[..60]);
    input.push_str("bad\n");
    input.push_str(&lines(&people[60..]));
    let one = run(&[&FAST[..], &["--threads", "1"]].concat(), input.as_bytes());
    let five = run(&[&FAST[..], &["--threads", "5"]].concat(), input.as_bytes());
    assert!(one.out == five.out, "the same bytes");
    let numbers: Vec<u64> = one.records().iter().map(|one| one["line"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=121).collect::<Vec<_>>());
}

#[test]
fn answers_under_other_versions_of_the_content_are_told_line_by_line() {
    let people = people(1);
    let own = line(&people[0]);
    let earlier = content().earlier.last().unwrap();
    let version = format!("\"{}\"", content().version);
    let old = own.replace(&version, &format!("\"{earlier}\""));
    let future = own.replace(&version, "\"2031.7\"");
    assert!(own != old && own != future);
    let ran = score(format!("{own}\n{old}\n{future}\n").as_bytes());
    let records = ran.records();
    assert_eq!((ran.code, records.len()), (Some(0), 3));
    assert_eq!(records[0]["skills"], records[1]["skills"]);
    assert_eq!(records[2]["left_out"]["unknown_content"], 77, "{}", records[2]);
    assert!(records[2]["skills"]["python"]["level"].is_null());
}

#[test]
fn nobody_with_any_answer_has_no_number_and_no_fault() {
    let mut person = people(1).remove(0);
    let attempt = &person.attempts[0];
    let begun = vec![attempt.entries()[0].clone()];
    person.attempts = vec![Attempt::from_entries(attempt.id().clone(), begun).unwrap()];
    let ran = run(&["score"], lines(&[person]).as_bytes());
    let records = ran.records();
    assert_eq!((ran.code, records.len()), (Some(0), 1));
    assert!(records[0]["skills"].as_object().unwrap().values().all(|skill| skill["level"].is_null()));
    assert_eq!((&records[0]["ratings"], &records[0]["questions"]), (&Value::from(0), &Value::from(0)));
    assert_eq!(records[0]["stages"], Value::Array(Vec::new()));
    assert_eq!(score(b"").out, b"", "nothing in, nothing out");
    assert_eq!(score(b"").code, Some(0));
}

#[test]
fn files_folders_and_archives_are_read_in_order() {
    let people = people(6);
    let root = folder("files");
    let write = |name: &str, bytes: &[u8]| {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    };
    let file = |at: usize| write_profile(&people[at], Include::ALL);
    write("all/1.cairn.json", file(0).as_bytes());
    // Two people in one file, whatever its name.
    write("all/2.json", lines(&people[1..3]).as_bytes());
    write("all/.hidden.json", b"nothing");
    let inner = archive(&[("5.cairn.json", file(5).as_bytes())]);
    let files = [
        ("in/3.cairn.json", file(3).into_bytes()),
        ("4.ndjson", lines(&people[4..5]).into_bytes()),
        ("more.zip", inner),
        (".DS_Store", b"x".to_vec()),
    ];
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    write("all/3.zip", &archive(&files));
    write("all/4/notes.txt", b"Call her");
    #[cfg(unix)]
    std::os::unix::fs::symlink(root.join("all"), root.join("all/circle")).unwrap();
    let ran = score_files(&[&root.join("all")]);
    let records = ran.records();
    let found: Vec<(String, Value, String)> = records
        .iter()
        .map(|one| {
            let source = one["source"].as_str().unwrap().rsplit_once("all/").unwrap().1.to_owned();
            let name = one["name"].as_str().map_or_else(|| error(one).to_owned(), str::to_owned);
            (source, one["line"].clone(), name)
        })
        .collect();
    let expected = [
        ("1.cairn.json", Value::Null, "Person 0"),
        ("2.json", 1.into(), "Person 1"),
        ("2.json", 2.into(), "Person 2"),
        ("3.zip: in/3.cairn.json", Value::Null, "Person 3"),
        ("3.zip: 4.ndjson", 1.into(), "Person 4"),
        (
            "3.zip: more.zip",
            Value::Null,
            "\u{2068}3.zip: more.zip\u{2069} is not a Cairn file: it is an archive; unpack it, and add the files in it.",
        ),
        ("4/notes.txt", Value::Null, "\u{2068}notes.txt\u{2069} is not a Cairn file: it is some other text."),
    ];
    assert_eq!(found, expected.map(|(at, line, name)| (at.to_owned(), line, name.to_owned())));
    assert_eq!(ran.code, Some(1));
    fs::remove_dir_all(root).unwrap();
}

#[test]
fn what_is_not_there_or_would_be_written_over_is_said_before_anything_is_done() {
    let root = folder("missing");
    let ran = score_files(&[&root.join("nothing.ndjson")]);
    assert_eq!((ran.code, ran.out.len()), (Some(2), 0));
    assert!(ran.err.contains("Could not open") && ran.err.contains("nothing.ndjson"), "{}", ran.err);
    let input = root.join("people.ndjson");
    fs::write(&input, lines(&people(2))).unwrap();
    let name = input.to_str().unwrap();
    let ran = run(&["score", name, "--output", name], b"");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("is to be read and written at once"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&input).unwrap(), lines(&people(2)), "nothing is lost");
    // In a folder, the output is no input.
    let output = root.join("scored.ndjson");
    fs::write(&output, "old").unwrap();
    let args = [&FAST[..], &[root.to_str().unwrap(), "-o", output.to_str().unwrap()]].concat();
    assert_eq!(run(&args, b"").code, Some(0));
    assert_eq!(fs::read_to_string(&output).unwrap().lines().count(), 2);
    let position = root.join("position.json");
    fs::write(&position, "{\"cairn\":1}").unwrap();
    let ran = run(&["score", "--position", position.to_str().unwrap()], b"");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("is not a position: kind is missing"), "{}", ran.err);
    assert_eq!(run(&["score", "--threads", "0"], b"").code, Some(2));
    assert_eq!(run(&["guess"], b"").code, Some(2));
    fs::remove_dir_all(root).unwrap();
}

/// A pool's file with these people in it.
fn pool(people: &[ProfileFile], hidden: bool) -> String {
    let id = PoolId::parse("pool-1a2b").unwrap();
    let pool = Pool {
        id: id.clone(),
        name: "Ours".to_owned(),
        made_at: Millis(1),
        kind: PoolKind::Applicants,
        example: false,
        position: Position::strategist(content()),
        hidden,
        blinding: Vec::new(),
        core: None,
    };
    let records = [(PoolKey::Pool(id.clone()), write_pool(&pool))];
    let mut file = pool_line(&id, people.len(), &records, hidden);
    for person in people {
        let candidate = Candidate::new(person.clone()).unwrap();
        let text = write_profile(person, Include::ALL);
        file.push_str(&candidate_line(&candidate.id, &[(PoolPart::Profile, text.as_str())], hidden));
    }
    file
}

#[test]
fn a_pool_is_scored_and_while_names_are_hidden_no_name_is_written() {
    let people = people(45);
    let people = &people[38..42];
    let root = folder("pool");
    let path = root.join("ours.cairn-pool.jsonl");
    let skills = |ran: &Ran| ran.records().iter().map(|one| one["skills"].clone()).collect::<Vec<_>>();
    let plain = score(lines(people).as_bytes());
    fs::write(&path, pool(people, false)).unwrap();
    let open = score_files(&[&path]);
    fs::write(&path, pool(people, true)).unwrap();
    let hidden = score_files(&[&path]);
    assert_eq!((open.code, hidden.code), (Some(0), Some(0)));
    assert_eq!(skills(&open), skills(&plain));
    assert_eq!(skills(&hidden), skills(&plain));
    assert_eq!(open.records()[0]["name"], "Person 38");
    assert!(open.records().iter().any(|one| one["years"]["data"] == 1), "years are said");
    let text = String::from_utf8(hidden.out.clone()).unwrap();
    assert!(!text.contains("Person"), "{text}");
    for one in hidden.records() {
        assert!(one["id"].is_null() && one["name"].is_null() && one["years"]["data"].is_null(), "{one}");
    }
    fs::remove_dir_all(root).unwrap();
}
