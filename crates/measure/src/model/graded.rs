//! Ordered answers: Samejima's graded response model.

use super::parameter::{ParameterError, difficulties, discrimination};
use super::point::Point;
use crate::math::{Logistic, exp, ln_1m_exp, softplus};

/// Parameters of a graded item.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct GradedItem {
    pub(super) a: f64,
    pub(super) thresholds: Box<[f64]>,
    /// ln(1 - exp(-a(b_{k+1} - b_k))) for each inner category, lowest first: it does not depend on theta.
    gaps: Box<[f64]>,
}

impl GradedItem {
    pub(super) fn new(a: f64, thresholds: &[f64]) -> Result<Self, ParameterError> {
        let a = discrimination(a)?;
        difficulties(thresholds)?;
        let mut gaps = Vec::with_capacity(thresholds.len());
        for (index, pair) in thresholds.windows(2).enumerate() {
            let (previous, value) = (pair[0], pair[1]);
            let gap = ln_1m_exp(a * (value - previous));
            if !gap.is_finite() {
                return Err(ParameterError::Disordered { index: index + 1, value, previous });
            }
            gaps.push(gap);
        }
        Ok(Self { a, thresholds: thresholds.into(), gaps: gaps.into() })
    }

    pub(super) fn categories(&self) -> usize {
        self.thresholds.len() + 1
    }

    /// The logits of P(X >= k) and of P(X >= k+1); `None` where the probability is 1 or 0.
    fn edges(&self, theta: f64, category: usize) -> (Option<f64>, Option<f64>) {
        let z = |index: usize| self.thresholds.get(index).map(|b| self.a * (theta - b));
        (category.checked_sub(1).and_then(z), z(category))
    }

    /// ln P of the category: ln s_k + ln(1 - s_{k+1}) + ln(1 - exp(-a(b_{k+1} - b_k))), a product and not a
    /// difference, so that no digits are lost; s is the logistic function.
    pub(super) fn ln_p(&self, theta: f64, category: usize) -> f64 {
        match self.edges(theta, category) {
            (None, None) => 0.0,
            (None, Some(upper)) => -softplus(upper),
            (Some(lower), None) => -softplus(-lower),
            (Some(lower), Some(upper)) => self.gaps[category - 1] - softplus(-lower) - softplus(upper),
        }
    }

    /// ln P and its derivatives: a(1 - s_k - s_{k+1}) and -a²(s_k(1-s_k) + s_{k+1}(1-s_{k+1})).
    pub(super) fn point(&self, theta: f64, category: usize) -> Point {
        let (lower, upper) = self.edges(theta, category);
        let lower = lower.map_or(Logistic { up: 1.0, down: 0.0 }, Logistic::at);
        let upper = upper.map_or(Logistic { up: 0.0, down: 1.0 }, Logistic::at);
        Point {
            ln_p: self.ln_p(theta, category),
            slope: self.a * (lower.down - upper.up),
            bend: -self.a * self.a * (lower.up * lower.down + upper.up * upper.down),
        }
    }

    pub(super) fn p(&self, theta: f64, category: usize) -> f64 {
        exp(self.ln_p(theta, category))
    }

    /// Sum over categories of P'²/P = a² sum of P_k (1 - s_k - s_{k+1})².
    pub(super) fn information(&self, theta: f64) -> f64 {
        let mut sum = 0.0;
        let mut lower = Logistic { up: 1.0, down: 0.0 };
        for category in 0..self.categories() {
            let upper = self
                .thresholds
                .get(category)
                .map_or(Logistic { up: 0.0, down: 1.0 }, |b| Logistic::at(self.a * (theta - b)));
            let inner = category > 0 && category < self.thresholds.len();
            let gap = if inner { self.gap(category) } else { 1.0 };
            let slope = lower.down - upper.up;
            sum += lower.up * upper.down * gap * slope * slope;
            lower = upper;
        }
        self.a * self.a * sum
    }

    fn gap(&self, category: usize) -> f64 {
        exp(self.gaps[category - 1])
    }
}
