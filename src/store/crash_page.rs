//! The way out when the program cannot go on: the plain page of `public/boot.js` takes over.

use wasm_bindgen::JsValue;

/// Has the console show every panic with its place. A release has no texts of panics; there and here the trap that
/// follows is what the plain page takes over on, for nothing can be recovered inside.
#[cfg(debug_assertions)]
pub fn report_panics() {
    std::panic::set_hook(Box::new(console_error_panic_hook::hook));
}

/// Hands over to the plain page.
pub fn show(what: &str, details: &str) {
    let detail = js_sys::Object::new();
    let set =
        |name: &str, text: &str| js_sys::Reflect::set(&detail, &JsValue::from(name), &JsValue::from(text));
    if set("what", what).is_err() || set("details", details).is_err() {
        return;
    }
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&detail);
    let event = web_sys::CustomEvent::new_with_event_init_dict("cairn-trouble", &init);
    if let (Some(window), Ok(event)) = (web_sys::window(), event) {
        // Nobody is left to hear of a failure to report a failure.
        let _ = window.dispatch_event(&event);
    }
}
