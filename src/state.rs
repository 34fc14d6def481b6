//! The state of the app: signals that pages read, and the few derived views they share.

use std::sync::Arc;

use cairn_core::attempt::view::{AssessView, assess_beyond, assess_view};
use cairn_core::attempt::{Attempt, Millis, seen_before, separate};
use cairn_core::content::{Bank, Content};
use cairn_core::keeping::{Abilities, Copies, Deed, Keeper, KeepingEvent, ProgramRequest, Saving};
use cairn_core::plan::RawRecord;
use cairn_core::record::{Aside, Key, Scheme};
use cairn_core::route::Route;
use cairn_core::{AttemptId, ItemId, Skill};
use leptos::prelude::*;

use crate::parts::el::Part;
use crate::start_once::StartOnce;

/// How a skill's questions stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundleState {
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
    /// Whether pages are light or dark.
    pub scheme: Scheme,
}

/// What a tab remembers beside the state.
#[derive(Clone, Default)]
pub struct Kept {
    /// Whether storage is about to be read, because another tab has spoken.
    pub hearing: bool,
    /// Whether it was looked for losses of this tab.
    pub looked: bool,
    /// What an attempt should rather not ask again.
    pub seen: Seen,
}

/// Items met before an attempt, with what they follow from: the attempt, and how many there are.
#[derive(Clone, Default)]
pub struct Seen {
    of: Option<AttemptId>,
    attempts: usize,
    items: Arc<Vec<ItemId>>,
}

/// Questions that are asked once more. It stands in no log: after a reload those that are left are offered again.
#[derive(Clone, Debug)]
pub struct Again {
    /// Those that are left, the one on screen first, each with the attempt that asked it.
    pub left: Vec<(AttemptId, ItemId)>,
    /// The attempt that was at hand.
    pub before: Option<AttemptId>,
    /// Where the person goes on afterwards.
    pub then: Route,
}

/// What was found missing at the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    /// Values that the second copy has brought back.
    pub back: usize,
    /// Entries that were called saved before the page was loaded again, and are nowhere any more.
    pub lost: usize,
}

/// What only one of the two programs can do. The first one leaves out what needs packs: see [`crate::handover`].
#[derive(Clone, Copy)]
pub struct Program {
    /// The pages that it has; `None` for a place that is another program's.
    pub pages: fn(App, Route) -> Option<Part>,
    /// What it can do with storage.
    pub abilities: Abilities,
    /// What follows once storage and its second copy are compared.
    pub compared: fn(App, ProgramRequest),
    /// Carries out what the first program never has to do.
    pub more: fn(App, Deed) -> Option<KeepingEvent>,
    /// What is to be done at the start.
    pub begin: fn(App),
}

/// The state. Copied freely: it is a handful of handles.
#[derive(Clone, Copy)]
pub struct App {
    /// The base of the content.
    pub content: StoredValue<Arc<Content>>,
    /// The questions loaded so far.
    pub bank: RwSignal<Bank>,
    /// Skills whose questions are on their way or could not be had.
    pub bundles: RwSignal<Vec<(Skill, BundleState)>>,
    /// All attempts, the one worked on last at the end.
    pub attempts: RwSignal<Vec<Attempt>>,
    /// The attempt at hand.
    pub current: RwSignal<Option<AttemptId>>,
    /// The answered item that the person has gone back to.
    pub back: RwSignal<Option<ItemId>>,
    /// The attempt that the person goes on with although it has asked all that it asks.
    pub beyond: RwSignal<Option<AttemptId>>,
    /// What is asked once more because it was answered too fast.
    pub again: RwSignal<Option<Again>>,
    /// Stored values that could not be read.
    pub aside: RwSignal<Vec<Aside>>,
    /// Whether what is on the screen is kept.
    pub saving: RwSignal<Saving>,
    /// What the person has set.
    pub settings: RwSignal<Settings>,
    /// The name that the person puts on what they hand over; empty for none.
    pub name: RwSignal<String>,
    /// Up to when the person has their answers in a file: one that was opened again, or that they say they have.
    pub backup: RwSignal<Millis>,
    /// When the browser was last offered such a file; what became of it no page hears.
    pub offered: RwSignal<Millis>,
    /// Whether the browser has promised not to delete what is kept by itself; `None` while it has not said.
    pub promised: RwSignal<Option<bool>>,
    /// Where the person is.
    pub route: RwSignal<Route>,
    /// What is kept, and what is to follow from whatever happens.
    pub keeper: StoredValue<Keeper>,
    /// What this program can do.
    pub program: Program,
    /// What this tab remembers beside it.
    pub kept: StoredValue<Kept>,
    /// How the second copy stands.
    pub copies: RwSignal<Copies>,
    /// What was found missing at the start.
    pub losses: RwSignal<Losses>,
    /// Records of plans and of the person's own numbers; pages read them when they show them.
    pub plans: RwSignal<Vec<RawRecord>>,
    /// Whether something that was kept is gone from storage; it is in memory still.
    pub gone: RwSignal<bool>,
    /// Whether something is being deleted from the second copy still.
    pub forgetting: RwSignal<bool>,
    /// Whether a newer version of the program is ready, and the person has not put it off.
    pub newer: RwSignal<bool>,
    /// Whether something is being read that a reload would break off.
    pub busy: RwSignal<bool>,
    /// The right to start the second program, until it is used: then this one is done.
    pub start_once: StoredValue<Option<StartOnce>>,
}

