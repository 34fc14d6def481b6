//! What goes on by itself: deeds, and what becomes of them.

use cairn_core::keeping::pool_replication::{
    CopyMark, ListedKeys, MarkedValue, ReplicaDeed, ReplicaEvent, UnreadStore,
};

use super::world::World;

impl World {
    /// One thing that was under way in some tab goes on.
    pub(super) fn go_on(&mut self) -> Result<(), String> {
        if self.tabs.is_empty() {
            return Ok(());
        }
        let at = self.chance.below(self.tabs.len());
        if self.tabs[at].deeds.is_empty() {
            if let Some(changes) = self.tabs[at].quiet.filter(|_| self.chance.one_in(4)) {
                self.tabs[at].quiet = None;
                self.copy.settle(changes);
                for tab in &mut self.tabs {
                    tab.quiet = tab.quiet.map(|quiet| quiet.saturating_sub(changes));
                }
                self.hand(at, ReplicaEvent::Quiet);
            }
            // A connection that was lost is made anew, sooner or later.
            if !self.tabs[at].is_connected(self.first.life) && self.chance.one_in(3) {
                self.connect(at);
            }
            return self.says(at);
        }
        let Some(deed) = self.tabs[at].deeds.pop_front() else { return Ok(()) };
        if deed == ReplicaDeed::Lock && self.lock.is_some() {
            self.tabs[at].deeds.push_front(deed);
            return Ok(());
        }
        let name = self.tabs[at].name;
        self.tell(|| format!("tab {name} does: {deed:?}"));
        if let Some(answer) = self.do_deed(at, deed) {
            self.hand(at, answer);
        }
        self.says(at)
    }

    fn reads_first(&self, at: usize, life: u32) -> bool {
        let tab = &self.tabs[at];
        tab.is_connected(self.first.life) && tab.replication.life() == life
    }

    /// What follows from a deed; part of a writing may be done where the tab dies in the middle of it (`share`).
    pub(super) fn do_deed(&mut self, at: usize, deed: ReplicaDeed) -> Option<ReplicaEvent> {
        Some(match deed {
            ReplicaDeed::Lock => {
                self.lock = Some(self.tabs[at].name);
                ReplicaEvent::Locked(true)
            }
            ReplicaDeed::Unlock => {
                self.lock = None;
                return None;
            }
            ReplicaDeed::ReadNames(life) => {
                self.tabs[at].saw = Some(self.copy.life);
                ReplicaEvent::Names {
                    first: self.reads_first(at, life).then(|| self.first.name.clone()),
                    copy: (!self.copy.absent).then(|| self.copy.live.name.clone()),
                }
            }
            ReplicaDeed::List(life, prefix) => ReplicaEvent::Listed(if !self.reads_first(at, life) {
                Err(UnreadStore::First)
            } else if self.copy.absent {
                Err(UnreadStore::Copy)
            } else {
                Ok(self.list(&prefix))
            }),
            ReplicaDeed::ReadFirst(life, keys) => {
                let kept = |key: String| MarkedValue {
                    value: self.first.data.get(&key).cloned(),
                    token: self.first.owed.get(&key).cloned(),
                    key,
                };
                ReplicaEvent::First(self.reads_first(at, life).then(|| keys.into_iter().map(kept).collect()))
            }
            ReplicaDeed::ReadCopy(keys) => {
                let found = |key: &String| Some((key.clone(), self.copy.live.data.get(key)?.clone()));
                ReplicaEvent::Copy((!self.copy.absent).then(|| keys.iter().filter_map(found).collect()))
            }
            ReplicaDeed::WriteCopy { puts, removes } => {
                ReplicaEvent::Wrote(self.write_copy(&puts, &removes, usize::MAX))
            }
            ReplicaDeed::BringBack(life, pairs) => {
                ReplicaEvent::Back(self.reads_first(at, life).then(|| self.bring_back(pairs)))
            }
            ReplicaDeed::NameFirst(life, name) => ReplicaEvent::Back(self.reads_first(at, life).then(|| {
                self.first.name = Some(name);
                Vec::new()
            })),
            ReplicaDeed::NameCopy(name) => {
                let works = !self.copy.absent && !self.copy.full;
                ReplicaEvent::CopyNamed(works.then(|| self.copy.call(name)))
            }
            ReplicaDeed::Settle(marks) => {
                settle(&mut self.first.owed, &marks);
                return None;
            }
            ReplicaDeed::SettleRemoved(marks) => {
                settle(&mut self.first.removed, &marks);
                return None;
            }
            ReplicaDeed::AwaitQuiet => {
                assert!(self.tabs[at].quiet.is_none(), "a moment of quiet is awaited twice");
                self.tabs[at].quiet = Some(self.copy.changes());
                return None;
            }
        })
    }

    fn list(&self, prefix: &str) -> ListedKeys {
        let marks = self.first.removed.iter();
        let marks = marks.map(|(of, token)| CopyMark { of: of.clone(), token: token.clone() });
        let of = |key: &&String| key.starts_with(prefix);
        ListedKeys {
            first: self.first.data.keys().filter(of).cloned().collect(),
            copy: self.copy.live.data.keys().filter(of).cloned().collect(),
            owed: self.first.owed.keys().filter(of).cloned().collect(),
            removed: marks.filter(|mark| mark.of.starts_with(prefix)).collect(),
        }
    }

    /// Writes as much of it as `most` changes.
    pub(super) fn write_copy(&mut self, puts: &[(String, String)], removes: &[String], most: usize) -> bool {
        if self.copy.absent {
            return false;
        }
        for key in removes.iter().take(most) {
            self.copy.remove(key);
        }
        let room = if self.copy.full { self.chance.below(puts.len() + 1) } else { puts.len() };
        for (key, value) in puts.iter().take(room.min(most.saturating_sub(removes.len()))) {
            self.copy.put(key, value);
        }
        room == puts.len()
    }

    fn bring_back(&mut self, pairs: Vec<(String, String)>) -> Vec<String> {
        let mut back = Vec::new();
        for (key, value) in pairs {
            let marked = self.first.owed.contains_key(&key)
                || self.first.removed.keys().any(|prefix| key.starts_with(prefix));
            if !marked && !self.first.data.contains_key(&key) {
                self.tokens += 1;
                self.first.owed.insert(key.clone(), self.tokens.to_string());
                self.first.data.insert(key.clone(), value);
                back.push(key);
            }
        }
        back
    }
}

fn settle(all: &mut std::collections::BTreeMap<String, String>, marks: &[CopyMark]) {
    for mark in marks {
        if all.get(&mark.of) == Some(&mark.token) {
            all.remove(&mark.of);
        }
    }
}
