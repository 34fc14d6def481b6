//! What the first program leaves to the second: here it comes before, behind, or in the place of what both do.

use super::backup_store::Pending;
use super::event::{Deed, Handed, KeepingEvent, Memory, Over, ReadReason, Wrote};
use super::joining::{bring_back, copy_rating};
use super::keys::{is_note, is_rewritten};
use super::{Keeper, Waiting};
use crate::plan::RawRecord;
use crate::record::Key;

/// The places in which the second program does more.
#[derive(Debug)]
pub(super) struct Rest {
    /// In the place of [`Keeper::take_up`].
    pub(super) take_up: fn(&mut Keeper, Memory<'_>, KeepingEvent, &mut Vec<Deed>),
    /// Copies a rating.
    pub(super) copy_rating: fn(&mut Keeper, RawRecord, &mut Vec<Deed>),
    /// Asks the second store for what it alone has, by its keys and these, and what both may say differently.
    pub(super) bring_back: fn(&mut Keeper, Memory<'_>, &[String], Vec<String>, &mut Vec<Deed>),
}

pub(super) static REST: Rest = Rest { take_up, copy_rating, bring_back };

fn take_up(keeper: &mut Keeper, memory: Memory<'_>, event: KeepingEvent, to: &mut Vec<Deed>) {
    let before = to.len();
    match event {
        KeepingEvent::Start { probe, handed } => keeper.start_with(probe, handed, to),
        KeepingEvent::Keep { records, over, again } => {
            if over == Over::Replace {
                let new = |one: &Waiting| !records.iter().any(|record| record.key == one.record.key);
                keeper.waiting.retain(new);
            }
            if again {
                keeper.just_deleted.clear();
            }
            keeper.keep(records, over, again, to);
        }
        KeepingEvent::Write => keeper.write_all(to),
        KeepingEvent::Wrote { key, outcome } => keeper.wrote_more(&key, outcome, to),
        KeepingEvent::Erased { ok, note } => keeper.erased(ok, note, to),
        KeepingEvent::Keys(Some(keys)) => keeper.list_and_erase(memory, keys, to),
        KeepingEvent::Values { why, pairs } => keeper.values_more(memory, why, pairs, to),
        KeepingEvent::ReadPacks { all } => keeper.read_packs(memory, all, to),
        KeepingEvent::Pack(plan) => keeper.pack(plan, to),
        KeepingEvent::Read { ticket, pairs } => keeper.read(ticket, pairs, to),
        KeepingEvent::Ended { ticket, ok } => match keeper.second.asked(ticket) {
            Some(Pending::Put(_) | Pending::Copy(_)) | None => {
                if ok {
                    keeper.look_at_rewritten(ticket, to);
                }
                keeper.ended(ticket, ok, to);
            }
            Some(_) => keeper.ended_more(memory, ticket, ok, to),
        },
        KeepingEvent::Delete(what) => keeper.delete(what, to),
        KeepingEvent::SaveAgain => {
            keeper.just_deleted.clear();
            keeper.save_again(to);
            keeper.write_notes(to);
            keeper.write_replacing(to);
        }
        KeepingEvent::ForgetGone => keeper.forget_gone(to),
        other => keeper.take_up(memory, other, to),
    }
    if keeper.pack_sent && !keeper.second.is_packing() {
        keeper.pack_sent = false;
        keeper.look_at_pack(to);
    }
    keeper.notes_sent(to.get(before..).unwrap_or_default());
}

impl Keeper {
    fn start_with(&mut self, probe: Wrote, handed: Handed, to: &mut Vec<Deed>) {
        let all = handed.waiting.iter().chain(&handed.gone);
        let pairs: Vec<_> = all.map(|record| (record.key.clone(), record.raw.clone())).collect();
        if !pairs.is_empty() {
            to.push(Deed::TakeUp((self.abilities.load)(pairs)));
        }
        let waits = |record| Waiting { record, over: Over::Rename, refused: None, names: 0 };
        self.waiting.extend(handed.waiting.into_iter().map(waits));
        if handed.forget {
            self.given_up.clone_from(&handed.gone);
        }
        self.gone = handed.gone;
        self.start(probe, to);
        if !self.waiting.is_empty() {
            self.write_all(to);
        }
    }

    fn write_all(&mut self, to: &mut Vec<Deed>) {
        self.write_notes(to);
        self.write(to);
        self.write_replacing(to);
    }

    fn wrote_more(&mut self, key: &str, outcome: Wrote, to: &mut Vec<Deed>) {
        if self.packing.as_ref().is_some_and(|plan| plan.key == key) {
            if outcome == Wrote::Kept {
                self.trouble = None;
            }
            return self.pack_wrote(outcome, to);
        }
        if !self.waits(key) {
            if is_note(key) {
                self.wrote_note(key, outcome, to);
            } else if outcome == Wrote::Kept {
                // Out of the second store: it is read like what another tab has written.
                self.second.back += 1;
            }
        }
        self.wrote(key, outcome, to);
    }

    fn values_more(
        &mut self,
        memory: Memory<'_>,
        why: ReadReason,
        pairs: Vec<(String, String)>,
        to: &mut Vec<Deed>,
    ) {
        match why {
            ReadReason::Undone => self.go_on_forgetting(pairs, to),
            ReadReason::Again => self.call_off_everywhere(&pairs, to),
            ReadReason::Forgotten => self.forgotten(memory, pairs, to),
            ReadReason::Agree(copied) => self.put_right(&copied, pairs, to),
            ReadReason::Join(key, copied) => self.join(&key, &copied, pairs, to),
            ReadReason::Packed => self.packed(&pairs, to),
            ReadReason::Replaced => self.replace(&pairs, to),
            ReadReason::Rewritten => self.send_again(pairs, to),
            other => self.values(memory, other, pairs, to),
        }
    }

    fn ended_more(&mut self, memory: Memory<'_>, ticket: u32, ok: bool, to: &mut Vec<Deed>) {
        if ok {
            self.look_at_rewritten(ticket, to);
        }
        match self.second.take(ticket) {
            Some(Pending::Follow(following)) if ok => self.followed(memory, following, to),
            Some(Pending::Pack(key)) => {
                if !ok {
                    self.second.owes(vec![key]);
                    self.refused(to);
                }
            }
            Some(Pending::Fix { removes, .. }) if ok => self.look_again(removes, to),
            Some(Pending::Fix { puts, .. }) => {
                self.second.owes(puts);
                self.refused(to);
            }
            _ => self.refused(to),
        }
    }

    /// Packs that somebody needs now.
    fn read_packs(&mut self, memory: Memory<'_>, all: bool, to: &mut Vec<Deed>) {
        if self.packs_waiting.is_empty() {
            return;
        }
        let wanted = |key: &String| {
            let id = Key::parse(key).and_then(|key| key.attempt().cloned());
            let here = |id| memory.attempts.iter().any(|attempt| *attempt.id() == id);
            all || memory.attempts.is_empty() || id.is_none_or(here)
        };
        let (now, later): (Vec<String>, _) =
            std::mem::take(&mut self.packs_waiting).into_iter().partition(wanted);
        self.packs_waiting = later;
        self.asked.clone_from(&now);
        to.push(Deed::ReadFirst { why: ReadReason::Packs, keys: now });
    }

    /// Of ratings it is remembered what was sent to the second store.
    fn notes_sent(&mut self, deeds: &[Deed]) {
        for deed in deeds {
            let Deed::ChangeSecond(_, transaction) = deed else { continue };
            for put in transaction.puts.iter().filter(|(key, _)| is_rewritten(key)) {
                self.second.sent.retain(|(key, _)| *key != put.0);
                self.second.sent.push(put.clone());
            }
        }
    }
}
