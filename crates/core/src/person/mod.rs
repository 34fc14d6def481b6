//! A person, as every page, file and text takes them: their attempts as one log, and what others have rated.
//!
//! Nothing else decides which attempt counts. Whoever computes a number about somebody takes it from here.

mod joined;

pub use joined::Source;

use crate::Skill;
use crate::attempt::{Attempt, Entry, Event};
use crate::content::{Bank, Content};
use crate::profile::{Profile, Rater, exact_profile};

/// A person. Never without an attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    log: Attempt,
    sources: Vec<Source>,
    raters: Vec<Rater>,
}

impl Person {
    /// The person of these attempts, about whom these others have said something; `None` without an attempt. The bank tells
    /// which answers came faster than their question can be read, as far as its questions are there.
    pub fn of(bank: &Bank, attempts: &[Attempt], raters: Vec<Rater>) -> Option<Self> {
        let joined::Joined { log, sources } = joined::join(bank, attempts)?;
        Some(Self { log, sources, raters })
    }

    /// What one attempt tells by itself.
    pub fn alone(attempt: &Attempt) -> Self {
        Self { log: attempt.clone(), sources: Vec::new(), raters: Vec::new() }
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
