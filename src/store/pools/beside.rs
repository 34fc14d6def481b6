//! What the first store of pools has beside them for the copy: a name, and marks. Each reads or writes the database as it was opened
//! then, and no other.

use std::cell::RefCell;
use std::rc::Rc;

use cairn_core::keeping::Transaction;
use cairn_core::keeping::pool_replication::keys::{
    is_beside, name_key, owed_key, owed_keys, removed_key, removed_keys,
};
use cairn_core::keeping::pool_replication::{CopyMark, Life, ListedKeys, MarkedValue};
use wasm_bindgen::JsValue;

use super::notify::tell_all;
use super::place::{PLACE, Place};
use crate::store::broadcast::Change;
use crate::store::database::Database;
use crate::store::random;

/// A token of a mark: used once.
pub(super) fn token() -> String {
    format!("{:016x}", random::bits())
}

/// The database of that opening; `None` where it is gone.
fn at(life: Life) -> Option<Database> {
    PLACE.with_borrow(|place| match place {
        Place::Disk(database, opened) if *opened == life => Some(database.clone()),
        _ => None,
    })
}

/// Its name.
pub(super) async fn name_of(database: &Database) -> Result<Option<String>, JsValue> {
    database.get(&name_key()).await
}

/// Its name; `None` outside where it cannot be read.
pub async fn name(life: Life) -> Option<Option<String>> {
    name_of(&at(life)?).await.ok()
}

/// Names it; `None` where that was refused.
pub async fn call(life: Life, name: String) -> Option<()> {
    let changes = Transaction { puts: vec![(name_key(), name)], removes: Vec::new() };
    at(life)?.remove(&changes, &[]).await.ok()
}

/// Its keys that open with `prefix`, and all marks of them; nothing of the copy.
pub async fn listed(life: Life, prefix: &str) -> Option<ListedKeys> {
    let database = at(life)?;
    let opens = removed_keys();
    let removed = database.range(&opens, "", u32::MAX).await.ok()?;
    let removed = removed.into_iter().filter_map(|(key, token)| {
        let of = key.strip_prefix(&opens)?.to_owned();
        of.starts_with(prefix).then_some(CopyMark { of, token })
    });
    let marks = owed_keys();
    let owed = database.keys(&owed_key(prefix)).await.ok()?;
    let owed = owed.iter().filter_map(|key| key.strip_prefix(&marks).map(str::to_owned)).collect();
    let first = database.keys(prefix).await.ok()?;
    let first = first.into_iter().filter(|key| !is_beside(key)).collect();
    Some(ListedKeys { first, owed, removed: removed.collect(), ..ListedKeys::default() })
}

/// These keys with values and marks, out of one transaction.
pub async fn with_marks(life: Life, keys: Vec<String>) -> Option<Vec<MarkedValue>> {
    let asked: Vec<String> = keys.iter().flat_map(|key| [key.clone(), owed_key(key)]).collect();
    let mut found = at(life)?.get_all(&asked).await.ok()?.into_iter();
    let mut next = || found.next().flatten();
    Some(keys.into_iter().map(|key| MarkedValue { key, value: next(), token: next() }).collect())
}

/// Puts back what is nowhere and was not removed, with marks; the pages of all tabs hear of it. The keys of what came back.
pub async fn bring_back(life: Life, pairs: Vec<(String, String)>) -> Option<Vec<String>> {
    let asked: Vec<String> = pairs.iter().flat_map(|(key, _)| [key.clone(), owed_key(key)]).collect();
    let back: Rc<RefCell<Vec<String>>> = Rc::default();
    let brought = Rc::clone(&back);
    let opens = removed_keys();
    let act = move |found: Vec<Option<String>>, removed: Vec<String>| {
        let was_removed = |key: &str| {
            removed.iter().filter_map(|mark| mark.strip_prefix(&opens)).any(|of| key.starts_with(of))
        };
        let mut puts = Vec::new();
        for ((key, value), there) in pairs.into_iter().zip(found.chunks(2)) {
            if there.iter().all(Option::is_none) && !was_removed(&key) {
                puts.push((owed_key(&key), token()));
                brought.borrow_mut().push(key.clone());
                puts.push((key, value));
            }
        }
        Transaction { puts, removes: Vec::new() }
    };
    at(life)?.revise(&asked, &removed_keys(), act).await.ok()?;
    let back = back.take();
    tell_all(back.iter().cloned().map(Change::Put).collect());
    Some(back)
}

/// Takes marks away whose token is still the same; of removals, or of keys.
pub async fn settle(marks: Vec<CopyMark>, removed: bool) {
    let database = PLACE.with_borrow(|place| match place {
        Place::Disk(database, _) => Some(database.clone()),
        _ => None,
    });
    let Some(database) = database else { return };
    let key = |mark: &CopyMark| if removed { removed_key(&mark.of) } else { owed_key(&mark.of) };
    let keys: Vec<String> = marks.iter().map(key).collect();
    let own = keys.clone();
    let act = move |found: Vec<Option<String>>, _| {
        let same = |((key, mark), token): ((String, CopyMark), Option<String>)| {
            (token.as_ref() == Some(&mark.token)).then_some(key)
        };
        let removes = own.into_iter().zip(marks).zip(found).filter_map(same).collect();
        Transaction { puts: Vec::new(), removes }
    };
    // A mark that stays makes the copy get once more what it has.
    let _ = database.revise(&keys, "", act).await;
}
