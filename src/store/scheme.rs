//! Light or dark by hand. `public/boot.js` shows it, before the program is there and for it; here it is asked for.

use cairn_core::record::Scheme;
use wasm_bindgen::JsValue;

use super::second_program;

/// Shows the page so.
pub fn show(scheme: Scheme) {
    // Without its script the page shows no program either.
    let _ = second_program::call("scheme", &JsValue::from(scheme.as_str()));
}

/// How the page is shown.
pub fn shown() -> Scheme {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    Scheme::parse(&root.and_then(|root| root.get_attribute("data-scheme")).unwrap_or_default())
}
