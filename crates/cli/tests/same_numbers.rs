//! The command says what the pages say, to the last digit.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod common;

use cairn_core::Skill;
use cairn_core::compare::{Assessor, Candidate, Mark, Position, concluded, rank};
use cairn_core::decimal::Hundredths;
use cairn_core::export::{RankedPool, state_name};
use cairn_core::path::view::{Percent, result_of_other};
use cairn_core::person::Person;
use cairn_core::profile::{Basis, weigh};
use cairn_core::record::file::ProfileFile;
use cairn_core::record::pool::write_position;
use common::{BANK, content, folder, lines, people, run};
use serde_json::Value;

/// A number as a page shows it, for a program.
fn plain(number: Hundredths) -> f64 {
    number.to_string().replace('\u{2212}', "-").parse().unwrap()
}

/// What the export of a pool with this person alone says of them.
fn exported(assessor: &Assessor<'_>, profile: &ProfileFile, position: &Position) -> Value {
    let candidate = Candidate::new(profile.clone()).unwrap();
    let members = [concluded(assessor, candidate, Mark::default(), None).unwrap().member];
    let ranking = rank(&members, position);
    let pool = RankedPool {
        name: "Ours",
        example: false,
        content: content(),
        members: &members,
        ranking: ranking.as_ref(),
        position,
        hidden: false,
    };
    let export: Value = serde_json::from_str(&pool.to_json()).unwrap();
    export["candidates"][0].clone()
}

#[test]
fn five_hundred_people_have_the_numbers_of_the_table_of_a_pool() {
    let position = Position { years: [Some(5), None, None], ..Position::strategist(content()) };
    let file = folder("table").join("position.json");
    std::fs::write(&file, write_position(&position)).unwrap();
    let people = people(500);
    let args = ["score", "--stages", "none", "--position", file.to_str().unwrap()];
    let ran = run(&args, lines(&people).as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let records = ran.records();
    assert_eq!(records.len(), people.len());
    let assessor = Assessor::new(content(), &BANK);
    let mut unmeasured = 0;
    for ((record, profile), number) in records.iter().zip(&people).zip(1..) {
        let there = exported(&assessor, profile, &position);
        let same = |own: &str, theirs: &str| {
            assert_eq!(record.pointer(own), there.pointer(theirs), "{own} of {}", profile.name);
            assert!(record.pointer(own).is_some(), "{own}");
        };
        assert_eq!(record["line"], number);
        for name in ["id", "name", "fit", "years", "warnings"] {
            same(&format!("/{name}"), &format!("/{name}"));
        }
        for skill in Skill::ALL {
            for end in ["level", "low_90", "high_90", "rests_on"] {
                let at = format!("/skills/{}/{end}", skill.as_str());
                same(&at, &at);
            }
            unmeasured += usize::from(record["skills"][skill.as_str()]["level"].is_null());
        }
        for name in ["likely_met", "asked", "not_measured", "failing"] {
            same(&format!("/must_haves/{name}"), &format!("/levels/{name}"));
        }
        same("/must_haves/all_at_once", "/all_levels_at_once");
        same("/must_haves/years_met", "/years_met");
        let left_out = weigh(content(), &BANK, &profile.attempts[0]).1.len();
        let said: u64 = record["left_out"].as_object().unwrap().values().filter_map(Value::as_u64).sum();
        assert_eq!(usize::try_from(said).unwrap(), left_out);
        assert_eq!(record["stages"], Value::Array(Vec::new()));
    }
    assert!(unmeasured > 100, "{unmeasured} skills of some are not measured");
    assert!(records.iter().any(|record| record["warnings"].to_string().contains("random_picks")));
}

#[test]
fn quick_warnings_leave_out_those_that_take_copies_and_nothing_else() {
    let people = people(100);
    let with = |warnings: &str| {
        let args = ["score", "--stages", "none", "--warnings", warnings];
        let ran = run(&args, lines(&people).as_bytes());
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
        ran.records()
    };
    let takes_copies =
        |warning: &Value| ["inconsistent", "surprises", "straight_line"].iter().any(|name| warning == name);
    let mut left_out = 0;
    for (mut all, quick) in with("all").into_iter().zip(with("quick")) {
        let warnings = all["warnings"].as_array_mut().unwrap();
        let before = warnings.len();
        warnings.retain(|warning| !takes_copies(warning));
        left_out += before - warnings.len();
        assert_eq!(all, quick);
    }
    assert!(left_out > 0, "nobody's answers contradict each other");
}

fn as_on_their_own_page(people: &[ProfileFile]) {
    let ran = run(&["score"], lines(people).as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let records = ran.records();
    assert_eq!(records.len(), people.len());
    let mut with_stages = 0;
    for (record, profile) in records.iter().zip(people) {
        let person = Person::of(&BANK, &profile.attempts, Vec::new()).unwrap();
        let page = result_of_other(content(), &BANK, &person).unwrap();
        let nothing = page.answered == Basis::default();
        for row in &page.skills {
            let own = &record["skills"][row.skill.as_str()]["page"];
            if row.basis == Basis::default() {
                assert!(own.is_null(), "what was not measured has no number");
                continue;
            }
            assert_eq!(own["theta"], plain(row.theta), "{} {:?}", profile.name, row.skill);
            assert_eq!(own["low_90"], plain(row.interval.0));
            assert_eq!(own["high_90"], plain(row.interval.1));
            assert_eq!(own["level"], row.level);
        }
        let stages = record["stages"].as_array().unwrap();
        assert_eq!(stages.len(), if nothing { 0 } else { page.stages.len() });
        for (stage, row) in stages.iter().zip(&page.stages) {
            assert_eq!(stage["stage"], row.stage.number());
            assert_eq!(Percent::of(stage["shown"].as_f64().unwrap()), row.shown, "{}", profile.name);
            assert_eq!(stage["state"], state_name(row.state));
            assert_eq!(record["stands"]["at"] == row.stage.number(), row.is_here);
        }
        let left_out: Vec<(String, u16)> =
            page.left_out.iter().map(|(why, count)| (why.as_str().to_owned(), *count)).collect();
        let said: Vec<(String, u16)> =
            serde_json::from_value::<std::collections::BTreeMap<_, _>>(record["left_out"].clone())
                .unwrap()
                .into_iter()
                .collect();
        let mut left_out = left_out;
        left_out.sort();
        assert_eq!(said, left_out);
        with_stages += usize::from(!stages.is_empty());
    }
    assert!(with_stages * 4 > people.len(), "{with_stages} have stages");
}

/// Draws for 500 people take minutes, so every 31st is looked at; `CAIRN_PEOPLE=all` with `--profile fast` looks at all.
#[test]
fn people_have_the_numbers_of_their_own_page() {
    let step = if std::env::var("CAIRN_PEOPLE").is_ok_and(|which| which == "all") { 1 } else { 31 };
    as_on_their_own_page(&people(500).into_iter().step_by(step).collect::<Vec<_>>());
}
