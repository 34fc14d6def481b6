//! What is asked of keys again and again, each in one place: the first program must stay small.

use crate::record::{AsideReason, Key};

/// Those of the keys of which this holds.
#[inline(never)]
pub(super) fn those(keys: &[String], holds: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for key in keys {
        if holds(key) {
            found.push(key.clone());
        }
    }
    found
}

/// Leaves those of which this holds.
#[inline(never)]
pub(super) fn leave(keys: &mut Vec<String>, holds: &dyn Fn(&str) -> bool) {
    keys.retain(|key| holds(key));
}

/// Whether a key is among others in ascending order.
#[inline(never)]
pub(super) fn has(keys: &[String], key: &str) -> bool {
    keys.binary_search_by(|known| known.as_str().cmp(key)).is_ok()
}

/// Whether a key is that of a note of a deletion.
#[inline(never)]
pub(super) fn is_note(key: &str) -> bool {
    // Asked of all keys after each event, so that not each of them is read.
    key.contains("/forget/") && matches!(Key::parse(key), Some(Key::Forgotten(..)))
}

/// Whether what stands under a key may be rewritten.
#[inline(never)]
pub(super) fn is_rewritten(key: &str) -> bool {
    matches!(Key::parse(key), Some(Key::Rating(_) | Key::Rated(_) | Key::Invited(_)))
}

/// Whether a record goes into the second store.
#[inline(never)]
pub(super) fn is_copied(key: &str) -> bool {
    let alone = |key: &Key| matches!(key, Key::Settings | Key::Shown | Key::Probe | Key::Forgotten(..));
    Key::parse(key).is_some_and(|key| !alone(&key))
}

/// Whether a value is the beginning of a record whose write was cut.
#[inline(never)]
pub(super) fn is_half(key: &str, value: &str) -> bool {
    let record = matches!(Key::parse(key), Some(Key::Entry(..) | Key::Plan(..)));
    record && crate::json::read(value).is_err()
}

/// Whether a value was set aside because it could not be read, as a half is.
pub(super) const fn is_unreadable(why: &AsideReason) -> bool {
    matches!(why, AsideReason::Unreadable(_))
}
