//! A quarter in a line, and all of it on request: so a draft and a plan begin with this month and fit a screen.

use cairn_core::plan::view::{Quarter, QuarterRow};
use leptos::prelude::document;

use crate::parts::common::h2;
use crate::parts::el::{El, el, many};
use crate::words;

/// A quarter by its name, empty where nothing has dates, with what it is about and its rows.
pub fn quarter(name: &str, about: &[String], rows: Vec<El>) -> El {
    let name = if name.is_empty() { words::IN_THIS_ORDER } else { name };
    el("details")
        .class("month")
        .flag("open", stands_open(name))
        .add(el("summary").add(h2(name.to_owned())).add(el("small").add(words::plan::in_quarter(about))))
        .add(el("ol").class("pieces").add(many(rows)))
}

/// Everything that begins, goes on or is due in a quarter, each name once: the same in a draft and in the plan that is made of it.
pub fn named_in(quarter: &Quarter) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for row in &quarter.rows {
        let name = match row {
            QuarterRow::Piece(piece) => piece.facet.clone(),
            QuarterRow::Due(step) | QuarterRow::Underway(step) => step.facet.clone(),
            QuarterRow::Deed(step) | QuarterRow::Again(step) => words::plan::step_label(step),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Whether a quarter of this name is open on the page that is about to be drawn anew: whoever opened it goes on reading there.
fn stands_open(name: &str) -> bool {
    let Ok(open) = document().query_selector_all("details.month[open] > summary h2") else { return false };
    (0..open.length())
        .filter_map(|at| open.item(at))
        .any(|title| title.text_content().as_deref() == Some(name))
}
