//! Which names on this origin are this deployment's: another build of Cairn may have been here first, at another path.
//!
//! `cairn_core::record` says how the names open; this is where they get it. Whose the plain names are is written down when
//! something is kept for the first time, so that looking keeps nothing; and twice, as everything is, for a browser may lose one store.

use std::cell::RefCell;

use cairn_core::keeping::Transaction;
use cairn_core::record::{CLAIM, base_path, opening};
use wasm_bindgen_futures::spawn_local;
use web_sys::Storage;

use super::database::Database;

const VERSION: u32 = 1;

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

fn claimed() -> Option<String> {
    local()?.get_item(CLAIM).ok().flatten()
}

/// The base path of the deployment whose the plain names are; `None` where nobody has them, or nobody can say.
pub fn owner() -> Option<String> {
    // Local storage may have been emptied since, and names must not change with that.
    claimed().inspect(|owner| OWNER.set(Some(owner.clone()))).or_else(|| OWNER.with_borrow(Clone::clone))
}

/// What opens all names of this deployment, in every store.
pub fn names() -> String {
    MINE.with(|mine| opening(owner().as_deref(), mine))
}

/// The base path of the deployment whose the plain names are, where they are not this one's.
pub fn other() -> Option<String> {
    owner().filter(|owner| MINE.with(|mine| mine != owner)).map(|owner| base_path(&owner))
}

/// Sees to it that the claim stands, before something is kept.
#[expect(clippy::disallowed_methods, reason = "a path, and nothing of the person")]
pub fn hold() {
    let Some(storage) = local().filter(|_| claimed().is_none()) else { return };
    let owner = owner().unwrap_or_else(|| MINE.with(Clone::clone));
    // Full, it is tried again with the next write.
    if storage.set_item(CLAIM, &owner).is_ok() {
        OWNER.set(Some(owner.clone()));
        spawn_local(async move {
            if let Ok(database) = Database::named(CLAIM, VERSION, |_| {}).await {
                // What is not written here is missed only where local storage is lost, too.
                let claim = Transaction { puts: vec![(CLAIM.to_owned(), owner)], removes: Vec::new() };
                drop(database.begin(&claim));
                database.close();
            }
        });
    }
}

/// Where local storage knows of no claim, because it was lost or nothing was kept yet: asks the other place.
pub async fn settle() {
    if owner().is_none()
        && let Ok(database) = Database::named(CLAIM, VERSION, |_| {}).await
    {
        if let Ok(found @ Some(_)) = database.get(CLAIM).await {
            OWNER.set(found);
            hold();
        }
        database.close();
    }
}
