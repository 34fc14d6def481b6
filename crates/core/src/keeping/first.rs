//! The first store: writing what waits, reading what is new, noticing what is gone.

use super::event::{Deed, Handed, Memory, Over, Why, Wrote};
use super::second::is_rewritten;
use super::{Agreed, Forgotten, Keeper, Waiting};
use crate::AttemptId;
use crate::attempt::{Attempt, Entry};
use crate::plan::RawRecord;
use crate::record::{Aside, AsideReason, Key, keys_gone, read_entry, write_entry};

/// How many names a tab tries: two that begin with the same one are rare, ten are none.
const NAMES: u8 = 10;

impl Keeper {
    pub(super) fn start(&mut self, probe: Wrote, handed: Handed, to: &mut Vec<Deed>) {
        self.trouble = Some(probe).filter(|probe| *probe != Wrote::Kept);
        let (notes, waiting): (Vec<RawRecord>, Vec<RawRecord>) =
            handed.waiting.into_iter().partition(|record| Forgotten::is_key(&record.key));
        let note = |record: RawRecord| Some((record.key, Forgotten::parse(&record.raw)?));
        self.notes_waiting.extend(notes.into_iter().filter_map(note));
        let all = waiting.iter().chain(&handed.gone);
        let pairs: Vec<_> = all.map(|record| (record.key.clone(), record.raw.clone())).collect();
        if !pairs.is_empty() {
            to.push(Deed::TakeUp { loaded: (self.abilities.load)(pairs), older: false });
        }
        to.push(Deed::ListFirst);
        let waits = |record| Waiting { record, over: Over::Rename, refused: None, names: 0 };
        self.waiting.extend(waiting.into_iter().map(waits));
        self.gone = handed.gone;
        self.open(to);
        if !self.waiting.is_empty() || !self.notes_waiting.is_empty() {
            self.write(to);
        }
    }

