//! Where pools are kept: a database of their own, apart from what belongs to the person before the screen, and a copy of it
//! ([`super::pool_copy`]). Where there is no database to be had, what the copy has is shown for this visit, and what is done is in
//! memory alone.

mod beside;
mod notify;
mod place;
mod revised;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use cairn_core::keeping::Transaction;
use cairn_core::keeping::pool_replication::ReplicaEvent;
use cairn_core::keeping::pool_replication::keys::{owed_key, removed_key};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use self::beside::token;
use self::notify::tell;
use self::place::{PLACE, Place};
use super::broadcast::Change;
use super::database::{Database, Fate, PATIENCE_MS, wait};
use super::pool_cache::Copy;
use super::pool_copy;

pub use beside::{bring_back, call, listed, name, settle, with_marks};
pub use notify::hear;
pub use place::{NAME, VERSION};
pub use revised::{append, change, put_beside, revise, take};

/// How long pages wait for what the copy brings back into a database that is new or was lost.
const BACK_PATIENCE_MS: i32 = 20_000;

/// Where pools are kept during this visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// In the database.
    OnDisk,
    /// In memory: there is no database, and nothing was there before.
    InMemory,
    /// In memory: the database does not open, and what is shown is out of the copy.
    FromCopy,
}

thread_local! {
    /// The opening that is under way.
    static OPENING: RefCell<Option<Promise>> = const { RefCell::new(None) };
    static OPENED: RefCell<Option<Database>> = const { RefCell::new(None) };
    /// Whether the database came without a name: it is new, or what was there is lost.
    static NAMELESS: Cell<bool> = const { Cell::new(false) };
}

/// The browser refused to keep something.
#[derive(Clone, Copy, Debug)]
pub struct Refused;

/// Opens the database, once; where it was lost, waits for what the copy brings back.
pub async fn open() -> Where {
    if PLACE.with_borrow(|place| matches!(place, Place::Unopened)) {
        // Whoever asks while it is being opened waits for the same opening.
        let begin = || {
            future_to_promise(async {
                open_anew().await;
                OPENING.set(None);
                Ok(JsValue::UNDEFINED)
            })
        };
        let opening = OPENING.with_borrow_mut(|opening| opening.get_or_insert_with(begin).clone());
        // It does not fail.
        let _ = JsFuture::from(opening).await;
    }
    if NAMELESS.get() {
        pool_copy::brought_back(BACK_PATIENCE_MS).await;
        NAMELESS.set(false);
    }
    PLACE.with_borrow(|place| match place {
        Place::Unopened | Place::Disk(..) => Where::OnDisk,
        Place::Memory(_, false) => Where::InMemory,
        Place::Memory(_, true) => Where::FromCopy,
    })
}

async fn open_anew() {
    let opening = future_to_promise(async {
        let opened = Database::open(NAME, VERSION, heard).await?;
        // Late, it is not waited for any more, and the next page of pools asks again.
        OPENED.set(Some(opened));
        Ok(JsValue::UNDEFINED)
    });
    let opened = wait(opening, PATIENCE_MS).await.ok().and_then(|()| OPENED.take());
    let place = match opened {
        Some(database) => {
            // One that cannot be read is taken for whole: nothing is brought back into it.
            NAMELESS.set(matches!(beside::name_of(&database).await, Ok(None)));
            let life = pool_copy::opened();
            Place::Disk(database, life)
        }
        None => in_its_stead().await,
    };
    PLACE.set(place);
}

/// The database is gone, or another page needs it.
fn heard(fate: Fate) {
    if fate != Fate::Held {
        PLACE.set(Place::Unopened);
    }
    if fate == Fate::Closed {
        // What was lost comes back while the page is open.
        spawn_local(async {
            open().await;
        });
    }
}

/// Memory, with what the copy has.
async fn in_its_stead() -> Place {
    let all = out_of_copy().await.unwrap_or_default();
    let came = !all.is_empty();
    Place::Memory(all, came)
}

async fn out_of_copy() -> Result<BTreeMap<String, String>, JsValue> {
    let copy = Copy::open().await?;
    let keys = copy.keys("").await?;
    Ok(copy.get_all(&keys).await?.into_iter().collect())
}

