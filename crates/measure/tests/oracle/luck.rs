//! Scenes in which people rule out what they see through and pick evenly among the rest.

use cairn_measure::{Grid, Item, Normal, eap, map};
use serde::Deserialize;

use crate::fixture::{cases, near, pairs, relative, theta};

/// As many options of each worth as the case says; one each where it says nothing.
fn scene(a: f64, steps: &[f64], options: &[usize]) -> Item {
    let one_each = vec![1; steps.len() + 1];
    Item::elimination(a, steps, if options.is_empty() { &one_each } else { options }).unwrap()
}

#[derive(Deserialize)]
struct ScenePoint {
    theta: f64,
    a: f64,
    steps: Vec<f64>,
    #[serde(default, alias = "options")]
    n: Vec<usize>,
    p: Vec<f64>,
    log_p: Vec<f64>,
    d_log_p: Vec<f64>,
    d2_log_p: Vec<f64>,
    info: f64,
    expected: f64,
}

#[test]
fn scene_points() {
    for (place, case) in cases::<ScenePoint>("luck/scene_points.json").into_iter().enumerate() {
        let item = scene(case.a, &case.steps, &case.n);
        let at = theta(case.theta);
        assert_eq!(item.categories(), case.p.len());
        for category in 0..item.categories() {
            let what = |name: &str| format!("case {place} category {category} {name}");
            let p = item.probability(at, category).unwrap().get();
            relative(&what("p"), p, case.p[category], 1e-9);
            relative(&what("log p"), item.log_probability(at, category).unwrap(), case.log_p[category], 1e-9);
            relative(&what("slope"), item.slope(at, category).unwrap() / p, case.d_log_p[category], 1e-9);
            relative(&what("bend"), item.bend(at, category).unwrap(), case.d2_log_p[category], 1e-9);
        }
        relative(&format!("case {place} info"), item.information(at).get(), case.info, 1e-9);
        relative(&format!("case {place} expected"), item.expected_score(at), case.expected, 1e-9);
    }
}

#[derive(Deserialize)]
struct Ability {
    items: Vec<Answered>,
    eap: f64,
    psd: f64,
    map: f64,
}

#[derive(Deserialize)]
#[serde(tag = "kind")]
enum Answered {
    #[serde(rename = "scene")]
    Scene {
        a: f64,
        steps: Vec<f64>,
        #[serde(default, alias = "options")]
        n: Vec<usize>,
        points: usize,
    },
    #[serde(rename = "3pl")]
    Logistic { a: f64, b: f64, c: f64, right: bool },
}

impl Answered {
    fn item(&self) -> (Item, usize) {
        match self {
            Self::Scene { a, steps, n, points } => (scene(*a, steps, n), *points),
            Self::Logistic { a, b, c, right } => {
                (Item::logistic(*a, *b, *c, 1.0).unwrap(), usize::from(*right))
            }
        }
    }
}

#[test]
fn scene_ability() {
    for (place, case) in cases::<Ability>("luck/scene_ability.json").into_iter().enumerate() {
        let (items, given): (Vec<Item>, Vec<usize>) = case.items.iter().map(Answered::item).unzip();
        let answers = pairs(&items, &given);
        let what = |name: &str| format!("case {place} {name}");
        let found = eap(&answers, Normal::STANDARD, &Grid::STANDARD).unwrap();
        near(&what("eap"), found.theta.logits(), case.eap, 1e-4);
        near(&what("psd"), found.error.logits(), case.psd, 1e-4);
        near(&what("map"), map(&answers, Normal::STANDARD).unwrap().theta.logits(), case.map, 1e-3);
    }
}
