//! What follows from each event.

use std::collections::BTreeMap;

use super::{Copies, CopyName, Deed, Event, Kept, Listed, Mark, Mirror, Step, Unread};
use crate::record::pool::{PoolKey, PoolPart};

impl Mirror {
    /// Takes up what has happened; what is to be done about it, in this order.
    pub fn step(&mut self, event: Event) -> Vec<Deed> {
        let mut deeds = Vec::new();
        match event {
            Event::Opened => {
                self.life += 1;
                self.open = true;
                self.stopped = None;
                self.forget_compared();
            }
            Event::Changed(keys) => {
                self.keys.extend(keys);
                self.try_again();
            }
            Event::Removed(prefix) => {
                self.keys.retain(|key| !key.starts_with(&prefix));
                self.prefixes.push(prefix);
                self.try_again();
            }
            Event::Again => (self.stopped, self.look) = (None, true),
            Event::Quiet => self.quiet(&mut deeds),
            answer => self.answered(answer, &mut deeds),
        }
        if self.is_idle() && self.stopped.is_none() && self.has_work() {
            self.looking = self.owes_nothing();
            self.step = Step::Locking;
            deeds.push(Deed::Lock);
        }
        deeds
    }

    /// What a browser has not, it does not get by another write.
    fn try_again(&mut self) {
        if self.stopped != Some(Copies::Absent) {
            self.stopped = None;
        }
    }

    fn has_work(&self) -> bool {
        self.open && (self.look || !self.owes_nothing())
    }

    fn answered(&mut self, answer: Event, to: &mut Vec<Deed>) {
        let step = std::mem::replace(&mut self.step, Step::Idle);
        match (step, answer) {
            (Step::Locking, Event::Locked(false)) => self.stopped = Some(Copies::Absent),
            (Step::Locking, Event::Locked(true)) => {
                (self.named, self.look) = (false, false);
                self.go_on(to);
            }
            (Step::Naming, Event::Names { first: Some(first), copy: Some(copy) }) => {
                self.named(first.as_deref(), copy);
                self.go_on(to);
            }
            (Step::Listing { prefix }, Event::Listed(Ok(listed))) => {
                self.listed(&prefix, listed);
                self.go_on(to);
            }
            // The first store was opened anew meanwhile: what it says now must not be held against what it was.
            (Step::BringingRead | Step::Checking { .. }, Event::Copy(Some(_))) if !self.named => {
                self.go_on(to);
            }
            (Step::BringingRead, Event::Copy(Some(pairs))) => {
                (self.step, self.asked) = (Step::Bringing, self.life);
                to.push(Deed::BringBack(self.life, pairs));
            }
            (Step::Bringing, Event::Back(Some(keys))) => {
                self.keys.extend(keys);
                self.go_on(to);
            }
            (Step::FirstNamed, Event::Back(Some(_))) => {
                self.name_first = false;
                self.restoring = false;
                self.go_on(to);
            }
            (Step::Removing { keys }, Event::Wrote(true)) => {
                self.removes.retain(|key| !keys.contains(key));
                self.go_on(to);
            }
            (Step::Checking { keys }, Event::Copy(Some(pairs))) => {
                let copied = pairs.into_iter().collect();
                (self.step, self.asked) = (Step::Sending { copied }, self.life);
                to.push(Deed::ReadFirst(self.life, keys));
            }
            (Step::Sending { copied }, Event::First(Some(kept))) => self.send(&copied, kept, to),
            (Step::Sent { kept }, Event::Wrote(true)) => {
                self.took(kept, to);
                self.go_on(to);
            }
            (Step::CopyNamed, Event::CopyNamed(Some(true))) => {
                self.name_copy = if self.name_copy == Some(false) { Some(true) } else { None };
                self.go_on(to);
            }
            (Step::CopyNamed, Event::CopyNamed(Some(false))) => {
                self.forget_compared();
                self.go_on(to);
            }
            (Step::Listing { .. }, Event::Listed(Err(Unread::Copy)))
            | (Step::BringingRead | Step::Checking { .. }, Event::Copy(None))
            | (Step::Removing { .. } | Step::Sent { .. }, Event::Wrote(false))
            | (Step::CopyNamed, Event::CopyNamed(None)) => {
                self.stop(Copies::Refused, to);
            }
            (Step::Naming, Event::Names { first: None, .. })
            | (Step::Listing { .. }, Event::Listed(Err(Unread::First)))
            | (Step::Bringing | Step::FirstNamed, Event::Back(None))
            | (Step::Sending { .. }, Event::First(None)) => self.first_failed(to),
            (Step::Naming, Event::Names { .. }) => self.stop(Copies::Absent, to),
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

    fn listed(&mut self, prefix: &str, listed: Listed) {
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
    fn send(&mut self, copied: &BTreeMap<String, String>, kept: Vec<Kept>, to: &mut Vec<Deed>) {
        let new = |one: &&Kept| one.value.is_none() || copied.get(&one.key) != one.value.as_ref();
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
        to.push(Deed::WriteCopy { puts, removes });
    }

    /// The copy has taken these; their marks go when that is surely on the disk.
    fn took(&mut self, kept: Vec<Kept>, to: &mut Vec<Deed>) {
        self.fresh
            .extend(kept.into_iter().filter_map(|one| one.token.map(|token| Mark { of: one.key, token })));
        if !self.fresh.is_empty() && !self.quiet_awaited {
            self.quiet_awaited = true;
            to.push(Deed::AwaitQuiet);
        }
    }

    fn quiet(&mut self, to: &mut Vec<Deed>) {
        let settled = std::mem::replace(&mut self.older, std::mem::take(&mut self.fresh));
        if !settled.is_empty() {
            to.push(Deed::Settle(settled));
        }
        self.quiet_awaited = !self.older.is_empty();
        if self.quiet_awaited {
            to.push(Deed::AwaitQuiet);
        }
    }

    /// The first store does not answer: it is opened anew, and both are compared then.
    fn first_failed(&mut self, to: &mut Vec<Deed>) {
        if self.asked != self.life {
            // It was by now.
            return self.go_on(to);
        }
        self.open = false;
        self.let_go(to);
    }

    fn stop(&mut self, why: Copies, to: &mut Vec<Deed>) {
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

    fn let_go(&mut self, to: &mut Vec<Deed>) {
        self.looking = false;
        self.forget_compared();
        self.step = Step::Idle;
        to.push(Deed::Unlock);
    }
}

/// Whether values of this kind are compared, and not only their keys.
fn is_compared(key: &str) -> bool {
    !matches!(PoolKey::parse(key), Some(PoolKey::Of(_, PoolPart::Profile, _)))
}
