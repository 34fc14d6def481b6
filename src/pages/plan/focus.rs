//! Where the keyboard goes when the plan is drawn anew.

use cairn_core::plan::view::PieceRow;
use leptos::prelude::*;

/// The name of a piece's heading on the page.
pub(in crate::pages) fn title_id(piece: &PieceRow) -> String {
    format!("piece-{}", piece.id.to_text().replace('/', "-"))
}

/// Puts the keyboard on an element once the page is drawn anew.
pub fn focus(id: &str) {
    let id = id.to_owned();
    request_animation_frame(move || {
        let found = document().get_element_by_id(&id);
        if let Some(found) =
            found.and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(it).ok())
        {
            // A browser that refuses the focus still shows the page.
            let _ = found.focus();
        }
    });
}
