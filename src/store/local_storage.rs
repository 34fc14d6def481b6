//! The first store, local storage: the one place that writes, and every write is read back.

use cairn_core::AttemptId;
use cairn_core::keeping::Wrote;
use cairn_core::record::{
    CLAIM, KeptSettings, Key, ShownThen, keys_in_order, read_settings, read_shown, write_settings,
    write_shown,
};
use gloo_storage::Storage as _;
use web_sys::Storage;

use super::deployment;

/// Why something was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiskError {
    /// The browser does not let the page use its storage.
    Blocked,
    /// The storage is full, or the browser refused the write.
    Refused,
    /// What is read back is not what was written.
    Different,
}

/// The browser's local storage, if the page may use it. gloo-storage panics where it may not, so that is asked first.
#[expect(clippy::disallowed_types, reason = "the one place that asks, after web-sys")]
pub fn open() -> Result<Storage, DiskError> {
    let allowed = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    allowed.map(|_| gloo_storage::LocalStorage::raw()).ok_or(DiskError::Blocked)
}

/// Whether a write works at all: tried with a value that is removed again.
pub fn probe() -> Wrote {
    let Ok(storage) = open() else { return Wrote::Blocked };
    let key = deployment::names() + &Key::Probe.to_text();
    // Nothing is kept by it, so nothing is claimed.
    let wrote = wrote(write(&storage, &key, "1"));
    if wrote == Wrote::Kept && erase(&storage, &key).is_err() { Wrote::Refused } else { wrote }
}

/// The keys of ours, in order; foreign ones are passed over.
pub fn keys() -> Result<Vec<String>, DiskError> {
    let keys = keys_under(&deployment::names())?;
    if !keys.is_empty() {
        // An older version has kept them, without a claim.
        deployment::hold();
    }
    Ok(keys_in_order(keys))
}

/// The keys whose names open so, without the opening.
fn keys_under(names: &str) -> Result<Vec<String>, DiskError> {
    let storage = open()?;
    let count = storage.length().map_err(|_| DiskError::Blocked)?;
    let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
    let own = |key: String| key.strip_prefix(names).filter(|key| Key::is_ours(key)).map(str::to_owned);
    Ok(keys.filter_map(own).collect())
}

/// Whether what another tab has changed under this key can be of ours; all keys at once have none.
pub fn concerns(key: Option<String>) -> bool {
    let ours = |key: &str| key == CLAIM || key.strip_prefix(&deployment::names()).is_some_and(Key::is_ours);
    key.is_none_or(|key| ours(&key))
}

/// These keys with their values; what is not there is left out.
pub fn get(keys: &[String]) -> Vec<(String, String)> {
    let Ok(storage) = open() else { return Vec::new() };
    let names = deployment::names();
    let value =
        |key: &String| Some((key.clone(), storage.get_item(&format!("{names}{key}")).ok().flatten()?));
    keys.iter().filter_map(value).collect()
}

/// Every key of ours with its value.
pub fn all() -> Result<Vec<(String, String)>, DiskError> {
    Ok(get(&keys()?))
}

/// What stands under plain names, which are another deployment's here.
pub fn plain() -> Vec<(String, String)> {
    let Ok(storage) = open() else { return Vec::new() };
    let keys = keys_under("").unwrap_or_default().into_iter();
    keys.filter_map(|key| storage.get_item(&key).ok().flatten().map(|value| (key, value))).collect()
}

/// The records and packs of these attempts.
pub fn of(attempts: &[AttemptId]) -> Result<Vec<(String, String)>, DiskError> {
    let is_of = |key: &String| {
        Key::parse(key).is_some_and(|key| key.attempt().is_some_and(|id| attempts.contains(id)))
    };
    Ok(get(&keys()?.into_iter().filter(is_of).collect::<Vec<_>>()))
}

/// Writes a value and reads it back. What another tab has put there stays, unless it may be replaced.
pub fn keep(key: &str, value: &str, replace: bool) -> Wrote {
    let Ok(storage) = open() else { return Wrote::Blocked };
    deployment::hold();
    let key = &(deployment::names() + key);
    let there = storage.get_item(key).ok().flatten();
    if there.as_deref() == Some(value) {
        return Wrote::Kept;
    }
    // The beginning of the same record is a write of our own that was cut.
    if !replace && there.is_some_and(|there| !value.starts_with(&there)) {
        return Wrote::Taken;
    }
    wrote(write(&storage, key, value))
}

const fn wrote(outcome: Result<(), DiskError>) -> Wrote {
    match outcome {
        Ok(()) => Wrote::Kept,
        Err(DiskError::Blocked) => Wrote::Blocked,
        Err(DiskError::Refused) => Wrote::Refused,
        Err(DiskError::Different) => Wrote::Different,
    }
}

/// Removes keys; whether all of them are gone.
pub fn remove(keys: &[String]) -> bool {
    let Ok(storage) = open() else { return keys.is_empty() };
    let names = deployment::names();
    // Each is tried, whatever became of the one before.
    keys.iter().filter(|key| erase(&storage, &format!("{names}{key}")).is_err()).count() == 0
}

/// What is kept under a key.
pub fn kept(key: &Key) -> Option<String> {
    open().ok()?.get_item(&(deployment::names() + &key.to_text())).ok().flatten()
}

/// What the person has set; what is not kept, or cannot be read, is as at the start.
pub fn settings() -> KeptSettings {
    read_settings(kept(&Key::Settings).as_deref().unwrap_or_default())
}

/// Keeps the settings.
pub fn keep_settings(settings: &KeptSettings) -> Result<(), DiskError> {
    let storage = open()?;
    deployment::hold();
    write(&storage, &(deployment::names() + &Key::Settings.to_text()), &write_settings(settings))
}

/// What the result page last showed under each version.
pub fn shown() -> Vec<ShownThen> {
    read_shown(kept(&Key::Shown).as_deref().unwrap_or_default())
}

/// Keeps that. Nothing hangs on it: where it cannot be kept, a later version has nothing to say.
pub fn keep_shown(all: &[ShownThen]) -> Result<(), DiskError> {
    let storage = open()?;
    deployment::hold();
    write(&storage, &(deployment::names() + &Key::Shown.to_text()), &write_shown(all))
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
