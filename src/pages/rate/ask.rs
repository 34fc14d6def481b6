//! One rating of somebody else.

use std::cell::Cell;
use std::rc::Rc;

use cairn_core::ItemId;
use cairn_core::attempt::Choice;
use cairn_core::rate::view::{RateAsk, behind, rated};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::super::assess::{TOO_SOON, focus_options, on_key};
use super::{Rating, Texts};
use crate::parts::common::{button, h1, p};
use crate::parts::el::{El, el};
use crate::parts::options::{Pick, options};
use crate::store::clock;
use crate::words;

impl Rating {
    pub(super) fn ask(self, ask: RateAsk) -> El {
        let shown_at = clock::ticks();
        let before = ask.picked;
        let picked = RwSignal::new(before);
        let lead_on = self.app.settings.get_untracked().lead_on;
        let (item, version) = (ask.item.clone(), ask.version);
        // A page gives one answer: what comes before the next page is drawn belongs to the same click.
        let given = Cell::new(false);
        let confirm: Rc<dyn Fn()> = Rc::new(move || {
            let answer = picked.get_untracked().and_then(|choice| rated(&item, version, choice));
            if let Some(answer) = answer.filter(|_| !given.replace(true)) {
                self.forward(&item);
                self.give(answer);
            }
        });
        let pick: Pick = {
            let confirm = confirm.clone();
            Rc::new(move |choice| {
                if clock::ticks() - shown_at < TOO_SOON {
                    return;
                }
                let again = picked.get_untracked() == Some(choice);
                picked.set(Some(choice));
                if lead_on || again {
                    confirm();
                }
            })
        };
        let digits: Vec<(u8, Choice)> =
            ask.options.iter().map(|option| (option.digit, option.choice)).collect();
        let previous = ask.previous.clone();
        let has_previous = previous.is_some();
        let back: Rc<dyn Fn()> = Rc::new(move || {
            if let Some(item) = &previous {
                self.back.set(Some(item.clone()));
            }
        });
        let keys = {
            let (pick, back) = (pick.clone(), back.clone());
            move |event: web_sys::Event| on_key(event.unchecked_ref(), &digits, &pick, &back)
        };
        focus_options();
        let question = match self.texts.get_untracked() {
            Texts::Here(texts) => texts.ask,
            Texts::Coming | Texts::Failed => String::new(),
        };
        let about = self.asked.with_value(|asked| words::about(&asked.about.name));
        let go_on =
            (!lead_on || before.is_some()).then(|| button("Continue", move || confirm()).class("primary"));
        el("section")
            .class("card narrow ask")
            .on("keydown", keys)
            .add(bar(&ask, about))
            .add(h1(ask.title).attr("id", "ask-title"))
            .add(p(question).attr("id", "ask-text").class("lead"))
            .add(options(ask.options, "ask-title ask-text", picked, &pick, words::unworded))
            .add(
                el("div")
                    .class("ask-foot")
                    .add(has_previous.then(|| button("Back", move || back())))
                    .add(go_on),
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
fn bar(ask: &RateAsk, about: String) -> El {
    let meter = el("progress")
        .attr("aria-label", "Answered")
        .attr("max", ask.of.to_string())
        .attr("value", ask.answered.to_string());
    el("div")
        .class("ask-bar")
        .add(el("span").add(words::rate_place(&ask.skill, ask.place, ask.of)))
        .add(el("span").class("left").add("about ").add(about))
        .add(meter)
}
