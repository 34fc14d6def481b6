//! Whether the program itself is on this device: what `public/boot.js` hears of the worker, `public/offline.js`.

use cairn_core::offline::Offline;
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::second_program;

/// The event by which boot.js says that something about it has changed.
pub const CHANGED: &str = "cairn-offline";

/// Asks.
pub async fn state() -> Offline {
    let asked = second_program::call("offline", &JsValue::UNDEFINED).and_then(JsCast::dyn_into::<Promise>);
    let said = match asked {
        Ok(asked) => JsFuture::from(asked).await.ok().and_then(|said| said.as_string()),
        Err(_) => None,
    };
    Offline::read(said.as_deref())
}

/// Whether everything of a newer version is here, for whoever loads the page again.
pub fn newer() -> bool {
    let boot = Reflect::get(&js_sys::global(), &JsValue::from("cairn"));
    boot.and_then(|boot| Reflect::get(&boot, &JsValue::from("newer"))).is_ok_and(|newer| newer.is_truthy())
}

/// The person wants none of it for now; the next version is offered again.
pub fn put_off() {
    if let Ok(boot) = Reflect::get(&js_sys::global(), &JsValue::from("cairn")) {
        // Not noted, it is offered once more: no harm.
        let _ = Reflect::set(&boot, &JsValue::from("newer"), &JsValue::FALSE);
    }
}

/// Whether the page was opened from the home screen of an iPhone or iPad, where it has another storage than in Safari.
pub fn on_home_screen() -> bool {
    let navigator = web_sys::window().map(|window| window.navigator());
    navigator.is_some_and(|navigator| {
        Reflect::get(&navigator, &JsValue::from("standalone")).is_ok_and(|said| said.is_truthy())
    })
}
