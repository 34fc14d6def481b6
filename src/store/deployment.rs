//! Which names on this origin are this deployment's: another build of Cairn may have been here first, at another path.
//!
//! `cairn_core::record` says how the names open; this is where they get it. Whose the plain names are is written down when
//! something is kept for the first time, so that looking keeps nothing. `public/boot.js` keeps that a second time, in a database,
//! and brings it back before the program starts: a browser may lose one store and keep the other.

use std::cell::RefCell;

use cairn_core::record::{CLAIM, base_path, opening};
use wasm_bindgen::JsValue;
use web_sys::Storage;

use super::second_program;

thread_local! {
    static MINE: String = base_path(&address().unwrap_or_default());
    /// Whose the plain names are, as far as it was seen or written from here.
    static OWNER: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What the build has named as the place of the page.
fn address() -> Option<String> {
    web_sys::window()?.document()?.base_uri().ok().flatten()
}

fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// The base path of the deployment whose the plain names are; `None` where nobody has them, or nobody can say.
fn owner() -> Option<String> {
    let claimed = local().and_then(|storage| storage.get_item(CLAIM).ok().flatten());
    // Local storage may have been emptied since, and names must not change with that.
    OWNER.with_borrow_mut(|owner| {
        if claimed.is_some() {
            *owner = claimed;
        }
        owner.clone()
    })
}

/// What opens all names of this deployment, in every store.
pub fn names() -> String {
    MINE.with(|mine| opening(owner().as_deref(), mine))
}

/// The base path of the deployment whose the plain names are, where they are not this one's.
pub fn other() -> Option<String> {
    let is_path = |owner: &String| owner.starts_with('/') && !owner.starts_with("//");
    owner().filter(is_path).filter(|owner| MINE.with(|mine| mine != owner))
}

/// Sees to it that the claim stands, before something is kept.
#[expect(clippy::disallowed_methods, reason = "a path, and nothing of the person")]
pub fn hold() {
    let owner = owner().unwrap_or_else(|| MINE.with(Clone::clone));
    if let Some(storage) = local().filter(|storage| matches!(storage.get_item(CLAIM), Ok(None))) {
        // Full, it is tried again with the next write; what is not kept twice now is at the next start.
        if storage.set_item(CLAIM, &owner).is_ok() {
            let _ = second_program::call("claim", &JsValue::UNDEFINED);
        }
    }
}
