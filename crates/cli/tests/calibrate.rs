//! `cairn calibrate`: profiles in, a report out.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod common;

use cairn_core::attempt::{Attempt, Choice, Event};
use cairn_core::record::file::ProfileFile;
use common::{BANK, line, lines, people, run};
use serde_json::Value;

/// People whose answers are others: `change` gets each answer to a question with the best option, and `None` drops it.
fn answering(count: usize, change: impl Fn(usize, u8) -> Option<Choice>) -> Vec<ProfileFile> {
    let mut people = people(count);
    for person in &mut people {
        let attempt = &person.attempts[0];
        let mut number = 0;
        let entries = attempt.entries().iter().cloned().filter_map(|mut entry| {
            if let Event::Answer { item, choice, .. } = &mut entry.event
                && let Some(question) = BANK.question(item)
            {
                let best = (0..).zip(&question.options).max_by_key(|(_, option)| option.points).unwrap().0;
                *choice = change(number, best)?;
                number += 1;
            }
            Some(entry)
        });
        let entries = entries.collect();
        person.attempts = vec![Attempt::from_entries(attempt.id().clone(), entries).unwrap()];
    }
    people
}

fn report_of(people: &[ProfileFile], more: &[&str]) -> Value {
    let mut args = vec!["calibrate", "--json"];
    args.extend(more);
    let ran = run(&args, lines(people).as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    serde_json::from_slice(&ran.out).unwrap()
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

#[test]
fn who_answered_no_question_is_counted_and_alone_is_no_calibration() {
    let silent = answering(20, |_, _| None);
    let ran = run(&["calibrate"], lines(&silent).as_bytes());
    assert_eq!((ran.code, ran.out.len()), (Some(2), 0));
    assert!(ran.err.contains("There is nobody to calibrate with"), "{}", ran.err);
    assert!(ran.err.contains("no answer to a question counts: 20"), "{}", ran.err);
}

#[test]
fn one_question_with_one_answer_by_a_group_of_one_moves_next_to_nothing() {
    let one = answering(1, |number, best| (number == 0).then_some(Choice::Option(best)));
    let text = line(&one[0]);
    let text = format!("{},\"team\":\"alone\"}}\n", text.strip_suffix('}').unwrap());
    let ran = run(&["calibrate", "--json", "--group", "team"], text.as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let report: Value = serde_json::from_slice(&ran.out).unwrap();
    assert_eq!(report["people"], 1);
    let rows = report["questions"].as_array().unwrap();
    let answered: Vec<&Value> = rows.iter().filter(|row| row["answers"] != 0).collect();
    assert_eq!((answered.len(), &answered[0]["answers"]), (1, &Value::from(1)));
    let moved = answered[0]["b"].as_f64().unwrap() - answered[0]["expert_b"].as_f64().unwrap();
    assert!(moved < 0.0 && moved > -0.2, "right once, a little easier: {moved}");
    assert!(answered[0]["groups"].as_array().unwrap().is_empty(), "nobody to compare with");
    assert!(answered[0]["fit"]["p"].is_null() && answered[0]["trend"].is_null());
    let others = rows.iter().filter(|row| row["answers"] == 0);
    for row in others {
        assert!((row["b"].as_f64().unwrap() - row["expert_b"].as_f64().unwrap()).abs() < 1e-9, "{row}");
    }
}

#[test]
fn where_everybody_is_right_questions_are_easier_and_no_more_than_experts_allow() {
    // Not all of them: of whoever answers so well and as fast as a blind one does, nobody's ability is known.
    let report = report_of(&answering(200, |_, best| Some(Choice::Option(best))), &[]);
    assert!(report["people"].as_u64().unwrap() > 20, "{}", report["people"]);
    let rows = report["questions"].as_array().unwrap();
    for row in rows.iter().filter(|row| row["answers"] != 0) {
        let number = |key: &str| row[key].as_f64().unwrap();
        let away = (number("b") - number("expert_b")) / number("expert_b_sd");
        assert!(number("b").is_finite() && (-3.0..0.5).contains(&away), "{row}");
        assert!(row["contradiction"].is_null(), "{row}");
    }
}
