//! Keeping: what of a person is kept, where, in which order, and what follows from each thing that happens.
//!
//! Two stores keep every record. The first (local storage) answers at once and may reach the disk late; the second
//! (`IndexedDB`) answers later, by a ticket, and is on the disk when it says so. Either may be missing, full, lost, or changed
//! by another tab at any moment, and the tab may die between any two steps.
//!
//! [`Keeper`] is the protocol alone. [`KeepingEvent`]s come in, [`Deed`]s go out, both are data: it has no clock, no browser and
//! waits for nothing. `src/keeping.rs` carries the deeds out and says what came of them; the simulator in
//! `crates/core/tests/keeping/` does the same with stores that fail in every way that browsers may, at every step.
//!
//! The rules:
//!
//! 1. A record is called saved when the first store gave it back as it was written and the second, where there is one, has
//!    said that it is on the disk. "Kept twice" is said while no record is known to be missing there, and no longer.
//! 2. A record is never rewritten: what stands under a key stays, and a tab whose name is taken takes another. Ratings are the
//!    exception; of two states of one the newer counts, with what the older has beyond it.
//! 3. What a person deletes is noted first ([`Forgotten`]), then taken from the first store, then from the second; the note
//!    goes last. So a second store that opens late, or dies, brings nothing back. Nothing is written into the second store
//!    while such a note waits. Only what the first store does not have in the moment of the transaction goes from the second
//!    ([`Deed::FollowSecond`]): what the note names, listed by then or not, and what it does not name only as long as it stands,
//!    for with it the first store may have lost what was made later. A second store that is made anew is told what was followed.
//! 4. A second store that closes or refuses is opened once more, compared, and gets what it missed; where that fails, it is
//!    said that everything is kept once, and the next record tries again.
//! 5. Every request of the second store has a ticket. Opening it anew makes all earlier tickets void.
//!
//! The first program is small, for everybody waits for it: it keeps, notices what is gone, and copies. What else follows is
//! [`rest`], which only the second program has: deleting, ratings, packs, bringing back. Where the first one meets something of
//! that, it wants the second in its place.

mod agree;
mod backup_store;
mod compare;
mod copying;
mod deleting;
mod event;
mod forget;
mod gone;
mod in_memory;
mod joining;
mod keys;
mod packing;
pub mod pool_replication;
mod primary_store;
mod said;
mod second_program;

pub use agree::{Agreed, Reconciliation, agree};
pub use event::{
    Deed, Deletion, Handed, KeepingEvent, Memory, Over, ProgramRequest, ReadReason, Ticket, Transaction,
    Wrote,
};
pub use forget::Forgotten;
pub use in_memory::{forget, join_attempts, join_plans, rename};
pub use primary_store::record_of;
pub use said::{Copies, Said, Saving};

use crate::AttemptId;
use crate::attempt::Writer;
use crate::plan::RawRecord;
use crate::record::{Loaded, PackPlan, load, load_records};

/// What one of the two programs can do.
#[derive(Clone, Copy, Debug)]
pub struct Abilities {
    /// Puts keys and values of storage together.
    load: fn(Vec<(String, String)>) -> Loaded,
    /// What the first program leaves to the second.
    rest: Option<&'static second_program::Rest>,
}

impl Abilities {
    /// Those of the first program. It knows no packs.
    pub const FIRST: Self = Self { load: load_records, rest: None };
    /// Those of the second.
    pub const SECOND: Self = Self { load: |pairs| load(pairs), rest: Some(&second_program::REST) };
}

/// A record that is shown and not in the first store yet.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Waiting {
    record: RawRecord,
    over: Over,
    /// Why the first store did not take it the last time.
    refused: Option<Wrote>,
    /// How many names were tried.
    names: u8,
}

