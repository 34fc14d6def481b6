//! A lock that all tabs share (Web Locks): whoever holds it is alone at its work, and a tab that is gone holds none.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::deployment;

const NAME: &str = "cairn-pools-copy";

thread_local! {
    /// Lets go of it.
    static RELEASE: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Waits for the lock. `Err` where the browser has none for this page.
pub async fn hold() -> Result<(), JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &JsValue::from("navigator"))?;
    let locks = Reflect::get(&navigator, &JsValue::from("locks"))?;
    let request: Function = Reflect::get(&locks, &JsValue::from("request"))?.dyn_into()?;
    let mut asked = Err(JsValue::UNDEFINED);
    let held = Promise::new(&mut |resolve, _| {
        let held = Closure::once_into_js(move || {
            // It is held as long as this promise is open.
            let open = Promise::new(&mut |release, _| drop(RELEASE.replace(Some(release))));
            // A promise that is resolved does not throw.
            drop(resolve.call0(&JsValue::UNDEFINED));
            open
        });
        asked = request.call2(&locks, &JsValue::from(deployment::names() + NAME), &held);
    });
    // The request itself ends with the lock, or at once where it is refused.
    JsFuture::from(Promise::race(&Array::of2(&held, &asked?))).await.map(drop)
}

/// Lets go of it.
pub fn release() {
    if let Some(release) = RELEASE.take() {
        drop(release.call0(&JsValue::UNDEFINED));
    }
}
