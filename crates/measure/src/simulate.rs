//! Simulated people: to test a bank, a rule or this crate before real people are asked.

use crate::math::{real, sqrt};
use crate::model::Item;
use crate::random::{Random, Seed};
use crate::scale::{Prob, Theta};
use crate::space::Space;

impl Item {
    /// The answer of one simulated person of this ability; every seed is another occasion.
    pub fn answer(&self, theta: Theta, seed: Seed) -> usize {
        self.simulate(theta.logits(), &mut Random::new(seed))
    }

    pub(crate) fn simulate(&self, theta: f64, random: &mut Random) -> usize {
        let mut left = random.uniform();
        for category in 0..self.categories() - 1 {
            left -= self.p(theta, category);
            if left < 0.0 {
                return category;
            }
        }
        self.categories() - 1
    }
}

impl Space {
    /// The abilities (logits) of one simulated person of the population.
    pub fn person(&self, seed: Seed) -> Vec<f64> {
        let mut random = Random::new(seed);
        let mut theta: Vec<f64> = self.mean().iter().map(|_| random.normal()).collect();
        let mut factor = self.covariance().clone();
        // A space is positive definite by construction.
        if factor.factor() {
            factor.times_lower(&mut theta);
        }
        for (value, mean) in theta.iter_mut().zip(self.mean()) {
            *value += mean;
        }
        theta
    }
}

/// How well estimates recover what was true: collected person by person, read at the end.
///
/// ```
/// use cairn_measure::Recovery;
/// let mut recovery = Recovery::new();
/// recovery.add(0.3, 0.1, 0.4);
/// recovery.add(-1.0, -0.7, 0.4);
/// assert!((recovery.bias() - 0.05).abs() < 1e-12);
/// assert_eq!(recovery.coverage().get(), 1.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Recovery {
    count: usize,
    error: f64,
    square: f64,
    reported: f64,
    covered: usize,
}

impl Recovery {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// This and another collection together, for people simulated side by side.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self {
            count: self.count + other.count,
            error: self.error + other.error,
            square: self.square + other.square,
            reported: self.reported + other.reported,
            covered: self.covered + other.covered,
        }
    }

    /// Adds an estimate and its standard error beside the truth, all in logits.
    pub fn add(&mut self, truth: f64, estimate: f64, sd: f64) {
        /// Half width of a 90 % interval in standard errors.
        const NINETY: f64 = 1.644_853_626_951_472_7;
        let error = estimate - truth;
        self.count += 1;
        self.error += error;
        self.square += error * error;
        self.reported += sd;
        self.covered += usize::from(error.abs() <= NINETY * sd);
    }

    /// How many were added.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Root mean squared error, in logits; 0 where nothing was added, as for all that follow.
    pub fn rmse(&self) -> f64 {
        sqrt(self.mean(self.square))
    }

    /// Mean error, in logits: above 0 where people are overrated.
    pub fn bias(&self) -> f64 {
        self.mean(self.error)
    }

    /// Mean reported standard error, in logits; to be compared with [`rmse`](Self::rmse).
    pub fn mean_error(&self) -> f64 {
        self.mean(self.reported)
    }

    /// Share of people whose truth lies in their 90 % interval.
    pub fn coverage(&self) -> Prob {
        Prob::of(self.mean(real(self.covered)))
    }

    fn mean(&self, sum: f64) -> f64 {
        sum / real(self.count.max(1))
    }
}
