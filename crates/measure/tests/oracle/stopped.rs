//! Whole tests that stop by precision or by length.

use std::collections::BTreeMap;

use cairn_measure::{
    Estimate, Grid, Item, Normal, Progress, Response, Rules, Step, StopReason, Theta, eap, map,
    most_informative,
};
use serde::Deserialize;

use crate::fixture::{near, poly, quad, read};

#[derive(Deserialize)]
struct Stopped {
    banks: BTreeMap<String, Vec<serde_json::Value>>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    bank: String,
    responses: Vec<usize>,
    method: String,
    se_stop: f64,
    max_items: usize,
    item: Vec<usize>,
    x: Vec<usize>,
    theta: Vec<f64>,
    se: Vec<f64>,
    stop: String,
}

fn item(value: &serde_json::Value, model: &str) -> Item {
    if value.is_array() {
        quad(serde_json::from_value(value.clone()).unwrap())
    } else {
        poly(&serde_json::from_value(value.clone()).unwrap(), model)
    }
}

fn estimate(method: &str, answers: &[Response<'_>]) -> Estimate {
    match method {
        "eap" => eap(answers, Normal::STANDARD, &Grid::FINE).unwrap(),
        "map" => {
            let peak = map(answers, Normal::STANDARD).unwrap();
            Estimate { theta: peak.theta, error: peak.expected_error }
        }
        other => panic!("unknown method {other}"),
    }
}

#[test]
fn stopped_tests() {
    let file: Stopped = read("more/stopped_tests.json");
    for (place, case) in file.cases.iter().enumerate() {
        let bank: Vec<Item> = file.banks[&case.bank].iter().map(|value| item(value, &case.bank)).collect();
        check(place, case, &bank);
    }
}

fn check(place: usize, case: &Case, bank: &[Item]) {
    let rules = Rules {
        answers_at_least: 1,
        answers_at_most: case.max_items,
        error_at_most: case.se_stop,
        gain_at_least: 0.0,
    };
    let tolerance = if case.method == "map" { 2e-4 } else { 1e-6 };
    let mut answers: Vec<Response<'_>> = Vec::new();
    let mut used: Vec<usize> = Vec::new();
    let (mut at, mut error) = (Theta::ZERO, 1.0);
    let stop = loop {
        let best = most_informative(bank, at, |place| !used.contains(&place)).map(|place| (place, 1.0));
        let so_far =
            Progress { answers: used.len(), worst_error: error, variance: error * error, settled: false };
        let next = match rules.step(so_far, best) {
            Step::Ask(next) => next,
            Step::Stop(reason) => break reason,
        };
        let what = format!("case {place} step {}", used.len());
        assert_eq!(Some(&next), case.item.get(used.len()), "{what}");
        assert_eq!(case.responses[next], case.x[used.len()], "{what}");
        used.push(next);
        answers.push((&bank[next], case.responses[next]));
        let found = estimate(&case.method, &answers);
        (at, error) = (found.theta, found.error.logits());
        near(&format!("{what} theta"), at.logits(), case.theta[used.len() - 1], tolerance);
        near(&format!("{what} se"), error, case.se[used.len() - 1], tolerance);
    };
    assert_eq!(used, case.item, "case {place}");
    let wanted = if case.stop == "precision" { StopReason::Precise } else { StopReason::Length };
    assert_eq!(stop, wanted, "case {place}");
}
