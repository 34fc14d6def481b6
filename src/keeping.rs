//! Carries out what `cairn_core::keeping` says is to be done, and tells it what has happened. What is kept, where, in which
//! order and what may be said of it is decided there alone.

use cairn_core::AttemptId;
use cairn_core::attempt::Entry;
use cairn_core::keeping::{
    Copies, Deed, Deletion, KeepingEvent, Memory, Over, Said, join_attempts, join_plans, record_of, rename,
};
use cairn_core::plan::RawRecord;
use cairn_core::record::Key;
use leptos::prelude::*;

use crate::state::App;
use crate::store::{indexed_db_copy, local_storage, session_marks};

impl App {
    /// Something has happened: whatever follows at once is done when this returns.
    pub fn happens(self, event: KeepingEvent) {
        let deeds = self.step(event);
        self.carry_out(deeds);
        let news = self.keeper.try_update_value(cairn_core::keeping::Keeper::news).flatten();
        if let Some((said, saved)) = news {
            self.say(said);
            if let Some(attempt) = saved {
                self.mark_saved(&attempt);
            }
        }
    }

    fn step(self, event: KeepingEvent) -> Vec<Deed> {
        self.attempts.with_untracked(|attempts| {
            self.plans.with_untracked(|plans| {
                self.aside.with_untracked(|aside| {
                    let memory = Memory { attempts, plans, aside };
                    self.keeper.try_update_value(|keeper| keeper.step(memory, event)).unwrap_or_default()
                })
            })
        })
    }

    /// One after the other; what one leads to comes before the next.
    fn carry_out(self, deeds: Vec<Deed>) {
        for deed in deeds {
            if let Some(answer) = self.carry_out_one(deed) {
                let more = self.step(answer);
                self.carry_out(more);
            }
        }
    }

    fn carry_out_one(self, deed: Deed) -> Option<KeepingEvent> {
        match deed {
            Deed::ListFirst => return Some(KeepingEvent::Keys(local_storage::keys().ok())),
            Deed::ReadFirst { why, keys } => {
                return Some(KeepingEvent::Values { why, pairs: local_storage::get(&keys) });
            }
            Deed::WriteFirst { key, value, replace } => {
                let outcome = local_storage::keep(&key, &value, replace);
                return Some(KeepingEvent::Wrote { key, outcome });
            }
            Deed::EraseFirst { keys, note } => {
                return Some(KeepingEvent::Erased { ok: local_storage::remove(&keys), note });
            }
            Deed::OpenSecond(ticket) => indexed_db_copy::open(ticket, move |event| self.hears(event)),
            Deed::ChangeSecond(ticket, transaction) => {
                indexed_db_copy::ask(indexed_db_copy::Asked::change(ticket, &transaction), move |event| {
                    self.hears(event);
                });
            }
            Deed::ListSecond(ticket) => {
                indexed_db_copy::ask(indexed_db_copy::Asked::list(ticket), move |event| self.hears(event));
            }
            Deed::AwaitFrame => {
                let write = move || self.hears(KeepingEvent::Write);
                request_animation_frame(move || set_timeout(write, std::time::Duration::ZERO));
            }
            Deed::Compared(wanted) => (self.program.compared)(self, wanted),
            Deed::TakeUp(loaded) => {
                if !loaded.aside.is_empty() {
                    self.aside.update(|aside| aside.extend(loaded.aside));
                }
                self.plans.maybe_update(|all| join_plans(all, loaded.plans));
                self.attempts.maybe_update(|all| join_attempts(all, loaded.attempts));
            }
            Deed::Rename(old, new) => self.attempts.update(|attempts| {
                self.plans.update(|plans| rename(attempts, plans, &old, new));
            }),
            Deed::DropAside(keys) => {
                self.aside.maybe_update(|aside| {
                    let before = aside.len();
                    aside.retain(|one| !keys.contains(&one.key));
                    aside.len() != before
                });
            }
            more => return (self.program.more)(self, more),
        }
        None
    }

    /// What comes later. The page may be gone by then, and so may this program.
    pub fn hears(self, event: KeepingEvent) {
        if !self.is_over() {
            self.happens(event);
        }
    }

    /// What follows it is drawn anew, so it is told of changes alone.
    fn say(self, said: Said) {
        if self.saving.get_untracked() != said.saving {
            self.saving.set(said.saving);
        }
        let known = self.copies.get_untracked();
        // Who has read that there is one copy need not read it again.
        let read = known == Copies::OneKnown && matches!(said.copies, Copies::One | Copies::Waiting);
        if known != said.copies && !read {
            self.copies.set(said.copies);
        }
        if self.gone.get_untracked() != said.gone {
            self.gone.set(said.gone);
        }
        if self.forgetting.get_untracked() != said.forgetting {
            self.forgetting.set(said.forgetting);
        }
    }

    fn mark_saved(self, id: &AttemptId) {
        self.attempts.with_untracked(|all| {
            if let Some(attempt) = all.iter().find(|known| known.id() == id) {
                session_marks::set(id, attempt.entries().len());
            }
        });
    }

    /// Keeps an entry that shows already, after the frame in which it does, so that a slow disk never holds up a click.
    pub fn keep(self, attempt: &AttemptId, entry: &Entry) {
        self.keep_records(vec![record_of(attempt, entry)], Over::Rename, false);
    }

    /// Keeps records that show already; `again` where they may have been deleted before.
    pub fn keep_records(self, records: Vec<RawRecord>, over: Over, again: bool) {
        self.happens(KeepingEvent::Keep { records, over, again });
    }

    /// Keeps a rating as it stands now; whether it is kept.
    pub fn keep_rating(self, record: RawRecord) -> bool {
        let key = record.key.clone();
        self.keep_records(vec![record], Over::Replace, false);
        self.happens(KeepingEvent::Write);
        !self.keeper.with_value(|keeper| keeper.waits(&key))
    }

    /// Deletes something for good, which the person wants gone. `Err` where the browser refuses.
    pub fn delete(self, what: Deletion) -> Result<(), ()> {
        self.happens(KeepingEvent::Delete(what));
        match self.keeper.try_update_value(cairn_core::keeping::Keeper::erase_failed) {
            Some(true) => Err(()),
            _ => Ok(()),
        }
    }

    /// Writes at once what waits for its frame.
    pub fn flush_waiting(self) {
        if self.keeper.with_value(cairn_core::keeping::Keeper::has_waiting) {
            self.happens(KeepingEvent::Write);
        }
    }

    /// Reads what storage has and this tab does not know, and keeps what only this tab has in memory.
    pub fn read_storage(self) {
        self.happens(KeepingEvent::Heard);
    }

    /// Reads all packs, so that every attempt is in memory.
    pub fn read_packs(self) {
        self.happens(KeepingEvent::ReadPacks { all: true });
    }

    /// Finds what this tab has called saved, before it was loaded again, and no copy has any more; once.
    pub fn notice_lost(self) {
        let Some((id, saved)) = session_marks::get() else { return };
        self.read_packs();
        let is_of = |key: &String| Key::parse(key).is_some_and(|key| key.attempt() == Some(&id));
        if self.keeper.with_value(|keeper| keeper.packs_waiting().iter().any(is_of)) {
            return;
        }
        if self.kept.try_update_value(|kept| std::mem::replace(&mut kept.looked, true)) == Some(true) {
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
}
