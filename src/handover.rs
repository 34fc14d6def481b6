//! From the first program to the second one: the place is asked for, the second program comes, and goes on from what is
//! kept. What only the first one has in memory is handed over beside it.
//!
//! The first program stays loaded, on a part of the page that is no longer shown, and does nothing any more.

use cairn_core::keeping::{Keeper, ProgramRequest};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::parts::common::{h1, not_come, not_come_for, p};
use crate::parts::el::{Part, el, live};
use crate::state::App;
use crate::store::second_program::{self, Handed};
use crate::words;

/// In the place of a page that the second program has: fetches it and hands over.
pub fn hand_over(app: App) -> Part {
    let failed = RwSignal::new(None);
    fetch(app, Some(app.route.get_untracked()), failed);
    let words = live(move || {
        let again = move || fetch(app, Some(app.route.get_untracked()), failed);
        match failed.get() {
            Some(Some(why)) => not_come_for(why, again),
            Some(None) => not_come(again),
            None => p(words::COMING).attr("role", "status").into(),
        }
    });
    el("section").class("card narrow").add(h1(words::title(&app.route.get_untracked()))).add(words).into()
}

/// Where the second copy knows of more than storage, something was lost: the second program brings it back. It deletes, too.
pub fn hand_over_if_wanted(app: App, wanted: ProgramRequest) {
    match wanted {
        ProgramRequest::Nothing => app.notice_lost(),
        ProgramRequest::Restore => fetch(app, None, RwSignal::new(None)),
    }
}

/// That the second program cannot be had, and why, where that is known.
type Failed = Option<Option<String>>;

/// Fetches the second program and hands over, as long as the person is at this place; anywhere without one. What is wanted of it is
/// asked when it is there.
fn fetch(app: App, place: Option<Route>, failed: RwSignal<Failed>) {
    failed.set(None);
    wasm_bindgen_futures::spawn_local(async move {
        let here = second_program::fetch().await;
        // The person may have gone elsewhere meanwhile, to a page of this program, and back again.
        if place.is_some_and(|place| app.route.get_untracked() != place) {
            return;
        }
        if let Err(why) = here {
            failed.set(Some(why));
            return;
        }
        let Some(start_once) = app.start_once.try_update_value(Option::take).flatten() else { return };
        app.flush_waiting();
        let kept = app.keeper.try_update_value(Keeper::hand_over).unwrap_or_default();
        let handed = Handed {
            current: app.current.get_untracked().map(|id| id.to_string()),
            lead_on: app.settings.get_untracked().lead_on,
            kept,
        };
        second_program::swap(start_once, handed);
    });
}
