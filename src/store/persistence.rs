//! The browser's promise not to delete by itself what a page keeps.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Asks for it; some browsers ask the person, others decide by how the page is used. `false` where there is none.
pub async fn ask() -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Pages without a secure connection have no storage manager.
    let manager = Reflect::get(&window.navigator(), &JsValue::from("storage"));
    let Ok(manager) = manager.and_then(JsCast::dyn_into::<web_sys::StorageManager>) else { return false };
    let Ok(answer) = manager.persist() else { return false };
    JsFuture::from(answer).await.is_ok_and(|promised| promised.is_truthy())
}
