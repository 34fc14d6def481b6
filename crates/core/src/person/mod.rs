//! A person, as every page, file and text takes them: their attempts as one log, and what others have rated.
//!
//! Nothing else decides which attempt counts. Whoever computes a number about somebody takes it from here.

mod joined;

pub use joined::{HurriedRatings, Source};

use crate::attempt::{Attempt, Entry, Event};
use crate::content::{Bank, Content};
use crate::profile::{Profile, Rater, exact_profile};
use crate::{ItemId, Skill};

/// A person. Never without an attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    log: Attempt,
    sources: Vec<Source>,
    hurried: Vec<HurriedRatings>,
    unfinished: Vec<ItemId>,
    raters: Vec<Rater>,
}

impl Person {
    /// The person of these attempts, about whom these others have said something; `None` without an attempt. The bank tells
    /// which answers came faster than their question can be read, as far as its questions are there.
    pub fn of(bank: &Bank, attempts: &[Attempt], raters: Vec<Rater>) -> Option<Self> {
        let joined::Joined { log, sources, hurried, unfinished } = joined::join(bank, attempts)?;
        Some(Self { log, sources, hurried, unfinished, raters })
    }

    /// What one attempt tells by itself.
    pub fn alone(attempt: &Attempt) -> Self {
        let unfinished = if attempt.finished() { Vec::new() } else { attempt.answers() };
        Self {
            log: attempt.clone(),
            sources: Vec::new(),
            hurried: Vec::new(),
            unfinished: unfinished.into_iter().map(|given| given.item).collect(),
            raters: Vec::new(),
        }
    }

    /// The same person, with these raters.
    #[must_use]
    pub fn rated_by(self, raters: Vec<Rater>) -> Self {
        Self { raters, ..self }
    }

    /// The answers and facts that count, as one log.
    pub const fn log(&self) -> &Attempt {
        &self.log
    }

    /// The attempts that the answers come from, the earliest first; empty where nothing is answered.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The attempts whose hurried ratings give way to careful ones of earlier attempts, the earliest first.
    pub fn hurried(&self) -> &[HurriedRatings] {
        &self.hurried
    }

    /// Whether it may be told how good an answer to this question was: before its attempt is finished, nothing tells which
    /// answers were right.
    pub fn may_judge(&self, question: &ItemId) -> bool {
        !self.unfinished.contains(question)
    }

    /// Of these attempts of the person those that the answers and facts come from: what has to be handed over so that somebody
    /// else computes the same.
    pub fn behind(&self, attempts: &[Attempt]) -> Vec<Attempt> {
        let counts = |attempt: &&Attempt| {
            let fact = |entry: &Entry| matches!(entry.event, Event::Fact(_));
            self.sources.iter().any(|source| source.id == *attempt.id())
                || attempt.id() == self.log.id()
                || attempt.entries().iter().any(fact)
        };
        attempts.iter().filter(counts).cloned().collect()
    }

    /// What others have rated.
    pub fn raters(&self) -> &[Rater] {
        &self.raters
    }

    /// The skills that the answers tell of.
    pub fn measured(&self) -> Vec<Skill> {
        self.log.measured()
    }

    /// What is concluded; `None` only for a content that the build refuses.
    pub fn profile(&self, content: &Content, bank: &Bank) -> Option<Profile> {
        exact_profile(content, bank, &self.log, &self.raters)
    }
}
