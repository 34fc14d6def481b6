//! The bank of questions as a whole: it reaches its targets, and the drawing in `docs/` is the one of this bank.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use std::path::{Path, PathBuf};

use cairn_core::content::report::BankReport;
use cairn_core::content::source::{Library, load};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn library() -> Library {
    load(&root().join("content")).unwrap_or_else(|errors| panic!("{errors:?}"))
}

#[test]
fn every_target_is_met() {
    assert_eq!(BankReport::of(&library()).shortfalls, Vec::<String>::new());
}

#[test]
fn a_poorer_bank_is_told_what_it_lacks() {
    let mut library = library();
    library.items.retain(|item| !item.question.id.as_str().starts_with("py-craft"));
    library.items[0].review = None;
    for item in &mut library.items {
        item.question.options.sort_by_key(|option| std::cmp::Reverse(option.points));
    }
    let shortfalls = BankReport::of(&library).shortfalls.join("\n");
    for cause in ["0 items in python/craft, not 8", "key's places", "items not reviewed blind"] {
        assert!(shortfalls.contains(cause), "{cause} is not in:\n{shortfalls}");
    }
}

#[test]
fn the_drawing_is_of_this_bank() {
    let drawn = std::fs::read_to_string(root().join("docs/bank.svg")).unwrap();
    assert!(drawn == BankReport::of(&library()).to_svg(), "docs/bank.svg is old: run `cargo xtask bank`");
}

/// Names, so that a program elsewhere can rely on them.
#[test]
fn the_json_holds_every_item_with_its_parameters() {
    let report = serde_json::to_value(BankReport::of(&library())).unwrap();
    let items = report["items"].as_array().unwrap();
    assert_eq!(items.len(), library().items.len());
    for field in ["id", "skill", "facet", "kind", "form", "level", "a", "b", "b_sd", "source", "angoff"] {
        assert!(items.iter().all(|item| !item[field].is_null()), "{field}");
    }
}
