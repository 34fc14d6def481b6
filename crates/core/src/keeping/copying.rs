//! Copying what the first store has, or does not take, into the second.

use super::backup_store::Pending;
use super::event::{Deed, Memory, Over, ReadReason, Ticket, Transaction};
use super::keys::{is_copied, is_half, is_rewritten};
use super::{Keeper, Waiting};
use crate::plan::RawRecord;
use crate::record::{Key, write_entry};

/// Values that are put in one transaction where many are missing.
const TOGETHER: usize = 500;

impl Keeper {
    /// Copies a record that the first store has, or does not take.
    pub(super) fn copy(&mut self, record: RawRecord, to: &mut Vec<Deed>) {
        if !is_copied(&record.key) {
            return;
        }
        match self.abilities.rest {
            Some(rest) if is_rewritten(&record.key) => (rest.copy_rating)(self, record, to),
            _ if self.second.takes() => {
                self.second.owed.retain(|key| *key != record.key);
                let puts = vec![(record.key.clone(), record.raw)];
                let transaction = Transaction { puts, removes: Vec::new() };
                self.second.change(Pending::Put(vec![record.key]), transaction, to);
                self.copy_owed(to);
            }
            _ => self.copy_later(record.key, to),
        }
    }

    pub(super) fn copy_later(&mut self, key: String, to: &mut Vec<Deed>) {
        if self.second.is_there() {
            self.second.owes(vec![key]);
            if self.second.missed && !self.second.comparing {
                self.compare(to);
            }
        }
    }

    /// Copies what is owed, as it stands now.
    pub(super) fn copy_owed(&mut self, to: &mut Vec<Deed>) {
        let owed = self.second.take_owed();
        if !owed.is_empty() {
            self.read_to_copy(owed, to);
        }
    }

    pub(super) fn read_to_copy(&mut self, mut keys: Vec<String>, to: &mut Vec<Deed>) {
        self.second.copying = true;
        self.second.asked.clone_from(&keys);
        // What was refused is copied, too, but not over what another tab of this name has since under its key.
        let refused = self.waiting.iter().filter(|one| one.refused.is_some()).map(|one| &one.record.key);
        let refused: Vec<String> = refused.filter(|key| !keys.contains(key)).cloned().collect();
        keys.extend(refused);
        to.push(Deed::ReadFirst { why: ReadReason::Copy, keys });
    }

    /// Renames what waits where another tab of this name has written under its key: the values that the first store has.
    fn give_way(&mut self, pairs: &[(String, String)], to: &mut Vec<Deed>) {
        for place in 0..self.waiting.len() {
            let Some(Waiting { record, over: Over::Rename, refused: Some(_), .. }) = self.waiting.get(place)
            else {
                continue;
            };
            // Half of it is this tab's own, cut by the browser.
            let other = |(key, value): &(String, String)| {
                *key == record.key && *value != record.raw && !is_half(key, value)
            };
            if pairs.iter().any(other) {
                self.taken(place, to);
            }
        }
    }

    pub(super) fn copy_all(
        &mut self,
        memory: Memory<'_>,
        mut pairs: Vec<(String, String)>,
        to: &mut Vec<Deed>,
    ) {
        self.second.copying = false;
        // Another tab has packed or deleted what is not there any more. Whether the second store has the pack is not known.
        let asked = std::mem::take(&mut self.second.asked);
        let is_gone = |key: &String| !self.waits(key) && !pairs.iter().any(|(there, _)| there == key);
        let some_are_gone = pairs.len() < asked.len() && asked.iter().any(is_gone);
        if !self.second.takes() {
            return self.second.owes(pairs.into_iter().map(|(key, _)| key).collect());
        }
        self.give_way(&pairs, to);
        // What the first store has refused is only here.
        let joining = self.second.is_joining();
        for one in &self.waiting {
            let RawRecord { key, raw } = &one.record;
            let there = || pairs.iter().any(|(known, _)| known == key);
            if one.refused.is_some() && !(joining && is_rewritten(key)) && !there() {
                pairs.push((key.clone(), raw.clone()));
            }
        }
        let mut puts = Vec::new();
        let mut keys = Vec::new();
        for (key, mut value) in pairs {
            // Half of what another tab is writing would stand there when all of it is here; what was cut for good is whole in memory.
            if is_half(&key, &value) {
                let Some(raw) = whole_of(memory, &key) else { continue };
                value.clone_from(&raw);
                to.push(Deed::WriteFirst { key: key.clone(), value: raw, replace: false });
            }
            if let Some(rest) = self.abilities.rest
                && is_rewritten(&key)
            {
                // What stands there is not written over.
                (rest.copy_rating)(self, RawRecord { key, raw: value }, to);
                continue;
            }
            keys.push(key.clone());
            puts.push((key, value));
            if puts.len() == TOGETHER {
                self.copy_some(&mut keys, &mut puts, to);
            }
        }
        if !puts.is_empty() {
            self.copy_some(&mut keys, &mut puts, to);
        }
        if some_are_gone {
            self.compare(to);
        } else {
            self.compared(to);
        }
    }

    #[inline(never)]
    fn copy_some(&mut self, keys: &mut Vec<String>, puts: &mut Vec<(String, String)>, to: &mut Vec<Deed>) {
        let transaction = Transaction { puts: std::mem::take(puts), removes: Vec::new() };
        self.second.change(Pending::Copy(std::mem::take(keys)), transaction, to);
    }

    pub(super) fn ended(&mut self, ticket: Ticket, ok: bool, to: &mut Vec<Deed>) {
        match self.second.take(ticket) {
            Some(pending @ (Pending::Put(_) | Pending::Copy(_))) if ok => {
                if matches!(pending, Pending::Put(_)) {
                    self.second.anew = false;
                }
                // While it is compared, nobody knows what else it lacks.
                if self.second.owed.is_empty() && !self.second.comparing {
                    self.second.missed = false;
                }
                self.compared(to);
            }
            Some(Pending::Put(keys) | Pending::Copy(keys)) => {
                self.second.owes(keys);
                self.refused(to);
                self.compared(to);
            }
            _ => {}
        }
    }
}

/// The record under a key as this tab has it.
fn whole_of(memory: Memory<'_>, key: &str) -> Option<String> {
    match Key::parse(key)? {
        Key::Entry(id, seq, writer) => {
            let attempt = memory.attempts.iter().find(|attempt| *attempt.id() == id)?;
            let entry = attempt.entries().iter().find(|one| one.seq == seq && one.writer == writer)?;
            Some(write_entry(entry))
        }
        Key::Plan(..) => {
            let whole = memory.plans.iter().find(|one| one.key == key && !is_half(key, &one.raw))?;
            Some(whole.raw.clone())
        }
        _ => None,
    }
}
