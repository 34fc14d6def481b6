//! Invitations that the person has taken on: in storage, or in memory for this visit where the browser keeps nothing.

use std::cell::RefCell;

use cairn_core::invite::InviteId;
use cairn_core::plan::RawRecord;
use cairn_core::record::{Accepted, Key, read_accepted, write_accepted};

use super::local_storage;

thread_local! {
    /// Those of this visit that were not kept.
    static UNKEPT: RefCell<Vec<Accepted>> = const { RefCell::new(Vec::new()) };
}

/// All of them, the one that was taken on last first.
pub fn all() -> Vec<Accepted> {
    let read = |(key, value): (String, String)| match Key::parse(&key) {
        Some(Key::Invited(_)) => read_accepted(&value).ok(),
        _ => None,
    };
    let mut all: Vec<Accepted> =
        local_storage::all().unwrap_or_default().into_iter().filter_map(read).collect();
    UNKEPT.with_borrow(|unkept| {
        all.retain(|one| unkept.iter().all(|other| other.invitation.id != one.invitation.id));
        all.extend(unkept.iter().cloned());
    });
    all.sort_by_key(|one| std::cmp::Reverse(one.at));
    all
}

/// The one of this number.
pub fn of(id: InviteId) -> Option<Accepted> {
    all().into_iter().find(|one| one.invitation.id == id)
}

/// The record of one.
pub fn record(accepted: &Accepted) -> RawRecord {
    RawRecord { key: Key::Invited(accepted.invitation.id).to_text(), raw: write_accepted(accepted) }
}

/// What became of keeping one.
pub fn noted(accepted: &Accepted, kept: bool) {
    UNKEPT.with_borrow_mut(|unkept| {
        unkept.retain(|one| one.invitation.id != accepted.invitation.id);
        unkept.extend((!kept).then(|| accepted.clone()));
    });
}

/// Nothing of this number is known any more; of none at all without one.
pub fn forget(id: Option<InviteId>) {
    UNKEPT.with_borrow_mut(|unkept| unkept.retain(|one| id.is_some_and(|id| one.invitation.id != id)));
}
