//! What else the command does: rank, check, bank, simulate, man, completions; `calibrate` has a file of its own.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod common;

use std::fs;

use cairn_core::PoolId;
use cairn_core::attempt::Millis;
use cairn_core::compare::{
    Assessor, Candidate, Mark, Member, Pool, PoolKind, Position, concluded, find_namesakes, rank,
};
use cairn_core::content::report::BankReport;
use cairn_core::export::RankedPool;
use cairn_core::record::file::{Include, ProfileFile, write_profile};
use cairn_core::record::pool::{PoolKey, PoolPart, candidate_line, pool_line, write_pool, write_position};
use common::{BANK, LIBRARY, content, folder, lines, people, run};

fn ours() -> Pool {
    Pool {
        id: PoolId::parse("pool-1a2b").unwrap(),
        name: "Ours".to_owned(),
        made_at: Millis(1),
        kind: PoolKind::Applicants,
        example: false,
        position: Position::strategist(content()),
        hidden: false,
        blinding: Vec::new(),
        core: None,
    }
}

/// A pool's file with these people in it.
fn file_of(pool: &Pool, people: &[ProfileFile], packed: bool) -> String {
    let records = [(PoolKey::Pool(pool.id.clone()), write_pool(pool))];
    let mut file = pool_line(&pool.id, people.len(), &records, packed);
    for person in people {
        let candidate = Candidate::new(person.clone()).unwrap();
        let text = write_profile(person, Include::ALL);
        file.push_str(&candidate_line(&candidate.id, &[(PoolPart::Profile, text.as_str())], packed));
    }
    file
}

fn members(people: &[ProfileFile]) -> Vec<Member> {
    let assessor = Assessor::new(content(), &BANK);
    let member = |person: &ProfileFile| {
        let candidate = Candidate::new(person.clone()).unwrap();
        concluded(&assessor, candidate, Mark::default(), None).unwrap().member
    };
    let mut members: Vec<Member> = people.iter().map(member).collect();
    find_namesakes(&mut members);
    members
}

#[test]
fn a_pool_is_ranked_as_the_app_exports_it() {
    let (pool, people) = (ours(), people(60));
    let members = members(&people);
    let ranking = rank(&members, &pool.position);
    let there = RankedPool {
        name: &pool.name,
        example: false,
        content: content(),
        members: &members,
        ranking: ranking.as_ref(),
        position: &pool.position,
        hidden: false,
    };
    let path = folder("rank").join("ours.cairn-pool.jsonl");
    fs::write(&path, file_of(&pool, &people, false)).unwrap();
    let path = path.to_str().unwrap();
    let csv = run(&["rank", "--format", "csv", path], b"");
    assert_eq!((csv.code, csv.err.as_str()), (Some(0), ""));
    assert!(csv.out == there.to_csv().as_bytes(), "the same bytes");
    let json = run(&["rank", "--format", "json", path], b"");
    assert!(json.out == (there.to_json() + "\n").as_bytes(), "the same bytes");
    let text = String::from_utf8(run(&["rank", path], b"").out).unwrap();
    let rows: Vec<&str> = text.lines().collect();
    assert_eq!(rows.len(), 61);
    assert!(rows[0].starts_with("group  fit"), "{}", rows[0]);
    let first = &members[ranking.as_ref().unwrap().order[0]];
    assert!(rows[1].starts_with('A') && rows[1].contains(&first.called()), "{}", rows[1]);
}

#[test]
fn who_comes_twice_is_one_and_a_bad_line_is_said() {
    let people = people(6);
    let position = folder("twice").join("position.json");
    fs::write(&position, write_position(&ours().position)).unwrap();
    let args = ["rank", "--format", "csv", "--position", position.to_str().unwrap()];
    let once = run(&args, lines(&people).as_bytes());
    let twice = run(&args, format!("{}{}", lines(&people), lines(&people[2..4])).as_bytes());
    assert_eq!((once.code, twice.code), (Some(0), Some(0)));
    assert!(once.out == twice.out);
    // A shorter log of the same attempt says nothing new; one with another answer is told.
    let other = lines(&people[..1]).replacen("\"level\":3", "\"level\":4", 1);
    assert_ne!(other, lines(&people[..1]));
    let differs = run(&args, format!("{}{other}bad\n", lines(&people)).as_bytes());
    assert_eq!(differs.code, Some(1));
    assert!(once.out == differs.out);
    let said: Vec<&str> = differs.err.lines().collect();
    assert!(said[0].contains("Person 0") && said[0].contains("twice with different answers"), "{said:?}");
    assert!(said[1].contains("standard input, line 8") && said[1].contains("some other text"), "{said:?}");
    let without = run(&["rank"], lines(&people).as_bytes());
    assert_eq!(without.code, Some(2));
    assert!(without.err.contains("There is no position to rank by"), "{}", without.err);
}

