//! The two stores of pools as browsers may treat them.
//!
//! The first, `IndexedDB`, is as in `../stores.rs`: transactions are whole, and on the disk when they end. The copy, a cache (Service
//! Workers, 5 "Caches"), takes one value at a time: a request may be half done when its tab dies. Nothing in the standard says
//! that a value is on the disk when the promise is kept, so a crash of the browser may lose the last ones. Each may be
//! taken away as a whole, refuse for want of room, or not be there. One lock is held by one tab at a time, and is free when that tab
//! is gone (Web Locks API, 4.3).

use std::collections::BTreeMap;

use cairn_core::keeping::pool_replication::CopyName;

/// The database.
#[derive(Default)]
pub(super) struct First {
    pub(super) data: BTreeMap<String, String>,
    /// Marks: of keys, and of removals.
    pub(super) owed: BTreeMap<String, String>,
    pub(super) removed: BTreeMap<String, String>,
    pub(super) name: Option<String>,
    /// Deleted and made anew so many times.
    pub(super) life: u32,
}

impl First {
    pub(super) fn lose(&mut self) {
        *self = Self { life: self.life + 1, ..Self::default() };
    }
}

/// A state of the cache.
#[derive(Clone, Default)]
pub(super) struct Held {
    pub(super) data: BTreeMap<String, String>,
    pub(super) name: Option<CopyName>,
}

/// The cache.
#[derive(Default)]
pub(super) struct Copy {
    pub(super) live: Held,
    /// Earlier states: a crash may go back to one of them.
    before: Vec<Held>,
    pub(super) full: bool,
    pub(super) absent: bool,
    /// Taken away so many times.
    pub(super) life: u32,
}

impl Copy {
    pub(super) fn put(&mut self, key: &str, value: &str) {
        self.before.push(self.live.clone());
        self.live.data.insert(key.to_owned(), value.to_owned());
    }

    pub(super) fn remove(&mut self, key: &str) {
        self.before.push(self.live.clone());
        self.live.data.remove(key);
    }

    /// Whether it bears that name now.
    pub(super) fn call(&mut self, name: CopyName) -> bool {
        let begun = self.live.name.as_ref().is_some_and(|known| known.name == name.name);
        if name.whole && !begun {
            return false;
        }
        self.before.push(self.live.clone());
        self.live.name = Some(name);
        true
    }

    pub(super) fn lose(&mut self) {
        self.live = Held::default();
        self.before.clear();
        self.life += 1;
    }

    /// How many changes it has seen; what lies before one of them is on the disk when a moment has passed.
    pub(super) fn changes(&self) -> usize {
        self.before.len()
    }

    /// So many of the oldest changes are on the disk.
    pub(super) fn settle(&mut self, changes: usize) {
        self.before.drain(..changes.min(self.before.len()));
    }

    /// The browser dies.
    pub(super) fn crash(&mut self, back: usize) {
        let left = self.before.len().saturating_sub(back);
        if let Some(earlier) = self.before.get(left) {
            self.live = earlier.clone();
        }
        self.before.clear();
    }
}
