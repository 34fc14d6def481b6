//! A field for a note that is kept as it is typed: after a pause, on leaving the field, and on leaving the page.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use super::el::{El, Part, el, live};
use crate::store::mark;

/// How long somebody must have stopped typing before the note is kept.
const PAUSE: Duration = Duration::from_millis(1200);

/// A field for a note.
pub struct Noted {
    /// The field's id; what is typed and not kept yet is remembered under it by this tab.
    pub id: String,
    /// What the field is for.
    pub label: String,
    /// The note as it is kept.
    pub kept: String,
    /// Most characters.
    pub most: usize,
    /// Lines that are seen at once.
    pub rows: u8,
}

impl Noted {
    /// The field with its label. `keep` is handed every text that differs from what was kept before.
    pub fn field(self, keep: impl Fn(&str) + 'static) -> Part {
        let Self { id, label, kept, most, rows } = self;
        let name = format!("cairn/noted/{id}");
        // What a reload or a crash caught in the middle of typing.
        let left = mark::noted(&name).filter(|left| *left != kept);
        let state = StoredValue::new_local(Typing { text: kept.clone(), kept, pause: None });
        let said = RwSignal::new("");
        let flush = {
            let name = name.clone();
            move || {
                let Some((text, changed)) = state.try_update_value(|typing| {
                    let changed = typing.text != typing.kept;
                    typing.kept.clone_from(&typing.text);
                    if let Some(pause) = typing.pause.take() {
                        pause.clear();
                    }
                    (typing.text.clone(), changed)
                }) else {
                    return;
                };
                if changed {
                    keep(&text);
                    // The page may be gone by now, and its signals with it.
                    let _ = said.try_set("Kept.");
                }
                mark::note(&name, "");
            }
        };
        let flush = StoredValue::new_local(std::rc::Rc::new(flush) as std::rc::Rc<dyn Fn()>);
        let now = move || {
            if let Some(flush) = flush.try_get_value() {
                flush();
            }
        };
        let typed = move |text: String| {
            mark::note(&name, &text);
            let _ = said.try_set("");
            state.update_value(|typing| {
                typing.text = text;
                if let Some(pause) = typing.pause.take() {
                    pause.clear();
                }
                typing.pause = set_timeout_with_handle(now, PAUSE).ok();
            });
        };
        if let Some(left) = &left {
            typed(left.clone());
        }
        on_cleanup(now);
        let text = left.unwrap_or_else(|| state.with_value(|typing| typing.kept.clone()));
        let area: El = el("textarea")
            .attr("id", id.clone())
            .attr("rows", rows.to_string())
            .attr("maxlength", most.to_string())
            .add(text)
            .on("input", move |event: web_sys::Event| typed(event_target_value(&event)))
            .on("change", move |_: web_sys::Event| now());
        el("div")
            .class("noted")
            .add(el("label").class("label").attr("for", id).add(label))
            .add(area)
            .add(el("small").attr("role", "status").add(live(move || said.get().into())))
            .into()
    }
}

/// How far the typing is.
struct Typing {
    /// The text as it stands in the field.
    text: String,
    /// The text that was handed on last.
    kept: String,
    /// Runs until the pause is long enough.
    pause: Option<TimeoutHandle>,
}
