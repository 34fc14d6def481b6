//! Several modes: guessing can make two stories likely, "knows it and slipped" and "does not know it and was lucky".
//!
//! In simulated tests with discriminations up to 2 this was never seen (0 of 4,000); with discriminations around 3 and
//! random answers in 1 of 100, and in half of these Newton's method from the prior mean ended on the lower one.

use super::evaluate::ability;
use super::{Answer, Posterior, Space};
use crate::matrix::Matrix;

/// An answer is surprising where it has less than this logarithm of probability at the mode (about 1 in 3).
const SURPRISING: f64 = -1.1;
/// A jump of fewer posterior standard deviations than this stays on the same hill.
const NEAR: f64 = 1.5;
/// How far below the mode (in log posterior) a place may lie and still be tried as the foot of a higher hill.
const FOOT: f64 = 3.0;
/// How often a higher mode is followed by another search.
const ROUNDS: u8 = 3;

impl Space {
    /// The highest mode that can be found from `found`: from each place where a surprising answer would not be one, if
    /// it is not far below, the search starts again.
    pub(super) fn highest(&self, answers: &[Answer<'_>], mut found: Posterior) -> Posterior {
        if self.has_one_mode(answers) {
            return found;
        }
        for _ in 0..ROUNDS {
            let Some(higher) = self.higher(answers, &found) else { break };
            found = higher;
        }
        found
    }

    /// Whether the posterior is log-concave everywhere: the prior's precision outweighs the greatest convexity that the
    /// answers can have anywhere.
    fn has_one_mode(&self, answers: &[Answer<'_>]) -> bool {
        let mut least: Option<Matrix> = None;
        for answer in answers {
            let convexity = answer.item.convexity(answer.category);
            if convexity > 0.0 {
                let matrix = least.get_or_insert_with(|| self.precision().clone());
                for &row in answer.loads {
                    for &column in answer.loads {
                        matrix.add(row, column, -convexity);
                    }
                }
            }
        }
        least.is_none_or(|mut matrix| matrix.factor())
    }

    fn higher(&self, answers: &[Answer<'_>], found: &Posterior) -> Option<Posterior> {
        let size = self.dimensions();
        let (mut start, mut away) = (vec![0.0; size], vec![0.0; size]);
        for answer in answers {
            let Some(target) = answer.item.unsurprising(answer.category) else { continue };
            let here = ability(found.mode(), answer.loads);
            if answer.item.ln_p(here, answer.category) > SURPRISING {
                continue;
            }
            for (row, cell) in away.iter_mut().enumerate() {
                *cell = answer.loads.iter().map(|&load| found.covariance().at(row, load)).sum();
            }
            let variance = ability(&away, answer.loads);
            let jump = (target - here) / variance;
            if !(jump * jump * variance > NEAR * NEAR && jump.is_finite()) {
                continue;
            }
            for ((cell, value), part) in start.iter_mut().zip(found.mode()).zip(&away) {
                *cell = value + jump * part;
            }
            if self.ln_posterior(answers, &start, &mut away) > found.log_posterior() - FOOT {
                let other = self.climb(answers, &start);
                if other.log_posterior() > found.log_posterior() + 1e-9 {
                    return Some(other);
                }
            }
        }
        None
    }
}
