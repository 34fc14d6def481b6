//! The two stores as browsers may treat them.
//!
//! Local storage: a write is seen by the tab that made it at once. Chromium keeps a map for each process and writes what
//! has changed in one batch, up to a minute later or when the last tab of the origin closes, so that a crash of the browser
//! goes back to an earlier moment, and never to a mix of two (`components/services/storage/dom_storage/
//! local_storage_impl.cc` and `storage_area_impl.h`: "commit batch", one `LevelDB` write); Firefox's LSNG writes snapshots to one
//! `SQLite` transaction (`dom/localstorage/ActorsParent.cpp`). Here: a crash goes back to any moment since the last
//! commit. HTML gives no lock across tabs ("the storage mutex" was taken out of the standard): between any two calls of one
//! tab others may act, and hear of it later by the event `storage`.
//!
//! `IndexedDB`: transactions are whole or without effect (W3C Indexed Database API 3.0, 2.7.1 "lifetime"), those of overlapping
//! scope run in the order in which they reach the backend; with `durability: "strict"` the event `complete` comes after
//! the write was flushed (2.7.3). A crash of a tab may lose those that have not run. One that writes starts when all that were
//! created before it and share a store with it are finished, those that only read included (2.7.2 "scheduling"; the web platform
//! tests `transaction-scheduling-mixed-scopes` and `transaction-scheduling-across-connections` hold browsers to it), and one is
//! not finished while an answer of it is being told (2.7.1: "their returned results handled"). So between what is read there and
//! what the page does about it in local storage, in the same task, no other tab changes the second store; and a transaction can
//! look at local storage and then remove. `close` comes where the browser takes the
//! database away, for example because the person clears the site's data (5.2 "forced close").
//!
//! Both may be evicted as a whole (Storage Standard, 6 "buckets"), refuse for want of room, or be cut by a failing device.

use std::collections::BTreeMap;

use cairn_core::keeping::Transaction;
use cairn_core::record::Key;

/// Local storage.
#[derive(Default)]
pub(crate) struct First {
    /// As every tab sees it.
    pub(crate) live: BTreeMap<String, String>,
    /// Since the last commit: key, and value or removal.
    journal: Vec<(String, Option<String>)>,
    disk: BTreeMap<String, String>,
    pub(crate) full: bool,
}

impl First {
    fn set(&mut self, key: &str, value: Option<String>) {
        match &value {
            Some(value) => self.live.insert(key.to_owned(), value.clone()),
            None => self.live.remove(key),
        };
        self.journal.push((key.to_owned(), value));
    }

    pub(crate) fn put(&mut self, key: &str, value: &str) {
        self.set(key, Some(value.to_owned()));
    }

    pub(crate) fn remove(&mut self, key: &str) {
        if self.live.contains_key(key) {
            self.set(key, None);
        }
    }

    /// All is on the disk.
    pub(crate) fn commit(&mut self) {
        self.disk = self.live.clone();
        self.journal.clear();
    }

    /// The browser dies: what was committed is left, and of what came later a beginning.
    pub(crate) fn crash(&mut self, share: f64) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a share"
        )]
        let left = (self.journal.len() as f64 * share) as usize;
        for (key, value) in self.journal.drain(..).take(left) {
            match value {
                Some(value) => self.disk.insert(key, value),
                None => self.disk.remove(&key),
            };
        }
        self.live = self.disk.clone();
    }

    /// It is gone as a whole.
    pub(crate) fn lose(&mut self) {
        self.live.clear();
        self.commit();
    }

    /// The keys of ours, in order.
    pub(crate) fn keys(&self) -> Vec<String> {
        self.live.keys().filter(|key| Key::is_ours(key)).cloned().collect()
    }

    pub(crate) fn get(&self, keys: &[String]) -> Vec<(String, String)> {
        keys.iter().filter_map(|key| Some((key.clone(), self.live.get(key)?.clone()))).collect()
    }
}

/// `IndexedDB`.
#[derive(Default)]
pub(crate) struct Second {
    /// On the disk.
    pub(crate) data: BTreeMap<String, String>,
    /// Deleted and made anew so many times: connections to an earlier one are closed.
    pub(crate) life: u32,
    /// Whether it can be opened at all.
    pub(crate) absent: bool,
    pub(crate) full: bool,
}

impl Second {
    /// Whether it was done.
    pub(crate) fn change(&mut self, life: Option<u32>, transaction: &Transaction) -> bool {
        if life != Some(self.life) || self.absent || (self.full && !transaction.puts.is_empty()) {
            return false;
        }
        self.data.extend(transaction.puts.iter().cloned());
        for key in &transaction.removes {
            self.data.remove(key);
        }
        true
    }

    pub(crate) fn lose(&mut self) {
        self.data.clear();
        self.life += 1;
    }
}
