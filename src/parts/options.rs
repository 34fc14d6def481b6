//! The radio group of a rating or a question: Tab in, arrows move without picking, Space or a digit picks. What keys do
//! stands in `cairn_core::attempt::Board`, and what becomes of them in [`super::answering`].

use std::rc::Rc;

use cairn_core::attempt::Choice;
use cairn_core::attempt::view::OptionView;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::answering::Asking;
use super::el::{El, el};

/// The options, in a group that the elements `labelled_by` name. `word` words the options that the content does not.
pub fn options(
    options: Vec<OptionView>,
    labelled_by: &'static str,
    asking: &Rc<Asking>,
    word: fn(Choice) -> &'static str,
) -> El {
    let picked = asking.picked();
    // The option that Tab reaches: the picked one, else the first.
    let first = options.first().map(|option| option.choice);
    let group = el("div").class("options").attr("role", "radiogroup").attr("aria-labelledby", labelled_by);
    options.into_iter().fold(group, |group, option| {
        let choice = option.choice;
        let click = asking.clone();
        let quiet = option.text.is_none();
        let text = option.text.unwrap_or_else(|| word(choice).to_owned());
        let row = el("div")
            .class("option")
            .attr("role", "radio")
            .live_attr("aria-checked", move || {
                if picked.get() == Some(choice) { "true".into() } else { "false".into() }
            })
            .live_attr("tabindex", move || {
                if picked.get().or(first) == Some(choice) { "0".into() } else { "-1".into() }
            })
            .on("click", move |event| click.clicked(choice, event.unchecked_ref()))
            .add(el("kbd").attr("aria-hidden", "true").add(option.digit.to_string()))
            .add(el("span").add(text));
        group.add(if quiet { row.attr("data-quiet", "true") } else { row })
    })
}