/// The database; `None` where things are kept in memory.
async fn disk() -> Option<Database> {
    open().await;
    PLACE
        .with_borrow(|place| if let Place::Disk(database, _) = place { Some(database.clone()) } else { None })
}

fn in_memory<T>(act: impl FnOnce(&mut BTreeMap<String, String>) -> T) -> Option<T> {
    PLACE.with_borrow_mut(|place| if let Place::Memory(all, _) = place { Some(act(all)) } else { None })
}

/// Marks that the copy lacks these.
fn marks<'a>(keys: impl Iterator<Item = &'a String>) -> Vec<(String, String)> {
    keys.map(|key| (owed_key(key), token())).collect()
}

/// These were written: the copy follows, and other tabs hear of it.
fn changed(keys: Vec<String>) {
    tell(keys.iter().cloned().map(Change::Put));
    pool_copy::happens(ReplicaEvent::Changed(keys));
}

/// Keeps these values: all of them, or none. Other tabs hear of it.
pub async fn put(pairs: &[(String, String)]) -> Result<(), Refused> {
    let Some(database) = disk().await else {
        return in_memory(|all| all.extend(pairs.iter().cloned())).ok_or(Refused);
    };
    let marks = marks(pairs.iter().map(|(key, _)| key));
    database.put(pairs, &marks).await.map_err(|_| Refused)?;
    changed(pairs.iter().map(|(key, _)| key.clone()).collect());
    Ok(())
}

/// One value; `None` where there is none, or it cannot be read.
pub async fn get(key: &str) -> Option<String> {
    match disk().await {
        Some(database) => database.get(key).await.ok().flatten(),
        None => in_memory(|all| all.get(key).cloned()).flatten(),
    }
}

/// The values under these keys, in their order; `None` where there is none.
pub async fn get_all(keys: &[String]) -> Result<Vec<Option<String>>, Refused> {
    match disk().await {
        Some(database) => database.get_all(keys).await.map_err(|_| Refused),
        None => in_memory(|all| keys.iter().map(|key| all.get(key).cloned()).collect()).ok_or(Refused),
    }
}

/// Keys that open with `prefix`, behind `after` (empty for the first), and their values; at most so many.
pub async fn range(prefix: &str, after: &str, most: u32) -> Result<Vec<(String, String)>, Refused> {
    if let Some(database) = disk().await {
        return database.range(prefix, after, most).await.map_err(|_| Refused);
    }
    let from = if after.is_empty() { prefix.to_owned() } else { format!("{after}\0") };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    in_memory(|all| {
        let found = all.range(from..).take_while(|(key, _)| key.starts_with(prefix));
        found.take(most).map(|(key, value)| (key.clone(), value.clone())).collect()
    })
    .ok_or(Refused)
}

/// How many keys open with `prefix`.
pub async fn count(prefix: &str) -> usize {
    match disk().await {
        Some(database) => database.count(prefix).await.unwrap_or(0),
        None => in_memory(|all| all.keys().filter(|key| key.starts_with(prefix)).count()).unwrap_or(0),
    }
}

/// Removes these keys, and all that open with one of the prefixes. Other tabs hear of it.
pub async fn remove(keys: &[String], prefixes: &[String]) -> Result<(), Refused> {
    let Some(database) = disk().await else {
        return in_memory(|all| {
            all.retain(|key, _| {
                !keys.contains(key) && !prefixes.iter().any(|prefix| key.starts_with(prefix))
            });
        })
        .ok_or(Refused);
    };
    let mut puts = marks(keys.iter());
    puts.extend(prefixes.iter().map(|prefix| (removed_key(prefix), token())));
    let changes = Transaction { puts, removes: keys.to_vec() };
    database.remove(&changes, prefixes).await.map_err(|_| Refused)?;
    let gone = keys.iter().cloned().map(Change::Removed);
    tell(gone.chain(prefixes.iter().cloned().map(Change::RemovedAll)));
    for prefix in prefixes {
        pool_copy::happens(ReplicaEvent::Removed(prefix.clone()));
    }
    pool_copy::happens(ReplicaEvent::Changed(keys.to_vec()));
    Ok(())
}
