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

/// What goes to the sheet: a title and one thing more.
fn parcel(title: &str, name: &str, thing: &JsValue) -> Option<Object> {
    let data = Object::new();
    let titled = Reflect::set(&data, &JsValue::from("title"), &JsValue::from(title)).is_ok();
    (titled && Reflect::set(&data, &JsValue::from(name), thing).is_ok()).then_some(data)
}

/// A text as a file, for the sheet.
fn file(name: &str, text: &str) -> Option<JsValue> {
    let options = web_sys::FilePropertyBag::new();
    options.set_type("application/json");
    let parts = js_sys::Array::of1(&JsValue::from(text));
    let file = web_sys::File::new_with_str_sequence_and_options(&parts, name, &options).ok()?;
    Some(js_sys::Array::of1(&file).into())
}

/// Whether the sheet takes files: not every one does.
pub fn can_share_files() -> bool {
    let asked = || {
        let (navigator, _) = sheet()?;
        let can: Function = Reflect::get(&navigator, &JsValue::from("canShare")).ok()?.dyn_into().ok()?;
        let data = parcel("", "files", &file("a.cairn.json", "{}")?)?;
        can.call1(&navigator, &data).ok()?.as_bool()
    };
    asked().unwrap_or(false)
}

/// Opens it for a text as a file.
pub fn share_file(title: &str, name: &str, text: &str) {
    if let Some(data) = file(name, text).and_then(|files| parcel(title, "files", &files)) {
        hand_over(&data);
    }
}

/// Opens it for a link. What the person chooses there, or that they close it, is not told.
pub fn share(title: &str, url: &str) {
    if let Some(data) = parcel(title, "url", &JsValue::from(url)) {
        hand_over(&data);
    }
}

fn hand_over(data: &Object) {
    let Some((navigator, share)) = sheet() else { return };
    if let Ok(promise) = share.call1(&navigator, data).and_then(JsCast::dyn_into::<Promise>) {
        wasm_bindgen_futures::spawn_local(async move {
            // Closing the sheet is a refusal too, and no fault.
            let _ = JsFuture::from(promise).await;
        });
    }
}

/// Origin and base path of the app, as the build has named it: whatever else a link had brought along is not handed on.
pub fn page_address() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let base = document.and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    base.split(['#', '?']).next().unwrap_or_default().to_owned()
}
