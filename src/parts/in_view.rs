//! A keyboard on the screen takes half of it: the field that is typed into stays in view.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// What is typed into.
const FIELDS: &str = "input, textarea, select";

/// From now on, whenever what is seen of the page becomes smaller or larger, the field that has the focus is brought into it,
/// with room for the button below.
pub fn keep_fields() {
    let Some(seen) = window().visual_viewport() else { return };
    let resized = || {
        let field = document().active_element().filter(|one| one.matches(FIELDS).unwrap_or(false));
        if let Some(field) = field {
            let gently = web_sys::ScrollIntoViewOptions::new();
            gently.set_block(web_sys::ScrollLogicalPosition::Nearest);
            field.scroll_into_view_with_scroll_into_view_options(&gently);
        }
    };
    let listener = Closure::<dyn FnMut()>::new(resized).into_js_value();
    // A browser that takes no listener does as it would without.
    let _ = seen.add_event_listener_with_callback("resize", listener.unchecked_ref());
}
