//! The browser's own search finds only what is drawn: of a long list, its keys lead to the search above the table.

use std::sync::Arc;

use cairn_core::compare::VisibleLines;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::parts::common::p;
use crate::parts::el::{Part, live};
use crate::words;

/// The field of `tools.rs`.
const FIELD: &str = "search";

/// Takes Ctrl+F, on a Mac Cmd+F, where the list is too long to be drawn at once, and says why. Pressed again in the field they are
/// the browser's.
pub fn seek(lines: Memo<Arc<VisibleLines>>) -> Part {
    let taken = RwSignal::new(false);
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let whole = lines.try_with_untracked(|lines| lines.whole().is_some());
        if !finds(&event) || whole != Some(false) {
            return;
        }
        let field = document().get_element_by_id(FIELD);
        let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
            return;
        };
        if document().active_element().is_some_and(|on| on.id() == FIELD) {
            return;
        }
        event.prevent_default();
        // Where the focus is refused the words still say what to do.
        let _ = field.focus();
        field.select();
        taken.set(true);
    });
    on_cleanup(move || listener.remove());
    p(live(move || if taken.get() { words::table::SEEK } else { "" }.into()))
        .class("legend seek")
        .attr("role", "status")
        .into()
}

/// Whether these are the keys of a search; by the place of the key where its letter is none of ours.
fn finds(event: &web_sys::KeyboardEvent) -> bool {
    let key = event.key();
    let letter = if key.is_ascii() { key.eq_ignore_ascii_case("f") } else { event.code() == "KeyF" };
    letter && (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key()
}
