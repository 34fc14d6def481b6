//! Where pools are kept: a database of their own, apart from what belongs to the person before the screen. Where there is
//! none to be had, they are in memory for this visit.

use std::cell::RefCell;
use std::collections::BTreeMap;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;

use super::bell::{Bell, Change};
use super::database::{Database, Fate, PATIENCE_MS, wait};

pub const NAME: &str = "cairn-pools";
/// Version of the database's shape.
pub const VERSION: u32 = 1;

enum Place {
    /// Not asked for yet.
    Unopened,
    /// In the database.
    Disk(Database),
    /// In memory: keys and values.
    Memory(BTreeMap<String, String>),
}

thread_local! {
    static PLACE: RefCell<Place> = const { RefCell::new(Place::Unopened) };
    static OPENED: RefCell<Option<Database>> = const { RefCell::new(None) };
    static BELL: Bell = Bell::new(NAME);
}

/// Hears what other tabs have changed.
pub fn hear(heard: impl FnMut(Vec<Change>) + 'static) {
    BELL.with(|bell| bell.hear(heard));
}

fn tell(changes: impl Iterator<Item = Change>) {
    BELL.with(|bell| bell.ring(changes));
}

/// The browser refused to keep something.
#[derive(Clone, Copy, Debug)]
pub struct Refused;

/// Opens the database, once. `false` where there is none: then everything is in memory only.
pub async fn open() -> bool {
    let asked = PLACE.with_borrow(|place| match place {
        Place::Unopened => None,
        Place::Disk(_) => Some(true),
        Place::Memory(_) => Some(false),
    });
    if let Some(there) = asked {
        return there;
    }
    let opening = future_to_promise(async {
        let heard = |fate| {
            if fate != Fate::Held {
                PLACE.set(Place::Unopened);
            }
        };
        let opened = Database::open(NAME, VERSION, heard).await?;
        // Late, it is not waited for any more, and the next page of pools asks again.
        OPENED.set(Some(opened));
        Ok(JsValue::UNDEFINED)
    });
    let opened = wait(opening, PATIENCE_MS).await.map(|()| OPENED.take());
    let there = opened.is_ok();
    PLACE.set(opened.ok().flatten().map_or_else(|| Place::Memory(BTreeMap::new()), Place::Disk));
    there
}

/// The database; `None` where things are kept in memory.
async fn disk() -> Option<Database> {
    open().await;
    PLACE.with_borrow(|place| if let Place::Disk(database) = place { Some(database.clone()) } else { None })
}

fn in_memory<T>(act: impl FnOnce(&mut BTreeMap<String, String>) -> T) -> Option<T> {
    PLACE.with_borrow_mut(|place| if let Place::Memory(all) = place { Some(act(all)) } else { None })
}

/// Keeps these values: all of them, or none. Other tabs hear of it.
pub async fn put(pairs: &[(String, String)]) -> Result<(), Refused> {
    let Some(database) = disk().await else {
        return in_memory(|all| all.extend(pairs.iter().cloned())).ok_or(Refused);
    };
    database.put(pairs).await.map_err(|_| Refused)?;
    tell(pairs.iter().map(|(key, _)| Change::Put(key.clone())));
    Ok(())
}

/// As [`put`], as long as something is kept under `anchor`, which these values belong to; else nothing is written, and that is
/// no fault.
pub async fn put_beside(anchor: &str, pairs: &[(String, String)]) -> Result<(), Refused> {
    let Some(database) = disk().await else {
        return in_memory(|all| {
            if all.contains_key(anchor) {
                all.extend(pairs.iter().cloned());
            }
        })
        .ok_or(Refused);
    };
    if database.put_beside(anchor, pairs).await.map_err(|_| Refused)? {
        tell(pairs.iter().map(|(key, _)| Change::Put(key.clone())));
    }
    Ok(())
}

/// Puts a text behind what stands under a key, also where another tab does the same. Other tabs hear of it.
pub async fn append(key: &str, text: &str) -> Result<(), Refused> {
    let text = text.to_owned();
    change(key, move |before| before + &text).await
}

/// Changes what stands under a key as it is then, whatever another tab has put there; empty where nothing stands there.
/// Other tabs hear of it.
pub async fn change(key: &str, change: impl FnOnce(String) -> String + 'static) -> Result<(), Refused> {
    let Some(database) = disk().await else {
        return in_memory(|all| {
            let before = all.get(key).cloned().unwrap_or_default();
            let after = change(before.clone());
            if after != before {
                all.insert(key.to_owned(), after);
            }
        })
        .ok_or(Refused);
    };
    database.change(key, change).await.map_err(|_| Refused)?;
    tell(std::iter::once(Change::Put(key.to_owned())));
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
    database.remove(keys, prefixes).await.map_err(|_| Refused)?;
    let gone = keys.iter().cloned().map(Change::Removed);
    tell(gone.chain(prefixes.iter().cloned().map(Change::RemovedAll)));
    Ok(())
}
