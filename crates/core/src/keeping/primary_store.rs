//! The first store: writing what waits, reading what is new.

use super::event::{Deed, Memory, Over, ReadReason, Wrote};
use super::keys::{has, is_note, is_unreadable, leave, those};
use super::{Keeper, Waiting};
use crate::AttemptId;
use crate::attempt::Entry;
use crate::plan::RawRecord;
use crate::record::{Key, keys_gone, write_entry};

/// How many names a tab tries: two that begin with the same one are rare, ten are none.
const NAMES: u8 = 10;

impl Keeper {
    pub(super) fn start(&mut self, probe: Wrote, to: &mut Vec<Deed>) {
        self.trouble = Some(probe).filter(|probe| *probe != Wrote::Kept);
        to.push(Deed::ListFirst);
        self.open(to);
    }

    pub(super) fn keep(&mut self, records: Vec<RawRecord>, over: Over, again: bool, to: &mut Vec<Deed>) {
        for record in records {
            self.waiting.push(Waiting { record, over, refused: None, names: 0 });
        }
        if again {
            // A deletion that the second store has not followed would take it from there.
            to.push(Deed::ListFirst);
            read_first(ReadReason::Again, self.notes(), to);
        }
        if !self.frame {
            self.frame = true;
            to.push(Deed::AwaitFrame);
        }
    }

    pub(super) fn write(&mut self, to: &mut Vec<Deed>) {
        self.frame = false;
        if self.waiting.is_empty() && self.trouble != Some(Wrote::Blocked) {
            // Nothing is refused any more.
            self.trouble = None;
        }
        for one in &self.waiting {
            if one.over != Over::Replace {
                to.push(one.write());
            }
        }
    }

    pub(super) fn save_again(&mut self, to: &mut Vec<Deed>) {
        let gone = std::mem::take(&mut self.gone);
        self.keep(gone, Over::Rename, true, to);
        self.write(to);
    }

    pub(super) fn wrote(&mut self, key: &str, outcome: Wrote, to: &mut Vec<Deed>) {
        if outcome == Wrote::Kept {
            self.trouble = None;
        }
        let Some(place) = self.waiting.iter().position(|one| one.record.key == key) else { return };
        match outcome {
            Wrote::Kept => {
                let Waiting { record, refused, .. } = self.waiting.remove(place);
                if refused.is_some() {
                    // Another tab may have copied half of it.
                    self.second.owes(vec![record.key.clone()]);
                }
                self.knows(key);
                if let Some(Key::Entry(attempt, ..)) = Key::parse(key) {
                    self.last = Some(attempt);
                }
                self.copy(record, to);
            }
            Wrote::Taken => self.taken(place, to),
            Wrote::Refused | Wrote::Different | Wrote::Blocked => {
                if let Some(one) = self.waiting.get_mut(place) {
                    // Better there than nowhere; what is shown still waits for the first store.
                    if one.refused.replace(outcome).is_none() {
                        let record = one.record.clone();
                        self.copy(record, to);
                    }
                }
            }
        }
    }

    /// Another tab goes by this one's name and was quicker.
    pub(super) fn taken(&mut self, place: usize, to: &mut Vec<Deed>) {
        let Some(one) = self.waiting.get_mut(place) else { return };
        if one.over == Over::Leave {
            self.waiting.remove(place);
            return;
        }
        let before = one.refused.replace(Wrote::Taken);
        if one.over != Over::Rename || one.names >= NAMES {
            return;
        }
        let mut was = Key::parse(&one.record.key);
        let (name, key) = loop {
            let (name, next) = match was {
                Some(Key::Entry(attempt, seq, writer)) => {
                    let name = writer.next();
                    (name.clone(), Key::Entry(attempt, seq, name))
                }
                Some(Key::Plan(plan, seq, writer)) => {
                    let name = writer.next();
                    (name.clone(), Key::Plan(plan, seq, name))
                }
                _ => return,
            };
            let key = next.to_text();
            // Of two records under one key only one could be shown.
            if !has(&self.keys, &key) {
                break (name, key);
            }
            was = Some(next);
        };
        let old = one.record.clone();
        one.names += 1;
        one.record.key = key;
        one.refused = before;
        let (new, write) = (one.record.clone(), one.write());
        // The second store may have this one's record where the other tab's belongs.
        self.second.owes(vec![old.key.clone()]);
        self.writer = name;
        // What the other tab has written there was taken for this one's own.
        leave(&mut self.keys, &|known| known != old.key);
        to.push(Deed::Rename(old, new));
        to.push(write);
        to.push(Deed::ListFirst);
    }

