//! Whether the answers are too good to be somebody's alone: nearly all best answers in all seven skills, in a time that does not
//! grow with what the question needs.
//!
//! Language models answer this bank without a fault, and nobody watches. Somebody who is an authority in everything gives nearly
//! all best answers too, and they are rare; but reading and thinking take them longer where there is more to read and think about.

use crate::Skill;
use crate::attempt::{Choice, Given};
use crate::content::{Bank, Question};

/// Fewest questions that can tell.
const QUESTIONS_AT_LEAST: usize = 20;
/// Of so many answers one may be less than the best.
const ONE_MISS_IN: usize = 20;
/// Honest times grow nearly in proportion to the time that a question needs, pasted ones not at all. Where the time grows with
/// less than this power it counts as not growing. In this project's simulations (`cargo xtask simulate`) fewer than 1 in 1,000
/// honest people are flagged, also of those at the top of the scale in every skill.
const GROWS_FROM: f64 = 0.2;
/// Share of the answers whose time must be known, in tenths.
const TIMED_TENTHS: usize = 8;

/// Whether all answers to questions, or the later half of them, look like that.
pub(super) fn looks_too_good(bank: &Bank, answers: &[Given]) -> bool {
    let asked: Vec<(&Question, &Given)> =
        answers.iter().filter_map(|given| Some((bank.question(&given.item)?, given))).collect();
    // Help may begin half-way.
    let later = asked.get(asked.len() / 2..).unwrap_or_default();
    [asked.as_slice(), later].into_iter().any(suspicious)
}

fn suspicious(asked: &[(&Question, &Given)]) -> bool {
    let best = |(question, given): &&(&Question, &Given)| match given.choice {
        Choice::Option(place) => {
            let option = question.options.get(usize::from(place));
            option.is_some_and(|option| option.points == question.most_points())
        }
        Choice::DontKnow | Choice::Level(_) => false,
    };
    let misses = asked.len() - asked.iter().filter(best).count();
    let everywhere =
        Skill::ALL.into_iter().all(|skill| asked.iter().any(|(question, _)| question.skill == skill));
    asked.len() >= QUESTIONS_AT_LEAST
        && misses * ONE_MISS_IN <= asked.len()
        && everywhere
        && growth(asked).is_some_and(|power| power < GROWS_FROM)
}

/// The power with which the time over a question grows with the time that a fluent person needs for it: the slope of a least
/// squares line through the logarithms. `None` where too few times are known, or all questions need the same.
#[expect(clippy::cast_precision_loss, reason = "counts of answers")]
fn growth(asked: &[(&Question, &Given)]) -> Option<f64> {
    let times: Vec<(f64, f64)> = asked
        .iter()
        .filter_map(|(question, given)| {
            let took = f64::from(given.took_ms.filter(|took| *took > 0)?);
            Some((libm::log(f64::from(question.seconds.max(1))), libm::log(took)))
        })
        .collect();
    if times.len() * 10 < asked.len() * TIMED_TENTHS {
        return None;
    }
    let count = times.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| times.iter().map(of).sum::<f64>() / count;
    let (needed, took) = (mean(|one| one.0), mean(|one| one.1));
    let spread: f64 = times.iter().map(|one| (one.0 - needed) * (one.0 - needed)).sum();
    let together: f64 = times.iter().map(|one| (one.0 - needed) * (one.1 - took)).sum();
    (spread > 0.0).then(|| together / spread)
}
