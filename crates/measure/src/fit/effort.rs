//! Effort: time enough to read, and answers that are not all the same.

use core::time::Duration;

use crate::bounded::Prob;

/// Longest time that can still count as a rapid guess.
const LONGEST: Duration = Duration::from_secs(10);

/// What a response time says about an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// There was time to read and think.
    Solution,
    /// Too fast to have read the question: such answers are right by chance at any ability, so they tell nothing of
    /// it (effort-moderated scoring, Wise and `DeMars` 2006). Leave the answer out; keep the person.
    Rapid,
}

/// The time below which an answer counts as a rapid guess: 10% of the item's normal time, at most 10 seconds (normative
/// threshold, Wise and Ma 2012).
pub fn rapid_threshold(normal: Duration) -> Duration {
    (normal / 10).min(LONGEST)
}

/// Whether an answer that took `took` was a rapid guess, where `normal` is the item's usual time (mean, or an author's
/// estimate until there is one). Without a known time every answer is a solution.
///
/// ```
/// use core::time::Duration;
/// use cairn_measure::{Effort, effort};
/// let normal = Duration::from_secs(45);
/// assert_eq!(effort(Duration::from_secs(3), normal), Effort::Rapid);
/// assert_eq!(effort(Duration::from_secs(5), normal), Effort::Solution);
/// ```
pub fn effort(took: Duration, normal: Duration) -> Effort {
    if took < rapid_threshold(normal) { Effort::Rapid } else { Effort::Solution }
}

/// Share of answers given with effort (response time effort, Wise and Kong 2005); below 0.9 a result should carry a
/// warning. 1 without answers.
#[expect(clippy::cast_precision_loss, reason = "counts of answers")]
pub fn effort_share(efforts: &[Effort]) -> Prob {
    let solution = efforts.iter().filter(|effort| **effort == Effort::Solution).count();
    if efforts.is_empty() { Prob::of(1.0) } else { Prob::of(solution as f64 / efforts.len() as f64) }
}

/// Length of the longest run of equal answers, in the order in which they were given (long string, Johnson 2005).
///
/// Whether it is too long depends on the person: [`Space::fit`](crate::Space::fit) compares with simulated copies.
pub fn longest_run(categories: impl IntoIterator<Item = usize>) -> usize {
    let (mut longest, mut run, mut last) = (0, 0, None);
    for category in categories {
        run = if last == Some(category) { run + 1 } else { 1 };
        last = Some(category);
        longest = longest.max(run);
    }
    longest
}
