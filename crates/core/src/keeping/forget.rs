//! Deleting: a note of it stands in the first store until both have followed.
//!
//! The note lies under a key of its own, so that two tabs that delete lose none of each other. It names attempts and keys, or
//! everything. A note that is not done yet was broken off by the death of the tab: the next start goes on with it.

use super::Keeper;
use super::event::{Deed, Over, What};
use crate::AttemptId;
use crate::record::Key;

/// What opens a note of the version that this code writes.
const DOING: &str = "1 doing";
const DONE: &str = "1 done";

/// A note of what is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgotten {
    /// Whether the first store has followed.
    done: bool,
    /// Whether everything goes that the first store does not have.
    all: bool,
    /// What goes by name.
    attempts: Vec<AttemptId>,
    keys: Vec<String>,
}

impl Forgotten {
    /// The note of this deletion, of a first store with these keys: what comes later is not named by it.
    pub(super) fn new(what: &What, keys: &[String]) -> Self {
        match what {
            What::Some(attempts, keys) => {
                Self { done: false, all: false, attempts: attempts.clone(), keys: keys.clone() }
            }
            What::All => {
                let mut note = Self { done: false, all: true, attempts: Vec::new(), keys: Vec::new() };
                for key in keys {
                    match Key::parse(key).and_then(|key| key.attempt().cloned()) {
                        // Keys come in order.
                        Some(id) if note.attempts.last() == Some(&id) => {}
                        Some(id) => note.attempts.push(id),
                        None => note.keys.push(key.clone()),
                    }
                }
                note
            }
        }
    }

    /// Whether a key is that of a note.
    pub fn is_key(key: &str) -> bool {
        matches!(Key::parse(key), Some(Key::Forgotten(..)))
    }

    /// Its text.
    pub fn to_text(&self) -> String {
        let mut text = if self.done { DONE.to_owned() } else { DOING.to_owned() };
        if self.all {
            text.push_str("\n*");
        }
        // Once it is done, everything goes, whatever its name.
        let named = !self.all || !self.done;
        for attempt in self.attempts.iter().filter(|_| named) {
            text.push_str("\nattempt ");
            text.push_str(attempt.as_str());
        }
        for key in self.keys.iter().filter(|_| named) {
            text.push_str("\nkey ");
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
        let mut note = Self { done, all: false, attempts: Vec::new(), keys: Vec::new() };
        for line in lines {
            if line == "*" {
                note.all = true;
            } else if let Some(id) = line.strip_prefix("attempt ") {
                note.attempts.extend(AttemptId::parse(id));
            } else if let Some(key) = line.strip_prefix("key ") {
                note.keys.push(key.to_owned());
            }
        }
        Some(note)
    }

    /// The same note, once the first store has followed.
    pub(super) fn when_done(self) -> Self {
        Self { done: true, ..self }
    }

    /// Whether the first store has followed.
    pub const fn is_done(&self) -> bool {
        self.done
    }

    /// Whether it names a key.
    pub fn names(&self, key: &str) -> bool {
        self.keys.iter().any(|one| one == key)
            || Key::parse(key).is_some_and(|key| key.attempt().is_some_and(|id| self.attempts.contains(id)))
    }

    /// Whether a key goes that the first store does not have.
    pub(super) fn covers(&self, key: &str) -> bool {
        self.all || self.names(key)
    }
}

impl What {
    /// Whether a key is among what is deleted.
    pub fn covers(&self, key: &str) -> bool {
        match self {
            Self::All => true,
            Self::Some(attempts, keys) => {
                keys.iter().any(|one| one == key)
                    || Key::parse(key)
                        .is_some_and(|key| key.attempt().is_some_and(|id| attempts.contains(id)))
            }
        }
    }
}

impl Keeper {
    pub(super) fn delete(&mut self, what: &What, to: &mut Vec<Deed>) {
        self.waiting.retain(|one| !what.covers(&one.record.key));
        self.gone.retain(|one| !what.covers(&one.key));
        if self.packing.as_ref().is_some_and(|plan| what.covers(&plan.key)) {
            self.packing = None;
        }
        to.push(Deed::Forget(what.clone()));
        let key = self.next_note();
        self.forget(key, what.clone(), to);
        self.compare(to);
    }

