//! What comes next while the lock is held.

use std::collections::BTreeMap;

use super::{CopyName, PoolReplication, ReplicaDeed, Step};

/// Values that are read and written together: some 800 KB of profiles.
const TOGETHER: usize = 64;

/// The first of them, and the others.
fn some(all: &mut Vec<String>) -> Vec<String> {
    let rest = all.split_off(all.len().min(TOGETHER));
    std::mem::replace(all, rest)
}

impl PoolReplication {
    /// The next deed; nothing left lets go of the lock. What is lost comes back first, for somebody may be waiting to see it.
    pub(super) fn go_on(&mut self, to: &mut Vec<ReplicaDeed>) {
        let life = self.life;
        self.asked = life;
        let (step, deed) = if !self.named {
            (Step::Naming, ReplicaDeed::ReadNames(life))
        } else if !self.bring.is_empty() {
            (Step::BringingRead, ReplicaDeed::ReadCopy(some(&mut self.bring)))
        } else if self.name_copy == Some(false) {
            (Step::CopyNamed, ReplicaDeed::NameCopy(CopyName { name: self.name.clone(), whole: false }))
        } else if self.compared && self.name_first {
            (Step::FirstNamed, ReplicaDeed::NameFirst(life, self.name.clone()))
        } else if !self.removes.is_empty() {
            let keys: Vec<String> = self.removes.iter().take(TOGETHER).cloned().collect();
            (
                Step::Removing { keys: keys.clone() },
                ReplicaDeed::WriteCopy { puts: Vec::new(), removes: keys },
            )
        } else if !self.removed.is_empty() {
            to.push(ReplicaDeed::SettleRemoved(std::mem::take(&mut self.removed)));
            return self.go_on(to);
        } else if !self.compared {
            (Step::Listing { prefix: String::new() }, ReplicaDeed::List(life, String::new()))
        } else if let Some(prefix) = self.prefixes.first().cloned() {
            (Step::Listing { prefix: prefix.clone() }, ReplicaDeed::List(life, prefix))
        } else if !self.keys.is_empty() {
            let keys: Vec<String> = self.keys.iter().take(TOGETHER).cloned().collect();
            self.keys.retain(|key| !keys.contains(key));
            (Step::Sending { copied: BTreeMap::new() }, ReplicaDeed::ReadFirst(life, keys))
        } else if !self.check.is_empty() {
            let keys = some(&mut self.check);
            (Step::Checking { keys: keys.clone() }, ReplicaDeed::ReadCopy(keys))
        } else if self.name_copy.is_some() {
            (Step::CopyNamed, ReplicaDeed::NameCopy(CopyName { name: self.name.clone(), whole: true }))
        } else {
            (Step::Idle, ReplicaDeed::Unlock)
        };
        // Whatever goes on behind the names is more than a look.
        self.looking &= step == Step::Naming;
        self.step = step;
        to.push(deed);
    }
}
