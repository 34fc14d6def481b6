//! Which item comes next.

use cairn_measure::{Grid, Normal, Theta, by_information, eap, most_informative};
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
