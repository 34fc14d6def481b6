//! Ways to hand a text over: the clipboard, and the sheet of the system.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Puts a text into the clipboard. `false` where the browser has none or does not allow it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let clipboard = Reflect::get(&window.navigator(), &JsValue::from("clipboard"));
    let Ok(clipboard) = clipboard.and_then(JsCast::dyn_into::<web_sys::Clipboard>) else { return false };
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// The system's own way to share, where there is one.
fn sheet() -> Option<(web_sys::Navigator, Function)> {
    let navigator = web_sys::window()?.navigator();
    let share = Reflect::get(&navigator, &JsValue::from("share")).ok()?.dyn_into().ok()?;
    Some((navigator, share))
}

/// Whether there is such a way.
pub fn can_share() -> bool {
    sheet().is_some()
}

/// Opens it for a link. What the person chooses there, or that they close it, is not told.
pub fn share(title: &str, url: &str) {
    let Some((navigator, share)) = sheet() else { return };
    let data = Object::new();
    let set =
        |name: &str, text: &str| Reflect::set(&data, &JsValue::from(name), &JsValue::from(text)).is_ok();
    if !set("title", title) || !set("url", url) {
        return;
    }
    if let Ok(promise) = share.call1(&navigator, &data).and_then(JsCast::dyn_into::<Promise>) {
        wasm_bindgen_futures::spawn_local(async move {
            // Closing the sheet is a refusal too, and no fault.
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// The address of the page without what stands behind `#`.
pub fn page_address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}
