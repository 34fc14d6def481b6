//! Local storage: the one place that writes, and every write is read back. Records go into a second copy too.

use cairn_core::AttemptId;
use cairn_core::attempt::Entry;
use cairn_core::record::{
    KeptSettings, Key, keys_gone, keys_in_order, lacking, plan_pack, read_settings, write_entry,
    write_settings,
};
use gloo_storage::Storage as _;
use web_sys::Storage;

use super::copy;

/// Why something was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskError {
    /// The browser does not let the page use its storage.
    Blocked,
    /// The storage is full, or the browser refused the write.
    Refused,
    /// What is read back is not what was written.
    Different,
    /// Something else stands under the key: another tab goes by the same name.
    Taken,
}

/// The browser's local storage, if the page may use it. gloo-storage panics where it may not, so that is asked first.
#[expect(clippy::disallowed_types, reason = "the one place that asks, after web-sys")]
pub fn open() -> Result<Storage, DiskError> {
    let allowed = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    allowed.map(|_| gloo_storage::LocalStorage::raw()).ok_or(DiskError::Blocked)
}

/// Whether a write works at all: tried with a value that is removed again.
pub fn probe() -> Result<(), DiskError> {
    let storage = open()?;
    let key = Key::Probe.to_text();
    write(&storage, &key, "1")?;
    erase(&storage, &key)
}

/// The keys of ours, in order; foreign ones are passed over.
pub fn keys() -> Result<Vec<String>, DiskError> {
    let storage = open()?;
    let count = storage.length().map_err(|_| DiskError::Blocked)?;
    let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
    Ok(keys_in_order(keys.filter(|key| Key::is_ours(key)).collect()))
}

/// These keys with their values; what is not there is left out.
pub fn get(keys: &[String]) -> Vec<(String, String)> {
    let Ok(storage) = open() else { return Vec::new() };
    let value = |key: &String| Some((key.clone(), storage.get_item(key).ok().flatten()?));
    keys.iter().filter_map(value).collect()
}

/// Every key of ours with its value.
pub fn all() -> Result<Vec<(String, String)>, DiskError> {
    Ok(get(&keys()?))
}

/// The records and packs of these attempts.
pub fn of(attempts: &[AttemptId]) -> Result<Vec<(String, String)>, DiskError> {
    let is_of = |key: &String| {
        Key::parse(key).is_some_and(|key| key.attempt().is_some_and(|id| attempts.contains(id)))
    };
    Ok(get(&keys()?.into_iter().filter(is_of).collect::<Vec<_>>()))
}

/// Keeps an entry under its own key. What another tab has written there is never overwritten.
pub fn keep(attempt: &AttemptId, entry: &Entry) -> Result<(), DiskError> {
    let key = Key::Entry(attempt.clone(), entry.seq, entry.writer.clone()).to_text();
    let record = write_entry(entry);
    let storage = open();
    let there = storage.as_ref().ok().and_then(|storage| storage.get_item(&key).ok().flatten());
    // The beginning of the same record is a write of our own that was cut.
    if there.is_some_and(|there| !record.starts_with(&there)) {
        return Err(DiskError::Taken);
    }
    copy::put(&key, &record);
    write(&storage?, &key, &record)
}

/// Keeps a record under its key.
pub fn keep_record(key: &str, record: &str) -> Result<(), DiskError> {
    copy::put(key, record);
    write(&open()?, key, record)
}

/// Keeps a value as it is under its own key, unless something stands there.
pub fn keep_raw(key: &str, value: &str) -> Result<(), DiskError> {
    let storage = open()?;
    match storage.get_item(key) {
        Ok(None) if Key::is_ours(key) => {
            copy::put(key, value);
            write(&storage, key, value)
        }
        _ => Ok(()),
    }
}

/// Keeps a rating under its own key, in the place of what stood there before it went on.
pub fn keep_rating(key: &Key, text: &str) -> Result<(), DiskError> {
    let key = key.to_text();
    copy::put(&key, text);
    write(&open()?, &key, text)
}

/// What is kept under a key.
pub fn kept(key: &Key) -> Option<String> {
    open().ok()?.get_item(&key.to_text()).ok().flatten()
}

/// What the person has set; what is not kept, or cannot be read, is as at the start.
pub fn settings() -> KeptSettings {
    let kept = open().ok().and_then(|storage| storage.get_item(&Key::Settings.to_text()).ok().flatten());
    read_settings(kept.as_deref().unwrap_or_default())
}

