//! What follows from each event.

use std::collections::BTreeMap;

use super::{
    CopyMark, CopyName, ListedKeys, MarkedValue, PoolCopies, PoolReplication, ReplicaDeed, ReplicaEvent,
    Step, UnreadStore,
};
use crate::record::pool::{PoolKey, PoolPart};

impl PoolReplication {
    /// Takes up what has happened; what is to be done about it, in this order.
    pub fn step(&mut self, event: ReplicaEvent) -> Vec<ReplicaDeed> {
        let mut deeds = Vec::new();
        match event {
            ReplicaEvent::Opened => {
                self.life += 1;
                self.open = true;
                self.stopped = None;
                self.forget_compared();
            }
            ReplicaEvent::Changed(keys) => {
                self.keys.extend(keys);
                self.try_again();
            }
            ReplicaEvent::Removed(prefix) => {
                self.keys.retain(|key| !key.starts_with(&prefix));
                self.prefixes.push(prefix);
                self.try_again();
            }
            ReplicaEvent::Again => (self.stopped, self.look) = (None, true),
            ReplicaEvent::Quiet => self.quiet(&mut deeds),
            answer => self.answered(answer, &mut deeds),
        }
        if self.is_idle() && self.stopped.is_none() && self.has_work() {
            self.looking = self.owes_nothing();
            self.step = Step::Locking;
            deeds.push(ReplicaDeed::Lock);
        }
        deeds
    }

    /// What a browser has not, it does not get by another write.
    fn try_again(&mut self) {
        if self.stopped != Some(PoolCopies::Absent) {
            self.stopped = None;
        }
    }

    fn has_work(&self) -> bool {
        self.open && (self.look || !self.owes_nothing())
    }

    fn answered(&mut self, answer: ReplicaEvent, to: &mut Vec<ReplicaDeed>) {
        let step = std::mem::replace(&mut self.step, Step::Idle);
        match (step, answer) {
            (Step::Locking, ReplicaEvent::Locked(false)) => self.stopped = Some(PoolCopies::Absent),
            (Step::Locking, ReplicaEvent::Locked(true)) => {
                (self.named, self.look) = (false, false);
                self.go_on(to);
            }
            (Step::Naming, ReplicaEvent::Names { first: Some(first), copy: Some(copy) }) => {
                self.named(first.as_deref(), copy);
                self.go_on(to);
            }
            (Step::Listing { prefix }, ReplicaEvent::Listed(Ok(listed))) => {
                self.listed(&prefix, listed);
                self.go_on(to);
            }
            // The first store was opened anew meanwhile: what it says now must not be held against what it was.
            (Step::BringingRead | Step::Checking { .. }, ReplicaEvent::Copy(Some(_))) if !self.named => {
                self.go_on(to);
            }
            (Step::BringingRead, ReplicaEvent::Copy(Some(pairs))) => {
                (self.step, self.asked) = (Step::Bringing, self.life);
                to.push(ReplicaDeed::BringBack(self.life, pairs));
            }
            (Step::Bringing, ReplicaEvent::Back(Some(keys))) => {
                self.keys.extend(keys);
                self.go_on(to);
            }
            (Step::FirstNamed, ReplicaEvent::Back(Some(_))) => {
                self.name_first = false;
                self.restoring = false;
                self.go_on(to);
            }
            (Step::Removing { keys }, ReplicaEvent::Wrote(true)) => {
                self.removes.retain(|key| !keys.contains(key));
                self.go_on(to);
            }
            (Step::Checking { keys }, ReplicaEvent::Copy(Some(pairs))) => {
                let copied = pairs.into_iter().collect();
                (self.step, self.asked) = (Step::Sending { copied }, self.life);
                to.push(ReplicaDeed::ReadFirst(self.life, keys));
            }
            (Step::Sending { copied }, ReplicaEvent::First(Some(kept))) => self.send(&copied, kept, to),
            (Step::Sent { kept }, ReplicaEvent::Wrote(true)) => {
                self.took(kept, to);
                self.go_on(to);
            }
            (Step::CopyNamed, ReplicaEvent::CopyNamed(Some(true))) => {
                self.name_copy = if self.name_copy == Some(false) { Some(true) } else { None };
                self.go_on(to);
            }
            (Step::CopyNamed, ReplicaEvent::CopyNamed(Some(false))) => {
                self.forget_compared();
                self.go_on(to);
            }
            (Step::Listing { .. }, ReplicaEvent::Listed(Err(UnreadStore::Copy)))
            | (Step::BringingRead | Step::Checking { .. }, ReplicaEvent::Copy(None))
            | (Step::Removing { .. } | Step::Sent { .. }, ReplicaEvent::Wrote(false))
            | (Step::CopyNamed, ReplicaEvent::CopyNamed(None)) => {
                self.stop(PoolCopies::Refused, to);
            }
            (Step::Naming, ReplicaEvent::Names { first: None, .. })
            | (Step::Listing { .. }, ReplicaEvent::Listed(Err(UnreadStore::First)))
            | (Step::Bringing | Step::FirstNamed, ReplicaEvent::Back(None))
            | (Step::Sending { .. }, ReplicaEvent::First(None)) => self.first_failed(to),
            (Step::Naming, ReplicaEvent::Names { .. }) => self.stop(PoolCopies::Absent, to),
            // An answer that nobody awaits changes nothing.
            (step, _) => self.step = step,
        }
    }

