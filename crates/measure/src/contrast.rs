//! Who is ahead, and how sure is that?

use core::ops::Range;

use crate::ability::Estimate;
use crate::bounded::Prob;
use crate::math::{normal_below, sqrt};
use crate::space::{Draws, Posterior};

/// A weighted sum of a person's abilities: its mean and standard deviation, in logits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Its mean.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
}

impl From<Estimate> for Score {
    fn from(estimate: Estimate) -> Self {
        Self { mean: estimate.theta.logits(), sd: estimate.error.logits() }
    }
}

impl Posterior {
    /// The sum of coordinates, each times its weight; missing weights are 0.
    pub fn score(&self, weights: &[f64]) -> Score {
        let mean = self.mode().iter().zip(weights).map(|(value, weight)| value * weight).sum();
        let mut variance = 0.0;
        for (row, left) in weights.iter().enumerate() {
            for (column, right) in weights.iter().enumerate() {
                variance += left * right * self.cov(row, column);
            }
        }
        Score { mean, sd: sqrt(variance.max(0.0)) }
    }
}

/// The weighted sum of abilities with its standard error. `lower` is the lower triangle of their covariance, row by row;
/// what is missing counts as 0.
pub fn weighted(weights: &[f64], means: &[f64], lower: &[f64]) -> Score {
    let (mut mean, mut variance) = (0.0, 0.0);
    let mut cells = lower.iter();
    for (row, (weight, value)) in weights.iter().zip(means).enumerate() {
        mean += weight * value;
        for other in weights.iter().take(row) {
            variance += 2.0 * weight * other * cells.next().copied().unwrap_or(0.0);
        }
        variance += weight * weight * cells.next().copied().unwrap_or(0.0);
    }
    Score { mean, sd: sqrt(variance.max(0.0)) }
}

/// Places of these values, the highest first; equal ones in the order in which they stand.
pub fn highest_first(values: &[f64]) -> Vec<usize> {
    let mut keys: Vec<(u64, usize)> =
        values.iter().enumerate().map(|(at, value)| (descending(*value), at)).collect();
    keys.sort_unstable();
    keys.into_iter().map(|(_, at)| at).collect()
}

/// A whole number that is the smaller, the larger the value: bits of a double, which ascend with the number, turned round.
fn descending(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 0 { !(bits | 1 << 63) } else { bits }
}

/// Probability that the first is above the second, both independent and normal. One half where they are equal and
/// certain.
pub fn above(first: Score, second: Score) -> Prob {
    change(second, first, 0.0).second_greater
}

/// Probability that a number which depends on the abilities is greater in the first person's draws than in the
/// second's, as [`above`] without the normal approximation: over all pairs of draws; equal ones count half.
pub fn above_in_draws(first: &Draws, second: &Draws, of: impl Fn(&[f64]) -> f64) -> Prob {
    let sorted = |draws: &Draws| {
        let mut pairs: Vec<(f64, f64)> = draws.iter().map(|(weight, theta)| (of(theta), weight)).collect();
        pairs.sort_by(|left, right| left.0.total_cmp(&right.0));
        pairs
    };
    let (high, low) = (sorted(first), sorted(second));
    let (mut below, mut at_most, mut sum) = (0.0, 0.0, 0.0);
    let (mut next_below, mut next_at_most) = (low.iter().peekable(), low.iter().peekable());
    for (value, weight) in &high {
        while let Some((_, mass)) = next_below.next_if(|(other, _)| other < value) {
            below += mass;
        }
        while let Some((_, mass)) = next_at_most.next_if(|(other, _)| other <= value) {
            at_most += mass;
        }
        sum += weight * 0.5 * (below + at_most);
    }
    Prob::of(sum)
}

/// A change between two occasions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// The change in units of its standard error (reliable change index, Jacobson and Truax 1991, with both occasions'
    /// own errors). 0 where nothing changed, infinite for a change that is certain.
    pub index: f64,
    /// Probability that the second is greater.
    pub second_greater: Prob,
}

impl Change {
    /// Whether a change this large comes about by error alone less often than 1 in 20 times (two-sided).
    pub fn is_reliable(&self) -> bool {
        /// 0.975 quantile of the standard normal.
        const LIMIT: f64 = 1.959_963_984_540_054;
        self.index.abs() > LIMIT
    }
}

/// The change from the first to the second occasion. `covariance` (logits²) is that of the two errors: 0 for separate
/// tests, above 0 where they share items or a rating bias, which makes the same change more certain.
///
/// See [`Space::two_occasions`](crate::Space::two_occasions) for the covariance through a shared bias.
pub fn change(first: Score, second: Score, covariance: f64) -> Change {
    let variance = first.sd * first.sd + second.sd * second.sd - 2.0 * covariance;
    let difference = second.mean - first.mean;
    let index = if difference == 0.0 { 0.0 } else { difference / sqrt(variance.max(0.0)) };
    Change { index, second_greater: Prob::of(normal_below(index)) }
}

/// Groups of people who cannot be told apart at a level such as 0.9: within a group no pair has a probability of at
/// least `level` that one is above the other.
///
/// `scores` are ordered, best first, by the caller; groups are ranges of places in that order, largest possible, and
/// may overlap, as letters in a compact letter display do: A and B can be alike, and B and C, while A and C are not.
pub fn alike(scores: &[Score], level: Prob) -> Vec<Range<usize>> {
    let told_apart = |left: usize, right: usize| {
        let p = above(scores[left], scores[right]).get();
        p.max(1.0 - p) >= level.get()
    };
    let mut groups: Vec<Range<usize>> = Vec::new();
    for start in 0..scores.len() {
        let mut end = start + 1;
        while end < scores.len() && !(start..end).any(|member| told_apart(member, end)) {
            end += 1;
        }
        // A group inside the last one says nothing new.
        if groups.last().is_none_or(|last| end > last.end) {
            groups.push(start..end);
        }
    }
    groups
}
