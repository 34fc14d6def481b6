//! What a manager does, and what goes wrong.

use std::collections::{BTreeMap, BTreeSet};

use cairn_core::keeping::pool_replication::{ReplicaDeed, ReplicaEvent};

use super::world::{Fate, World};

/// Few keys, so that tabs meet at them: two pools, and in each a record, a profile, a mark and a trail.
const KEYS: [&str; 8] = [
    "pool/aaaaaaaaaaaaaaaa",
    "profile/aaaaaaaaaaaaaaaa/full-1a",
    "mark/aaaaaaaaaaaaaaaa/full-1a",
    "trail/aaaaaaaaaaaaaaaa/full-1a",
    "pool/bbbbbbbbbbbbbbbb",
    "profile/bbbbbbbbbbbbbbbb/full-2b",
    "decisions/bbbbbbbbbbbbbbbb",
    "opened/bbbbbbbbbbbbbbbb/full-2b",
];
const PREFIXES: [&str; 4] =
    ["profile/aaaaaaaaaaaaaaaa/", "mark/aaaaaaaaaaaaaaaa/", "profile/bbbbbbbbbbbbbbbb/", ""];

impl World {
    fn token(&mut self) -> String {
        self.tokens += 1;
        self.tokens.to_string()
    }

    /// The manager does something in some tab.
    pub(super) fn act(&mut self) {
        if self.tabs.is_empty() {
            return self.open_tab();
        }
        let at = self.chance.below(self.tabs.len());
        if !self.tabs[at].is_connected(self.first.life) {
            // The write is refused and said to be; the next one opens the store anew.
            return self.connect(at);
        }
        // A page waits for what may come back, though not for ever.
        let lacks = self.first.name.is_none() && self.tabs[at].replication.may_bring_back();
        if lacks && !self.chance.one_in(6) {
            return;
        }
        // An older version of the app leaves no marks. That it should be used on a store that was lost a moment ago is left out.
        let old = self.chance.one_in(12) && self.first.name.is_some();
        match self.chance.below(10) {
            0..=6 => self.write(at, old),
            7 | 8 => {
                let key = KEYS[self.chance.below(KEYS.len())].to_owned();
                self.remove(at, key, old);
            }
            _ => {
                let prefix = PREFIXES[self.chance.below(PREFIXES.len())].to_owned();
                self.remove_all(at, prefix, old);
            }
        }
    }

    pub(super) fn write(&mut self, at: usize, old: bool) {
        let mut keys = Vec::new();
        for _ in 0..=self.chance.below(3) {
            let key = KEYS[self.chance.below(KEYS.len())];
            // Of profiles an older version changes nothing.
            let left = (old && key.starts_with("profile")) || keys.iter().any(|one| one == key);
            if !left {
                keys.push(key.to_owned());
            }
        }
        for key in &keys {
            self.values += 1;
            let (value, token) = (self.values, self.token());
            let name = self.tabs[at].name;
            self.tell(|| {
                format!("tab {name} writes {key} = {value}{}", if old { ", as of old" } else { "" })
            });
            self.first.data.insert(key.clone(), value.to_string());
            self.fates.remove(key);
            if old {
                self.unmarked.insert(key.clone());
            } else {
                self.unmarked.remove(key);
                self.first.owed.insert(key.clone(), token);
                self.tabs[at].wrote.insert(key.clone(), value);
            }
        }
        if !old {
            self.hand(at, ReplicaEvent::Changed(keys));
        }
    }

    fn forget(&mut self, key: &str) {
        self.claimed.remove(key);
        self.unmarked.remove(key);
        self.fates.insert(key.to_owned(), Fate::Removed);
        for tab in &mut self.tabs {
            tab.wrote.remove(key);
        }
    }

    fn remove(&mut self, at: usize, key: String, old: bool) {
        let (token, name) = (self.token(), self.tabs[at].name);
        self.tell(|| format!("tab {name} removes {key}{}", if old { ", as of old" } else { "" }));
        self.first.data.remove(&key);
        self.forget(&key);
        if !old {
            self.first.owed.insert(key.clone(), token);
            self.hand(at, ReplicaEvent::Changed(vec![key]));
        }
    }

