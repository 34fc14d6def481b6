//! A text to read before it is handed over.

use leptos::prelude::*;

use super::choice::Choice;
use crate::parts::common::{button, buttons};
use crate::parts::el::{El, el, live};
use crate::store::share;
use crate::words;

/// A text to read before it goes, and to copy where nothing else works.
pub fn preview(choice: Choice, id: &'static str, label: &'static str, text: Memo<String>) -> El {
    let choice = choice.here();
    let copy = move || {
        let text = text.get_untracked();
        wasm_bindgen_futures::spawn_local(async move {
            let said = if share::copy(&text).await { words::TEXT_COPIED } else { words::TEXT_NOT_COPIED };
            let _ = choice.said.try_set(said);
        });
    };
    el("details")
        .add(el("summary").add(label))
        .add(
            el("pre")
                .class("preview")
                .attr("id", id)
                .attr("tabindex", "0")
                .add(live(move || text.get().into())),
        )
        .add(buttons().add(button(words::COPY_TEXT, copy)))
        .add(choice.saying())
}
