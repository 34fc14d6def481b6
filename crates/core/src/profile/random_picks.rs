//! Whether the answers could as well be picks at random.
//!
//! Who picks blindly earns half of the points of a scene and a quarter of the right answers. The model knows that luck, so the
//! estimate is low, as it should be for somebody who knows nothing; but an expert who did not read gets the same one. The number
//! cannot tell the two apart; the pattern of the answers tells that it may be either.

use cairn_measure::{Posterior, Theta};

use super::weigh_answers::Weighed;
use crate::ItemId;
use crate::attempt::{Choice, Given};
use crate::order::sorted;

/// How much likelier the answers to questions are under the person's estimated abilities than under blind picks: the
/// logarithm of the ratio. `None` without picks; "I don't know" is none.
///
/// A blind pick earns what a scene's actions are worth as often as there are such actions, and is right in 1 of 4 questions.
/// The abilities are those that suit the answers best, which favours them by about half a unit a skill measured.
pub(super) fn log_ratio(answers: &[Given], posterior: &Posterior, weighed: &[Weighed]) -> Option<f64> {
    let theta = |one: &Weighed| posterior.mode().get(one.skill.index()).copied();
    let mut sum = None;
    for one in picks(answers, weighed) {
        *sum.get_or_insert(0.0) += ratio_at(one, theta(one)?)?;
    }
    sum
}

/// The answers to questions that name an option.
pub(super) fn picks<'a>(answers: &[Given], weighed: &'a [Weighed]) -> impl Iterator<Item = &'a Weighed> {
    let options = answers.iter().filter(|given| matches!(given.choice, Choice::Option(_)));
    let items: Vec<ItemId> = options.map(|given| given.item.clone()).collect();
    let items = sorted(&items, Ord::cmp);
    weighed.iter().filter(move |one| items.binary_search(&one.id).is_ok())
}

/// The logarithm of how much likelier an answer is at this ability, in logits, than under a blind pick.
pub(super) fn ratio_at(one: &Weighed, theta: f64) -> Option<f64> {
    Some(one.item.log_probability(Theta::new(theta).ok()?, one.category)? - ln_blind(one)?)
}

/// The logarithm of the probability that a blind pick earns what this answer did.
fn ln_blind(one: &Weighed) -> Option<f64> {
    /// Far below every question, where nobody sees through anything.
    const NOTHING: f64 = -1e3;
    match (one.item.categories(), one.category) {
        // One of four is right, whatever the person's habit of admitting.
        (2, 0) => Some(libm::log(0.75)),
        (2, _) => Some(libm::log(0.25)),
        _ => one.item.log_probability(Theta::new(NOTHING).ok()?, one.category),
    }
}
