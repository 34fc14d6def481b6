//! The field's criteria for the next item in one dimension.
//!
//! On the banks measured for this project they choose equally well (see the crate's notes); maximum information is the
//! cheapest. They stand here so that results of other packages can be reproduced.

use crate::ability::{Belief, Moments};
use crate::math::exp;
use crate::model::Item;

/// By what an item is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// MFI: Fisher information at the estimate (Lord 1980).
    Information,
    /// MEPV: the expected posterior variance, which is to be small (van der Linden 1998).
    ExpectedVariance(Outcomes),
    /// KL and KLP: Kullback-Leibler divergence from the estimate, averaged (Chang and Ying 1996).
    Divergence(Weighting),
    /// MLWI and MPWI: Fisher information, averaged (Veerkamp and Berger 1997; van der Linden 1998).
    WeightedInformation(Weighting),
}

/// How likely the answers are taken to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcomes {
    /// As at the estimate. Some packages do so.
    AtEstimate,
    /// As the posterior predicts them. Theory does so.
    Predictive,
}

/// What a criterion is averaged over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weighting {
    /// The likelihood (KL, MLWI).
    Likelihood,
    /// The likelihood times the prior (KLP, MPWI).
    Posterior,
}

impl Criterion {
    /// The criterion's value for an item. Larger is better, except for the expected variance.
    ///
    /// Weights are not divided by their sum, as in the literature: the value falls with every answer, and after many
    /// hundred answers it may be 0. [`best`](Self::best) does not suffer from that.
    pub fn value(self, belief: &Belief, item: &Item) -> f64 {
        let scale = match self {
            Self::Information | Self::ExpectedVariance(_) => 1.0,
            Self::Divergence(weighting) | Self::WeightedInformation(weighting) => {
                exp(belief.relative(weighting == Weighting::Posterior).1)
            }
        };
        scale * self.prepare(belief).value(item)
    }

    /// The open item that is best by the criterion; of equal ones the first. `None` where none is open.
    pub fn best(self, belief: &Belief, items: &[Item], open: impl Fn(usize) -> bool) -> Option<usize> {
        let prepared = self.prepare(belief);
        let small_is_good = matches!(self, Self::ExpectedVariance(_));
        let mut best: Option<(usize, f64)> = None;
        for (place, item) in items.iter().enumerate().filter(|(place, _)| open(*place)) {
            let value = prepared.value(item);
            let worth = if small_is_good { -value } else { value };
            if best.is_none_or(|(_, most)| worth > most) {
                best = Some((place, worth));
            }
        }
        best.map(|(place, _)| place)
    }

    fn prepare(self, belief: &Belief) -> Prepared<'_> {
        let prior = !matches!(
            self,
            Self::Divergence(Weighting::Likelihood) | Self::WeightedInformation(Weighting::Likelihood)
        );
        let estimate = belief.estimate().theta.logits();
        Prepared { criterion: self, belief, estimate, mass: belief.relative(prior).0 }
    }
}

/// What does not depend on the item.
struct Prepared<'a> {
    criterion: Criterion,
    belief: &'a Belief,
    estimate: f64,
    /// Weight of each point of the grid.
    mass: Vec<f64>,
}

impl Prepared<'_> {
    fn value(&self, item: &Item) -> f64 {
        match self.criterion {
            Criterion::Information => item.info(self.estimate),
            Criterion::ExpectedVariance(outcomes) => self.expected_variance(item, outcomes),
            Criterion::Divergence(_) => self.average(|theta| divergence(item, self.estimate, theta)),
            Criterion::WeightedInformation(_) => self.average(|theta| item.info(theta)),
        }
    }

    /// Integral over the grid of the weight times a function.
    fn average(&self, of: impl Fn(f64) -> f64) -> f64 {
        let grid = self.belief.grid();
        let cells = self.mass.iter().enumerate();
        cells.map(|(place, mass)| mass * grid.weight(place) * of(grid.point(place))).sum()
    }

    fn expected_variance(&self, item: &Item, outcomes: Outcomes) -> f64 {
        let (mut sum, mut total) = (0.0, 0.0);
        for category in 0..item.categories() {
            let predicted = self.average(|theta| item.p(theta, category));
            let weight = match outcomes {
                Outcomes::AtEstimate => item.p(self.estimate, category),
                Outcomes::Predictive => predicted,
            };
            // An answer that cannot come has no variance after it, and no weight.
            if predicted > 0.0 {
                sum += weight * self.variance_after(item, category);
                total += weight;
            }
        }
        sum / total
    }

    fn variance_after(&self, item: &Item, category: usize) -> f64 {
        let grid = self.belief.grid();
        let mut moments = Moments::default();
        for (place, mass) in self.mass.iter().enumerate() {
            let theta = grid.point(place);
            moments.add(theta - self.estimate, mass * grid.weight(place) * item.p(theta, category));
        }
        moments.finish().1
    }
}

/// Sum over categories of P(from) ln(P(from) / P(to)).
fn divergence(item: &Item, from: f64, to: f64) -> f64 {
    let part = |category| {
        let p = item.p(from, category);
        if p > 0.0 { p * (item.ln_p(from, category) - item.ln_p(to, category)) } else { 0.0 }
    };
    (0..item.categories()).map(part).sum()
}
