//! Deleting: a note of it stands in the first store until both have followed.
//!
//! The note lies under a key of its own, so that two tabs that delete lose none of each other. It names every key that goes. A note that is not done yet was broken off by the death of the tab: the next start goes on with it.

use super::Keeper;
use super::event::{Deed, Over, Transaction, What};
use super::second::{Pending, is_rewritten};
use crate::AttemptId;
use crate::order::sorted;
use crate::record::{Key, keys_gone, keys_in_order};

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
    done: bool,
    /// In order.
    keys: Vec<String>,
    /// Of the attempts that these are of, in order.
    attempts: Vec<AttemptId>,
}

impl Forgotten {
    pub(super) fn new(done: bool, keys: Vec<String>) -> Self {
        let keys = keys_in_order(keys);
        let ids: Vec<AttemptId> = keys.iter().filter_map(|key| Key::parse(key)?.attempt().cloned()).collect();
        let mut attempts = sorted(&ids, |left, right| left.as_str().cmp(right.as_str()));
        attempts.dedup();
        Self { done, keys, attempts }
    }

    /// Whether a key is that of a note.
    pub fn is_key(key: &str) -> bool {
        matches!(Key::parse(key), Some(Key::Forgotten(..)))
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

    /// Whether a key goes from the second store, if the first does not have it. That may have the records of an attempt which
    /// the first has packed.
    pub fn covers(&self, key: &str) -> bool {
        let of_attempt =
            |id: &AttemptId| self.attempts.binary_search_by(|one| one.as_str().cmp(id.as_str())).is_ok();
        self.names(key) || Key::parse(key).is_some_and(|key| key.attempt().is_some_and(of_attempt))
    }

    /// Whether it names a key.
    pub fn names(&self, key: &str) -> bool {
        self.keys.binary_search_by(|one| one.as_str().cmp(key)).is_ok()
    }

    /// What tells in the second store that it has followed this one.
    pub(super) fn followed(key: &str) -> (String, String) {
        (key.to_owned(), FOLLOWED.to_owned())
    }
}

impl What {
    /// Whether a key is among what is deleted.
    pub fn covers(&self, key: &str) -> bool {
        match self {
            // A note stays until it is followed.
            Self::All => !Forgotten::is_key(key),
            Self::Some(attempts, keys) => {
                keys.iter().any(|one| one == key)
                    || Key::parse(key)
                        .is_some_and(|key| key.attempt().is_some_and(|id| attempts.contains(id)))
            }
        }
    }
}

impl Keeper {
    pub(super) fn delete(&mut self, what: What, to: &mut Vec<Deed>) {
        // The second store may have what waits, and what the first has lost.
        let waiting = self.waiting.iter().map(|one| &one.record.key);
        let gone = self.gone.iter().map(|record| &record.key);
        let known = waiting.chain(gone).chain(&self.lost_ratings).chain(&self.keys);
        let named = known.filter(|key| what.covers(key)).cloned().collect();
        self.lost_ratings.retain(|key| !what.covers(key));
        self.waiting.retain(|one| !what.covers(&one.record.key));
        self.gone.retain(|one| !what.covers(&one.key));
        if self.packing.as_ref().is_some_and(|plan| what.covers(&plan.key)) {
            self.packing = None;
        }
        to.push(Deed::Forget(what.clone()));
        let key = self.next_note();
        // What is made from now on has keys that nothing deleted had: a plan may begin anew under the same id.
        self.writer = self.writer.next();
        // Taken from the first store as that is then: another tab may have written meanwhile.
        self.deleting = Some((key, what, named));
        to.push(Deed::ListFirst);
        self.compare(to);
    }

    fn next_note(&mut self) -> String {
        self.forgets += 1;
        Key::Forgotten(self.writer.clone(), self.forgets).to_text()
    }

    /// Of the keys that the first store has, takes away what is to be deleted.
    pub(super) fn erase(&mut self, keys: &mut Vec<String>, to: &mut Vec<Deed>) {
        if let Some((key, what, named)) = self.deleting.take() {
            let named = keys_in_order(named);
            let more = keys_gone(keys, &named);
            let all = named.into_iter().chain(more.into_iter().filter(|key| what.covers(key)));
            let note = Forgotten::new(false, all.collect());
            // Where the storage is too full for the note, what goes makes room for the second one.
            to.push(Deed::WriteFirst { key: key.clone(), value: note.to_text(), replace: true });
            self.just_deleted.push(note.clone());
            self.undone.push((key, note));
            self.wide.push(what);
        }
        for (key, note) in std::mem::take(&mut self.undone) {
            let goes = |one: &String| *one != key && note.names(one);
            let gone: Vec<String> = keys.iter().filter(|key| goes(key)).cloned().collect();
            keys.retain(|key| !goes(key));
            self.keys.retain(|key| !goes(key));
            self.packs_waiting.retain(|key| !goes(key));
            to.push(Deed::EraseFirst { keys: gone, note: Some((key, note)) });
        }
    }

    /// What this tab has just deleted goes once more, where another tab has brought it back.
    pub(super) fn erase_what_is_back(&mut self, keys: &mut Vec<String>, to: &mut Vec<Deed>) {
        let is_back = |key: &String| {
            !is_rewritten(key)
                && self.keys.binary_search(key).is_err()
                && self.just_deleted.iter().any(|note| note.names(key))
        };
        let back: Vec<String> = keys.iter().filter(|key| is_back(key)).cloned().collect();
        if !back.is_empty() {
            keys.retain(|key| !back.contains(key));
            to.push(Deed::EraseFirst { keys: back, note: None });
        }
        if std::mem::take(&mut self.followed) {
            self.just_deleted.clear();
        }
    }

