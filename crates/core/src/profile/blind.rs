//! Whether the answers could as well be picks at random.
//!
//! Who picks blindly earns half of the points of a scene and a quarter of the right answers. The model knows that luck, so the
//! estimate is low, as it should be for somebody who knows nothing; but an expert who did not read gets the same one. The number
//! cannot tell the two apart; the pattern of the answers tells that it may be either.

use cairn_measure::{Posterior, Theta};

use super::evidence::Weighed;
use crate::attempt::{Attempt, Choice};

/// Options of every question.
const OPTIONS: f64 = 4.0;

/// How much likelier the answers to questions are under the person's estimated abilities than under blind picks: the
/// logarithm of the ratio. `None` without picks; "I don't know" is none.
///
/// A blind pick earns each number of points of a scene with probability 1/4, and is right in 1 of 4 knowledge questions.
/// The abilities are those that suit the answers best, which favours them by about half a unit a skill measured.
pub(super) fn log_ratio(attempt: &Attempt, posterior: &Posterior, weighed: &[Weighed]) -> Option<f64> {
    let answers = attempt.answers();
    let picked = |one: &&Weighed| {
        let given = answers.iter().find(|given| given.item == one.id);
        given.is_some_and(|given| matches!(given.choice, Choice::Option(_)))
    };
    let mut sum = None;
    for one in weighed.iter().filter(picked) {
        let theta = Theta::new(posterior.mode().get(one.skill.index()).copied()?).ok()?;
        let model = one.item.log_probability(theta, one.category)?;
        let right_or_wrong = one.item.categories() == 2;
        let share = if right_or_wrong && one.category == 0 { OPTIONS - 1.0 } else { 1.0 };
        *sum.get_or_insert(0.0) += model - libm::log(share / OPTIONS);
    }
    sum
}
