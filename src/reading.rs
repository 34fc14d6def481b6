//! From storage into memory: what is new is read, what is gone is noticed, what one copy has lost the other brings back.

use cairn_core::AttemptId;
use cairn_core::attempt::{Attempt, Entry};
use cairn_core::record::{Key, Loaded, keys_gone};
use leptos::prelude::*;

use crate::state::{App, Kept};
use crate::store::{copy, disk, mark};

/// Another tab that packs or deletes speaks of each key: all of that is read at once.
const HEAR: std::time::Duration = std::time::Duration::from_millis(40);

impl App {
    /// Reads what storage has and this tab does not know, and keeps what only this tab has in memory.
    ///
    /// Records are read at once. Packs hold attempts that nobody works on: they wait until somebody asks (see
    /// [`Self::read_packs`]), but for those of attempts that this tab has already.
    pub fn read_storage(self) {
        if self.is_over() {
            return;
        }
        let Ok(keys) = disk::keys() else { return };
        let known = self.kept.with_value(|kept| kept.keys.clone());
        let (new, lost) = (keys_gone(&keys, &known), keys_gone(&known, &keys));
        let (packs, records): (Vec<String>, Vec<String>) = new.into_iter().partition(|key| Key::is_pack(key));
        self.kept.update_value(|kept| {
            kept.keys = keys;
            kept.packs_waiting.retain(|key| !lost.contains(key));
            kept.packs_waiting.extend(packs);
        });
        if !lost.is_empty() {
            self.aside.update(|aside| aside.retain(|one| !lost.contains(&one.key)));
        }
        self.take_up((self.program.load)(disk::get(&records)), false);
        (self.program.read_packs)(self, false);
        if !lost.is_empty() || self.gone.with_untracked(|gone| !gone.is_empty()) {
            self.notice_gone(&lost);
        }
    }

    /// Reads storage in a moment, once for all that is heard until then.
    pub fn hear_storage(self) {
        if !self.kept.with_value(|kept| kept.hearing) {
            self.kept.update_value(|kept| kept.hearing = true);
            let read = move || {
                self.kept.update_value(|kept| kept.hearing = false);
                self.read_storage();
            };
            set_timeout(read, HEAR);
        }
    }

    /// Reads all packs, so that every attempt is in memory.
    pub fn read_packs(self) {
        if !self.is_over() {
            (self.program.read_packs)(self, true);
        }
    }

    /// Takes what was read into memory; attempts out of packs are older than those that stand as records.
    pub fn take_up(self, loaded: Loaded, older: bool) {
        if !loaded.aside.is_empty() {
            self.aside.update(|aside| aside.extend(loaded.aside));
        }
        // What this tab knows of plans and storage does not is waiting to be written, or was lost: it stays in memory.
        let new: Vec<_> = self.plans.with_untracked(|known| {
            loaded.plans.into_iter().filter(|record| !known.contains(record)).collect()
        });
        if !new.is_empty() {
            self.plans.update(|known| known.extend(new));
        }
        self.attempts.maybe_update(|all| {
            let mut changed = false;
            let mut new = Vec::new();
            for attempt in loaded.attempts {
                match all.iter_mut().find(|known| known.id() == attempt.id()) {
                    Some(known) => {
                        for entry in attempt
                            .entries()
                            .iter()
                            .filter(|entry| !known.has(entry))
                            .cloned()
                            .collect::<Vec<_>>()
                        {
                            known.push(entry);
                            changed = true;
                        }
                    }
                    None => new.push(attempt),
                }
            }
            changed |= !new.is_empty();
            let place = if older { 0 } else { all.len() };
            all.splice(place..place, new);
            changed
        });
    }

    /// Opens the second copy and compares it with the first one.
    pub fn compare_copies(self) {
        wasm_bindgen_futures::spawn_local(async move {
            if copy::open(move |copies| self.copies.set(copies)).await {
                (self.program.compare)(self);
            } else {
                self.notice_lost();
            }
        });
    }

    /// The attempt at hand is the one that was worked on last.
    pub fn go_to_last(self) {
        let last = self.attempts.with_untracked(|all| all.last().map(|attempt| attempt.id().clone()));
        self.current.set(last);
    }

    fn in_unread_pack(self, id: &AttemptId) -> bool {
        let is_of = |key: &String| Key::parse(key).is_some_and(|key| key.attempt() == Some(id));
        self.kept.with_value(|kept| kept.packs_waiting.iter().any(is_of))
    }

    /// Finds what this tab has called saved, before it was loaded again, and no copy has any more.
    pub fn notice_lost(self) {
        let Some((id, saved)) = mark::get() else { return };
        self.read_packs();
        if self.in_unread_pack(&id) {
            return;
        }
        let here = self.attempts.with_untracked(|all| {
            all.iter().find(|attempt| *attempt.id() == id).map_or(0, |attempt| attempt.entries().len())
        });
        let lost = saved.saturating_sub(here);
        if lost > 0 {
            self.losses.update(|losses| losses.lost = lost);
        }
    }

    /// Finds what this tab knows as kept and storage no longer has, of the attempts whose keys are gone.
    fn notice_gone(self, lost: &[String]) {
        let mut ids: Vec<AttemptId> =
            lost.iter().filter_map(|key| Key::parse(key)?.attempt().cloned()).collect();
        ids.extend(
            self.gone.with_untracked(|gone| gone.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()),
        );
        ids.dedup();
        // What another tab has packed is not gone, also where this program knows no packs.
        ids.retain(|id| !self.in_unread_pack(id));
        let kept = (self.program.load)(disk::of(&ids).unwrap_or_default()).attempts;
        let waiting = self.unsaved.get_value();
        let is_gone = |id: &AttemptId, entry: &Entry| {
            let there = kept.iter().any(|one| one.id() == id && one.has(entry));
            !there && !waiting.iter().any(|(attempt, waits)| attempt == id && waits == entry)
        };
        let mut gone = Vec::new();
        self.attempts.with_untracked(|all| {
            for attempt in all.iter().filter(|attempt| ids.contains(attempt.id())) {
                let missing = attempt.entries().iter().filter(|entry| is_gone(attempt.id(), entry));
                gone.extend(missing.map(|entry| (attempt.id().clone(), entry.clone())));
            }
        });
        if self.gone.with_untracked(|known| *known != gone) {
            self.gone.set(gone);
        }
    }

    /// Writes once more what was gone from storage.
    pub fn save_again(self) {
        let gone = self.gone.get_untracked();
        self.gone.set(Vec::new());
        self.unsaved.update_value(|unsaved| unsaved.extend(gone));
        // A plan goes along with the answers that it rests on.
        self.unsaved_plans.set_value(self.plans.get_untracked());
        self.flush();
    }

    /// Gives up what was gone from storage.
    pub fn forget_gone(self) {
        let ids: Vec<AttemptId> = self.gone.get_untracked().into_iter().map(|(id, _)| id).collect();
        // The first copy is gone already; what is left of it is the second one.
        wasm_bindgen_futures::spawn_local(async move { disk::forget(&ids).await });
        mark::clear();
        self.forget_memory();
        self.read_storage();
        self.read_packs();
        self.go_to_last();
    }

    /// Knows nothing any more, as before the first reading.
    pub fn forget_memory(self) {
        self.kept.set_value(Kept::default());
        self.gone.set(Vec::new());
        self.aside.set(Vec::new());
        self.plans.set(Vec::new());
        self.attempts.set(Vec::<Attempt>::new());
        self.current.set(None);
        self.back.set(None);
    }
}
