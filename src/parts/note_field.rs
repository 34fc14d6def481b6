//! A field for a note that is kept as it is typed: after a pause, on leaving the field, and on leaving the page or the tab.

use std::rc::Rc;
use std::time::Duration;

use cairn_core::PoolId;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::el::{El, Part, el, live};
use super::written::Written;
use crate::store::session_marks;
use crate::words;

pub use super::later::PAUSE;

/// A field for a note.
pub struct Noted {
    /// The field's id.
    pub id: String,
    /// What the text is remembered under while it is not kept: it names everything that the note belongs to, the pool first.
    pub draft: String,
    /// What the field is for.
    pub label: String,
    /// The note as it is kept.
    pub kept: String,
    /// Most characters.
    pub most: usize,
    /// Lines that are seen at once.
    pub rows: u8,
    /// After which pause it is kept; `None` where it is kept on leaving the field alone, as each time adds to a record.
    pub pause: Option<Duration>,
}

/// How far the typing is.
struct Typing {
    /// The text as it stands in the field.
    text: String,
    /// The text that was handed on last.
    handed: String,
    /// Runs until the pause is long enough.
    pause: Option<TimeoutHandle>,
}

impl Noted {
    /// The field with its label. `keep` is handed the text that was kept from here before and the one that stands there now;
    /// it says what is kept in the end, which may hold what another tab has written, or `None` where nothing is.
    pub fn field<F>(self, keep: impl Fn(String, String) -> F + 'static) -> Part
    where
        F: Future<Output = Option<String>> + 'static,
    {
        let Self { id, draft, label, kept, most, rows, pause } = self;
        let name = format!("cairn/noted/{draft}");
        // What a reload or a crash caught in the middle of typing.
        let left = session_marks::noted(&name).filter(|left| *left != kept);
        let text = left.clone().unwrap_or_else(|| kept.clone());
        let state = StoredValue::new_local(Typing { text: text.clone(), handed: kept, pause: None });
        let said = RwSignal::new("");
        // A field is no page: what does not fit into it would be cut on paper.
        let paper = RwSignal::new(text.clone());
        // What is kept on leaving the field alone is a draft until then, which outlives the tab.
        let pool = draft.split_once('/').filter(|_| pause.is_none());
        let written = pool.and_then(|(pool, of)| Some(Written::new(&PoolId::parse(pool)?, of)));
        let now: Rc<dyn Fn()> = {
            let (name, id, written) = (name.clone(), id.clone(), written.clone());
            Rc::new(move || {
                let handed = state.try_update_value(|typing| {
                    if let Some(pause) = typing.pause.take() {
                        pause.clear();
                    }
                    let before = std::mem::replace(&mut typing.handed, typing.text.clone());
                    (before, typing.text.clone())
                });
                let Some((before, text)) = handed.filter(|(before, text)| before != text) else { return };
                let (name, id, written) = (name.clone(), id.clone(), written.clone());
                let kept = keep(before, text.clone());
                spawn_local(async move {
                    let Some(kept) = kept.await else { return };
                    if session_marks::noted(&name).is_some_and(|draft| draft == text) {
                        session_marks::note(&name, "");
                        if let Some(written) = &written {
                            written.given();
                        }
                    }
                    // The page may be gone by now, and its signals with it.
                    let still = state.try_update_value(|typing| {
                        let still = typing.text == text;
                        if still {
                            typing.text.clone_from(&kept);
                            typing.handed.clone_from(&kept);
                        }
                        still
                    });
                    if still == Some(true) {
                        if kept != text {
                            put(&id, &kept);
                            paper.set(kept);
                        }
                        said.set(words::KEPT_NOW);
                    }
                });
            })
        };
        let typed = {
            let (now, written) = (now.clone(), written.clone());
            Rc::new(move |text: String| {
                session_marks::note(&name, &text);
                if let Some(written) = &written {
                    written.typed(&text);
                }
                said.set("");
                paper.set(text.clone());
                let (now, pause) = (now.clone(), pause);
                state.update_value(|typing| {
                    typing.text = text;
                    if let Some(pause) = typing.pause.take() {
                        pause.clear();
                    }
                    typing.pause = pause.and_then(|pause| set_timeout_with_handle(move || now(), pause).ok());
                });
            })
        };
        if let Some(left) = left {
            typed(left);
        } else if let Some(written) = written {
            take_up(written, state, id.clone(), typed.clone());
        }
        for event in ["pagehide", "visibilitychange"] {
            let now = now.clone();
            let listener = window_event_listener_untyped(event, move |_| now());
            on_cleanup(move || listener.remove());
        }
        let (gone, change) = (StoredValue::new_local(now.clone()), now);
        on_cleanup(move || {
            if let Some(now) = gone.try_get_value() {
                now();
            }
        });
        let area: El = el("textarea")
            .attr("id", id.clone())
            .attr("rows", rows.to_string())
            .attr("maxlength", most.to_string())
            .add(text)
            .on("input", move |event: web_sys::Event| typed(event_target_value(&event)))
            .on("change", move |_: web_sys::Event| change());
        el("div")
            .class("noted")
            .live_attr("data-empty", move || paper.with(|text| text.trim().is_empty()).to_string().into())
            .add(el("label").class("label").attr("for", id).add(label))
            .add(area)
            .add(el("p").class("note-on-paper").add(live(move || paper.get().into())))
            .add(el("small").attr("role", "status").add(live(move || said.get().into())))
            .into()
    }
}

/// Puts what another tab, or a page that is gone, has left into the field, unless somebody types already.
fn take_up(
    written: Written,
    state: StoredValue<Typing, LocalStorage>,
    id: String,
    typed: Rc<impl Fn(String) + 'static>,
) {
    spawn_local(async move {
        let left = written.before().await;
        let untouched = |typing: &Typing| typing.text == typing.handed && typing.text != left;
        if !left.is_empty() && state.try_with_value(untouched) == Some(true) {
            put(&id, &left);
            typed(left);
        }
    });
}

/// Puts a text into the field, with what another tab has written.
fn put(id: &str, text: &str) {
    let field = document().get_element_by_id(id);
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
        field.set_value(text);
    }
}
