//! One ability from one person's answers.

use cairn_measure::{Grid, Item, Normal, Peak, eap, map, ml, wl};
use serde::Deserialize;

use crate::fixture::{Poly, Quad, cases, near, pairs, poly, quads};

#[derive(Deserialize)]
struct Ability {
    items: Vec<Quad>,
    x: Vec<usize>,
    ml: Option<f64>,
    map: f64,
    eap: f64,
    psd: f64,
}

#[test]
fn ability() {
    for (place, case) in cases::<Ability>("ability.json").into_iter().enumerate() {
        let items = quads(&case.items);
        let answers = pairs(&items, &case.x);
        let what = |name: &str| format!("case {place} {name}");
        let found = ml(&answers).unwrap().map(|peak| peak.theta.logits());
        assert_eq!(found.is_some(), case.ml.is_some(), "{}: {found:?}, wanted {:?}", what("ml"), case.ml);
        if let (Some(found), Some(wanted)) = (found, case.ml) {
            near(&what("ml"), found, wanted, 1e-6);
        }
        near(&what("map"), map(&answers, Normal::STANDARD).unwrap().theta.logits(), case.map, 1e-6);
        let found = eap(&answers, Normal::STANDARD, &Grid::STANDARD).unwrap();
        near(&what("eap"), found.theta.logits(), case.eap, 1e-4);
        near(&what("psd"), found.error.logits(), case.psd, 1e-4);
    }
}

#[derive(Deserialize)]
struct WithErrors<I> {
    #[serde(default)]
    model: String,
    items: Vec<I>,
    x: Vec<usize>,
    ml: Option<f64>,
    ml_se_expected: Option<f64>,
    ml_se_observed: Option<f64>,
    map: f64,
    map_se_expected: f64,
    map_se_observed: f64,
    wl: Option<f64>,
    eap: f64,
    psd: f64,
}

fn check<I>(place: usize, case: &WithErrors<I>, items: &[Item]) {
    let answers = pairs(items, &case.x);
    let what = |name: &str| format!("case {place} {} {name}", case.model);
    let wanted = case.ml.map(|theta| (theta, case.ml_se_expected.unwrap(), case.ml_se_observed.unwrap()));
    check_peak(&what("ml"), ml(&answers).unwrap(), wanted);
    let wanted = (case.map, case.map_se_expected, case.map_se_observed);
    check_peak(&what("map"), Some(map(&answers, Normal::STANDARD).unwrap()), Some(wanted));
    let found = wl(&answers).unwrap().map(|peak| peak.theta.logits());
    assert_eq!(found.is_some(), case.wl.is_some(), "{}: {found:?}", what("wl"));
    near(&what("wl"), found.unwrap_or(0.0), case.wl.unwrap_or(0.0), 1e-8);
    let found = eap(&answers, Normal::STANDARD, &Grid::FINE).unwrap();
    near(&what("eap"), found.theta.logits(), case.eap, 1e-6);
    near(&what("psd"), found.error.logits(), case.psd, 1e-6);
}

fn check_peak(what: &str, found: Option<Peak>, wanted: Option<(f64, f64, f64)>) {
    assert_eq!(found.is_some(), wanted.is_some(), "{what}: {found:?}, wanted {wanted:?}");
    let (Some(found), Some((theta, expected, observed))) = (found, wanted) else { return };
    near(what, found.theta.logits(), theta, 1e-8);
    near(&format!("{what} expected error"), found.expected_error.logits(), expected, 1e-6);
    near(&format!("{what} observed error"), found.observed_error.logits(), observed, 1e-6);
}

#[test]
fn ability_se_dichotomous() {
    let cases = cases::<WithErrors<Quad>>("more/ability_se_dichotomous.json");
    for (place, case) in cases.iter().enumerate() {
        check(place, case, &quads(&case.items));
    }
}

#[test]
fn ability_se_polytomous() {
    let cases = cases::<WithErrors<Poly>>("more/ability_se_polytomous.json");
    for (place, case) in cases.iter().enumerate() {
        let items: Vec<Item> = case.items.iter().map(|item| poly(item, &case.model)).collect();
        check(place, case, &items);
    }
}
