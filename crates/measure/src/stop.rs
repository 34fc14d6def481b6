//! When enough is known.

use crate::bounded::Prob;

/// What comes next: a decision, not a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Ask the item at this place.
    Ask(usize),
    /// Stop, and say why.
    Stop(StopReason),
}

/// Why a test ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// Every goal is known as well as was asked for.
    Precise,
    /// What was to be decided is decided.
    Settled,
    /// The most answers that were allowed.
    Length,
    /// The best item left would tell next to nothing.
    LittleGain,
    /// No items are left.
    Exhausted,
}

/// When a test ends. Passed to each decision, not stored, and without a default: every test has to say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rules {
    /// Fewest answers before precision, a decision or small gain may end the test.
    pub answers_at_least: usize,
    /// Most answers.
    pub answers_at_most: usize,
    /// Standard error, in logits, at which each goal is known well enough; 0 for never.
    pub error_at_most: f64,
    /// Share of the goals' summed variance that the best item must be expected to remove; 0 for whatever it tells.
    pub gain_at_least: f64,
}

/// Where a test stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Answers so far.
    pub answers: usize,
    /// Largest standard error among the goals, in logits.
    pub worst_error: f64,
    /// Summed variance of the goals, in logits².
    pub variance: f64,
    /// Whether what the test is to decide is decided (see [`settled`]); `false` where it decides nothing.
    pub settled: bool,
}

impl Rules {
    /// What comes next. `best` is the best open item's place and the variance that it is expected to remove (logits²),
    /// as [`variance_reduction`](crate::variance_reduction) gives it; `None` where no item is open.
    ///
    /// ```
    /// use cairn_measure::{Progress, Rules, Step, StopReason};
    /// let rules = Rules { answers_at_least: 3, answers_at_most: 30, error_at_most: 0.45, gain_at_least: 0.01 };
    /// let unsure = Progress { answers: 5, worst_error: 0.6, variance: 0.36, settled: false };
    /// assert_eq!(rules.step(unsure, Some((17, 0.08))), Step::Ask(17));
    /// assert_eq!(rules.step(unsure, Some((17, 0.001))), Step::Stop(StopReason::LittleGain));
    /// assert_eq!(rules.step(unsure, None), Step::Stop(StopReason::Exhausted));
    /// ```
    pub fn step(&self, so_far: Progress, best: Option<(usize, f64)>) -> Step {
        let enough = so_far.answers >= self.answers_at_least;
        if enough && so_far.worst_error <= self.error_at_most {
            return Step::Stop(StopReason::Precise);
        }
        if enough && so_far.settled {
            return Step::Stop(StopReason::Settled);
        }
        if so_far.answers >= self.answers_at_most {
            return Step::Stop(StopReason::Length);
        }
        match best {
            None => Step::Stop(StopReason::Exhausted),
            Some((_, gain)) if enough && gain < self.gain_at_least * so_far.variance => {
                Step::Stop(StopReason::LittleGain)
            }
            Some((place, _)) => Step::Ask(place),
        }
    }
}

/// Whether each statement is as good as decided: its probability is at least `sure`, or at most 1 - `sure`.
///
/// A stage and its neighbours are settled when "at least this stage" is, for each of them.
pub fn settled(statements: &[Prob], sure: Prob) -> bool {
    statements.iter().all(|statement| statement.get().max(1.0 - statement.get()) >= sure.get())
}
