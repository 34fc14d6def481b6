//! Ordered answers: Samejima's graded response model.

use super::parameter::{ParameterError, difficulties, discrimination};
use super::point::Point;
use crate::math::{Logistic, Tail, exp, ln_1m_exp};

/// P(X >= k) of the lowest category.
const CERTAIN: Logistic = Logistic { up: 1.0, down: 0.0 };
/// That of the one above the highest.
const IMPOSSIBLE: Logistic = Logistic { up: 0.0, down: 1.0 };

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
        let gaps = vec![0.0; thresholds.len().saturating_sub(1)];
        let mut item = Self { a, thresholds: thresholds.into(), gaps: gaps.into() };
        item.discriminate(a)?;
        Ok(item)
    }

    /// Takes another discrimination.
    pub(super) fn discriminate(&mut self, a: f64) -> Result<(), ParameterError> {
        self.a = discrimination(a)?;
        for (index, (pair, gap)) in self.thresholds.windows(2).zip(&mut self.gaps).enumerate() {
            let (previous, value) = (pair[0], pair[1]);
            *gap = ln_1m_exp(a * (value - previous));
            if !gap.is_finite() {
                return Err(ParameterError::Disordered { index: index + 1, value, previous });
            }
        }
        Ok(())
    }

    pub(super) fn categories(&self) -> usize {
        self.thresholds.len() + 1
    }

    /// The logits of P(X >= k) and of P(X >= k+1); `None` where the probability is 1 or 0.
    fn edges(&self, theta: f64, category: usize) -> (Option<Tail>, Option<Tail>) {
        let z = |index: usize| self.thresholds.get(index).map(|b| Tail::at(self.a * (theta - b)));
        (category.checked_sub(1).and_then(z), z(category))
    }

    /// ln P of the category: ln s_k + ln(1 - s_{k+1}) + ln(1 - exp(-a(b_{k+1} - b_k))), a product and not a
    /// difference, so that no digits are lost; s is the logistic function.
    pub(super) fn ln_p(&self, theta: f64, category: usize) -> f64 {
        self.ln_between(self.edges(theta, category), category)
    }

    fn ln_between(&self, edges: (Option<Tail>, Option<Tail>), category: usize) -> f64 {
        match edges {
            (None, None) => 0.0,
            (None, Some(upper)) => -upper.softplus(),
            (Some(lower), None) => -lower.softplus_of_minus(),
            (Some(lower), Some(upper)) => {
                self.gaps[category - 1] - lower.softplus_of_minus() - upper.softplus()
            }
        }
    }

    /// ln P and its derivatives: a(1 - s_k - s_{k+1}) and -a²(s_k(1-s_k) + s_{k+1}(1-s_{k+1})).
    pub(super) fn point(&self, theta: f64, category: usize) -> Point {
        let edges = self.edges(theta, category);
        let (slope, bend) = self.derivatives_between(edges);
        Point { ln_p: self.ln_between(edges, category), slope, bend }
    }

    pub(super) fn derivatives(&self, theta: f64, category: usize) -> (f64, f64) {
        self.derivatives_between(self.edges(theta, category))
    }

    fn derivatives_between(&self, (lower, upper): (Option<Tail>, Option<Tail>)) -> (f64, f64) {
        let lower = lower.map_or(CERTAIN, Tail::logistic);
        let upper = upper.map_or(IMPOSSIBLE, Tail::logistic);
        let bend = -self.a * self.a * (lower.up * lower.down + upper.up * upper.down);
        (self.a * (lower.down - upper.up), bend)
    }

    pub(super) fn p(&self, theta: f64, category: usize) -> f64 {
        exp(self.ln_p(theta, category))
    }

    /// Sum over categories of P'²/P = a² sum of P_k (1 - s_k - s_{k+1})².
    pub(super) fn information(&self, theta: f64) -> f64 {
        let mut sum = 0.0;
        let mut lower = CERTAIN;
        for category in 0..self.categories() {
            let upper = self
                .thresholds
                .get(category)
                .map_or(IMPOSSIBLE, |b| Tail::at(self.a * (theta - b)).logistic());
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