    /// What is new is read, what is gone is noticed.
    pub(super) fn list(&mut self, memory: Memory<'_>, mut keys: Vec<String>, to: &mut Vec<Deed>) {
        if !self.started {
            let notes = those(&keys, &is_note);
            if !notes.is_empty() {
                // A deletion may have been broken off: nothing of it is shown before it is done.
                return read_first(ReadReason::Undone, notes, to);
            }
            self.started = true;
        }
        // Half of a write of this tab's own that was cut: it is written again.
        leave(&mut keys, &|key| !self.waits(key));
        let known = std::mem::replace(&mut self.keys, keys);
        let (new, lost) = (keys_gone(&self.keys, &known), keys_gone(&known, &self.keys));
        leave(&mut self.packs_waiting, &|key| !has(&lost, key));
        self.packs_waiting.extend(those(&new, &Key::is_pack));
        let mut records = those(&new, &|key| !is_note(key) && !Key::is_pack(key));
        // What another tab's write has left half may be whole by now.
        let mut torn = Vec::new();
        for one in memory.aside {
            if is_unreadable(&one.why) && !Key::is_pack(&one.key) && has(&self.keys, &one.key) {
                torn.push(one.key.clone());
            }
        }
        records.extend_from_slice(&torn);
        let noted = new.iter().any(|key| is_note(key));
        let lost = those(&lost, &|key| !is_note(key));
        torn.extend_from_slice(&lost);
        if !torn.is_empty() {
            to.push(Deed::DropAside(torn));
        }
        if !records.is_empty() {
            self.asked.clone_from(&records);
            to.push(Deed::ReadFirst { why: ReadReason::New, keys: records });
        }
        if self.abilities.rest.is_some() && !self.packs_waiting.is_empty() {
            to.push(Deed::NeedPacks);
        }
        if !lost.is_empty() || !self.gone.is_empty() {
            self.look_for_gone(&lost, to);
        }
        if self.second.is_listed() {
            self.follow(memory, to);
        } else if noted {
            self.compare(to);
        }
    }

    pub(super) fn values(
        &mut self,
        memory: Memory<'_>,
        why: ReadReason,
        pairs: Vec<(String, String)>,
        to: &mut Vec<Deed>,
    ) {
        match why {
            ReadReason::New | ReadReason::Packs => {
                // What went between its listing and its reading is not known, should it stand there again.
                let asked = std::mem::take(&mut self.asked);
                if pairs.len() < asked.len() {
                    leave(&mut self.keys, &|key| {
                        !asked.iter().any(|one| one == key) || pairs.iter().any(|(found, _)| found == key)
                    });
                }
                let loaded = (self.abilities.load)(pairs);
                to.push(Deed::TakeUp(loaded));
            }
            ReadReason::Gone(attempts, plans) => self.find_gone(memory, &attempts, &plans, pairs),
            ReadReason::Undone => self.leave_undone(&pairs, to),
            ReadReason::Again => drop(self.call_off(&pairs, to)),
            ReadReason::Copy => self.copy_all(memory, pairs, to),
            ReadReason::Forgotten
            | ReadReason::Agree(_)
            | ReadReason::Join(..)
            | ReadReason::Replaced
            | ReadReason::Rewritten
            | ReadReason::Packed => {}
        }
    }

    /// Notes a key that this tab has written: should it go, something is lost.
    pub(super) fn knows(&mut self, key: &str) {
        if let Err(place) = self.keys.binary_search_by(|known| known.as_str().cmp(key)) {
            self.keys.insert(place, key.to_owned());
        }
    }

    /// Keys of notes that the first store has.
    pub(super) fn notes(&self) -> Vec<String> {
        those(&self.keys, &is_note)
    }
}

impl Waiting {
    pub(super) fn write(&self) -> Deed {
        Deed::WriteFirst {
            key: self.record.key.clone(),
            value: self.record.raw.clone(),
            replace: self.over == Over::Replace,
        }
    }
}

/// Reads values of the first store, where there are keys to read.
#[inline(never)]
pub(super) fn read_first(why: ReadReason, keys: Vec<String>, to: &mut Vec<Deed>) {
    if !keys.is_empty() {
        to.push(Deed::ReadFirst { why, keys });
    }
}

/// An entry as a record.
pub fn record_of(attempt: &AttemptId, entry: &Entry) -> RawRecord {
    let key = Key::Entry(attempt.clone(), entry.seq, entry.writer.clone()).to_text();
    RawRecord { key, raw: write_entry(entry) }
}