/// The protocol of one tab.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and all of them may hold together"
)]
#[derive(Clone, Debug)]
pub struct Keeper {
    abilities: Abilities,
    writer: Writer,
    /// Keys of ours that the first store had when it was read last, in order.
    keys: Vec<String>,
    /// Keys of packs that nobody has asked for yet.
    packs_waiting: Vec<String>,
    /// Keys whose values are about to be read for the first time.
    asked: Vec<String>,
    /// Whether the first store was read at all.
    started: bool,
    /// What the first store answered last where it did not take something.
    trouble: Option<Wrote>,
    waiting: Vec<Waiting>,
    /// Whether a frame is awaited, after which what waits is written.
    frame: bool,
    /// The attempt that was written last.
    last: Option<AttemptId>,
    /// What was kept and is gone from the first store; the person decides what becomes of it.
    gone: Vec<RawRecord>,
    /// What was gone when the person gave it up and the second program was not there to forget it.
    given_up: Vec<RawRecord>,
    /// Keys of ratings that are gone from the first store.
    lost_ratings: Vec<String>,
    second: backup_store::Second,
    packing: Option<PackPlan>,
    /// Whether the second store was sent that.
    pack_sent: bool,
    /// A deletion that is about to be noted, with what of it this tab knows.
    deleting: Option<(Deletion, Vec<String>)>,
    /// Those that are noted, and whose keys are about to go.
    undone: Vec<(String, Forgotten)>,
    /// What this tab has deleted and the second store has not followed, with the key of its note: the second may have more of it
    /// than the first one had. While the note stands, the first store has lost nothing since, and what was made later is there.
    wide: Vec<(String, Deletion)>,
    /// What this tab has deleted, key by key, until the second store has followed and the first was looked at once more:
    /// another tab may bring back what was on its way to the second store when it was deleted.
    just_deleted: Vec<Forgotten>,
    /// Whether the second store has followed by now.
    followed: bool,
    /// Notes of deletions that the first store has followed, as long as it has not taken them.
    notes_waiting: Vec<(String, Forgotten)>,
    /// Keys of all notes that this tab has seen.
    noted: Vec<String>,
    forgets: u32,
    /// Whether the first store has refused such a note.
    note_refused: bool,
    erase_failed: bool,
    /// Whether the second program has taken over.
    over: bool,
    said: Option<Said>,
}

impl Keeper {
    /// The protocol of a tab of this name, before it has read anything.
    pub fn new(abilities: Abilities, writer: Writer) -> Self {
        Self {
            abilities,
            writer,
            keys: Vec::new(),
            packs_waiting: Vec::new(),
            asked: Vec::new(),
            started: false,
            trouble: None,
            waiting: Vec::new(),
            frame: false,
            last: None,
            gone: Vec::new(),
            given_up: Vec::new(),
            lost_ratings: Vec::new(),
            second: backup_store::Second::default(),
            packing: None,
            pack_sent: false,
            deleting: None,
            undone: Vec::new(),
            wide: Vec::new(),
            just_deleted: Vec::new(),
            followed: false,
            notes_waiting: Vec::new(),
            noted: Vec::new(),
            forgets: 0,
            note_refused: false,
            erase_failed: false,
            over: false,
            said: None,
        }
    }

    /// Takes up what has happened; what is to be done about it, in this order.
    pub fn step(&mut self, memory: Memory<'_>, event: KeepingEvent) -> Vec<Deed> {
        let mut deeds = Vec::new();
        if !self.over {
            match self.abilities.rest {
                Some(rest) => (rest.take_up)(self, memory, event, &mut deeds),
                None => self.take_up(memory, event, &mut deeds),
            }
        }
        deeds
    }

