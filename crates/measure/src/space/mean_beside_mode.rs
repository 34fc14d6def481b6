//! How far the mean of a posterior lies from its mode, because guessing and the ends of scales make it lopsided.

use super::evaluate::ability;
use super::{Answer, AnswerError, Posterior};

/// Step, in logits, of the difference that takes the third derivative of an answer from its second.
const STEP: f64 = 0.05;
/// The mean is taken to lie no further from the mode than so many standard deviations: beyond that the expansion says nothing.
const FARTHEST: f64 = 0.5;

impl Posterior {
    /// The mean of each coordinate, in logits, to the second order: the mode, and what the third derivatives of the answers add
    /// (Tierney and Kadane 1986).
    ///
    /// With S the covariance at the mode, and for each answer its loads a and the third derivative t of ln P by the ability that
    /// it meets, the mean lies S (sum over answers of t (a' S a) a) / 2 from the mode. It costs about as much as two steps of the
    /// search for the mode, where draws take thousands. `answers` must be those that the posterior was made from; fails only for
    /// answers that do not fit it.
    pub fn mean(&self, answers: &[Answer<'_>]) -> Result<Vec<f64>, AnswerError> {
        let size = self.mode().len();
        AnswerError::check(answers, size)?;
        let mut pull = vec![0.0; size];
        for answer in answers {
            let here = ability(self.mode(), answer.loads);
            let bend = |at: f64| answer.item.derivatives(at, answer.category).1;
            let third = (bend(here + STEP) - bend(here - STEP)) / (2.0 * STEP);
            let mut variance = 0.0;
            for &row in answer.loads {
                variance += answer.loads.iter().map(|&column| self.cov(row, column)).sum::<f64>();
            }
            for &load in answer.loads {
                pull[load] += 0.5 * third * variance;
            }
        }
        let moved = |row: usize| {
            let by: f64 = pull.iter().enumerate().map(|(column, part)| self.cov(row, column) * part).sum();
            let most = FARTHEST * self.sd(row);
            by.clamp(-most, most)
        };
        Ok(self.mode().iter().enumerate().map(|(row, mode)| mode + moved(row)).collect())
    }
}
