//! The posterior of one ability on a grid, answer by answer.

use super::{Grid, Normal, Response};
use crate::bounded::{StdError, Theta};
use crate::math::{exp, sqrt};
use crate::model::Item;
use crate::space::AnswerError;

/// An ability with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The ability.
    pub theta: Theta,
    /// Its standard error; for [`eap`] the standard deviation of the posterior.
    pub error: StdError,
}

/// Expected a posteriori: mean and standard deviation of the posterior (Bock and Mislevy 1982).
///
/// Finite for every pattern, the empty one included, as long as the grid covers the prior. Fails only for a category
/// that an item does not have.
pub fn eap(responses: &[Response<'_>], prior: Normal, grid: &Grid) -> Result<Estimate, AnswerError> {
    super::check(responses)?;
    let mut belief = Belief::new(prior, *grid);
    for (item, category) in responses {
        belief.take(item, *category);
    }
    Ok(belief.estimate())
}

/// What is believed of one ability: prior and likelihood at the points of a grid.
///
/// ```
/// use cairn_measure::{Belief, Grid, Item, Normal};
/// let mut belief = Belief::new(Normal::STANDARD, Grid::STANDARD);
/// let before = belief.estimate();
/// belief.update(&Item::logistic(1.2, 0.5, 0.0, 1.0)?, 1)?;
/// let after = belief.estimate();
/// assert!(after.theta > before.theta && after.error < before.error);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Belief {
    grid: Grid,
    /// ln of the prior's density at each point.
    prior: Vec<f64>,
    /// ln of the likelihood at each point.
    likelihood: Vec<f64>,
}

impl Belief {
    /// Before the first answer.
    pub fn new(prior: Normal, grid: Grid) -> Self {
        let density: Vec<f64> = grid.points().map(|theta| prior.ln_density(theta)).collect();
        Self { grid, likelihood: vec![0.0; density.len()], prior: density }
    }

    /// Takes one answer in; fails for a category that the item does not have.
    pub fn update(&mut self, item: &Item, category: usize) -> Result<(), AnswerError> {
        super::check(&[(item, category)])?;
        self.take(item, category);
        Ok(())
    }

    /// Forgets all answers, to score the next person without allocating.
    pub fn reset(&mut self) {
        self.likelihood.fill(0.0);
    }

    /// Mean and standard deviation. Finite always; without mass anywhere on the grid (answers that are impossible
    /// together) all points count alike.
    pub fn estimate(&self) -> Estimate {
        let (largest, at) = self.top(|place| self.prior[place] + self.likelihood[place]);
        let centre = self.grid.point(at);
        let mut moments = Moments::default();
        for place in 0..self.grid.len() {
            let relative = self.prior[place] + self.likelihood[place] - largest;
            // Where every point has no mass at all, all are alike.
            let mass = if largest.is_finite() { exp(relative) } else { 1.0 };
            moments.add(self.grid.point(place) - centre, mass * self.grid.weight(place));
        }
        let (mean, variance) = moments.finish();
        Estimate { theta: Theta::of(centre + mean), error: StdError::of(sqrt(variance)) }
    }

    /// The grid.
    pub const fn grid(&self) -> &Grid {
        &self.grid
    }

    pub(crate) fn take(&mut self, item: &Item, category: usize) {
        let grid = self.grid;
        for (place, cell) in self.likelihood.iter_mut().enumerate() {
            *cell += item.ln_p(grid.point(place), category);
        }
    }

    /// Takes an answer in whose ln P at each point is known already.
    pub(crate) fn take_row(&mut self, ln_p: &[f64]) {
        for (cell, row) in self.likelihood.iter_mut().zip(ln_p) {
            *cell += row;
        }
    }

    /// The likelihood, times the prior where `prior` is set, at each point relative to its largest value; and the
    /// logarithm of that value.
    pub(crate) fn relative(&self, prior: bool) -> (Vec<f64>, f64) {
        let ln = |place: usize| self.likelihood[place] + if prior { self.prior[place] } else { 0.0 };
        let (largest, _) = self.top(ln);
        let mass = (0..self.grid.len()).map(|place| exp(ln(place) - largest)).collect();
        (mass, largest)
    }

    /// The largest of the values at the points, and the first place where it stands.
    fn top(&self, value: impl Fn(usize) -> f64) -> (f64, usize) {
        let mut top = (f64::NEG_INFINITY, 0);
        for place in 0..self.grid.len() {
            let value = value(place);
            if value > top.0 {
                top = (value, place);
            }
        }
        top
    }
}

/// Mean and variance of a mass along a line, summed about a point close to the mean so that no digits are lost.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Moments {
    total: f64,
    first: f64,
    second: f64,
}

impl Moments {
    pub(crate) fn add(&mut self, at: f64, mass: f64) {
        self.total += mass;
        self.first += mass * at;
        self.second += mass * at * at;
    }

    pub(crate) fn finish(self) -> (f64, f64) {
        let mean = self.first / self.total;
        (mean, (self.second / self.total - mean * mean).max(0.0))
    }
}