    /// What both programs do about it.
    fn take_up(&mut self, memory: Memory<'_>, event: KeepingEvent, to: &mut Vec<Deed>) {
        match event {
            KeepingEvent::Start { probe, .. } => self.start(probe, to),
            KeepingEvent::Keep { records, over, again } => self.keep(records, over, again, to),
            KeepingEvent::Write => self.write(to),
            KeepingEvent::Wrote { key, outcome } => self.wrote(&key, outcome, to),
            KeepingEvent::Heard => to.push(Deed::ListFirst),
            KeepingEvent::Shown => self.shown(to),
            KeepingEvent::Keys(Some(keys)) => self.list(memory, keys, to),
            KeepingEvent::Values { why, pairs } => self.values(memory, why, pairs, to),
            KeepingEvent::Opened(ticket) => self.opened(ticket, to),
            KeepingEvent::NotOpened(ticket) => self.not_opened(ticket, to),
            KeepingEvent::Held => self.second.held(),
            KeepingEvent::Outdated => self.second.outdated(),
            KeepingEvent::Closed => self.died(to),
            KeepingEvent::Ended { ticket, ok } => self.ended(ticket, ok, to),
            KeepingEvent::Listed { ticket, keys } => self.listed(ticket, keys, to),
            KeepingEvent::SaveAgain => self.save_again(to),
            KeepingEvent::ForgetGone => {
                self.given_up.clone_from(&self.gone);
                to.push(Deed::Compared(ProgramRequest::Restore));
            }
            KeepingEvent::Keys(None)
            | KeepingEvent::Erased { .. }
            | KeepingEvent::ReadPacks { .. }
            | KeepingEvent::Pack(_)
            | KeepingEvent::Delete(_)
            | KeepingEvent::Read { .. } => {}
        }
    }

    /// What is to be said by now, and of which attempt this tab has called all saved; `None` where that was said already. To be
    /// asked when all deeds are done.
    pub fn news(&mut self) -> Option<(Said, Option<AttemptId>)> {
        let said = self.say();
        if self.over || self.said == Some(said) {
            return None;
        }
        self.said = Some(said);
        let saved = said.saving == Saving::Saved;
        Some((said, if saved { self.last.take() } else { None }))
    }

    /// Ends this tab's part, for the second program goes on: what that has to know and no store has. What waits should have
    /// been written before.
    pub fn hand_over(&mut self) -> Handed {
        self.over = true;
        let waiting = std::mem::take(&mut self.waiting).into_iter().map(|one| one.record).collect();
        let forget = self.is_given_up();
        Handed { waiting, gone: std::mem::take(&mut self.gone), forget }
    }

    /// Whether what is gone is what the person has given up before the second program was there to forget it. More may be gone by
    /// now, or the person may have had it written again.
    pub fn is_given_up(&self) -> bool {
        !self.gone.is_empty() && self.gone == self.given_up
    }

    /// This tab's name in the log.
    pub const fn writer(&self) -> &Writer {
        &self.writer
    }

    /// Keys of packs that nobody has asked for yet.
    pub fn packs_waiting(&self) -> &[String] {
        &self.packs_waiting
    }

    /// Keys of ours that the first store had when it was read last, in order.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }

    /// What is known of the person and not in the first store: what waits to be written, and what is gone from there.
    pub fn in_memory_alone(&self) -> impl Iterator<Item = &RawRecord> {
        self.waiting.iter().map(|one| &one.record).chain(&self.gone)
    }

    /// What was kept and is gone from the first store.
    pub fn gone(&self) -> &[RawRecord] {
        &self.gone
    }

    /// Whether a record waits to be written.
    pub fn waits(&self, key: &str) -> bool {
        self.waiting.iter().any(|one| one.record.key == key)
    }

    /// Whether anything waits to be written.
    pub fn has_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Whether something that was to be deleted is still in the first store, for the browser refused; asked once.
    pub fn erase_failed(&mut self) -> bool {
        std::mem::take(&mut self.erase_failed)
    }

    /// How many values the second store has brought back since this was asked last.
    pub fn take_back(&mut self) -> usize {
        std::mem::take(&mut self.second.back)
    }

    /// Whether a deletion is under way that the second store has not followed yet.
    pub fn is_forgetting(&self) -> bool {
        self.second.is_there()
            && (!self.notes_waiting.is_empty() || self.keys.iter().any(|key| Forgotten::is_key(key)))
    }

    /// Whether the first store is too full for a note of a deletion, so that only this tab knows of it.
    pub const fn has_notes_waiting(&self) -> bool {
        !self.notes_waiting.is_empty()
    }
}
