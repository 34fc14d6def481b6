//! One ability from one person's answers.

use cairn_measure::{Grid, Normal, eap, map, ml};
use serde::Deserialize;

use crate::fixture::{Quad, cases, near, pairs, quads};

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
