//! The log posterior with its derivatives.

use super::{Answer, Space};
use crate::matrix::Matrix;

/// Which second derivative of the log likelihood is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Curvature {
    /// Of the answers as they were given.
    Observed,
    /// Expected over answers (Fisher information); always leaves the posterior's precision positive definite.
    Expected,
}

/// A place in the space with everything that a Newton step needs.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) theta: Vec<f64>,
    /// Log posterior without the prior's constant.
    pub(super) value: f64,
    pub(super) gradient: Vec<f64>,
    /// Minus the second derivative (or its expectation), lower triangle.
    pub(super) precision: Matrix,
}

impl Place {
    pub(super) fn new(theta: &[f64]) -> Self {
        let size = theta.len();
        Self { theta: theta.to_vec(), value: 0.0, gradient: vec![0.0; size], precision: Matrix::zero(size) }
    }

    /// Computes value, gradient and precision at `theta`.
    pub(super) fn evaluate(&mut self, space: &Space, answers: &[Answer<'_>], curvature: Curvature) {
        self.value = space.ln_prior(&self.theta, &mut self.gradient);
        for cell in &mut self.gradient {
            *cell = -*cell;
        }
        self.precision.copy_from(space.precision());
        for answer in answers {
            let ability = ability(&self.theta, answer.loads);
            let point = answer.item.point(ability, answer.category);
            self.value += point.ln_p;
            let weight = match curvature {
                Curvature::Observed => -point.bend,
                Curvature::Expected => answer.item.info(ability),
            };
            for &row in answer.loads {
                self.gradient[row] += point.slope;
                for &column in answer.loads {
                    if column <= row {
                        self.precision.add(row, column, weight);
                    }
                }
            }
        }
    }
}

/// The ability that an item meets: the sum of the coordinates that it loads on.
pub(crate) fn ability(theta: &[f64], loads: &[usize]) -> f64 {
    loads.iter().map(|&load| theta[load]).sum()
}

impl Space {
    /// Log posterior without the prior's constant; `away` is room for one vector.
    pub(super) fn ln_posterior(&self, answers: &[Answer<'_>], theta: &[f64], away: &mut [f64]) -> f64 {
        let likelihood: f64 = answers
            .iter()
            .map(|answer| answer.item.ln_p(ability(theta, answer.loads), answer.category))
            .sum();
        self.ln_prior(theta, away) + likelihood
    }
}
