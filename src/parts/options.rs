//! One radio group: Tab in, arrows move without picking, Space, Enter or a digit picks.

use std::rc::Rc;

use cairn_core::attempt::Choice;
use cairn_core::attempt::view::OptionView;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::el::{El, el};

/// What is to be done with a pick.
pub type Pick = Rc<dyn Fn(Choice)>;

/// The options of a rating or a question, in a group that the elements `labelled_by` name. `picked` is what is marked,
/// `pick` is told what the person picks, and `word` words the options that the content does not.
pub fn options(
    options: Vec<OptionView>,
    labelled_by: &'static str,
    picked: RwSignal<Option<Choice>>,
    pick: &Pick,
    word: fn(Choice) -> &'static str,
) -> El {
    // The option that Tab reaches: the picked one, else the first.
    let first = options.first().map(|option| option.choice);
    let group = el("div").class("options").attr("role", "radiogroup").attr("aria-labelledby", labelled_by);
    options.into_iter().fold(group, |group, option| {
        let choice = option.choice;
        let (click, keys) = (pick.clone(), pick.clone());
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
            .click(move || click(choice))
            .on("keydown", move |event| on_key(event.unchecked_ref(), choice, &keys))
            .add(el("kbd").attr("aria-hidden", "true").add(option.digit.to_string()))
            .add(el("span").add(text));
        group.add(if quiet { row.attr("data-quiet", "true") } else { row })
    })
}

/// Keys inside the group; none of them is taken outside it.
fn on_key(event: &web_sys::KeyboardEvent, choice: Choice, pick: &Pick) {
    let handled = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => move_focus(event, true),
        "ArrowUp" | "ArrowLeft" => move_focus(event, false),
        " " | "Enter" if !event.repeat() => {
            pick(choice);
            true
        }
        _ => false,
    };
    if handled {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Moves the focus to the neighbour, round the ends.
fn move_focus(event: &web_sys::KeyboardEvent, forward: bool) -> bool {
    let Some(here) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok())
    else {
        return false;
    };
    let Some(group) = here.parent_element() else { return false };
    let neighbour = if forward { here.next_element_sibling() } else { here.previous_element_sibling() };
    let round = if forward { group.first_element_child() } else { group.last_element_child() };
    if let Some(option) =
        neighbour.or(round).and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
    {
        // A browser that refuses the focus leaves it where it is.
        let _ = option.focus();
    }
    true
}
