//! Mean and covariance of the skills, alone and as one of several possibilities.

use cairn_measure::{Posterior, Score};

use crate::Skill;

/// Cells of the lower triangle of a covariance of the seven skills.
pub(super) const CELLS: usize = Skill::COUNT * (Skill::COUNT + 1) / 2;

/// Mean of the skills, in logits, and the lower triangle of their covariance, row by row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// The mean of each skill.
    pub(super) mean: [f64; Skill::COUNT],
    /// The covariance.
    pub(super) covariance: [f64; CELLS],
}

impl Moments {
    /// Those of a posterior whose means are given.
    pub(super) fn of(posterior: &Posterior, means: &[f64]) -> Self {
        let mut found = Self { mean: [0.0; Skill::COUNT], covariance: [0.0; CELLS] };
        let mut cells = found.covariance.iter_mut();
        for (row, value) in found.mean.iter_mut().enumerate() {
            *value = means.get(row).copied().unwrap_or(0.0);
            for column in 0..=row {
                if let Some(cell) = cells.next() {
                    *cell = posterior.cov(row, column);
                }
            }
        }
        found
    }

    /// One cell of the covariance, in logits².
    pub(super) fn cov(&self, left: Skill, right: Skill) -> f64 {
        let (row, column) = (left.max(right).index(), left.min(right).index());
        self.covariance.get(row * (row + 1) / 2 + column).copied().unwrap_or(0.0)
    }

    /// One skill: mean and standard error.
    pub(super) fn skill(&self, skill: Skill) -> Score {
        let mean = self.mean.get(skill.index()).copied().unwrap_or(0.0);
        Score { mean, sd: libm::sqrt(self.cov(skill, skill).max(0.0)) }
    }

    /// The moments of a mixture of two, of `self` with the probability `share`: the mean of both, and of each covariance its
    /// share with the spread between the means. See [`mixture`](crate::profile::mixture).
    fn mixed(mut self, share: f64, other: &Self) -> Self {
        let rest = 1.0 - share;
        let apart: [f64; Skill::COUNT] = std::array::from_fn(|at| self.mean[at] - other.mean[at]);
        for (value, second) in self.mean.iter_mut().zip(other.mean) {
            *value = share * *value + rest * second;
        }
        let places = (0..Skill::COUNT).flat_map(|row| (0..=row).map(move |column| (row, column)));
        for ((cell, second), (row, column)) in self.covariance.iter_mut().zip(other.covariance).zip(places) {
            *cell = share * *cell + rest * second + share * rest * apart[row] * apart[column];
        }
        self
    }
}

/// What may be, each with its probability; they sum to 1. Most people are one possibility.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Possibilities(Vec<(f64, Moments)>);

impl Possibilities {
    /// One alone.
    pub(super) fn one(moments: Moments) -> Self {
        Self(vec![(1.0, moments)])
    }

    /// These with the probability `share`, and else the other.
    #[must_use]
    pub(super) fn or(mut self, share: f64, other: Moments) -> Self {
        for (own, _) in &mut self.0 {
            *own *= share;
        }
        self.0.push((1.0 - share, other));
        self
    }

    /// The moments of all of them together.
    pub(super) fn whole(&self) -> Moments {
        let mut all = self.0.iter().rev();
        let Some((last, moments)) = all.next() else {
            return Moments { mean: [0.0; Skill::COUNT], covariance: [0.0; CELLS] };
        };
        let (mut sum, mut found) = (*last, *moments);
        for (share, moments) in all {
            sum += share;
            found = moments.mixed(if sum > 0.0 { share / sum } else { 0.0 }, &found);
        }
        found
    }

    /// Each of them where there are several; empty where there is one.
    pub(super) fn several(self) -> Vec<(f64, Moments)> {
        if self.0.len() > 1 { self.0 } else { Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(mean: f64, variance: f64) -> Moments {
        let mut covariance = [0.0; CELLS];
        for row in 0..Skill::COUNT {
            covariance[row * (row + 1) / 2 + row] = variance;
        }
        Moments { mean: [mean; Skill::COUNT], covariance }
    }

    #[test]
    fn three_possibilities_have_the_mean_and_variance_of_their_mixture() {
        let all = Possibilities::one(around(1.0, 0.5)).or(0.5, around(-1.0, 1.0)).or(0.8, around(0.0, 2.0));
        // Shares 0.4, 0.4 and 0.2.
        let whole = all.whole();
        let (mean, variance) = (0.4 - 0.4, 0.4 * 1.5 + 0.4 * 2.0 + 0.2 * 2.0);
        for skill in Skill::ALL {
            assert!((whole.mean[skill.index()] - mean).abs() < 1e-12, "{whole:?}");
            assert!((whole.cov(skill, skill) - variance).abs() < 1e-12, "{whole:?}");
        }
        let between = whole.cov(Skill::Python, Skill::Leadership);
        assert!((between - 0.8).abs() < 1e-12, "what sets the possibilities apart is shared: {between}");
        assert_eq!(all.several().len(), 3);
        assert_eq!(Possibilities::one(around(1.0, 0.5)).several(), Vec::new());
    }
}
