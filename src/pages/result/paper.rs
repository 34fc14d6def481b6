//! What only paper shows: whose it is, and of which day. A file that the browser prints to is named so, too.

use cairn_core::compare::Member;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::parts::common::p;
use crate::parts::el::{Part, live};
use crate::pools::pools;
use crate::state::App;
use crate::store::clock;
use crate::words;

/// The person's own name with today's date, on paper alone; a line to write it on where none is given.
pub fn paper_name(app: App) -> Part {
    live(move || {
        let name = app.name.get();
        let day = clock::date(clock::now());
        let said = if name.is_empty() { words::name_to_fill_in(&day) } else { format!("{name}, {day}") };
        p(said).class("paper-name").into()
    })
}

/// The same where the page itself says of which day it is.
pub fn paper_name_alone(app: App) -> Part {
    live(move || {
        let name = app.name.get();
        let said = if name.is_empty() { words::NAME_TO_FILL_IN.to_owned() } else { name };
        p(said).class("paper-name").into()
    })
}

/// Has the page bear the name of its paper while the browser prints: it proposes that as the name of the file, and of thirty
/// kits each needs its own.
pub fn name_papers(app: App) {
    let _ = window_event_listener_untyped("beforeprint", move |_| {
        let place = app.route.get_untracked();
        document().set_title(&words::paper(words::place(&place), &about(app, &place), clock::today()));
    });
    let _ = window_event_listener_untyped("afterprint", move |_| {
        document().set_title(&words::title(&app.route.get_untracked()));
    });
}

/// Whom or what a page is about; empty texts for what has no name.
fn about(app: App, place: &Route) -> Vec<String> {
    let pool = || {
        pools().pool.with_untracked(|pool| pool.as_ref().map_or_else(String::new, |pool| pool.name.clone()))
    };
    match place {
        Route::Candidate(_, id) | Route::Kit(_, id) | Route::Confirm(_, id) => {
            let called = |all: &Vec<Member>| all.iter().find(|one| one.id == *id).map(Member::called);
            vec![pools().members.with_untracked(called).unwrap_or_default(), pool()]
        }
        Route::Noted(_, number) => vec![words::decision_number(*number), pool()],
        Route::Decision(_)
        | Route::Shortlist(_)
        | Route::Pool(_)
        | Route::Position(_)
        | Route::Compare(_)
        | Route::Team(_) => vec![pool()],
        // What others have sent, and what is of nobody.
        Route::Shared(_)
        | Route::Open
        | Route::Rate(_)
        | Route::Method
        | Route::Privacy
        | Route::Lawful
        | Route::Sheet(_) => Vec::new(),
        _ => vec![app.name.get_untracked()],
    }
}
