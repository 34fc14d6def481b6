//! What one more answer would change.

use super::evaluate::ability;
use super::{Answer, AnswerError, Posterior, Space};
use crate::bounded::Prob;
use crate::math::{exp, real, sqrt};
use crate::model::Item;

/// What would follow from one possible answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The answer.
    pub category: usize,
    /// How likely it is, given what is known of the person.
    pub probability: Prob,
    /// The posterior after it.
    pub posterior: Posterior,
}

impl Space {
    /// What each possible answer to one more item would lead to, lowest category first; probabilities sum to 1.
    ///
    /// Fails only for answers, an item's loads or a posterior that do not fit the space.
    pub fn preview(
        &self,
        answers: &[Answer<'_>],
        posterior: &Posterior,
        item: &Item,
        loads: &[usize],
    ) -> Result<Vec<Outlook>, AnswerError> {
        AnswerError::check(&[Answer { item, loads, category: 0 }], self.dimensions())?;
        if posterior.mode().len() != self.dimensions() {
            let (found, dimensions) = (posterior.mode().len(), self.dimensions());
            return Err(AnswerError::Dimensions { found, dimensions });
        }
        let mut more = answers.to_vec();
        let mut outlooks = Vec::with_capacity(item.categories());
        for category in 0..item.categories() {
            more.push(Answer { item, loads, category });
            let after = self.posterior(&more, Some(posterior.mode()))?;
            more.pop();
            let probability = Prob::of(posterior.average(loads, |theta| item.p(theta, category)));
            outlooks.push(Outlook { category, probability, posterior: after });
        }
        Ok(outlooks)
    }
}

impl Posterior {
    /// Mean of a function of the ability that an item with these loads meets, over its normal posterior.
    pub(crate) fn average(&self, loads: &[usize], of: impl Fn(f64) -> f64) -> f64 {
        /// Half the number of points, and points in a standard deviation.
        const POINTS: (u8, f64) = (16, 4.0);
        let variance: f64 =
            loads.iter().flat_map(|row| loads.iter().map(|column| self.cov(*row, *column))).sum();
        let (centre, sd) = (ability(self.mode(), loads), sqrt(variance.max(0.0)));
        let (mut sum, mut total) = (0.0, 0.0);
        for place in 0..=2 * POINTS.0 {
            let z = (real(usize::from(place)) - f64::from(POINTS.0)) / POINTS.1;
            let weight = exp(-0.5 * z * z);
            sum += weight * of(centre + sd * z);
            total += weight;
        }
        sum / total
    }
}
