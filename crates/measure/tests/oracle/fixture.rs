//! Reading fixtures, and comparing with a tolerance.

use std::path::PathBuf;

use cairn_measure::{Item, Theta};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// A fixture file.
#[derive(Deserialize)]
pub(crate) struct File<C> {
    pub(crate) cases: Vec<C>,
}

/// A right-or-wrong item: a, b, c, d.
pub(crate) type Quad = [f64; 4];

/// A polytomous item.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Poly {
    pub(crate) model: Option<String>,
    pub(crate) a: f64,
    pub(crate) b: Vec<f64>,
    #[serde(default)]
    pub(crate) c: f64,
}

/// Reads one file under the folder of fixtures.
pub(crate) fn read<T: DeserializeOwned>(name: &str) -> T {
    let own = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/irt");
    let path = std::env::var_os("CAIRN_IRT_FIXTURES").map_or_else(own, PathBuf::from).join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The cases of one file.
pub(crate) fn cases<C: DeserializeOwned>(name: &str) -> Vec<C> {
    read::<File<C>>(name).cases
}

pub(crate) fn quad([a, b, c, d]: Quad) -> Item {
    Item::logistic(a, b, c, d).unwrap()
}

pub(crate) fn quads(items: &[Quad]) -> Vec<Item> {
    items.iter().copied().map(quad).collect()
}

/// A polytomous item of its own model, or of `model` where it does not name one.
pub(crate) fn poly(item: &Poly, model: &str) -> Item {
    match item.model.as_deref().unwrap_or(model) {
        "grm" => Item::graded(item.a, &item.b).unwrap(),
        "gpcm" => Item::partial_credit(item.a, &item.b).unwrap(),
        "3pl" => Item::logistic(item.a, item.b[0], item.c, 1.0).unwrap(),
        other => panic!("unknown model {other}"),
    }
}

pub(crate) fn pairs<'a>(items: &'a [Item], x: &[usize]) -> Vec<(&'a Item, usize)> {
    assert_eq!(items.len(), x.len());
    items.iter().zip(x.iter().copied()).collect()
}

pub(crate) fn theta(logits: f64) -> Theta {
    Theta::new(logits).unwrap()
}

/// |found - wanted| at most `tolerance`.
#[track_caller]
pub(crate) fn near(what: &str, found: f64, wanted: f64, tolerance: f64) {
    assert!((found - wanted).abs() <= tolerance, "{what}: found {found}, wanted {wanted} within {tolerance}");
}

/// |found - wanted| at most `tolerance` times |wanted|.
#[track_caller]
pub(crate) fn relative(what: &str, found: f64, wanted: f64, tolerance: f64) {
    near(what, found, wanted, tolerance * wanted.abs());
}
