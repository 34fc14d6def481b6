//! What is known after the answers: the posterior's mode and covariance.

use super::evaluate::{Curvature, Place};
use super::{Answer, AnswerError, Space};
use crate::math::sqrt;
use crate::matrix::Matrix;

/// A step shorter than this, in logits, ends the search: Newton's next one would be its square.
const CLOSE: f64 = 1e-8;
/// Below this expected gain rounding of the log posterior hides whether a step helps; the step is taken.
const SMALL_GAIN: f64 = 1e-9;
/// Steps after which the search ends in any case; the hardest known pattern needs 12.
const STEPS_MAX: u16 = 200;
/// Halvings of a step after which it is given up.
const HALVINGS_MAX: u16 = 60;

/// The posterior of one person: normal around its mode (Laplace approximation).
#[derive(Clone, Debug, PartialEq)]
pub struct Posterior {
    mode: Vec<f64>,
    covariance: Matrix,
    height: f64,
    iterations: u16,
}

impl Posterior {
    /// The most probable value of each coordinate, in logits. Always finite.
    pub fn mode(&self) -> &[f64] {
        &self.mode
    }

    /// Inverse of the negative second derivative of the log posterior at the mode, in logits².
    pub const fn covariance(&self) -> &Matrix {
        &self.covariance
    }

    /// One cell of the covariance; 0 for a dimension that the space does not have.
    pub fn cov(&self, row: usize, column: usize) -> f64 {
        self.covariance.get(row, column).unwrap_or(0.0)
    }

    /// Standard deviation of one coordinate, in logits; infinite for a dimension that the space does not have, since
    /// nothing is known of it.
    pub fn sd(&self, dimension: usize) -> f64 {
        self.covariance.get(dimension, dimension).map_or(f64::INFINITY, sqrt)
    }

    /// Sum of ln P of the answers and of the prior's log density without its constant, at the mode.
    pub const fn log_posterior(&self) -> f64 {
        self.height
    }

    /// Newton steps that it took.
    pub const fn iterations(&self) -> u16 {
        self.iterations
    }
}

impl Space {
    /// The posterior given the answers, in whatever order they came.
    ///
    /// Newton's method on the analytic observed second derivative, with Fisher information where that is not positive
    /// definite (guessing makes it so far from the mode), and a step halved until the log posterior rises. `start` is
    /// a first guess, for example the mode before the last answer; one that is not finite or worse than the prior
    /// mean is not used.
    ///
    /// Fails only for an answer that does not fit its item or the space. The mode is finite for every pattern.
    pub fn posterior(&self, answers: &[Answer<'_>], start: Option<&[f64]>) -> Result<Posterior, AnswerError> {
        AnswerError::check(answers, self.dimensions())?;
        let found = self.climb(answers, self.start(start)?);
        Ok(self.highest(answers, found))
    }

    /// The mode that Newton's method reaches from `start`; answers and start fit the space.
    pub(super) fn climb(&self, answers: &[Answer<'_>], start: &[f64]) -> Posterior {
        let mut here = Place::new(start);
        let mut next = here.clone();
        let mut step = vec![0.0; self.dimensions()];
        here.evaluate(self, answers, Curvature::Observed);
        for iterations in 1..=STEPS_MAX {
            let gain = self.newton_step(answers, &mut here, &mut step);
            let length = step.iter().fold(0.0, |longest: f64, part| longest.max(part.abs()));
            if length < CLOSE {
                return finish(&here, &step, iterations);
            }
            if !self.walk(answers, &here, &mut next, &step, gain) {
                break;
            }
            core::mem::swap(&mut here, &mut next);
        }
        self.newton_step(answers, &mut here, &mut step);
        step.fill(0.0);
        finish(&here, &step, STEPS_MAX)
    }

    /// The covariance at a posterior's mode with Fisher information in place of the observed second derivative.
    pub fn expected_covariance(&self, answers: &[Answer<'_>], at: &Posterior) -> Result<Matrix, AnswerError> {
        AnswerError::check(answers, self.dimensions())?;
        let mut place = Place::new(self.start(Some(at.mode()))?);
        place.evaluate(self, answers, Curvature::Expected);
        // The prior's precision plus information is positive definite; should rounding deny it, the prior stands.
        Ok(if place.precision.factor() { place.precision.inverse() } else { self.covariance().clone() })
    }

    fn start<'a>(&'a self, start: Option<&'a [f64]>) -> Result<&'a [f64], AnswerError> {
        let Some(start) = start else { return Ok(self.mean()) };
        if start.len() != self.dimensions() {
            return Err(AnswerError::Dimensions { found: start.len(), dimensions: self.dimensions() });
        }
        let usable = start.iter().all(|value| value.abs() < FARTHEST_START);
        Ok(if usable { start } else { self.mean() })
    }

    /// Replaces the precision by its Cholesky factor and fills in the Newton step; returns the gain it promises.
    fn newton_step(&self, answers: &[Answer<'_>], here: &mut Place, step: &mut [f64]) -> f64 {
        if !here.precision.factor() {
            here.evaluate(self, answers, Curvature::Expected);
            if !here.precision.factor() {
                // Only rounding can bring us here: the prior's precision alone is positive definite.
                here.precision.copy_from(self.precision());
                let _ = here.precision.factor();
            }
        }
        step.copy_from_slice(&here.gradient);
        here.precision.solve(step);
        crate::matrix::dot(step, &here.gradient)
    }

    /// Goes from `here` along `step`, halved until the log posterior rises; `false` where it never does.
    fn walk(&self, answers: &[Answer<'_>], here: &Place, next: &mut Place, step: &[f64], gain: f64) -> bool {
        let mut share = 1.0;
        for _ in 0..HALVINGS_MAX {
            for ((to, from), part) in next.theta.iter_mut().zip(&here.theta).zip(step) {
                *to = from + share * part;
            }
            next.evaluate(self, answers, Curvature::Observed);
            if next.value >= here.value + 1e-4 * share * gain || gain < SMALL_GAIN {
                return true;
            }
            share *= 0.5;
        }
        false
    }
}

/// Starts farther out than this, in logits, are not used: nothing can be known there.
const FARTHEST_START: f64 = 1e3;

/// The posterior from the last place, whose precision holds its Cholesky factor, and the last step.
fn finish(last: &Place, step: &[f64], iterations: u16) -> Posterior {
    let covariance = last.precision.inverse();
    let mode = last.theta.iter().zip(step).map(|(value, part)| value + part).collect();
    Posterior { mode, covariance, height: last.value, iterations }
}
