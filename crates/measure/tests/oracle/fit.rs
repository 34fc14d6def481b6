//! Does this look like a person answering?

use cairn_measure::{Estimator, Item, Normal, Score, change, infit, lz, lz_star, map, ml, outfit, wl};
use serde::Deserialize;

use crate::fixture::{Poly, Quad, cases, near, pairs, poly, quads, theta};

#[derive(Deserialize)]
struct Person<I> {
    items: Vec<I>,
    x: Vec<usize>,
    theta: f64,
    lz: f64,
    outfit: f64,
    infit: f64,
}

fn check<I>(place: usize, case: &Person<I>, items: &[Item]) {
    let answers = pairs(items, &case.x);
    let at = theta(case.theta);
    near(&format!("case {place} lz"), lz(&answers, at).unwrap().unwrap(), case.lz, 1e-8);
    near(&format!("case {place} infit"), infit(&answers, at).unwrap().unwrap(), case.infit, 1e-8);
    near(&format!("case {place} outfit"), outfit(&answers, at).unwrap().unwrap(), case.outfit, 1e-8);
}

#[test]
fn personfit() {
    for (place, case) in cases::<Person<Quad>>("personfit.json").iter().enumerate() {
        check(place, case, &quads(&case.items));
    }
}

#[test]
fn fit_polytomous() {
    for (place, case) in cases::<Person<Poly>>("more/fit_polytomous.json").iter().enumerate() {
        let items: Vec<Item> = case.items.iter().map(|item| poly(item, "")).collect();
        check(place, case, &items);
    }
}

#[derive(Deserialize)]
struct Starred {
    items: Vec<Quad>,
    x: Vec<usize>,
    theta: f64,
    lz: f64,
    ml: Option<Star>,
    map: Option<Star>,
    wl: Option<Star>,
}

#[derive(Deserialize)]
struct Star {
    theta: f64,
    lz: f64,
    #[serde(rename = "lz_star")]
    corrected: f64,
}

#[test]
fn lz_stars() {
    for (place, case) in cases::<Starred>("more/lz_star.json").iter().enumerate() {
        let items = quads(&case.items);
        let answers = pairs(&items, &case.x);
        near(&format!("case {place}"), lz(&answers, theta(case.theta)).unwrap().unwrap(), case.lz, 1e-8);
        let check = |wanted: &Option<Star>, found: Option<cairn_measure::Theta>, estimator: Estimator| {
            let Some(wanted) = wanted else { return };
            let at = found.unwrap();
            let what = format!("case {place} {estimator:?}");
            near(&format!("{what} theta"), at.logits(), wanted.theta, 1e-8);
            near(&format!("{what} lz"), lz(&answers, at).unwrap().unwrap(), wanted.lz, 1e-8);
            near(
                &format!("{what} lz*"),
                lz_star(&answers, at, estimator).unwrap().unwrap(),
                wanted.corrected,
                1e-8,
            );
        };
        let prior = Normal::STANDARD;
        check(&case.ml, ml(&answers).unwrap().map(|peak| peak.theta), Estimator::MaximumLikelihood);
        check(
            &case.map,
            map(&answers, prior).ok().map(|peak| peak.theta),
            Estimator::MaximumAPosteriori(prior),
        );
        check(&case.wl, wl(&answers).unwrap().map(|peak| peak.theta), Estimator::WeightedLikelihood);
    }
}

#[derive(Deserialize)]
struct Twice {
    theta: [f64; 2],
    se: [f64; 2],
    rci: f64,
    p_second_greater: f64,
    reliable_95: bool,
}

#[test]
fn changes() {
    for (place, case) in cases::<Twice>("more/change.json").iter().enumerate() {
        let score = |occasion: usize| Score { mean: case.theta[occasion], sd: case.se[occasion] };
        let found = change(score(0), score(1), 0.0);
        near(&format!("case {place} index"), found.index, case.rci, 1e-12);
        near(&format!("case {place} p"), found.second_greater.get(), case.p_second_greater, 1e-12);
        assert_eq!(found.is_reliable(), case.reliable_95, "case {place}");
    }
}