    fn remove_all(&mut self, at: usize, prefix: String, old: bool) {
        let (token, name) = (self.token(), self.tabs[at].name);
        self.tell(|| format!("tab {name} removes all of '{prefix}'{}", if old { ", as of old" } else { "" }));
        self.first.data.retain(|key, _| !key.starts_with(&prefix));
        for key in KEYS.iter().filter(|key| key.starts_with(&prefix)) {
            self.forget(key);
        }
        if !old {
            self.first.removed.insert(prefix.clone(), token);
            self.hand(at, ReplicaEvent::Removed(prefix));
        }
    }

    /// Something goes wrong.
    pub(super) fn disturb(&mut self) {
        match self.chance.below(12) {
            0 => self.lose_first(),
            1 => {
                self.tell(|| "the copy is taken away".to_owned());
                self.copy.lose();
                self.copy_is_less();
            }
            2 => self.copy.full = true,
            3 | 4 => self.copy.full = false,
            5 => self.copy.absent = self.chance.one_in(2),
            6 => self.copy.absent = false,
            7 | 8 if !self.tabs.is_empty() => self.crash_tab(),
            9 => self.crash(),
            _ if !self.tabs.is_empty() => {
                let at = self.chance.below(self.tabs.len());
                self.hand(at, ReplicaEvent::Again);
            }
            _ => {}
        }
    }

    /// The copy has no longer what was claimed; where the first store has it, it is copied again.
    fn copy_is_less(&mut self) {
        let lost = |key: &String, copy: &super::stores::Held| !copy.data.contains_key(key);
        let first = &self.first.data;
        self.claimed.retain(|key, _| !lost(key, &self.copy.live));
        self.fates.retain(|key, fate| {
            *fate == Fate::Removed || first.contains_key(key) || !lost(key, &self.copy.live)
        });
    }

    fn lose_first(&mut self) {
        self.tell(|| "the first store is taken away".to_owned());
        for (key, value) in std::mem::take(&mut self.claimed) {
            self.fates.insert(key, Fate::There(value));
        }
        // What was removed and still stands in the copy, or is on its way there, comes back: nobody knows of the removal any more.
        let copy = &self.copy.live.data;
        let deeds = self.tabs.iter().flat_map(|tab| &tab.deeds);
        let on_the_way: BTreeSet<&String> = deeds
            .flat_map(|deed| match deed {
                ReplicaDeed::WriteCopy { puts, .. } | ReplicaDeed::BringBack(_, puts) => puts.as_slice(),
                _ => &[],
            })
            .map(|(key, _)| key)
            .collect();
        self.fates.retain(|key, fate| match fate {
            Fate::Removed => !(copy.contains_key(key) || on_the_way.contains(key)),
            Fate::There(value) => has(copy, key, *value),
        });
        self.unmarked.clear();
        for tab in &mut self.tabs {
            tab.wrote.clear();
        }
        self.first.lose();
    }

    /// A tab dies; what it was about to write may be half done.
    fn crash_tab(&mut self) {
        let at = self.chance.below(self.tabs.len());
        match self.tabs[at].deeds.front().cloned() {
            Some(ReplicaDeed::WriteCopy { puts, removes }) => {
                let most = self.chance.below(puts.len() + removes.len() + 1);
                self.write_copy(&puts, &removes, most);
            }
            Some(deed) if deed != ReplicaDeed::Lock && self.chance.one_in(2) => {
                self.do_deed(at, deed);
            }
            _ => {}
        }
        self.die(at);
    }

    fn crash(&mut self) {
        self.tell(|| "the browser dies".to_owned());
        while !self.tabs.is_empty() {
            self.die(0);
        }
        let back = self.chance.below(self.copy.changes() + 1);
        self.copy.crash(back);
        // What it had taken a moment ago is marked still, or found by comparing.
        let copy = &self.copy.live.data;
        self.claimed.retain(|key, value| has(copy, key, *value));
        let first = &self.first.data;
        let whole = self.first.name.is_some();
        self.fates.retain(|key, fate| match fate {
            // A first store that was lost in the same moment knows of no removal.
            Fate::Removed => whole || !copy.contains_key(key),
            Fate::There(value) => first.contains_key(key) || has(copy, key, *value),
        });
    }
}

/// Whether a store has this value, or a later one.
fn has(store: &BTreeMap<String, String>, key: &str, value: u64) -> bool {
    store.get(key).and_then(|text| text.parse::<u64>().ok()).is_some_and(|there| there >= value)
}
