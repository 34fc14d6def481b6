//! The few combinations of elements that every page uses.

use cairn_core::route::Route;

use super::el::{El, Part, Text, el, many};
use crate::words;

/// A link to a place of the app.
pub fn link(to: &Route, words: impl Into<Part>) -> El {
    el("a").attr("href", to.to_path()).add(words)
}

/// A button.
pub fn button(words: impl Into<Part>, act: impl FnMut() + 'static) -> El {
    el("button").attr("type", "button").click(act).add(words)
}

/// Buttons and links side by side.
pub fn buttons() -> El {
    el("p").class("row-of-buttons")
}

/// A paragraph.
pub fn p(words: impl Into<Part>) -> El {
    el("p").add(words)
}

/// Words that matter.
pub fn b(words: impl Into<Part>) -> El {
    el("b").add(words)
}

/// A heading of the second rank.
pub fn h2(words: impl Into<Part>) -> El {
    el("h2").add(words)
}

/// The heading of a page.
pub fn h1(words: impl Into<Part>) -> El {
    el("h1").add(words)
}

/// Words for those who hear the page.
pub fn heard(words: impl Into<Part>) -> El {
    el("span").class("visually-hidden").add(words)
}

/// A wide table, in a box that scrolls by itself and can be reached by keyboard.
pub fn table(
    label: impl Into<Text>,
    caption: Option<&'static str>,
    heads: &[&'static str],
    body: Vec<El>,
) -> El {
    let heads = el("tr").add(many(heads.iter().map(|head| el("th").attr("scope", "col").add(*head))));
    let table = el("table").add(caption.map(|words| el("caption").add(words))).add(el("thead").add(heads));
    let body = el("tbody").add(many(body));
    let scroll = el("div").class("scroll").attr("tabindex", "0").attr("role", "region");
    scroll.attr("aria-label", label).add(table.add(body))
}

/// What was asked for did not come; a way to try again.
pub fn not_come(again: impl FnMut() + 'static) -> Part {
    not_come_for(words::NOT_COME, again)
}

/// The same, where it is known why.
pub fn not_come_for(why: impl Into<Part>, again: impl FnMut() + 'static) -> Part {
    let why = p(why).class("notice").attr("role", "alert");
    many([why, button(words::TRY_AGAIN, again)])
}

/// The head of its column, at a cell of a table that `stacks`: on a phone a row is a block, and the heads are out of sight.
pub fn cell_head(words: impl Into<Text>) -> El {
    el("span").class("cell-head").attr("aria-hidden", "true").add(Part::Text(words.into()))
}

/// A cell of a table.
pub fn cell(words: impl Into<Part>) -> El {
    el("td").add(words)
}

/// The cell that names its row.
pub fn row_head(words: impl Into<Text>) -> El {
    el("th").attr("scope", "row").add(Part::Text(words.into()))
}

/// Asks the browser to print the page; one without a printer says so itself.
pub fn print_page() {
    let _ = leptos::prelude::window().print();
}
