//! The heads of the table's columns: buttons that sort.

use cairn_core::Skill;
use cairn_core::compare::SortBy;
use leptos::prelude::*;

use crate::parts::el::{El, Part, el, many};
use crate::pools::pools;
use crate::state::App;
use crate::words;

/// All of them; must-haves can be sorted by where the position asks for some.
pub fn head(app: App, asks: bool) -> Part {
    let skills = Skill::ALL.map(|skill| {
        let name = app.with_content(|content| content.skill(skill).map(|info| info.name_short.clone()));
        sorter(SortBy::Skill(skill), words::table::narrow(&name.unwrap_or_default())).class("head skill-head")
    });
    el("div")
        .class("grid-head")
        .attr("role", "rowgroup")
        .add(
            el("div")
                .class("line")
                .attr("role", "row")
                .attr("aria-rowindex", "1")
                .add(sorter(SortBy::Name, words::HEAD_CANDIDATE.to_owned()).class("head name-head"))
                .add(sorter(SortBy::Fit, words::HEAD_FIT.to_owned()).class("head fit-head"))
                .add(many(skills))
                .add(if asks {
                    sorter(SortBy::MustHaves, words::HEAD_MUST_HAVES.to_owned()).class("head must-head")
                } else {
                    el("span")
                        .attr("role", "columnheader")
                        .class("head must-head")
                        .add(words::HEAD_MUST_HAVES)
                }),
        )
        .into()
}

/// The head of a column: a button that sorts by it, the other way round when it is pressed again.
fn sorter(sort: SortBy, name: String) -> El {
    let wish = pools().wish;
    let press = move || {
        wish.update(|wish| {
            wish.reversed = wish.sort == sort && !wish.reversed;
            wish.sort = sort;
        });
    };
    let state = move || match wish.with(|wish| (wish.sort == sort, wish.reversed)) {
        (false, _) => "none",
        // Names ascend first; numbers begin with the highest.
        (true, reversed) => {
            if reversed == (sort == SortBy::Name) {
                "descending"
            } else {
                "ascending"
            }
        }
    };
    el("span")
        .attr("role", "columnheader")
        .live_attr("aria-sort", move || state().into())
        .add(el("button").attr("type", "button").attr("tabindex", "-1").click(press).add(name))
}
