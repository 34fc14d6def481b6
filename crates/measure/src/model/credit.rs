//! Points for parts of an answer: Muraki's generalised partial credit model.

use super::parameter::{ParameterError, difficulties, discrimination};
use super::point::Point;
use crate::math::{exp, ln_1p, real};

/// Beyond this size of theta every category is certain to the last digit; the bound keeps k * theta finite.
const THETA_MAX: f64 = 1e100;

/// Parameters of a partial-credit item.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CreditItem {
    pub(super) a: f64,
    pub(super) steps: Box<[f64]>,
    /// Sum of the steps up to each category; 0 for the lowest.
    sums: Box<[f64]>,
}

/// The distribution of the category around the most probable one, `top`.
struct Shape {
    top: usize,
    /// Exponent of the most probable category.
    peak: f64,
    /// Sum of exp(exponent - peak) over all but the most probable one: P of that one is 1 / (1 + rest).
    rest: f64,
    /// Expected category minus `top`.
    mean: f64,
    /// Variance of the category.
    variance: f64,
}

impl CreditItem {
    pub(super) fn new(a: f64, steps: &[f64]) -> Result<Self, ParameterError> {
        let a = discrimination(a)?;
        difficulties(steps)?;
        let mut sum = 0.0;
        let mut sums = vec![0.0];
        for step in steps {
            sum += step;
            sums.push(sum);
        }
        Ok(Self { a, steps: steps.into(), sums: sums.into() })
    }

    pub(super) fn categories(&self) -> usize {
        self.sums.len()
    }

    fn exponent(&self, theta: f64, category: usize) -> f64 {
        let theta = theta.clamp(-THETA_MAX, THETA_MAX);
        self.a * (real(category) * theta - self.sums[category])
    }

    fn shape(&self, theta: f64) -> Shape {
        let (mut top, mut peak) = (0, 0.0);
        for category in 1..self.categories() {
            let exponent = self.exponent(theta, category);
            if exponent > peak {
                (top, peak) = (category, exponent);
            }
        }
        let (mut rest, mut first, mut second) = (0.0, 0.0, 0.0);
        for category in (0..self.categories()).filter(|category| *category != top) {
            let weight = exp(self.exponent(theta, category) - peak);
            let away = real(category) - real(top);
            rest += weight;
            first += weight * away;
            second += weight * away * away;
        }
        let mass = 1.0 + rest;
        let mean = first / mass;
        // Around the most probable category the mean is small, so this difference loses no digits that count.
        let variance = (second / mass - mean * mean).max(0.0);
        Shape { top, peak, rest, mean, variance }
    }

    /// ln P and its derivatives: a(k - E) and -a² V, with mean and variance of the category.
    pub(super) fn point(&self, theta: f64, category: usize) -> Point {
        let shape = self.shape(theta);
        Point {
            ln_p: self.exponent(theta, category) - shape.peak - ln_1p(shape.rest),
            slope: self.a * (real(category) - real(shape.top) - shape.mean),
            bend: -self.a * self.a * shape.variance,
        }
    }

    pub(super) fn ln_p(&self, theta: f64, category: usize) -> f64 {
        let shape = self.shape(theta);
        self.exponent(theta, category) - shape.peak - ln_1p(shape.rest)
    }

    pub(super) fn p(&self, theta: f64, category: usize) -> f64 {
        let shape = self.shape(theta);
        exp(self.exponent(theta, category) - shape.peak) / (1.0 + shape.rest)
    }

    /// a² times the variance of the category.
    pub(super) fn information(&self, theta: f64) -> f64 {
        self.a * self.a * self.shape(theta).variance
    }
}