    pub(super) fn keep(&mut self, records: Vec<RawRecord>, over: Over, again: bool, to: &mut Vec<Deed>) {
        for record in records {
            if over == Over::Replace {
                self.waiting.retain(|one| one.record.key != record.key);
            }
            self.waiting.push(Waiting { record, over, refused: None, names: 0 });
        }
        if again {
            self.just_deleted.clear();
            // A deletion that the second store has not followed would take it from there.
            to.push(Deed::ListFirst);
            let notes = self.notes();
            if !notes.is_empty() {
                to.push(Deed::ReadFirst { why: Why::Again, keys: notes });
            }
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
        let note = |(key, note): &(String, Forgotten)| Deed::WriteFirst {
            key: key.clone(),
            value: note.to_text(),
            replace: true,
        };
        to.extend(self.notes_waiting.iter().map(note));
        let replaces = |one: &&Waiting| one.over == Over::Replace;
        to.extend(self.waiting.iter().filter(|one| !replaces(one)).map(Waiting::write));
        self.write_replacing(to);
    }

    /// While a rating waited, another tab may have gone on from what stands there.
    pub(super) fn write_replacing(&self, to: &mut Vec<Deed>) {
        let replaces = self.waiting.iter().filter(|one| one.over == Over::Replace);
        let keys: Vec<String> = replaces.map(|one| one.record.key.clone()).collect();
        if !keys.is_empty() {
            to.push(Deed::ReadFirst { why: Why::Replaced, keys });
        }
    }

    fn replace(&mut self, kept: &[(String, String)], to: &mut Vec<Deed>) {
        self.join_waiting(kept);
        to.extend(self.waiting.iter().filter(|one| one.over == Over::Replace).map(Waiting::write));
    }

    /// What waits to take a place goes on from what stands there.
    pub(super) fn join_waiting(&mut self, kept: &[(String, String)]) {
        let Some(agree) = self.abilities.agree else { return };
        for one in self.waiting.iter_mut().filter(|one| one.over == Over::Replace) {
            let Some(stands) = kept.iter().find(|(key, _)| *key == one.record.key) else { continue };
            let copied = [(one.record.key.clone(), one.record.raw.clone())];
            let found = agree(&Agreed { kept: vec![stands.clone()], copied: &copied });
            let whole = found.newer.into_iter().next().map(|(_, whole)| whole);
            one.record.raw = whole.unwrap_or_else(|| stands.1.clone());
        }
    }

    pub(super) fn wrote(&mut self, key: &str, outcome: Wrote, to: &mut Vec<Deed>) {
        if outcome == Wrote::Kept {
            self.trouble = None;
        }
        if self.packing.as_ref().is_some_and(|plan| plan.key == key) {
            return self.pack_wrote(outcome, to);
        }
        let Some(place) = self.waiting.iter().position(|one| one.record.key == key) else {
            if Forgotten::is_key(key) && outcome != Wrote::Kept {
                self.note_refused = true;
            }
            if outcome == Wrote::Kept {
                if Forgotten::is_key(key) {
                    if std::mem::take(&mut self.note_refused) {
                        self.erase_again(key, to);
                    }
                    self.notes_waiting.retain(|(known, note)| known != key || !note.is_done());
                    self.knows(key);
                } else {
                    // Out of the second store: it is read like what another tab has written.
                    self.second.came_back();
                }
            }
            return;
        };
        match outcome {
            Wrote::Kept => {
                let Waiting { record, refused, .. } = self.waiting.remove(place);
                if refused.is_some() {
                    // Another tab may have copied half of it.
                    self.second.owes([record.key.clone()]);
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
                    let first = one.refused.is_none();
                    one.refused = Some(outcome);
                    let record = one.record.clone();
                    // Better there than nowhere; what is shown still waits for the first store.
                    if first {
                        self.copy(record, to);
                    }
                }
            }
        }
    }

    /// Another tab goes by this one's name and was quicker.
    fn taken(&mut self, place: usize, to: &mut Vec<Deed>) {
        let Some(one) = self.waiting.get_mut(place) else { return };
        if one.over != Over::Rename || one.names >= NAMES {
            if one.over == Over::Leave {
                self.waiting.remove(place);
            } else {
                one.refused = Some(Wrote::Taken);
            }
            return;
        }
        let old = one.record.clone();
        let (writer, key, shown) = match Key::parse(&old.key) {
            Some(Key::Entry(attempt, seq, writer)) => {
                let name = writer.next();
                let key = Key::Entry(attempt.clone(), seq, name.clone()).to_text();
                let entry = read_entry(seq, writer, &old.raw).ok();
                let renamed = entry.map(|entry| {
                    let new = Entry { writer: name.clone(), ..entry.clone() };
                    Deed::Rename(attempt, entry, new)
                });
                (name, key, renamed)
            }
            Some(Key::Plan(plan, seq, writer)) => {
                let name = writer.next();
                let key = Key::Plan(plan, seq, name.clone()).to_text();
                let new = RawRecord { key: key.clone(), raw: old.raw.clone() };
                (name, key, Some(Deed::RenamePlan(old.clone(), new)))
            }
            _ => {
                one.refused = Some(Wrote::Taken);
                return;
            }
        };
        one.names += 1;
        one.record.key = key;
        let (write, copied) = (one.write(), one.refused.is_some());
        if copied {
            // The second store has this one's record where the other tab's belongs.
            self.second.owes([old.key.clone()]);
        }
        self.writer = writer;
        // What the other tab has written there was taken for this one's own.
        self.keys.retain(|known| *known != old.key);
        to.extend(shown);
        to.push(write);
        to.push(Deed::ListFirst);
    }

    /// What is new is read, what is gone is noticed.
    pub(super) fn list(&mut self, memory: Memory<'_>, keys: Option<Vec<String>>, to: &mut Vec<Deed>) {
        let Some(mut keys) = keys else { return };
        if !self.started {
            self.started = true;
            let notes: Vec<String> = keys.iter().filter(|key| Forgotten::is_key(key)).cloned().collect();
            if !notes.is_empty() {
                // A deletion may have been broken off: nothing of it is shown before it is done.
                to.push(Deed::ReadFirst { why: Why::Undone, keys: notes });
                return;
            }
        }
        self.erase(&mut keys, to);
        if !self.just_deleted.is_empty() {
            self.erase_what_is_back(&mut keys, to);
        }
        // Half of a write of this tab's own that was cut: it is written again.
        keys.retain(|key| !self.waits(key));
        let known = std::mem::replace(&mut self.keys, keys);
        let (new, lost) = (keys_gone(&self.keys, &known), keys_gone(&known, &self.keys));
        let noted = new.iter().any(|key| Forgotten::is_key(key));
        self.packs_waiting.retain(|key| !lost.contains(key));
        let (packs, records): (Vec<String>, Vec<String>) =
            new.into_iter().filter(|key| !Forgotten::is_key(key)).partition(|key| Key::is_pack(key));
        self.packs_waiting.extend(packs);
        let mut records = records;
        // What another tab's write has left half may be whole by now.
        let torn = |one: &&Aside| {
            matches!(one.why, AsideReason::Unreadable(_))
                && !Key::is_pack(&one.key)
                && self.keys.binary_search(&one.key).is_ok()
        };
        let torn: Vec<String> = memory.aside.iter().filter(torn).map(|one| one.key.clone()).collect();
        if !torn.is_empty() {
            to.push(Deed::DropAside(torn.clone()));
            records.extend(torn);
        }
        let lost: Vec<String> = lost.into_iter().filter(|key| !Forgotten::is_key(key)).collect();
        if !lost.is_empty() {
            // Ratings are in no memory, and the second store may have them.
            self.lost_ratings.extend(lost.iter().filter(|key| is_rewritten(key)).cloned());
            to.push(Deed::DropAside(lost.clone()));
        }
        if !records.is_empty() {
            self.asked.clone_from(&records);
            to.push(Deed::ReadFirst { why: Why::New, keys: records });
        }
        if self.abilities.agree.is_some() && !self.packs_waiting.is_empty() {
            to.push(Deed::NeedPacks);
        }
        if !lost.is_empty() || !self.gone.is_empty() {
            self.look_for_gone(&lost, to);
        }
        if self.second.is_listed() {
            to.push(Deed::ReadFirst { why: Why::Forgotten, keys: self.notes() });
        } else if noted {
            self.compare(to);
        }
    }

    pub(super) fn values(
        &mut self,
        memory: Memory<'_>,
        why: Why,
        pairs: Vec<(String, String)>,
        to: &mut Vec<Deed>,
    ) {
        match why {
            Why::New | Why::Packs => {
                // What went between its listing and its reading is not known, should it stand there again.
                let asked = std::mem::take(&mut self.asked);
                let went = |key: &String| asked.contains(key) && !pairs.iter().any(|(found, _)| found == key);
                if pairs.len() < asked.len() {
                    self.keys.retain(|key| !went(key));
                }
                let loaded = (self.abilities.load)(pairs);
                to.push(Deed::TakeUp { loaded, older: why == Why::Packs });
            }
            Why::Gone(attempts, plans) => self.find_gone(memory, &attempts, &plans, pairs),
            Why::Undone => self.go_on_forgetting(pairs, to),
            Why::Again => self.call_off(pairs, to),
            Why::Forgotten => self.forgotten(memory, pairs, to),
            Why::Copy => self.copy_all(memory, pairs, to),
            Why::Agree(copied) => self.put_right(&copied, pairs, to),
            Why::Join(copied) => {
                if !pairs.is_empty() || copied.iter().any(|(key, _)| self.waits(key)) {
                    self.put_right(&copied, pairs, to);
                }
            }
            Why::Packed => self.packed(&pairs, to),
            Why::Replaced => self.replace(&pairs, to),
            Why::Rewritten => self.send_again(pairs, to),
        }
    }

    pub(super) fn read_packs(&mut self, memory: Memory<'_>, all: bool, to: &mut Vec<Deed>) {
        if self.packs_waiting.is_empty() || self.abilities.agree.is_none() {
            return;
        }
        let here = |id: &AttemptId| memory.attempts.iter().any(|attempt| attempt.id() == id);
        let wanted = |key: &String| {
            let id = Key::parse(key).and_then(|key| key.attempt().cloned());
            all || memory.attempts.is_empty() || id.is_none_or(|id| here(&id))
        };
        let (now, later): (Vec<String>, _) =
            std::mem::take(&mut self.packs_waiting).into_iter().partition(wanted);
        self.packs_waiting = later;
        self.asked.clone_from(&now);
        to.push(Deed::ReadFirst { why: Why::Packs, keys: now });
    }

    fn in_unread_pack(&self, id: &AttemptId) -> bool {
        let is_of = |key: &String| Key::parse(key).is_some_and(|key| key.attempt() == Some(id));
        self.packs_waiting.iter().any(is_of)
    }

    /// What may be gone: of the attempts and plans whose keys are.
    fn look_for_gone(&self, lost: &[String], to: &mut Vec<Deed>) {
        let (mut ids, mut plans): (Vec<AttemptId>, Vec<String>) = (Vec::new(), Vec::new());
        for key in lost.iter().chain(self.gone.iter().map(|record| &record.key)) {
            match Key::parse(key) {
                Some(Key::Entry(id, ..) | Key::Pack(id, _)) if !ids.contains(&id) => ids.push(id),
                Some(Key::Plan(..)) => plans.push(key.clone()),
                _ => {}
            }
        }
        let is_of = |key: &&String| {
            Key::parse(key).is_some_and(|key| key.attempt().is_some_and(|id| ids.contains(id)))
        };
        let keys = self.keys.iter().filter(is_of).cloned().collect();
        to.push(Deed::ReadFirst { why: Why::Gone(ids, plans), keys });
    }

    /// Finds what this tab knows as kept and the first store no longer has.
    fn find_gone(
        &mut self,
        memory: Memory<'_>,
        ids: &[AttemptId],
        plans: &[String],
        mut pairs: Vec<(String, String)>,
    ) {
        // What waits is not gone.
        pairs.extend(self.waiting.iter().map(|one| (one.record.key.clone(), one.record.raw.clone())));
        let kept = (self.abilities.load)(pairs).attempts;
        let there = |id: &AttemptId, entry: &Entry| kept.iter().any(|one| one.id() == id && one.has(entry));
        let gone_of = |attempt: &Attempt| -> Vec<RawRecord> {
            let missing = attempt.entries().iter().filter(|entry| !there(attempt.id(), entry));
            missing.map(|entry| record_of(attempt.id(), entry)).collect()
        };
        // What another tab has packed is not gone, also where this program knows no packs.
        let looked_at = |attempt: &&Attempt| ids.contains(attempt.id()) && !self.in_unread_pack(attempt.id());
        let mut gone: Vec<RawRecord> = memory.attempts.iter().filter(looked_at).flat_map(gone_of).collect();
        let is_gone = |record: &&RawRecord| {
            plans.contains(&record.key)
                && self.keys.binary_search(&record.key).is_err()
                && !self.waits(&record.key)
        };
        gone.extend(memory.plans.iter().filter(is_gone).cloned());
        // Of others, what was found before stands until they are looked at again.
        self.gone.retain(|record| match Key::parse(&record.key) {
            Some(Key::Entry(id, ..)) => !ids.contains(&id),
            _ => !plans.contains(&record.key),
        });
        self.gone.extend(gone);
    }
}

impl Waiting {
    fn write(&self) -> Deed {
        Deed::WriteFirst {
            key: self.record.key.clone(),
            value: self.record.raw.clone(),
            replace: self.over == Over::Replace,
        }
    }
}

/// An entry as a record.
pub fn record_of(attempt: &AttemptId, entry: &Entry) -> RawRecord {
    let key = Key::Entry(attempt.clone(), entry.seq, entry.writer.clone()).to_text();
    RawRecord { key, raw: write_entry(entry) }
}
