//! Moves something on the page into view, no further than needed.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// Scrolls whatever scrolls around it, as little as shows all of it.
pub fn reveal(element: &Element) {
    let options = Object::new();
    let said = Reflect::set(&options, &JsValue::from("block"), &JsValue::from("nearest"));
    let scroll = Reflect::get(element, &JsValue::from("scrollIntoView"));
    if let (Ok(true), Some(scroll)) = (said, scroll.ok().and_then(|it| it.dyn_into::<Function>().ok())) {
        // A browser that cannot leaves the page where it is.
        let _ = scroll.call1(element, &options);
    }
}
