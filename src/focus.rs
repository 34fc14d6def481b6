//! Where the focus goes when a page changes, or when what had it goes.

use leptos::prelude::*;

/// Called where a page is about to be drawn anew under another heading: the new one takes the focus over from the old one,
/// and the reader stays where they are.
pub fn hand_heading_on() {
    if document().active_element().is_some_and(|element| element.tag_name() == "H1") {
        request_animation_frame(focus_on_heading);
    }
}

/// A change of page is announced by moving the focus to its heading, which may come later than the page.
pub fn focus_heading() {
    request_animation_frame(|| {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        focus_on_heading();
        hold(FRAMES);
    });
}

/// For so many frames a heading that comes or is drawn anew takes a focus that is nowhere: about four seconds.
const FRAMES: u32 = 240;

/// Called where what has the focus is about to go with the part around it: the heading of the page takes it.
pub fn focus_stays() {
    focus_on_heading();
    hold(FRAMES);
}

/// Ends as soon as something else has the focus: then the reader has gone on.
fn hold(frames: u32) {
    let on = document().active_element().map(|element| element.tag_name());
    let nowhere = on.as_deref().is_none_or(|tag| tag == "BODY");
    if nowhere {
        focus_on_heading();
    } else if on.as_deref() != Some("H1") {
        return;
    }
    if frames > 0 {
        request_animation_frame(move || hold(frames - 1));
    }
}

fn focus_on_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) =
        heading.and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(it).ok())
    {
        heading.set_tab_index(-1);
        let still = web_sys::FocusOptions::new();
        still.set_prevent_scroll(true);
        // Focus is a courtesy; a browser that refuses it still shows the page.
        let _ = heading.focus_with_options(&still);
    }
}

/// Puts the keyboard on an element with this id, once the page is drawn anew; what is folded over it is unfolded.
pub fn focus_on(id: &str) {
    let id = id.to_owned();
    request_animation_frame(move || {
        let found = document().get_element_by_id(&id);
        if let Some(found) =
            found.and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(it).ok())
        {
            while let Ok(Some(folded)) = found.closest("details:not([open])") {
                // Where it can't be unfolded, the keyboard stays where it is.
                if folded.set_attribute("open", "").is_err() {
                    break;
                }
            }
            // A browser that refuses the focus still shows the page.
            let _ = found.focus();
        }
    });
}
