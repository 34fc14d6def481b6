//! A field for a whole folder, for who drops nothing; not there where the browser has none.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::el::{El, Part, el};
use crate::store::folder::{Given, chosen};
use crate::words;

/// The field with its label, `id` its own.
pub fn folder_field(id: &'static str, read: impl Fn(Vec<Given>) + 'static) -> Part {
    let known = document()
        .create_element("input")
        .is_ok_and(|input| js_sys::Reflect::has(&input, &JsValue::from("webkitdirectory")) == Ok(true));
    known.then(|| field(id, read)).into()
}

fn field(id: &'static str, read: impl Fn(Vec<Given>) + 'static) -> El {
    let change = move |event: web_sys::Event| {
        let field: Option<web_sys::HtmlInputElement> = event.target().and_then(|it| it.dyn_into().ok());
        if let Some(field) = field {
            read(chosen(field.files()));
            // The same folder chosen again is a new choice.
            field.set_value("");
        }
    };
    let input =
        el("input").attr("type", "file").attr("id", id).attr("webkitdirectory", "").on("change", change);
    el("div")
        .class("folder")
        .add(el("label").class("label").attr("for", id).add(words::CHOOSE_FOLDER))
        .add(input)
}
