//! An item: what is asked, as numbers.

use super::credit::CreditItem;
use super::elimination::EliminationItem;
use super::graded::GradedItem;
use super::logistic::LogisticItem;
use super::parameter::ParameterError;
use super::point::Point;
use crate::bounded::{Information, Prob, Theta};
use crate::math::real;

/// An item of one of the response models; its parameters were checked when it was made, so that nothing can fail later.
///
/// Answers are categories from 0 (wrong, lowest) to [`categories`](Self::categories) - 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub(super) kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Logistic(LogisticItem),
    Graded(GradedItem),
    Credit(CreditItem),
    Elimination(EliminationItem),
}

impl Item {
    /// A right-or-wrong item: P(right) = c + (d - c) / (1 + exp(-a(theta - b))).
    ///
    /// `a` discrimination (0 to 100, 1/logits), `b` difficulty (logits), `c` chance of a right answer without
    /// knowledge (0 for a 2PL item), `d` chance of one with full knowledge (1 for all but 4PL items).
    pub fn logistic(a: f64, b: f64, c: f64, d: f64) -> Result<Self, ParameterError> {
        Ok(Self { kind: Kind::Logistic(LogisticItem::new(a, b, c, d)?) })
    }

    /// An item with ordered categories: P(X >= k) = 1 / (1 + exp(-a(theta - b_k))) (Samejima 1969).
    ///
    /// `thresholds` are b_1 < b_2 < ..., one fewer than categories.
    pub fn graded(a: f64, thresholds: &[f64]) -> Result<Self, ParameterError> {
        Ok(Self { kind: Kind::Graded(GradedItem::new(a, thresholds)?) })
    }

    /// An item with points: P(X = k) is proportional to exp(sum over j <= k of a(theta - b_j)) (Muraki 1992).
    ///
    /// Step b_k is where k - 1 and k points are equally likely; steps need not increase. One fewer than categories.
    pub fn partial_credit(a: f64, steps: &[f64]) -> Result<Self, ParameterError> {
        Ok(Self { kind: Kind::Credit(CreditItem::new(a, steps)?) })
    }

    /// An item whose options are worth 0, 1, ... points, for people with partial knowledge: who stands at the latent step s,
    /// which follows the partial credit model with these steps, rules out every option worth less than s and picks evenly among
    /// the rest. With n_k = `options[k]` options worth k points, P(X = k) = sum over s <= k of pi_s n_k / (n_s + ... + n_m).
    ///
    /// One right option of four, `options = [3, 1]`, is the three-parameter model with c = 1/4. Elimination: Coombs, Milholland
    /// and Womer 1956; partial knowledge as a mismatch with the options: Hutchinson 1991; a review of elimination testing and its
    /// models: Wu, De Laet and Janssen 2019.
    pub fn elimination(a: f64, steps: &[f64], options: &[usize]) -> Result<Self, ParameterError> {
        Ok(Self { kind: Kind::Elimination(EliminationItem::new(a, steps, options)?) })
    }

    /// How many answers there are, at least 2.
    pub fn categories(&self) -> usize {
        match &self.kind {
            Kind::Logistic(_) => 2,
            Kind::Graded(item) => item.categories(),
            Kind::Credit(item) => item.categories(),
            Kind::Elimination(item) => item.categories(),
        }
    }

    /// Probability of an answer at `theta`; `None` for a category that the item does not have.
    pub fn probability(&self, theta: Theta, category: usize) -> Option<Prob> {
        (category < self.categories()).then(|| Prob::of(self.p(theta.logits(), category)))
    }

    /// Probabilities of all answers at `theta`, lowest first; they sum to 1 (within rounding).
    pub fn probabilities(&self, theta: Theta) -> Vec<Prob> {
        (0..self.categories()).map(|category| Prob::of(self.p(theta.logits(), category))).collect()
    }

    /// Natural logarithm of the probability of an answer, exact also where the probability is close to 0 or 1.
    /// `None` for a category that the item does not have.
    pub fn log_probability(&self, theta: Theta, category: usize) -> Option<f64> {
        (category < self.categories()).then(|| self.ln_p(theta.logits(), category))
    }

    /// Derivative by theta of the probability of an answer, in 1/logits. `None` for a category that the item does
    /// not have.
    pub fn slope(&self, theta: Theta, category: usize) -> Option<f64> {
        let theta = theta.logits();
        (category < self.categories()).then(|| self.p(theta, category) * self.derivatives(theta, category).0)
    }

