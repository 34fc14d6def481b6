//! Fields for whole numbers.

use cairn_core::counts::typed;
use leptos::prelude::*;

use crate::parts::el::{El, Part, el, live};
use crate::words;

/// The label of a field.
pub fn label(id: impl Into<String>, words: impl Into<Part>) -> El {
    el("label").class("label").attr("for", id.into()).add(words)
}

/// A field for a whole number, which says so where it takes another one than was typed; `set` is told what it takes, `None`
/// where it is empty.
pub fn number(
    id: impl Into<String>,
    value: u32,
    (least, most): (u32, u32),
    set: impl Fn(Option<u32>) + 'static,
) -> Part {
    let said = RwSignal::new(None::<u32>);
    let change = move |event: web_sys::Event| {
        let taken = typed(&event_target_value(&event), least, most);
        said.set(taken.filter(|(_, moved)| *moved).map(|(value, _)| value));
        if let Some((value, true)) = taken {
            event_target::<web_sys::HtmlInputElement>(&event).set_value(&value.to_string());
        }
        set(taken.map(|(value, _)| value));
    };
    let field = el("input")
        .attr("type", "number")
        .attr("id", id.into())
        .attr("min", least.to_string())
        .attr("max", most.to_string())
        .attr("inputmode", "numeric")
        .attr("value", value.to_string())
        .on("change", change);
    let told = el("small")
        .attr("role", "status")
        .add(live(move || said.get().map(|value| words::taken_instead(least, most, value)).into()));
    crate::parts::el::many([Part::from(field), told.into()])
}
