//! One rating of somebody else.

use cairn_core::ItemId;
use cairn_core::rate::view::{RateAsk, behind, rated};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Rating, Texts};
use crate::parts::answering::{Asking, Manner};
use crate::parts::common::{button, h1, p};
use crate::parts::el::{El, el};
use crate::parts::options::options;
use crate::store::session_drafts;
use crate::words;

impl Rating {
    pub(super) fn ask(self, ask: RateAsk) -> El {
        let before = ask.picked;
        let lead_on = self.app.settings.get_untracked().lead_on;
        let (item, version) = (ask.item.clone(), ask.version);
        let give = move |choice, _| {
            if let Some(answer) = rated(&item, version, choice) {
                self.forward(&item);
                self.give(answer);
            }
        };
        let back: Option<Box<dyn Fn()>> = match ask.previous.clone() {
            Some(previous) => Some(Box::new(move || self.back.set(Some(previous.clone())))),
            None => None,
        };
        let has_previous = back.is_some();
        let draft = self.file.with_untracked(|file| session_drafts::name(file.id.as_str(), &ask.item));
        let asking = Asking::new(&ask.options, Manner { before, version, draft, lead_on }, give, back);
        let (keys, back) = (asking.clone(), asking.clone());
        let question = match self.texts.get_untracked() {
            Texts::Here(texts) => texts.ask,
            Texts::Coming | Texts::Failed => String::new(),
        };
        let about = self.asked.with_value(|asked| words::about(&asked.about.name));
        el("section")
            .class("card narrow ask")
            .on("keydown", move |event| keys.key(event.unchecked_ref()))
            .add(bar(&ask, &about))
            .add(h1(ask.title).attr("id", "ask-title"))
            .add(p(question).attr("id", "ask-text").class("lead"))
            .add(options(ask.options, "ask-title ask-text", &asking, words::unworded))
            .add(asking.hint())
            .add(
                el("div")
                    .class("ask-foot")
                    .add(has_previous.then(|| button(words::BACK, move || back.go_back())))
                    .add(asking.go_on_button(words::GO_ON)),
            )
    }

    /// Leaves a rating that was gone back to for the one behind it, or for the first that is open.
    fn forward(self, item: &ItemId) {
        if self.back.with_untracked(Option::is_none) {
            return;
        }
        let next = self.asked.with_value(|asked| behind(&asked.items, item));
        let answered = |item: &ItemId| self.file.with_untracked(|file| file.answer(item).is_some());
        self.back.set(next.filter(answered));
    }
}

/// Whom it is about, and how far the rater is.
fn bar(ask: &RateAsk, about: &str) -> El {
    let meter = el("progress")
        .attr("aria-label", words::ANSWERED)
        .attr("max", ask.of.to_string())
        .attr("value", ask.answered.to_string());
    el("div")
        .class("ask-bar")
        .add(el("span").add(words::rate_place(&ask.skill, ask.place, ask.of)))
        .add(el("span").class("left").add(words::rate_about(about)))
        .add(meter)
}
