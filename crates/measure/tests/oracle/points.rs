//! Probabilities and information at single points.

use serde::Deserialize;

use crate::fixture::{Poly, cases, near, poly, quad, relative, theta};

#[derive(Deserialize)]
struct Dichotomous {
    theta: f64,
    a: f64,
    b: f64,
    c: f64,
    d: f64,
    p: f64,
    info: f64,
}

#[test]
fn dichotomous() {
    for (place, case) in cases::<Dichotomous>("dichotomous.json").into_iter().enumerate() {
        let item = quad([case.a, case.b, case.c, case.d]);
        let at = theta(case.theta);
        relative(&format!("case {place} p"), item.probability(at, 1).unwrap().get(), case.p, 1e-10);
        relative(&format!("case {place} info"), item.information(at).get(), case.info, 1e-10);
    }
}

#[derive(Deserialize)]
struct Polytomous {
    theta: f64,
    #[serde(flatten)]
    item: Poly,
    p: Vec<f64>,
    info: f64,
}

#[test]
fn polytomous() {
    for (place, case) in cases::<Polytomous>("polytomous.json").into_iter().enumerate() {
        let item = poly(&case.item, "");
        let at = theta(case.theta);
        let found = item.probabilities(at);
        assert_eq!(found.len(), case.p.len());
        for (found, wanted) in found.iter().zip(&case.p) {
            relative(&format!("case {place} p"), found.get(), *wanted, 1e-9);
        }
        relative(&format!("case {place} info"), item.information(at).get(), case.info, 1e-9);
    }
}

#[derive(Deserialize)]
struct DichotomousPoint {
    theta: f64,
    item: [f64; 4],
    p: f64,
    log_p: f64,
    log_q: f64,
    dp: f64,
    info: f64,
}

#[test]
fn points_dichotomous() {
    for (place, case) in cases::<DichotomousPoint>("more/points_dichotomous.json").into_iter().enumerate() {
        let item = quad(case.item);
        let at = theta(case.theta);
        let log = |what: &str, found: f64, wanted: f64| {
            near(&format!("case {place} {what}"), found, wanted, 1e-10 * wanted.abs());
        };
        relative(&format!("case {place} p"), item.probability(at, 1).unwrap().get(), case.p, 1e-10);
        log("log p", item.log_probability(at, 1).unwrap(), case.log_p);
        log("log q", item.log_probability(at, 0).unwrap(), case.log_q);
        relative(&format!("case {place} dp"), item.slope(at, 1).unwrap(), case.dp, 1e-10);
        relative(&format!("case {place} info"), item.information(at).get(), case.info, 1e-10);
    }
}

#[derive(Deserialize)]
struct PolytomousPoint {
    theta: f64,
    #[serde(flatten)]
    item: Poly,
    p: Vec<f64>,
    log_p: Vec<f64>,
    dp: Vec<f64>,
    info: f64,
    expected: f64,
}

#[test]
fn points_polytomous() {
    for (place, case) in cases::<PolytomousPoint>("more/points_polytomous.json").into_iter().enumerate() {
        let item = poly(&case.item, "");
        let at = theta(case.theta);
        assert_eq!(item.categories(), case.p.len());
        for category in 0..item.categories() {
            let what = |name: &str| format!("case {place} category {category} {name}");
            relative(&what("p"), item.probability(at, category).unwrap().get(), case.p[category], 1e-10);
            relative(
                &what("log p"),
                item.log_probability(at, category).unwrap(),
                case.log_p[category],
                1e-10,
            );
            near(&what("dp"), item.slope(at, category).unwrap(), case.dp[category], 1e-12);
        }
        relative(&format!("case {place} info"), item.information(at).get(), case.info, 1e-10);
        relative(&format!("case {place} expected"), item.expected_score(at), case.expected, 1e-10);
    }
}
