//! Which item comes next.

use std::collections::BTreeMap;

use cairn_measure::{
    Belief, Criterion, Grid, Item, Normal, Outcomes, Theta, Weighting, by_information, eap, most_informative,
};
use serde::Deserialize;

use crate::fixture::{Quad, cases, near, quads, theta};

#[derive(Deserialize)]
struct Selection {
    items: Vec<Quad>,
    theta: Vec<f64>,
    best10: Vec<Vec<usize>>,
}

#[test]
fn selection() {
    for case in cases::<Selection>("selection.json") {
        let items = quads(&case.items);
        for (at, wanted) in case.theta.iter().zip(&case.best10) {
            let found = by_information(&items, theta(*at));
            assert_eq!(found[..wanted.len()], wanted[..], "theta {at}");
            assert_eq!(most_informative(&items, theta(*at), |_| true), wanted.first().copied());
        }
    }
}

#[derive(Deserialize)]
struct Order {
    items: Vec<Quad>,
    theta: Vec<f64>,
    #[serde(rename = "order")]
    wanted: Vec<Vec<usize>>,
}

#[test]
fn order() {
    for case in cases::<Order>("more/order.json") {
        let items = quads(&case.items);
        for (at, wanted) in case.theta.iter().zip(&case.wanted) {
            assert_eq!(by_information(&items, theta(*at)), *wanted, "theta {at}");
        }
    }
}

#[derive(Deserialize)]
struct Adaptive {
    items: Option<Vec<Quad>>,
    #[serde(default)]
    item: Vec<usize>,
    #[serde(default)]
    x: Vec<usize>,
    #[serde(default)]
    eap: Vec<f64>,
    #[serde(default)]
    psd: Vec<f64>,
}

#[test]
fn adaptive() {
    let cases = cases::<Adaptive>("adaptive.json");
    let bank = quads(cases[0].items.as_ref().unwrap());
    for (person, case) in cases.iter().enumerate().skip(1) {
        let mut at = Theta::ZERO;
        let mut answers = Vec::new();
        let mut used = vec![false; bank.len()];
        for step in 0..case.item.len() {
            let next = most_informative(&bank, at, |place| !used[place]).unwrap();
            assert_eq!(next, case.item[step], "person {person} step {step}");
            used[next] = true;
            answers.push((&bank[next], case.x[step]));
            let found = eap(&answers, Normal::STANDARD, &Grid::STANDARD).unwrap();
            near(&format!("person {person} step {step} eap"), found.theta.logits(), case.eap[step], 1e-4);
            near(&format!("person {person} step {step} psd"), found.error.logits(), case.psd[step], 1e-4);
            at = found.theta;
        }
    }
}

#[derive(Deserialize)]
struct Criteria {
    items: Vec<Quad>,
    used: Vec<usize>,
    x: Vec<usize>,
    theta_eap: f64,
    left: Vec<usize>,
    values: BTreeMap<String, Vec<f64>>,
    best: BTreeMap<String, usize>,
    exact: Exact,
}

#[derive(Deserialize)]
struct Exact {
    theta_eap: f64,
    #[serde(rename = "MEPV_at_eap")]
    at_eap: Vec<f64>,
    #[serde(rename = "MEPV_predictive")]
    predictive: Vec<f64>,
}

fn criterion(name: &str) -> Criterion {
    match name {
        "MFI" => Criterion::Information,
        "MEPV" => Criterion::ExpectedVariance(Outcomes::AtEstimate),
        "KL" => Criterion::Divergence(Weighting::Likelihood),
        "KLP" => Criterion::Divergence(Weighting::Posterior),
        "MLWI" => Criterion::WeightedInformation(Weighting::Likelihood),
        "MPWI" => Criterion::WeightedInformation(Weighting::Posterior),
        other => panic!("unknown criterion {other}"),
    }
}

fn belief(case: &Criteria, items: &[Item], grid: Grid) -> Belief {
    let mut belief = Belief::new(Normal::STANDARD, grid);
    for (place, category) in case.used.iter().zip(&case.x) {
        belief.update(&items[*place], *category).unwrap();
    }
    belief
}

#[test]
fn criteria() {
    for (place, case) in cases::<Criteria>("more/criteria.json").iter().enumerate() {
        let items = quads(&case.items);
        let rough = belief(case, &items, Grid::new(33, -4.0, 4.0).unwrap());
        near(&format!("case {place} eap"), rough.estimate().theta.logits(), case.theta_eap, 1e-8);
        for (name, wanted) in &case.values {
            for (left, wanted) in case.left.iter().zip(wanted) {
                let found = criterion(name).value(&rough, &items[*left]);
                near(&format!("case {place} {name} item {left}"), found, *wanted, 1e-8);
            }
            let found = criterion(name).best(&rough, &items, |place| case.left.contains(&place));
            assert_eq!(found, case.best.get(name).copied(), "case {place} {name}");
        }
    }
}

#[test]
fn criteria_exact() {
    for (place, case) in cases::<Criteria>("more/criteria.json").iter().enumerate() {
        let items = quads(&case.items);
        let fine = belief(case, &items, Grid::STANDARD);
        near(&format!("case {place} exact eap"), fine.estimate().theta.logits(), case.exact.theta_eap, 1e-6);
        for (index, left) in case.left.iter().enumerate() {
            for (outcomes, wanted) in
                [(Outcomes::AtEstimate, &case.exact.at_eap), (Outcomes::Predictive, &case.exact.predictive)]
            {
                let found = Criterion::ExpectedVariance(outcomes).value(&fine, &items[*left]);
                near(&format!("case {place} {outcomes:?} item {left}"), found, wanted[index], 1e-6);
            }
        }
    }
}
