//! How much each answer moves each skill: what a number would be without it.

use super::others::Others;
use super::rater::Rater;
use super::weigh_answers::weigh;
use crate::attempt::Attempt;
use crate::content::{Bank, Content};
use crate::{ItemId, Skill};

/// What one answer does.
#[derive(Clone, Debug, PartialEq)]
pub struct Influence {
    /// What was answered.
    pub item: ItemId,
    /// Whether it is a self-rating.
    pub rating: bool,
    /// Estimate of each skill with all answers minus that without this one, in logits.
    pub shift: [f64; Skill::COUNT],
}

/// The influence of every answer of the person that counts, beside what others have rated, exact: by estimating again
/// without it. Empty where nothing counts.
pub fn influences(content: &Content, bank: &Bank, attempt: &Attempt, raters: &[Rater]) -> Vec<Influence> {
    let (weighed, _) = weigh(content, bank, attempt);
    let found = Others::of(content, raters, Vec::new()).and_then(|others| {
        let posterior = others.posterior(&weighed)?;
        others.joint().space().explain(&others.answers(&weighed), &posterior).ok()
    });
    let of = |influence: cairn_measure::Influence| {
        let answer = weighed.get(influence.answer)?;
        let mut shift = [0.0; Skill::COUNT];
        shift.iter_mut().zip(&influence.shift).for_each(|(cell, value)| *cell = *value);
        Some(Influence { item: answer.id.clone(), rating: answer.rating, shift })
    };
    found.unwrap_or_default().into_iter().filter_map(of).collect()
}