    /// What the names say of both stores.
    fn named(&mut self, first: Option<&str>, copy: Option<CopyName>) {
        let whole = copy.as_ref().is_some_and(|copy| copy.whole);
        let copy = copy.map(|copy| copy.name);
        let same = first.is_some() && first == copy.as_deref();
        if !(same && whole) {
            self.forget_compared();
        }
        self.named = true;
        self.name_copy = if whole { None } else { Some(copy.is_some()) };
        self.restoring = !same && (first.is_none() || copy.is_some());
        let name = copy.or_else(|| first.map(str::to_owned)).unwrap_or_else(|| self.own.clone());
        self.name_first = first != Some(name.as_str());
        self.name = name;
    }

    fn listed(&mut self, prefix: &str, listed: ListedKeys) {
        let alone = listed.copy.difference(&listed.first);
        let (bring, removes): (Vec<String>, Vec<String>) =
            alone.cloned().partition(|key| self.restoring && !listed.marks(key));
        self.bring = bring;
        self.removes = removes;
        self.removed.clone_from(&listed.removed);
        self.prefixes.retain(|one| one != prefix);
        if prefix.is_empty() {
            self.keys.extend(listed.first.difference(&listed.copy).cloned());
            self.keys.extend(listed.owed);
            let both = listed.first.intersection(&listed.copy);
            self.check = both.filter(|key| is_compared(key) && !self.keys.contains(*key)).cloned().collect();
            self.compared = true;
        }
    }

    /// Sends what the copy has not, or otherwise.
    fn send(&mut self, copied: &BTreeMap<String, String>, kept: Vec<MarkedValue>, to: &mut Vec<ReplicaDeed>) {
        let new = |one: &&MarkedValue| one.value.is_none() || copied.get(&one.key) != one.value.as_ref();
        let (mut puts, mut removes) = (Vec::new(), Vec::new());
        for one in kept.iter().filter(new) {
            match &one.value {
                Some(value) => puts.push((one.key.clone(), value.clone())),
                None => removes.push(one.key.clone()),
            }
        }
        if puts.is_empty() && removes.is_empty() {
            self.took(kept, to);
            return self.go_on(to);
        }
        self.step = Step::Sent { kept };
        to.push(ReplicaDeed::WriteCopy { puts, removes });
    }

    /// The copy has taken these; their marks go when that is surely on the disk.
    fn took(&mut self, kept: Vec<MarkedValue>, to: &mut Vec<ReplicaDeed>) {
        self.fresh.extend(
            kept.into_iter().filter_map(|one| one.token.map(|token| CopyMark { of: one.key, token })),
        );
        if !self.fresh.is_empty() && !self.quiet_awaited {
            self.quiet_awaited = true;
            to.push(ReplicaDeed::AwaitQuiet);
        }
    }

    fn quiet(&mut self, to: &mut Vec<ReplicaDeed>) {
        let settled = std::mem::replace(&mut self.older, std::mem::take(&mut self.fresh));
        if !settled.is_empty() {
            to.push(ReplicaDeed::Settle(settled));
        }
        self.quiet_awaited = !self.older.is_empty();
        if self.quiet_awaited {
            to.push(ReplicaDeed::AwaitQuiet);
        }
    }

    /// The first store does not answer: it is opened anew, and both are compared then.
    fn first_failed(&mut self, to: &mut Vec<ReplicaDeed>) {
        if self.asked != self.life {
            // It was by now.
            return self.go_on(to);
        }
        self.open = false;
        self.let_go(to);
    }

    fn stop(&mut self, why: PoolCopies, to: &mut Vec<ReplicaDeed>) {
        self.stopped = Some(why);
        self.let_go(to);
    }

    /// What was found by comparing is void.
    fn forget_compared(&mut self) {
        self.named = false;
        self.compared = false;
        self.bring.clear();
        self.removes.clear();
        self.check.clear();
        self.removed.clear();
    }

    fn let_go(&mut self, to: &mut Vec<ReplicaDeed>) {
        self.looking = false;
        self.forget_compared();
        self.step = Step::Idle;
        to.push(ReplicaDeed::Unlock);
    }
}

/// Whether values of this kind are compared, and not only their keys.
fn is_compared(key: &str) -> bool {
    !matches!(PoolKey::parse(key), Some(PoolKey::Of(_, PoolPart::Profile, _)))
}
