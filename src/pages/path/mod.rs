//! The path: what to do next, the ways in, ten stages with their reasons, what would be if.

pub(super) mod next_step;
pub(super) mod stage_list;
pub(super) mod steps;
pub(super) mod what_if;

use std::sync::Arc;

use cairn_core::attempt::Attempt;
use cairn_core::content::PathContent;
use cairn_core::path::Ground;
use cairn_core::path::page::{PathPage, WayRow, Whole, path_page};
use cairn_core::path::view::ResultHeadline;
use cairn_core::plan::{PlanEvent, WhatNext};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::focus::focus_on;
use crate::pages::path::next_step::{Searches, next_card};
use crate::pages::path::stage_list::path_stages;
use crate::pages::path::what_if::what_if;
use crate::pages::person::{PathState, again, path_state};
use crate::pages::plan::way_search::Whose;
use crate::pages::result::paper::paper_name;
use crate::parts::common::{buttons, h1, h2, link, not_come, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::words;

pub fn path_page_of(app: App) -> Part {
    let state = path_state(app);
    // The heading stands from the start: it has the focus, and must not lose it when the numbers come.
    let body = live(move || match state.get() {
        PathState::Coming => p(words::path::WORKING).attr("role", "status").into(),
        PathState::Failed(way) => not_come(move || again(way)),
        PathState::Nobody => no_answers(words::path::PATH_NOTHING),
        PathState::Here(path, attempt, ground) => here(app, path, attempt, ground),
    });
    el("article").class("card path").add(paper_name(app)).add(h1(words::path::PATH)).add(body).into()
}

/// What to do without answers.
pub fn no_answers(why: &'static str) -> Part {
    many([p(why), buttons().add(link(&Route::Choose, words::CHOOSE_ASSESSMENT).class("button primary"))])
}

/// Everything that follows from the attempt at hand and the way that is taken.
fn here(app: App, path: Arc<PathContent>, attempt: Attempt, ground: Arc<Ground>) -> Part {
    let wish = Memo::new(move |_| app.wishes().way);
    let searches = Searches::new();
    let whose = Whose { app, path, attempt, ground };
    let (of, seeker) = (whose.clone(), whose.clone());
    let page = Memo::new(move |_| {
        let wish = wish.get();
        app.with_content(|base| {
            app.bank.with(|bank| path_page(base, &of.path, bank, &of.attempt, &of.ground, wish.as_ref()))
        })
    });
    Effect::new(move |_| {
        if let PathPage::Whole(whole) = page.get() {
            searches.begin(&seeker, &whole.next);
        }
    });
    live(move || match page.get() {
        PathPage::Nothing => no_answers(words::path::PATH_NOTHING),
        PathPage::SomeSkills => no_answers(words::path::PATH_SOME_SKILLS),
        PathPage::Whole(whole) => whole_path(&whose, *whole, searches),
    })
}

fn whole_path(whose: &Whose, whole: Whole, searches: Searches) -> Part {
    let app = whose.app;
    let (next, plain) = (whole.next.clone(), whole.clone());
    let (for_next, for_plain) = (whose.clone(), whose.clone());
    let unsaid = matches!(whole.headline, ResultHeadline::Before { milestones_said: false, .. });
    let gaps = (!whole.gaps.is_empty()).then(|| p(words::path::gaps(&whole.gaps)).class("notice"));
    many([
        p(words::path::stand(&whole)).class("lead").into(),
        live(move || {
            let way = link(&Route::Result, words::TO_RESULT).class("button");
            let what = searches.what_next(&for_next, &next);
            next_card(&for_next, &what, unsaid, way).into()
        }),
        gaps.into(),
        ways(app, whole.ways).into(),
        el("section").add(h2(words::path::TEN_STAGES)).add(path_stages(whole.stages)).into(),
        what_if(app, &whose.ground),
        live(move || in_plain_words(&plain, &searches.what_next(&for_plain, &plain.next)).into()),
        p(words::HONEST).class("honest").add(" ").add(link(&Route::Method, words::METHOD)).add(".").into(),
    ])
}

/// The ways in: the browser's own radio buttons.
fn ways(app: App, rows: Vec<WayRow>) -> El {
    let taken = rows.iter().find(|row| row.taken).cloned();
    let options = rows.into_iter().map(|row| {
        let id = row.id.clone();
        let take = move |_| {
            app.wish(PlanEvent::Way(Some(id.clone())));
            // The page is drawn anew on another way; the keyboard stays where it was.
            focus_on(&format!("way-{id}"));
        };
        let field = el("input")
            .attr("type", "radio")
            .attr("name", "way")
            .attr("id", format!("way-{}", row.id))
            .flag("checked", row.taken)
            .on("change", take);
        el("label").add(field).add(row.name)
    });
    let more = taken.map(|row| {
        let reason = row.because.as_ref().map(|because| {
            let names = app.skill_names(&because.skills);
            p(words::path::because(because, &names))
        });
        el("div")
            .class("way-taken")
            .add(
                p(row.about.clone())
                    .add(" ")
                    .add(row.reason.clone())
                    .add(" ")
                    .add(words::path::way_stages(&row)),
            )
            .add(reason)
    });
    el("section")
        .add(
            el("fieldset")
                .add(
                    el("legend")
                        .add(words::path::WHERE_FROM)
                        .add(el("small").add(words::path::WHERE_FROM_MORE)),
                )
                .add(el("div").class("segments").add(many(options))),
        )
        .add(more)
}

fn in_plain_words(page: &Whole, what: &WhatNext) -> El {
    let lines = words::path::plainly(page, what).into_iter().map(|line| el("li").add(line));
    el("section").class("plainly").add(h2(words::path::IN_PLAIN_WORDS)).add(el("ul").add(many(lines)))
}
