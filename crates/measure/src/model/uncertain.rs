//! Items whose difficulty is known only roughly, and answers that say "I don't know".

use super::credit::CreditItem;
use super::item::{Item, Kind};
use super::parameter::ParameterError;
use crate::bounded::Prob;
use crate::math::{real, sqrt};

/// Scale at which the logistic function is closest to the normal one: 16 sqrt(3) / (15 pi), inverted.
const LOGISTIC_TO_NORMAL: f64 = 1.700_437;
/// Largest standard deviation of a difficulty accepted, in logits.
const ERROR_MAX: f64 = 10.0;

impl Item {
    /// The same item with a difficulty (all thresholds or steps together) that is off by an unknown error of standard
    /// deviation `sd`, in logits: 0.5 is usual for expert judgement, 0.1 after calibration.
    ///
    /// Averaging a logistic curve over a normal error gives a flatter one: a' = a / sqrt(1 + (a sd / 1.70)²) (the probit
    /// approximation, MacKay 1992; within 0.008 of the integral for a sd up to 1.5, and for partial credit within 0.03).
    /// So a doubtful item tells less, and the standard error of the person carries the doubt about the item.
    pub fn with_difficulty_error(mut self, sd: f64) -> Result<Self, ParameterError> {
        if !(0.0..=ERROR_MAX).contains(&sd) {
            return Err(ParameterError::DifficultyError(sd));
        }
        let flatter = |a: f64| {
            let ratio = a * sd / LOGISTIC_TO_NORMAL;
            a / sqrt(1.0 + ratio * ratio)
        };
        match &mut self.kind {
            Kind::Logistic(item) => item.a = flatter(item.a),
            Kind::Graded(item) => item.discriminate(flatter(item.a))?,
            Kind::Credit(item) => *item = CreditItem::new(flatter(item.a), &item.steps)?,
            Kind::Elimination(item) => item.a = flatter(item.a),
        }
        Ok(self)
    }

    /// The same item for a person who, not knowing, says "I don't know" with probability `admits` (see [`Habit`]).
    ///
    /// P(right) = q + (1 - q)(1 - admits) c: who admits not knowing does not guess, so a right answer of theirs is worth
    /// more. Score "I don't know" as category 0. Items without guessing stay as they are.
    #[must_use]
    pub fn for_habit(mut self, admits: Prob) -> Self {
        match &mut self.kind {
            Kind::Logistic(item) => item.c *= 1.0 - admits.get(),
            Kind::Graded(_) | Kind::Credit(_) | Kind::Elimination(_) => {}
        }
        self
    }
}

/// How often a person, where they do not know the answer, says so rather than guesses: estimated over a whole attempt.
///
/// "I don't know" and a wrong answer have the same likelihood; the unfairness is only in how a *right* answer is scored.
/// Scored as wrong, with everybody's right answers taken for guesses, "I don't know" punishes honesty by 0.15 to 0.27
/// logits; left out it pays 0.14 to 0.43. By this rule every habit, from never to always, comes out nearly alike (within 0.07).
///
/// ```
/// use cairn_measure::{Habit, Item};
/// let mut habit = Habit::new();
/// for _ in 0..6 {
///     habit.admitted();
/// }
/// habit.wrong(0.2);
/// let item = Item::logistic(1.3, 0.0, 0.2, 1.0)?.for_habit(habit.share());
/// # Ok::<(), cairn_measure::ParameterError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Habit {
    admitted: usize,
    guessed: f64,
}

impl Habit {
    /// Before the first answer.
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts an "I don't know".
    pub const fn admitted(&mut self) {
        self.admitted += 1;
    }

    /// Counts a wrong answer to an item that is guessed right with probability `c`: for each wrong guess that is seen
    /// there are 1 / (1 - c) guesses. A `c` outside [0, 1) counts as 0.
    pub fn wrong(&mut self, c: f64) {
        self.guessed += if (0.0..1.0).contains(&c) { 1.0 / (1.0 - c) } else { 1.0 };
    }

    /// Share of unknown items that are admitted: (admitted + 1) / (admitted + guessed + 2), the posterior mean under a
    /// uniform prior. One half before the first answer.
    pub const fn share(&self) -> Prob {
        let admitted = real(self.admitted);
        Prob::of((admitted + 1.0) / (admitted + self.guessed + 2.0))
    }
}
