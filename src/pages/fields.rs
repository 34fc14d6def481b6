//! Fields for whole numbers.

use leptos::prelude::event_target_value;

use crate::parts::el::{El, Part, el};

/// The label of a field.
pub fn label(id: impl Into<String>, words: impl Into<Part>) -> El {
    el("label").class("label").attr("for", id.into()).add(words)
}

/// A field for a whole number.
pub fn number(
    id: impl Into<String>,
    value: u32,
    (least, most): (u32, u32),
    set: impl FnMut(web_sys::Event) + 'static,
) -> El {
    el("input")
        .attr("type", "number")
        .attr("id", id.into())
        .attr("min", least.to_string())
        .attr("max", most.to_string())
        .attr("inputmode", "numeric")
        .attr("value", value.to_string())
        .on("change", set)
}

/// The whole number in a field, if it lies between these.
pub fn whole(event: &web_sys::Event, least: u32, most: u32) -> Option<u32> {
    event_target_value(event).trim().parse().ok().filter(|value| (least..=most).contains(value))
}
