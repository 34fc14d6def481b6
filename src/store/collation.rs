//! What the browser knows of letters: how they are composed, and in which order its reader's language has them.

use cairn_core::names::LetterRules;
use js_sys::{Array, Function, Intl, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The browser's.
pub const LETTERS: LetterRules =
    LetterRules { composed: |text| in_form(text, "NFKC"), decomposed: |text| in_form(text, "NFKD"), sorted };

fn in_form(text: &str, form: &str) -> String {
    JsString::from(text).normalize(form).to_lower_case().into()
}

/// Sorted by the browser itself: a comparison that comes and goes between it and the program costs more than the sort.
fn sorted(texts: Vec<String>) -> Vec<String> {
    let options = Object::new();
    // Without it `10` would stand before `2`; a browser that refuses it sorts all the same.
    let _ = Reflect::set(&options, &JsValue::from("numeric"), &JsValue::TRUE);
    let compare = Intl::Collator::new(&Array::new(), &options).compare();
    let list: Array = texts.iter().map(JsValue::from).collect();
    let sort = Reflect::get(&list, &JsValue::from("sort")).and_then(JsCast::dyn_into::<Function>);
    match sort.and_then(|sort| sort.call1(&list, &compare)) {
        Ok(_) => list.iter().filter_map(|text| text.as_string()).collect(),
        Err(_) => texts,
    }
}