    /// While the first store had no room for the note of a deletion, another tab may have brought back what went with it.
    pub(super) fn erase_again(&self, key: &str, to: &mut Vec<Deed>) {
        if let Some((_, note)) = self.notes_waiting.iter().find(|(known, _)| known == key) {
            let keys = note.keys.iter().filter(|key| !is_rewritten(key)).cloned().collect();
            to.push(Deed::EraseFirst { keys, note: None });
            to.push(Deed::ListFirst);
        }
    }

    pub(super) fn erased(&mut self, ok: bool, note: Option<(String, Forgotten)>, to: &mut Vec<Deed>) {
        self.erase_failed |= !ok;
        if let Some((key, note)) = note.filter(|_| ok) {
            let note = Forgotten { done: true, ..note };
            to.push(Deed::WriteFirst { key: key.clone(), value: note.to_text(), replace: true });
            self.notes_waiting.push((key, note));
        }
    }

    /// Goes on with deletions that were broken off, then reads what is left.
    pub(super) fn go_on_forgetting(&mut self, pairs: Vec<(String, String)>, to: &mut Vec<Deed>) {
        let notes = pairs.into_iter().filter_map(|(key, text)| Some((key, Forgotten::parse(&text)?)));
        for (key, mut note) in notes.filter(|(_, note)| !note.done) {
            // What is rewritten may have been made anew since, under the same key.
            note.keys.retain(|key| !is_rewritten(key));
            self.undone.push((key, note));
        }
        to.push(Deed::ListFirst);
    }

    /// The person wants something again that may have been deleted: a deletion that was broken off is not gone on with.
    pub(super) fn call_off(&mut self, pairs: Vec<(String, String)>, to: &mut Vec<Deed>) {
        let off =
            |(key, text): (String, String)| Forgotten::parse(&text).filter(|note| !note.done).map(|_| key);
        let keys: Vec<String> = pairs.into_iter().filter_map(off).collect();
        if !keys.is_empty() {
            self.keys.retain(|key| !keys.contains(key));
            if self.second.is_there() {
                let puts = keys.iter().map(|key| Forgotten::followed(key)).collect();
                self.second.change(Pending::Copy(Vec::new()), Transaction { puts, removes: Vec::new() }, to);
            }
            to.push(Deed::EraseFirst { keys, note: None });
        }
        self.compare(to);
    }

    pub(super) fn save_again(&mut self, to: &mut Vec<Deed>) {
        let gone = std::mem::take(&mut self.gone);
        self.keep(gone, Over::Rename, true, to);
        self.write(to);
    }

    pub(super) fn forget_gone(&mut self, to: &mut Vec<Deed>) {
        let (mut attempts, mut keys): (Vec<AttemptId>, Vec<String>) = (Vec::new(), Vec::new());
        let named = self.gone.iter().map(|record| record.key.clone()).collect();
        for record in std::mem::take(&mut self.gone) {
            match Key::parse(&record.key).and_then(|key| key.attempt().cloned()) {
                Some(id) if attempts.contains(&id) => {}
                Some(id) => attempts.push(id),
                None => keys.push(record.key),
            }
        }
        // The first store has lost it already, and what it still has of these attempts stays: a note that is done.
        let note = Forgotten::new(true, named);
        self.wide.push(What::Some(attempts, keys));
        let key = self.next_note();
        // A second store that is there follows at once, and needs no note in the first.
        if !self.second.is_there() {
            to.push(Deed::WriteFirst { key: key.clone(), value: note.to_text(), replace: true });
        }
        self.notes_waiting.push((key, note));
        to.push(Deed::ForgetAll);
        self.keys.clear();
        self.packs_waiting.clear();
        to.push(Deed::ListFirst);
        let waiting =
            self.waiting.iter().map(|one| (one.record.key.clone(), one.record.raw.clone())).collect();
        to.push(Deed::TakeUp { loaded: (self.abilities.load)(waiting), older: false });
        self.compare(to);
    }

    /// Notes a key that this tab has written: should it go, something is lost.
    pub(super) fn knows(&mut self, key: &str) {
        if let Err(place) = self.keys.binary_search_by(|known| known.as_str().cmp(key)) {
            self.keys.insert(place, key.to_owned());
        }
    }

    /// Keys of notes that the first store has.
    pub(super) fn notes(&self) -> Vec<String> {
        self.keys.iter().filter(|key| Forgotten::is_key(key)).cloned().collect()
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
        let some = What::Some(vec![id], vec!["cairn/rating/r-1".to_owned()]);
        for key in
            ["cairn/attempt/full-1a/000007.k", "cairn/pack/full-1a/00000000000000fe", "cairn/rating/r-1"]
        {
            assert!(some.covers(key), "{key}");
        }
        for other in ["cairn/attempt/full-1ab/000000.k", "cairn/rating/r-12", "cairn/settings"] {
            assert!(!some.covers(other) && What::All.covers(other), "{other}");
        }
        for unknown in ["", "2 done\na", "{}", FOLLOWED] {
            assert_eq!(Forgotten::parse(unknown), None, "{unknown}");
        }
    }
}
