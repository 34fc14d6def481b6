//! One radio group: Tab in, arrows move without picking, Space, Enter or a digit picks.

use cairn_core::attempt::Choice;
use cairn_core::attempt::view::OptionView;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The options of a rating or a question. `picked` is what is marked; `pick` is told what the person picks.
#[component]
pub fn Options(
    options: Vec<OptionView>,
    /// Ids of the elements that name and describe the group.
    labelled_by: &'static str,
    picked: Signal<Option<Choice>>,
    pick: Callback<Choice>,
    /// Words of the options that the content does not word, by the choice.
    word: fn(Choice) -> &'static str,
) -> impl IntoView {
    // The option that Tab reaches: the picked one, else the first.
    let first = options.first().map(|option| option.choice);
    let rows = options
        .into_iter()
        .map(|option| {
            let choice = option.choice;
            let quiet = option.text.is_none();
            let text = option.text.unwrap_or_else(|| word(choice).to_owned());
            let checked = move || picked.get() == Some(choice);
            let reachable = move || picked.get().or(first) == Some(choice);
            view! {
                <div
                    class="option"
                    role="radio"
                    data-quiet=quiet.then_some("true")
                    aria-checked=move || if checked() { "true" } else { "false" }
                    tabindex=move || if reachable() { "0" } else { "-1" }
                    on:click=move |_| pick.run(choice)
                    on:keydown=move |event| on_key(&event, choice, pick)
                >
                    <kbd aria-hidden="true">{option.digit}</kbd>
                    <span>{text}</span>
                </div>
            }
        })
        .collect_view();
    view! { <div class="options" role="radiogroup" aria-labelledby=labelled_by>{rows}</div> }
}

/// Keys inside the group; none of them is taken outside it.
fn on_key(event: &web_sys::KeyboardEvent, choice: Choice, pick: Callback<Choice>) {
    let handled = match event.key().as_str() {
        "ArrowDown" | "ArrowRight" => move_focus(event, true),
        "ArrowUp" | "ArrowLeft" => move_focus(event, false),
        " " | "Enter" if !event.repeat() => {
            pick.run(choice);
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