    /// Derivative by theta of the logarithm of the probability of an answer, in 1/logits: how far the answer pulls an estimate at
    /// `theta`, above 0 where it speaks for more. `None` for a category that the item does not have.
    pub fn log_slope(&self, theta: Theta, category: usize) -> Option<f64> {
        (category < self.categories()).then(|| self.derivatives(theta.logits(), category).0)
    }

    /// Second derivative by theta of the logarithm of the probability of an answer, in 1/logits². Above 0 where the likelihood is
    /// not log-concave: with guessing, and with partial knowledge. `None` for a category that the item does not have.
    pub fn bend(&self, theta: Theta, category: usize) -> Option<f64> {
        (category < self.categories()).then(|| self.derivatives(theta.logits(), category).1)
    }

    /// Expected (Fisher) information of one answer at `theta`: sum over categories of P'²/P. Never negative, never NaN.
    pub fn information(&self, theta: Theta) -> Information {
        Information::of(self.info(theta.logits()))
    }

    /// Expected category at `theta`, from 0 to `categories() - 1`.
    pub fn expected_score(&self, theta: Theta) -> f64 {
        let theta = theta.logits();
        (1..self.categories()).map(|category| real(category) * self.p(theta, category)).sum()
    }

    pub(crate) fn p(&self, theta: f64, category: usize) -> f64 {
        match &self.kind {
            Kind::Logistic(item) => item.p(theta, category),
            Kind::Graded(item) => item.p(theta, category),
            Kind::Credit(item) => item.p(theta, category),
            Kind::Elimination(item) => item.p(theta, category),
        }
    }

    pub(crate) fn ln_p(&self, theta: f64, category: usize) -> f64 {
        match &self.kind {
            Kind::Logistic(item) => item.ln_p(theta, category),
            Kind::Graded(item) => item.ln_p(theta, category),
            Kind::Credit(item) => item.ln_p(theta, category),
            Kind::Elimination(item) => item.ln_p(theta, category),
        }
    }

    pub(crate) fn point(&self, theta: f64, category: usize) -> Point {
        match &self.kind {
            Kind::Logistic(item) => item.point(theta, category),
            Kind::Graded(item) => item.point(theta, category),
            Kind::Credit(item) => item.point(theta, category),
            Kind::Elimination(item) => item.point(theta, category),
        }
    }

    /// Slope and bend of [`Self::point`], without its logarithm, which costs as much as both.
    pub(crate) fn derivatives(&self, theta: f64, category: usize) -> (f64, f64) {
        match &self.kind {
            Kind::Logistic(item) => item.derivatives(theta, category),
            Kind::Graded(item) => item.derivatives(theta, category),
            Kind::Credit(item) => {
                let Point { slope, bend, .. } = item.point(theta, category);
                (slope, bend)
            }
            Kind::Elimination(item) => item.derivatives(theta, category),
        }
    }

    pub(crate) fn info(&self, theta: f64) -> f64 {
        match &self.kind {
            Kind::Logistic(item) => item.information(theta),
            Kind::Graded(item) => item.information(theta),
            Kind::Credit(item) => item.information(theta),
            Kind::Elimination(item) => item.information(theta),
        }
    }

    /// An upper bound of the information at `theta`, cheaper than the information; infinite where there is none.
    pub(crate) fn info_at_most(&self, theta: f64) -> f64 {
        match &self.kind {
            Kind::Logistic(item) => item.information_at_most(theta),
            Kind::Graded(_) | Kind::Credit(_) | Kind::Elimination(_) => f64::INFINITY,
        }
    }

    /// An upper bound of the second derivative by theta of ln P of the category; 0 for the concave ones, which are all but
    /// guessed right answers, slips, and picks with partial knowledge.
    pub(crate) fn convexity(&self, category: usize) -> f64 {
        match &self.kind {
            Kind::Logistic(item) => item.convexity(category),
            Kind::Elimination(item) => item.convexity(category),
            Kind::Graded(_) | Kind::Credit(_) => 0.0,
        }
    }

    /// An ability at which the answer is no surprise; `None` for graded and partial-credit items, which are concave and have no
    /// second story to tell.
    pub(crate) fn unsurprising(&self, category: usize) -> Option<f64> {
        match &self.kind {
            Kind::Logistic(item) => Some(item.unsurprising(category)),
            Kind::Elimination(item) => Some(item.unsurprising(category)),
            Kind::Graded(_) | Kind::Credit(_) => None,
        }
    }
}
