//! Changes that depend on what stands there: read and written in one transaction, so that no tab undoes what another one does at
//! that moment, and nothing is put beside what was removed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use cairn_core::keeping::Transaction;
use cairn_core::keeping::pool_replication::ReplicaEvent;

use super::notify::tell;
use super::{Refused, changed, disk, in_memory, marks};
use crate::store::broadcast::Change;
use crate::store::pool_copy;

/// As [`super::put`], as long as something is kept under `anchor`, which these values belong to, also where another tab removes
/// it at this moment; else nothing is written, and that is no fault.
pub async fn put_beside(anchor: &str, pairs: &[(String, String)]) -> Result<(), Refused> {
    let puts = pairs.to_vec();
    if revise(anchor, &[], move |_| puts).await?
        && let Some(database) = disk().await
    {
        database.read_back(pairs).await.map_err(|_| Refused)?;
    }
    Ok(())
}

/// Puts a text behind what stands under a key, also where another tab does the same, as long as something is kept under `anchor`.
/// Other tabs hear of it.
pub async fn append(anchor: &str, key: &str, text: &str) -> Result<(), Refused> {
    let text = text.to_owned();
    change(anchor, key, move |before| before + &text).await.map(drop)
}

/// Changes what stands under a key as it is then, empty where nothing stands there, as long as something is kept under `anchor`,
/// which may be the key itself. Where that changes nothing, nothing is written. Whether the anchor stands. Other tabs hear of it.
pub async fn change(
    anchor: &str,
    key: &str,
    change: impl FnOnce(String) -> String + 'static,
) -> Result<bool, Refused> {
    let own = key.to_owned();
    revise(anchor, &[key.to_owned()], move |found| {
        let before = found.into_iter().next().flatten().unwrap_or_default();
        let after = change(before.clone());
        if after == before { Vec::new() } else { vec![(own, after)] }
    })
    .await
}

/// Puts what `change` makes of the values under these keys, in their order, as they are then, as long as something is kept under
/// `anchor`, which they belong to: beside what was removed nothing is put. Whether the anchor stands. Other tabs hear of it.
pub async fn revise(
    anchor: &str,
    keys: &[String],
    change: impl FnOnce(Vec<Option<String>>) -> Vec<(String, String)> + 'static,
) -> Result<bool, Refused> {
    let Some(database) = disk().await else {
        return in_memory(|all| {
            let stands = all.contains_key(anchor);
            if stands {
                all.extend(change(keys.iter().map(|key| all.get(key).cloned()).collect()));
            }
            stands
        })
        .ok_or(Refused);
    };
    let mut asked = vec![anchor.to_owned()];
    asked.extend_from_slice(keys);
    let put: Rc<RefCell<Option<Vec<String>>>> = Rc::default();
    let told = Rc::clone(&put);
    let act = move |mut found: Vec<Option<String>>, _| {
        let values = found.split_off(1.min(found.len()));
        if found.iter().all(Option::is_none) {
            return Transaction::default();
        }
        let mut puts = change(values);
        let keys: Vec<String> = puts.iter().map(|(key, _)| key.clone()).collect();
        puts.extend(marks(keys.iter()));
        told.replace(Some(keys));
        Transaction { puts, removes: Vec::new() }
    };
    database.revise(&asked, "", act).await.map_err(|_| Refused)?;
    let Some(put) = put.take() else { return Ok(false) };
    if !put.is_empty() {
        changed(put);
    }
    Ok(true)
}

/// Takes what stands under these keys away, and gives it as it stood there then. Other tabs hear of it.
pub async fn take(keys: &[String]) -> Result<Vec<(String, String)>, Refused> {
    let paired = |keys: &[String], found: Vec<Option<String>>| {
        keys.iter().cloned().zip(found).filter_map(|(key, value)| Some((key, value?))).collect()
    };
    let Some(database) = disk().await else {
        return in_memory(|all| paired(keys, keys.iter().map(|key| all.remove(key)).collect()))
            .ok_or(Refused);
    };
    let stood: Rc<Cell<Vec<Option<String>>>> = Rc::default();
    let (told, own) = (Rc::clone(&stood), keys.to_vec());
    let act = move |found, _| {
        told.set(found);
        Transaction { puts: marks(own.iter()), removes: own }
    };
    database.revise(keys, "", act).await.map_err(|_| Refused)?;
    tell(keys.iter().cloned().map(Change::Removed));
    pool_copy::happens(ReplicaEvent::Changed(keys.to_vec()));
    Ok(paired(keys, stood.take()))
}