/// Keeps the settings.
pub fn keep_settings(settings: &KeptSettings) -> Result<(), DiskError> {
    write(&open()?, &Key::Settings.to_text(), &write_settings(settings))
}

/// Removes one value that the person wants gone, and its second copy.
pub fn remove(key: &str) -> Result<(), DiskError> {
    copy::remove(key);
    erase(&open()?, key)
}

/// Removes everything of ours, and nothing else.
pub fn remove_all() -> Result<(), DiskError> {
    copy::clear();
    keys()?.iter().try_for_each(|key| remove(key))
}

/// Packs a finished attempt: the pack is written and read back, then written into the second copy while its records go
/// there, and only then the records go here. `false` where there was nothing to pack.
pub async fn pack(attempt: &AttemptId) -> Result<bool, DiskError> {
    let storage = open()?;
    let Some(plan) = plan_pack(attempt, &of(std::slice::from_ref(attempt))?) else { return Ok(false) };
    let stands = || storage.get_item(&plan.key).ok().flatten().is_some_and(|kept| kept == plan.value);
    if !stands()
        && let Err(error) = write(&storage, &plan.key, &plan.value)
    {
        // Half a pack is of no use to anybody, and the records are all there.
        erase(&storage, &plan.key)?;
        return Err(error);
    }
    copy::replace(&plan.key, &plan.value, &plan.replaces).await;
    // Meanwhile another tab may have deleted everything.
    if stands() {
        plan.replaces.iter().try_for_each(|key| erase(&storage, key))?;
    }
    Ok(true)
}

/// Copies what only storage has; whether the second copy has a key that storage has not.
pub async fn lacks() -> bool {
    let copied = copy::keys().await;
    let Ok(kept) = keys() else { return false };
    copy_missing(&kept, &copied);
    !keys_gone(&copied, &kept).is_empty()
}

fn copy_missing(kept: &[String], copied: &[String]) {
    for (key, value) in get(&keys_gone(kept, copied)) {
        if Key::parse(&key).is_some_and(|key| !matches!(key, Key::Settings | Key::Probe)) {
            copy::put(&key, &value);
        }
    }
}

/// Brings back what only the second copy has, and copies what only the first one has; how many values came back.
pub async fn agree() -> usize {
    let copied = copy::keys().await;
    let Ok(kept) = keys() else { return 0 };
    copy_missing(&kept, &copied);
    let only = keys_gone(&copied, &kept);
    if only.is_empty() {
        return 0;
    }
    let attempts: Vec<AttemptId> =
        only.iter().filter_map(|key| Key::parse(key)?.attempt().cloned()).collect();
    let copied = copy::get(&only).await;
    let back = lacking(of(&attempts).unwrap_or_default(), copied.clone());
    for (key, _) in copied.iter().filter(|pair| !back.contains(pair)) {
        // A pack has taken its place, in both copies.
        copy::remove(key);
    }
    back.iter().filter(|(key, value)| keep_raw(key, value).is_ok()).count()
}

/// Removes from the second copy what storage no longer has of these attempts.
pub async fn forget(attempts: &[AttemptId]) {
    let copied = copy::keys().await;
    for key in keys_gone(&copied, &keys().unwrap_or_default()) {
        if Key::parse(&key).is_some_and(|key| key.attempt().is_some_and(|id| attempts.contains(id))) {
            copy::remove(&key);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one remover")]
fn erase(storage: &Storage, key: &str) -> Result<(), DiskError> {
    storage.remove_item(key).map_err(|_| DiskError::Refused)
}

/// Writes and reads back; once more where the first write was cut.
fn write(storage: &Storage, key: &str, value: &str) -> Result<(), DiskError> {
    if put(storage, key, value)? || put(storage, key, value)? { Ok(()) } else { Err(DiskError::Different) }
}

/// Writes a value; whether it is what is read back.
#[expect(clippy::disallowed_methods, reason = "the one writer")]
fn put(storage: &Storage, key: &str, value: &str) -> Result<bool, DiskError> {
    storage.set_item(key, value).map_err(|_| DiskError::Refused)?;
    Ok(storage.get_item(key).ok().flatten().is_some_and(|kept| kept == value))
}