#[test]
fn while_names_are_hidden_a_ranking_has_none() {
    let (pool, people) = (Pool { hidden: true, ..ours() }, people(8));
    let path = folder("hidden").join("ours.cairn-pool.jsonl");
    fs::write(&path, file_of(&pool, &people, true)).unwrap();
    for format in ["text", "csv", "json"] {
        let ran = run(&["rank", "--format", format, path.to_str().unwrap()], b"");
        let text = String::from_utf8(ran.out).unwrap();
        assert_eq!(ran.code, Some(0));
        assert!(!text.contains("Person") && !text.contains("full-00"), "{text}");
        assert!(text.contains("Candidate "), "{text}");
    }
}

#[test]
fn the_bank_is_told_as_text_and_as_json() {
    let report = BankReport::of(&LIBRARY);
    let text = String::from_utf8(run(&["bank"], b"").out).unwrap();
    assert!(text.lines().count() > 50 && text.contains("\n## Targets\n"), "{text}");
    let json = run(&["bank", "--json"], b"");
    let there = serde_json::to_string_pretty(&report).unwrap() + "\n";
    assert!(json.out == there.as_bytes(), "what stands in the command is content/");
}

#[test]
fn simulated_people_are_the_same_every_time_and_can_be_scored() {
    let profiles = run(&["simulate", "3", "quick look", "--profiles"], b"");
    assert_eq!(profiles.code, Some(0));
    assert!(profiles.out == run(&["simulate", "3", "quick look", "--profiles"], b"").out);
    let scored = run(&["score", "--stages", "none"], &profiles.out);
    assert_eq!((scored.code, scored.records().len()), (Some(0), 3));
    assert_eq!(scored.records()[2]["name"], "Simulated 2");
    assert_eq!(scored.records()[2]["ratings"], 35);
    let table = String::from_utf8(run(&["simulate", "2", "quick look"], b"").out).unwrap();
    assert!(table.starts_with("2 simulated people per world") && table.contains("| quick look |"), "{table}");
    let none = run(&["simulate", "2", "nowhere"], b"");
    assert_eq!(none.code, Some(2));
    assert!(none.err.contains("no such world") && none.err.contains("quick look"), "{}", none.err);
}

#[test]
fn manual_and_completions_know_every_verb() {
    let verbs = ["score", "rank", "check", "bank", "simulate", "calibrate", "man", "completions"];
    let folder = folder("man");
    let ran = run(&["man", folder.join("pages").to_str().unwrap()], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    for verb in verbs {
        let page = fs::read_to_string(folder.join(format!("pages/cairn-{verb}.1"))).unwrap();
        assert!(page.contains(".TH"), "{verb}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let text = String::from_utf8(run(&["completions", shell], b"").out).unwrap();
        assert!(verbs.iter().all(|verb| text.contains(verb)), "{shell}");
    }
    let help = String::from_utf8(run(&["--help"], b"").out).unwrap();
    assert!(verbs.iter().all(|verb| help.contains(verb)) && help.contains("Exit codes:"), "{help}");
    assert_eq!(run(&[], b"").code, Some(2), "nothing was said");
    let version = String::from_utf8(run(&["--version"], b"").out).unwrap();
    assert!(version.starts_with("cairn 0."), "{version}");
}

#[test]
fn the_content_of_a_folder_takes_the_place_of_the_own() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let people = lines(&people(3));
    let own = run(&["score", "--stages", "none"], people.as_bytes());
    let args = ["score", "--stages", "none", "--content", root.to_str().unwrap()];
    assert!(own.out == run(&args, people.as_bytes()).out);
    let empty = folder("content");
    let ran = run(&["score", "--content", empty.to_str().unwrap()], people.as_bytes());
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("skills.toml: cannot be read") && ran.err.contains("errors"), "{}", ran.err);
}
