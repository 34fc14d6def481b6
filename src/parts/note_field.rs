//! A field for a note that is kept as it is typed: after a pause, on leaving the field, and on leaving the page or the tab.

use std::rc::Rc;
use std::time::Duration;

use cairn_core::PoolId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use super::common::p;
use super::el::{El, Part, el, live};
use super::later::Later;
use super::written::Written;

pub use super::later::PAUSE;

/// A field for a note.
pub struct Noted {
    /// The field's id.
    pub id: String,
    /// What the text is remembered under while it is not kept: it names everything that the note belongs to, the pool first.
    pub draft: String,
    /// What the field is for.
    pub label: &'static str,
    /// What to know of it, beneath the field; nothing where it is empty.
    pub hint: &'static str,
    /// The note as it is kept, now and whenever another tab has changed it; `None` while nothing is known of it.
    pub kept: Rc<dyn Fn() -> Option<String>>,
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
    /// Whether that is on its way: what is kept meanwhile may be older.
    on_its_way: bool,
}

/// The field as it is on the page, as far as keeping changes it.
#[derive(Clone)]
struct Shown {
    id: String,
    written: Option<Written>,
    state: StoredValue<Typing, LocalStorage>,
    said: RwSignal<&'static str>,
    paper: RwSignal<String>,
    kept: Rc<dyn Fn() -> Option<String>>,
}

impl Shown {
    /// Shows what another tab has kept, unless something is typed here that is not kept.
    fn follow(&self) {
        let Some(kept) = (self.kept)() else { return };
        let other = self.state.try_update_value(|typing| {
            let untouched = typing.text == typing.handed && !typing.on_its_way;
            let other = untouched && typing.text != kept;
            if other {
                typing.text.clone_from(&kept);
                typing.handed.clone_from(&kept);
            }
            other
        });
        if other == Some(true) {
            put(&self.id, &kept);
            self.paper.set(kept);
        }
    }

    /// Hands on what was typed, and shows what was kept of it.
    fn hand_on<F>(&self, keep: &impl Fn(String, String) -> F)
    where
        F: Future<Output = Option<String>> + 'static,
    {
        let Self { id, written, state, said, paper, .. } = self;
        let (state, said, paper) = (*state, *said, *paper);
        let handed = state.try_update_value(|typing| {
            typing.on_its_way = typing.text != typing.handed;
            let before = std::mem::replace(&mut typing.handed, typing.text.clone());
            (before, typing.text.clone())
        });
        let Some((before, text)) = handed else { return };
        if before == text {
            // Typed and taken back.
            if let Some(written) = written {
                written.given_as(&text);
            }
            return;
        }
        let (id, written, kept) = (id.clone(), written.clone(), keep(before, text.clone()));
        let of = self.clone();
        spawn_local(async move {
            let kept = kept.await;
            // The page may be gone by now, and its signals with it.
            let still_there = state.try_update_value(|typing| typing.on_its_way = false).is_some();
            let Some(kept) = kept else { return };
            if let Some(written) = &written {
                written.given_as(&text);
            }
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
                said.set(crate::words::KEPT_NOW);
            }
            if still_there {
                untrack(|| of.follow());
            }
        });
    }
}

impl Noted {
    /// The field with its label. `keep` is handed the text that was kept from here before and the one that stands there now;
    /// it says what is kept in the end, which may hold what another tab has written, or `None` where nothing is.
    pub fn field<F>(self, keep: impl Fn(String, String) -> F + 'static) -> Part
    where
        F: Future<Output = Option<String>> + 'static,
    {
        let Self { id, draft, label, hint, kept, most, rows, pause } = self;
        // Until it is kept it is a draft, which outlives a reload, a crash and the tab.
        let now = untrack(|| kept()).unwrap_or_default();
        let pool = draft.split_once('/');
        let written = pool.and_then(|(pool, of)| Some(Written::new(&PoolId::parse(pool)?, of)));
        let left = written.as_ref().and_then(Written::here).filter(|left| *left != now);
        let text = left.clone().unwrap_or_else(|| now.clone());
        let state = StoredValue::new_local(Typing { text: text.clone(), handed: now, on_its_way: false });
        let said = RwSignal::new("");
        // A field is no page: what does not fit into it would be cut on paper.
        let paper = RwSignal::new(text.clone());
        let shown = Shown { id: id.clone(), written: written.clone(), state, said, paper, kept };
        let of = shown.clone();
        Effect::new(move |_| of.follow());
        let later = Later::new(pause, move |()| shown.hand_on(&keep));
        let typed = {
            let (later, written) = (later.clone(), written.clone());
            Rc::new(move |text: String| {
                if let Some(written) = &written {
                    written.typed(&text);
                }
                said.set("");
                paper.set(text.clone());
                state.update_value(|typing| typing.text = text);
                later.tell(());
            })
        };
        if let Some(left) = left {
            typed(left);
        } else if let Some(written) = written {
            take_up(written, state, id.clone(), typed.clone());
        }
        let described = format!("{id}-hint");
        let area: El = el("textarea")
            .attr("id", id.clone())
            .attr("rows", rows.to_string())
            .attr("maxlength", most.to_string())
            .add(text)
            .on("input", move |event: web_sys::Event| typed(event_target_value(&event)))
            .on("change", move |_: web_sys::Event| later.now());
        let area = if hint.is_empty() { area } else { area.attr("aria-describedby", described.clone()) };
        el("div")
            .class("noted")
            .live_attr("data-empty", move || paper.with(|text| text.trim().is_empty()).to_string().into())
            .add(el("label").class("label").attr("for", id).add(label))
            .add(area)
            .add((!hint.is_empty()).then(|| p(hint).class("legend on-screen").attr("id", described)))
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
        let untouched = |typing: &Typing| (typing.text == typing.handed, typing.text == left);
        match state.try_with_value(untouched) {
            // Kept at the last moment, and the draft not taken away any more.
            Some((true, true)) if !left.is_empty() => written.given_as(&left),
            Some((true, false)) if !left.is_empty() => {
                put(&id, &left);
                typed(left);
            }
            _ => {}
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
