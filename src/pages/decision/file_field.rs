//! A field for one file.

use wasm_bindgen::JsCast;

use crate::parts::el::{El, el};

/// A field for a file, with its label.
pub(super) fn file_field(
    id: &'static str,
    label: &'static str,
    chosen: impl Fn(web_sys::File) + 'static,
) -> El {
    let change = move |event: web_sys::Event| {
        let field: Option<web_sys::HtmlInputElement> = event.target().and_then(|it| it.dyn_into().ok());
        if let Some(field) = field {
            let files = crate::store::file::all(field.files());
            files.into_iter().take(1).for_each(&chosen);
            // The same file chosen again is a new choice.
            field.set_value("");
        }
    };
    el("div")
        .class("drop")
        .add(el("label").class("label").attr("for", id).add(label))
        .add(el("input").attr("type", "file").attr("id", id).on("change", change))
}
