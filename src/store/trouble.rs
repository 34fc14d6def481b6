//! The way out when the program cannot go on: the plain page of `public/boot.js` takes over.

use wasm_bindgen::JsValue;

/// Has every panic shown on the plain page, for nothing can be recovered inside.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        show(crate::words::PANICKED, &info.to_string());
    }));
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