    fn next_note(&mut self) -> String {
        self.forgets += 1;
        Key::Forgotten(self.writer.clone(), self.forgets).to_text()
    }

    /// Notes it, and takes it from the first store, as that is then: another tab may have written meanwhile.
    fn forget(&mut self, key: String, what: What, to: &mut Vec<Deed>) {
        self.deleting = Some((key, what));
        to.push(Deed::ListFirst);
    }

    /// Of the keys that the first store has, takes away what is to be deleted.
    pub(super) fn erase(&mut self, keys: &mut Vec<String>, to: &mut Vec<Deed>) {
        if let Some((key, what)) = self.deleting.take() {
            let note = Forgotten::new(&what, keys);
            // Where the storage is too full for the note, what goes makes room for the second one.
            to.push(Deed::WriteFirst { key: key.clone(), value: note.to_text(), replace: true });
            self.undone.push((key, note));
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

    pub(super) fn erased(&mut self, ok: bool, note: Option<(String, Forgotten)>, to: &mut Vec<Deed>) {
        self.erase_failed |= !ok;
        if let Some((key, note)) = note.filter(|_| ok) {
            let note = note.when_done();
            to.push(Deed::WriteFirst { key: key.clone(), value: note.to_text(), replace: true });
            self.notes_waiting.push((key, note));
        }
    }

    /// Goes on with deletions that were broken off, then reads what is left.
    pub(super) fn go_on_forgetting(&mut self, pairs: Vec<(String, String)>, to: &mut Vec<Deed>) {
        let notes = pairs.into_iter().filter_map(|(key, text)| Some((key, Forgotten::parse(&text)?)));
        self.undone.extend(notes.filter(|(_, note)| !note.done));
        to.push(Deed::ListFirst);
    }

    /// The person wants something again that may have been deleted: a deletion that was broken off is not gone on with.
    pub(super) fn call_off(&mut self, pairs: Vec<(String, String)>, to: &mut Vec<Deed>) {
        let off =
            |(key, text): (String, String)| Forgotten::parse(&text).filter(|note| !note.done).map(|_| key);
        let keys: Vec<String> = pairs.into_iter().filter_map(off).collect();
        if !keys.is_empty() {
            self.keys.retain(|key| !keys.contains(key));
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
        for record in std::mem::take(&mut self.gone) {
            match Key::parse(&record.key).and_then(|key| key.attempt().cloned()) {
                Some(id) if attempts.contains(&id) => {}
                Some(id) => attempts.push(id),
                None => keys.push(record.key),
            }
        }
        // The first store has lost it already, and what it still has of these attempts stays: a note that is done.
        let note = Forgotten { done: true, all: false, attempts, keys };
        let key = self.next_note();
        to.push(Deed::WriteFirst { key: key.clone(), value: note.to_text(), replace: true });
        self.notes_waiting.push((key, note));
        to.push(Deed::ForgetAll);
        self.keys.clear();
        self.packs_waiting.clear();
        to.push(Deed::ListFirst);
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
    fn notes_survive_and_cover_what_they_name_and_no_more() {
        let id = AttemptId::parse("full-1a").unwrap();
        let covered =
            ["cairn/attempt/full-1a/000000.k", "cairn/pack/full-1a/00000000000000fe", "cairn/rating/r-1"];
        let some = Forgotten::new(&What::Some(vec![id], vec!["cairn/rating/r-1".to_owned()]), &[]);
        let all = Forgotten::new(&What::All, &covered.map(str::to_owned));
        assert_eq!(Forgotten::parse(&all.clone().when_done().to_text()).unwrap().attempts, []);
        for note in [some.clone(), some.clone().when_done(), all.clone()] {
            assert_eq!(Forgotten::parse(&note.to_text()), Some(note));
        }
        for key in covered {
            assert!(some.covers(key) && some.names(key) && all.names(key), "{key}");
        }
        for other in ["cairn/attempt/full-1ab/000000.k", "cairn/rating/r-12", "cairn/settings"] {
            assert!(!some.covers(other) && !all.names(other) && all.covers(other), "{other}");
        }
        for unknown in ["", "2 done\n*", "{}"] {
            assert_eq!(Forgotten::parse(unknown), None, "{unknown}");
        }
    }
}
