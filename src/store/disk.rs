//! Local storage: the one place that writes, and every write is read back. Records go into a second copy too.

use cairn_core::AttemptId;
use cairn_core::attempt::Entry;
use cairn_core::record::{KeptSettings, Key, read_settings, write_entry, write_settings};
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

/// Every key and value of the origin, foreign ones too; they are told apart by their keys alone.
pub fn all() -> Result<Vec<(String, String)>, DiskError> {
    let storage = open()?;
    let count = storage.length().map_err(|_| DiskError::Blocked)?;
    let keys: Vec<String> = (0..count).filter_map(|index| storage.key(index).ok().flatten()).collect();
    Ok(keys
        .into_iter()
        .filter(|key| Key::is_ours(key))
        .filter_map(|key| storage.get_item(&key).ok().flatten().map(|value| (key, value)))
        .collect())
}

/// Keeps an entry under its own key.
pub fn keep(attempt: &AttemptId, entry: &Entry) -> Result<(), DiskError> {
    let key = Key::Entry(attempt.clone(), entry.seq, entry.writer.clone()).to_text();
    let record = write_entry(entry);
    copy::put(&key, &record);
    write(&open()?, &key, &record)
}

/// Keeps a value that could not be read under its own key, unless something stands there.
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
    all()?.into_iter().try_for_each(|(key, _)| remove(&key))
}

/// Brings back what only the second copy has, and copies what only the first one has; how many came back.
pub async fn agree() -> usize {
    if !copy::open().await {
        return 0;
    }
    let copied = copy::all().await;
    let Ok(kept) = all() else { return 0 };
    let has = |pairs: &[(String, String)], key: &str| pairs.iter().any(|(known, _)| known == key);
    for (key, value) in kept.iter().filter(|(key, _)| !has(&copied, key)) {
        if matches!(Key::parse(key), Some(Key::Entry(..) | Key::Rating(_) | Key::Rated(_))) {
            copy::put(key, value);
        }
    }
    copied.iter().filter(|(key, value)| !has(&kept, key) && keep_raw(key, value).is_ok()).count()
}

#[expect(clippy::disallowed_methods, reason = "the one remover")]
fn erase(storage: &Storage, key: &str) -> Result<(), DiskError> {
    storage.remove_item(key).map_err(|_| DiskError::Refused)
}

#[expect(clippy::disallowed_methods, reason = "the one writer")]
fn write(storage: &Storage, key: &str, value: &str) -> Result<(), DiskError> {
    storage.set_item(key, value).map_err(|_| DiskError::Refused)?;
    match storage.get_item(key) {
        Ok(Some(kept)) if kept == value => Ok(()),
        _ => Err(DiskError::Different),
    }
}
