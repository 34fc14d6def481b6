//! Looks for the way after the frame that asks for it, so that nothing waits for it.

use std::sync::Arc;
use std::time::Duration;

use cairn_core::attempt::Attempt;
use cairn_core::content::{Content, PathContent};
use cairn_core::path::way::{
    LearningEstimate, NarrowingQuestions, Outcome, Share, Time, Wanted, answering, find,
};
use cairn_core::path::{Aim, Ground, way_taken};
use cairn_core::plan::Wishes;
use leptos::prelude::*;

use crate::state::App;

/// How the search stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Shortest {
    /// It goes on.
    Looking,
    /// Needs and milestone are reached; the probability that the needs are met.
    Reached(Share),
    /// The way.
    Found(Arc<LearningEstimate>),
}

impl Shortest {
    /// What was found; `None` while it is looked for.
    pub fn outcome(&self) -> Option<Outcome> {
        match self {
            Self::Looking => None,
            Self::Reached(share) => Some(Outcome::Reached(*share)),
            Self::Found(found) => Some(Outcome::Found(Box::new(found.as_ref().clone()))),
        }
    }
}

/// Whose way it is.
#[derive(Clone)]
pub struct Whose {
    /// The app.
    pub app: App,
    /// The content of the path.
    pub path: Arc<PathContent>,
    /// The attempt at hand.
    pub attempt: Attempt,
    /// Its ground.
    pub ground: Arc<Ground>,
}

impl Whose {
    /// Own hours a week, and what the job practises.
    pub fn time(&self, wishes: &Wishes) -> Time {
        let usual = self.usual(wishes);
        Time { weekly: wishes.weekly, job: wishes.job(usual) }
    }

    /// What the job of those practises who come from there.
    pub fn usual(&self, wishes: &Wishes) -> cairn_core::content::Job {
        let way = way_taken(&self.path, &self.ground, &self.attempt.facts(), wishes.way.as_ref());
        way.map_or_else(Default::default, |way| way.job)
    }

    /// What follows from the way to an aim with the person's own numbers; `None` for an aim that the content does not know.
    fn with<R>(&self, aim: &Aim, of: impl FnOnce(&Content, &Wanted<'_>) -> Option<R>) -> Option<R> {
        let app = self.app;
        let wishes = untrack(move || app.wishes());
        let way = way_taken(&self.path, &self.ground, &self.attempt.facts(), wishes.way.as_ref())?;
        let (hours, time) = (wishes.hours(&self.path), self.time(&wishes));
        self.app.with_content(|content| of(content, &Wanted { aim, way, hours: &hours, time }))
    }

    /// The way to an aim.
    pub fn outcome(&self, aim: &Aim) -> Option<Outcome> {
        self.with(aim, |content, wanted| find(content, &self.path, &self.ground, wanted))
    }

    /// What answering is worth before anything is learned.
    fn answering(&self, aim: &Aim) -> Option<NarrowingQuestions> {
        self.with(aim, |content, wanted| {
            self.app.bank.with_untracked(|bank| {
                answering(content, &self.path, (bank, &self.attempt), &self.ground, wanted)
            })
        })
    }
}

/// A search whose outcome stands in a signal; a new question takes the place of the one before.
#[derive(Clone, Copy)]
pub struct Search {
    /// How it stands.
    pub outcome: RwSignal<Shortest>,
    /// What answering is worth first; `None` where it is worth less than learning, and until it is known.
    pub answering: RwSignal<Option<NarrowingQuestions>>,
    /// Whether that is known.
    pub weighed: RwSignal<bool>,
    asked: StoredValue<u32>,
    aim: StoredValue<Option<Aim>>,
}

impl Search {
    /// A search that has not begun.
    pub fn new() -> Self {
        Self {
            outcome: RwSignal::new(Shortest::Looking),
            answering: RwSignal::new(None),
            weighed: RwSignal::new(false),
            asked: StoredValue::new(0),
            aim: StoredValue::new(None),
        }
    }

    /// Whether it looks for the way to this aim, or has found it.
    pub fn leads_to(self, aim: &Aim) -> bool {
        self.aim.with_value(|known| known.as_ref() == Some(aim))
    }

    /// Looks for the way to an aim. What was found for the same aim stays to be seen until there is something newer; the way
    /// to another does not.
    pub fn begin(self, whose: &Whose, aim: Aim) {
        self.asked.update_value(|asked| *asked += 1);
        if self.aim.with_value(|known| known.as_ref() != Some(&aim)) {
            self.aim.set_value(Some(aim.clone()));
            self.outcome.set(Shortest::Looking);
            self.answering.set(None);
            self.weighed.set(false);
        }
        let (ticket, whose) = (self.asked.get_value(), whose.clone());
        let look = move || {
            // The page may be gone, or another question asked.
            if self.asked.try_get_value() != Some(ticket) {
                return;
            }
            match whose.outcome(&aim) {
                Some(Outcome::Reached(share)) => self.outcome.set(Shortest::Reached(share)),
                Some(Outcome::Found(found)) => self.outcome.set(Shortest::Found(Arc::new(*found))),
                None => return,
            }
            let weigh = move || {
                if self.asked.try_get_value() == Some(ticket) {
                    self.answering.set(whose.answering(&aim));
                    self.weighed.set(true);
                }
            };
            set_timeout(weigh, Duration::ZERO);
        };
        set_timeout(look, Duration::ZERO);
    }
}
