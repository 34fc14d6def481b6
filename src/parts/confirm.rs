//! What cannot be undone asks once more, and the keyboard is on the way back then: whoever presses Enter twice loses
//! nothing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::common::button;
use super::el::{El, Part, Text, el, live, many};

/// The words of a way to something that cannot be undone.
#[derive(Clone)]
pub struct Sure {
    /// The button that asks.
    pub open: &'static str,
    /// How it looks.
    pub class: &'static str,
    /// The question.
    pub question: Text,
    /// The button that does it.
    pub act: &'static str,
    /// The button that leaves everything as it is; it gets the focus.
    pub keep: &'static str,
}

/// A button that asks once more before it acts.
pub fn sure(words: Sure, act: impl Fn() + Clone + Send + 'static) -> Part {
    let asking = RwSignal::new(false);
    let shown = live(move || {
        if !asking.get() {
            return switch(words.open, asking, true).class(words.class).attr("data-opens", "").into();
        }
        let question = el("span").attr("role", "alert").add(Part::Text(words.question.clone()));
        let keep = switch(words.keep, asking, false).attr("data-safe", "");
        many([question, button(words.act, act.clone()).class("danger"), keep])
    });
    el("span").class("sure").add(shown).into()
}

/// A button that asks, or takes the question back, and hands the focus on to the one that comes in its place.
fn switch(words: &'static str, asking: RwSignal<bool>, to: bool) -> El {
    let turn = move |event: web_sys::Event| {
        let here = event.current_target().and_then(|button| button.dyn_into::<Element>().ok());
        let around = here.and_then(|button| button.closest(".sure").ok().flatten());
        asking.set(to);
        request_animation_frame(move || {
            let next = if to { "[data-safe]" } else { "[data-opens]" };
            let next = around.and_then(|around| around.query_selector(next).ok().flatten());
            if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
                // A browser that refuses the focus leaves it at the start of the page, where Enter does nothing.
                let _ = next.focus();
            }
        });
    };
    el("button").attr("type", "button").on("click", turn).add(words)
}
