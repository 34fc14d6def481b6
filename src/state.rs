//! The state of the app: signals that pages read, and the few derived views they share.

use std::sync::Arc;

use cairn_core::attempt::view::{AssessView, assess_view};
use cairn_core::attempt::{Attempt, Entry, Millis, Writer, seen_before};
use cairn_core::content::{Bank, Content};
use cairn_core::record::Aside;
use cairn_core::route::Route;
use cairn_core::{AttemptId, ItemId, Skill};
use leptos::prelude::*;

/// Whether what is on the screen is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Everything is kept on this device, read back and compared.
    Saved,
    /// A write is under way.
    Writing,
    /// Storage is blocked: this visit only.
    Memory,
    /// Storage refused the newest entries; they are in memory and are tried again.
    Full,
}

/// How a skill's questions stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackState {
    /// Asked for.
    Loading,
    /// Could not be had; can be tried again.
    Failed,
}

/// What a person has set; no result depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whether picking a rating leads on at once.
    pub lead_on: bool,
}

/// The state. Copied freely: it is a handful of handles.
#[derive(Clone, Copy)]
pub struct App {
    /// The base of the content.
    pub content: StoredValue<Arc<Content>>,
    /// The questions loaded so far.
    pub bank: RwSignal<Bank>,
    /// Skills whose questions are on their way or could not be had.
    pub packs: RwSignal<Vec<(Skill, PackState)>>,
    /// All attempts, the one worked on last at the end.
    pub attempts: RwSignal<Vec<Attempt>>,
    /// The attempt at hand.
    pub current: RwSignal<Option<AttemptId>>,
    /// The answered item that the person has gone back to.
    pub back: RwSignal<Option<ItemId>>,
    /// Stored values that could not be read.
    pub aside: RwSignal<Vec<Aside>>,
    /// Whether what is on the screen is kept.
    pub saving: RwSignal<Saving>,
    /// What the person has set.
    pub settings: RwSignal<Settings>,
    /// The name that the person puts on what they hand over; empty for none.
    pub name: RwSignal<String>,
    /// When the person last saved their answers to a file.
    pub backup: RwSignal<Millis>,
    /// Whether the browser has promised not to delete what is kept by itself; `None` while it has not said.
    pub promised: RwSignal<Option<bool>>,
    /// Where the person is.
    pub route: RwSignal<Route>,
    /// This tab's name in the log.
    pub writer: StoredValue<Writer>,
    /// Entries that are shown and not kept yet, oldest first.
    pub unsaved: StoredValue<Vec<(AttemptId, Entry)>>,
    /// How many records the second copy has brought back.
    pub came_back: RwSignal<usize>,
    /// Entries that were kept and are gone from storage; they are in memory still.
    pub gone: RwSignal<Vec<(AttemptId, Entry)>>,
    /// Whether the second program has taken over, so that this one is done.
    pub over: StoredValue<bool>,
}

impl App {
    /// Reads the content.
    pub fn with_content<T>(self, read: impl FnOnce(&Content) -> T) -> T {
        self.content.with_value(|content| read(content))
    }

    /// The attempt at hand.
    pub fn attempt(self) -> Option<Attempt> {
        let current = self.current.get()?;
        self.attempts.with(|all| all.iter().find(|attempt| *attempt.id() == current).cloned())
    }

    /// Skills whose questions cannot be had at present.
    pub fn failed(self) -> Vec<Skill> {
        let failed = |(skill, state): &(Skill, PackState)| (*state == PackState::Failed).then_some(*skill);
        self.packs.with(|packs| packs.iter().filter_map(failed).collect())
    }

    /// The assessment page at present; `None` without an attempt.
    pub fn assess(self) -> Option<AssessView> {
        let attempt = self.attempt()?;
        let failed = self.failed();
        let back = self.back.get();
        let seen = self.attempts.with(|all| seen_before(all, &attempt));
        Some(self.with_content(|content| {
            self.bank.with(|bank| assess_view(content, bank, &failed, &seen, &attempt, back.as_ref()))
        }))
    }

    /// Names of skills, as a list in a sentence.
    pub fn skill_names(self, skills: &[Skill]) -> String {
        self.with_content(|content| {
            let names =
                skills.iter().filter_map(|skill| content.skill(*skill).map(|info| info.name.as_str()));
            names.collect::<Vec<_>>().join(", ")
        })
    }
}
