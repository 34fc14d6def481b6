//! A note of what is deleted stands in the first store until both have followed.
//!
//! It lies under a key of its own, so that two tabs that delete lose none of each other, and names every key that goes. A note
//! that is not done yet was broken off by the death of the tab: the next start goes on with it.

use super::Keeper;
use super::event::{Deed, Deletion, ProgramRequest};
use super::gone::is_of;
use super::keys::{has, is_note};
use crate::AttemptId;
use crate::order::sorted;
use crate::record::{Key, keys_in_order};

/// What opens a note of the version that this code writes.
const DOING: &str = "1 doing";
const DONE: &str = "1 done";
/// What stands under its key in the second store, once that has followed: with a crash the first store may go back to a moment
/// when the note was there, and what came after it must not go.
const FOLLOWED: &str = "1 followed";

/// A note of what is deleted, key by key: nothing goes that was made later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// Whether the first store has followed.
    pub(super) done: bool,
    /// In order.
    pub(super) keys: Vec<String>,
    /// Of the attempts that these are of, in order.
    attempts: Vec<AttemptId>,
    /// Of those of which a pack is among them, in order.
    packed: Vec<AttemptId>,
}

impl Forgotten {
    pub(super) fn new(done: bool, keys: Vec<String>) -> Self {
        let keys = keys_in_order(keys);
        let of = |holds: &dyn Fn(&str) -> bool| {
            let keys = keys.iter().filter(|key| holds(key));
            let ids: Vec<AttemptId> = keys.filter_map(|key| Key::parse(key)?.attempt().cloned()).collect();
            let mut ids = sorted(&ids, |left, right| left.as_str().cmp(right.as_str()));
            ids.dedup();
            ids
        };
        let (attempts, packed) = (of(&|_| true), of(&Key::is_pack));
        Self { done, keys, attempts, packed }
    }

    /// Whether a key is that of a note.
    pub fn is_key(key: &str) -> bool {
        is_note(key)
    }

    /// Its text.
    pub fn to_text(&self) -> String {
        let mut text = if self.done { DONE.to_owned() } else { DOING.to_owned() };
        for key in &self.keys {
            text.push('\n');
            text.push_str(key);
        }
        text
    }

    /// The note of this text; `None` for one of another version, which is left to whoever wrote it.
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let done = match lines.next()? {
            DOING => false,
            DONE => true,
            _ => return None,
        };
        Some(Self::new(done, lines.map(str::to_owned).collect()))
    }

    /// Whether the first store has followed.
    pub const fn is_done(&self) -> bool {
        self.done
    }

    /// The same, once the first store has followed.
    pub(super) fn into_done(self) -> Self {
        Self { done: true, ..self }
    }

    /// Whether a key goes from the second store, if the first does not have it. That may have the records of an attempt which
    /// the first has packed, or a pack of those that the first has as records. Of an attempt without a pack no other record goes:
    /// the first store may have had it and have lost it since.
    pub fn covers(&self, key: &str) -> bool {
        let is_of = |ids: &[AttemptId], id: &AttemptId| {
            ids.binary_search_by(|one| one.as_str().cmp(id.as_str())).is_ok()
        };
        self.names(key)
            || match Key::parse(key) {
                Some(Key::Entry(id, ..)) => is_of(&self.packed, &id),
                Some(Key::Pack(id, _)) => is_of(&self.attempts, &id),
                _ => false,
            }
    }

    /// Whether it names a key.
    pub fn names(&self, key: &str) -> bool {
        has(&self.keys, key)
    }

    /// What tells in the second store that it has followed this one.
    pub(super) fn followed(key: &str) -> (String, String) {
        (key.to_owned(), FOLLOWED.to_owned())
    }
}

impl Deletion {
    /// Whether a key is among what is deleted.
    pub fn covers(&self, key: &str) -> bool {
        match self {
            // A note stays until it is followed.
            Self::All => !is_note(key),
            Self::Some(attempts, keys) => keys.iter().any(|one| one == key) || is_of(key, attempts),
        }
    }
}

/// Whether this is the text of a note that is not done yet; for the first program, which does not read more of it.
fn is_broken_off(text: &str) -> bool {
    text == DOING || text.strip_prefix(DOING).is_some_and(|rest| rest.starts_with('\n'))
}

impl Keeper {
    /// The first program reads nothing before the second one has gone on with a deletion that was broken off.
    pub(super) fn leave_undone(&mut self, pairs: &[(String, String)], to: &mut Vec<Deed>) {
        if pairs.iter().any(|(_, text)| is_broken_off(text)) {
            to.push(Deed::Compared(ProgramRequest::Restore));
        } else {
            self.started = true;
            to.push(Deed::ListFirst);
        }
    }

    /// The person wants something again that may have been deleted: a deletion that was broken off is not gone on with. The
    /// keys of those notes.
    pub(super) fn call_off(&mut self, pairs: &[(String, String)], to: &mut Vec<Deed>) -> Vec<String> {
        let mut off = Vec::new();
        for (key, text) in pairs {
            if is_broken_off(text) {
                off.push(key.clone());
            }
        }
        if !off.is_empty() {
            self.keys.retain(|key| !off.contains(key));
            to.push(Deed::EraseFirst { keys: off.clone(), note: None });
        }
        self.compare(to);
        off
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_survive_and_what_is_deleted_is_what_is_named() {
        let keys = vec!["cairn/attempt/full-1a/000000.k".to_owned(), "cairn/rating/r-1".to_owned()];
        for done in [false, true] {
            let note = Forgotten::new(done, keys.clone());
            assert_eq!(Forgotten::parse(&note.to_text()), Some(note.clone()));
            assert!(note.names("cairn/rating/r-1") && !note.names("cairn/rating/r-12"));
        }
        let id = AttemptId::parse("full-1a").unwrap();
        let some = Deletion::Some(vec![id], vec!["cairn/rating/r-1".to_owned()]);
        for key in
            ["cairn/attempt/full-1a/000007.k", "cairn/pack/full-1a/00000000000000fe", "cairn/rating/r-1"]
        {
            assert!(some.covers(key), "{key}");
        }
        for other in ["cairn/attempt/full-1ab/000000.k", "cairn/rating/r-12", "cairn/settings"] {
            assert!(!some.covers(other) && Deletion::All.covers(other), "{other}");
        }
        for unknown in ["", "2 done\na", "{}", FOLLOWED] {
            assert_eq!(Forgotten::parse(unknown), None, "{unknown}");
        }
    }
}
