//! Fields for whole numbers.

use std::cell::{Cell, RefCell};

use cairn_core::counts::typed;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::parts::el::{El, Part, el, live};
use crate::parts::later::Later;
use crate::words;

thread_local! {
    /// The field that took another number than was typed, and that number, until it is drawn anew.
    static SAID: RefCell<Option<(String, u32)>> = const { RefCell::new(None) };
}

/// The label of a field.
pub fn label(id: impl Into<String>, words: impl Into<Part>) -> El {
    el("label").class("label").attr("for", id.into()).add(words)
}

/// A field for a whole number that is never without one: an empty one keeps what it had, and says so. Else as [`number`].
pub fn number_kept(
    id: impl Into<String>,
    value: u32,
    (least, most): (u32, u32),
    set: impl Fn(u32) + 'static,
) -> Part {
    let (id, now) = (id.into(), Cell::new(value));
    let of = id.clone();
    let set = move |taken: Option<u32>| {
        if let Some(taken) = taken {
            now.set(taken);
            set(taken);
        } else {
            show(&of, now.get());
        }
    };
    number(id, value, (least, most), set)
}

/// A field for a whole number, which says so where it takes another one than was typed; `set` is told what it takes, `None`
/// where it is empty.
pub fn number(
    id: impl Into<String>,
    value: u32,
    (least, most): (u32, u32),
    set: impl Fn(Option<u32>) + 'static,
) -> Part {
    let id: String = id.into();
    // What is taken may draw the field anew, and what is said of it is said there.
    let said =
        RwSignal::new(SAID.take().filter(|(of, taken)| *of == id && *taken == value).map(|(_, taken)| taken));
    let of = id.clone();
    // Kept on leaving the field, and also where the page or the tab goes before that.
    let later = Later::new(None, move |text: String| {
        let taken = typed(&text, least, most);
        let other = taken.filter(|(_, moved)| *moved).map(|(value, _)| value);
        said.set(other);
        if let Some(value) = other {
            show(&of, value);
        }
        SAID.set(other.map(|value| (of.clone(), value)));
        set(taken.map(|(value, _)| value));
    });
    let field = el("input")
        .attr("type", "number")
        .attr("id", id)
        .attr("min", least.to_string())
        .attr("max", most.to_string())
        .attr("inputmode", "numeric")
        .attr("value", value.to_string());
    let told = el("small")
        .attr("role", "status")
        .add(live(move || said.get().map(|value| words::taken_instead(least, most, value)).into()));
    crate::parts::el::many([Part::from(later.typed_into(field)), told.into()])
}

/// Puts a number into a field that is on the page.
fn show(id: &str, value: u32) {
    let field = document().get_element_by_id(id);
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok()) {
        field.set_value(&value.to_string());
    }
}
