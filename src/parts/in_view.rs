//! What is looked at stays in view: the field that is typed into, of which a keyboard on the screen takes half the room, and the
//! beginning of what has a new order.

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

/// Scrolls the page back to the beginning of an element, at once, where that lies above what is seen.
pub fn beginning(of: &web_sys::Element) {
    let mut top = 0;
    let mut at = of.clone().dyn_into::<web_sys::HtmlElement>().ok();
    while let Some(element) = at {
        top += element.offset_top();
        at = element.offset_parent().and_then(|parent| parent.dyn_into().ok());
    }
    if window().scroll_y().is_ok_and(|scrolled| scrolled > f64::from(top)) {
        of.scroll_into_view();
    }
}
