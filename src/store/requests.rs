//! What this page has asked for, as the browser noted it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// The origin of the page, and the addresses of all that it has asked for, the page itself first.
pub fn all() -> (String, Vec<String>) {
    let window = web_sys::window();
    let origin = window.as_ref().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    let performance = window.and_then(|window| window.performance());
    let names = |kind: &str| -> Vec<String> {
        let entries = performance.as_ref().map(|performance| performance.get_entries_by_type(kind));
        let name = |entry: JsValue| Reflect::get(&entry, &JsValue::from("name")).ok()?.as_string();
        entries.map(|entries| entries.iter().filter_map(name).collect()).unwrap_or_default()
    };
    let mut addresses = names("navigation");
    addresses.extend(names("resource"));
    (origin, addresses)
}