impl App {
    /// Reads the content.
    pub fn with_content<T>(self, read: impl FnOnce(&Content) -> T) -> T {
        self.content.with_value(|content| read(content))
    }

    /// Whether the second program has taken over.
    pub fn is_over(self) -> bool {
        self.start_once.with_value(Option::is_none)
    }

    /// The attempt at hand.
    pub fn attempt(self) -> Option<Attempt> {
        let current = self.current.get()?;
        self.attempts.with(|all| all.iter().find(|attempt| *attempt.id() == current).cloned())
    }

    /// Skills whose questions cannot be had at present.
    pub fn failed(self) -> Vec<Skill> {
        let failed =
            |(skill, state): &(Skill, BundleState)| (*state == BundleState::Failed).then_some(*skill);
        self.bundles.with(|bundles| bundles.iter().filter_map(failed).collect())
    }

    /// The assessment page at present; `None` without an attempt.
    pub fn assess(self) -> Option<AssessView> {
        let attempt = self.attempt()?;
        let failed = self.failed();
        let back = self.back.get();
        let seen = self.seen_before(&attempt);
        let view = if self.beyond.get().as_ref() == Some(attempt.id()) { assess_beyond } else { assess_view };
        Some(self.with_content(|content| {
            self.bank.with(|bank| view(content, bank, &failed, &seen, &attempt, back.as_ref()))
        }))
    }

    /// Whether a place shows something that stands in packs which are not read.
    pub fn needs_packs(self, place: &Route) -> bool {
        self.keeper.with_value(|keeper| {
            let waiting = keeper.packs_waiting();
            let here =
                |id: &AttemptId| self.attempts.with_untracked(|all| all.iter().any(|one| one.id() == id));
            let touched = |key: &String| Key::parse(key).is_some_and(|key| key.attempt().is_some_and(here));
            match place {
                // What is asked next depends on what was asked in earlier attempts.
                Route::Assess => !waiting.is_empty(),
                Route::Home => {
                    self.current.get_untracked().is_none() && !waiting.is_empty()
                        || waiting.iter().any(touched)
                }
                _ => false,
            }
        })
    }

    /// How many attempts there are in which something was answered; `None` where there are several and some lie packed that are not
    /// read: what grew out of another one cannot be told from it then.
    pub fn attempts_begun(self) -> Option<usize> {
        let read: Vec<AttemptId> = self.attempts.with(|all| all.iter().map(|one| one.id().clone()).collect());
        let answered = self
            .attempts
            .with(|all| separate(all).iter().filter(|one| !one.attempt.answers().is_empty()).count());
        let packed = self.keeper.with_value(|keeper| {
            let ids = keeper.packs_waiting().iter().filter_map(|key| Key::parse(key)?.attempt().cloned());
            let mut packed: Vec<AttemptId> = ids.filter(|id| !read.contains(id)).collect();
            packed.dedup();
            packed.len()
        });
        match (answered, packed) {
            (answered, 0) => Some(answered),
            (0, 1) => Some(1),
            _ => None,
        }
    }

    /// Items met in earlier attempts. It follows from all of them, and is computed anew only where one came or went.
    fn seen_before(self, attempt: &Attempt) -> Arc<Vec<ItemId>> {
        self.attempts.with(|all| {
            let seen = self.kept.with_value(|kept| kept.seen.clone());
            if seen.of.as_ref() == Some(attempt.id()) && seen.attempts == all.len() {
                return seen.items;
            }
            let items = Arc::new(seen_before(all, attempt));
            let seen = Seen { of: Some(attempt.id().clone()), attempts: all.len(), items: items.clone() };
            self.kept.update_value(|kept| kept.seen = seen);
            items
        })
    }

    /// Names of skills, as a list in a sentence.
    pub fn skill_names(self, skills: &[Skill]) -> String {
        self.with_content(|content| {
            let names =
                skills.iter().filter_map(|skill| content.skill(*skill).map(|info| info.name.as_str()));
            crate::words::list(&names.collect::<Vec<_>>())
        })
    }
}
