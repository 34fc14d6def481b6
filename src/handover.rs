//! From the first program to the second one: the place is asked for, the second program comes, and goes on from what is
//! kept. What only the first one has in memory is handed over beside it.
//!
//! The first program stays loaded, on a part of the page that is no longer shown, and does nothing any more.

use cairn_core::AttemptId;
use cairn_core::record::{Key, read_entry, write_entry};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::parts::common::{h1, not_come, p};
use crate::parts::el::{Part, el, live};
use crate::state::{App, Settings};
use crate::store::disk;
use crate::store::second::{self, Handed};
use crate::words;

/// In the place of a page that the second program has: fetches it and hands over.
pub fn hand_over(app: App) -> Part {
    let failed = RwSignal::new(false);
    fetch(app, Some(app.route.get_untracked()), failed);
    let words = live(move || {
        if failed.get() {
            not_come(move || fetch(app, Some(app.route.get_untracked()), failed))
        } else {
            p(words::COMING).attr("role", "status").into()
        }
    });
    el("section").class("card narrow").add(h1(words::title(&app.route.get_untracked()))).add(words).into()
}

/// Where the second copy knows of more than storage, something was lost: the second program brings it back.
pub fn hand_over_if_copies_differ(app: App) {
    wasm_bindgen_futures::spawn_local(async move {
        if disk::lacks().await {
            fetch(app, None, RwSignal::new(false));
        } else {
            app.notice_lost();
        }
    });
}

/// Fetches the second program and hands over, as long as the person is at this place; anywhere without one.
fn fetch(app: App, place: Option<Route>, failed: RwSignal<bool>) {
    failed.set(false);
    wasm_bindgen_futures::spawn_local(async move {
        let here = second::fetch().await.is_ok();
        // The person may have gone elsewhere meanwhile, to a page of this program, and back again.
        if place.is_some_and(|place| app.route.get_untracked() != place) {
            return;
        }
        if !here {
            failed.set(true);
            return;
        }
        let Some(baton) = app.baton.try_update_value(Option::take).flatten() else { return };
        app.flush_waiting();
        let unsaved = app.unsaved.get_value().into_iter().map(|(attempt, entry)| {
            (Key::Entry(attempt, entry.seq, entry.writer.clone()).to_text(), write_entry(&entry))
        });
        let handed = Handed {
            current: app.current.get_untracked().map(|id| id.to_string()),
            lead_on: app.settings.get_untracked().lead_on,
            unsaved: unsaved.collect(),
        };
        second::swap(baton, handed);
    });
}

/// Takes over what the first program had in memory; whether there was one.
pub fn take_over(app: App) -> bool {
    let Some(handed) = second::handed() else { return false };
    app.settings.set(Settings { lead_on: handed.lead_on });
    for (key, record) in handed.unsaved {
        if let Some(Key::Entry(attempt, seq, writer)) = Key::parse(&key)
            && let Ok(entry) = read_entry(seq, writer, &record)
        {
            app.take_in(&attempt, &entry);
            app.unsaved.update_value(|unsaved| unsaved.push((attempt, entry)));
        }
    }
    let current = handed.current.and_then(|id| AttemptId::parse(&id));
    if current.is_some() {
        app.current.set(current);
    }
    true
}
