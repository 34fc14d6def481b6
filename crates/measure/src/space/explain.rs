//! Why a number is what it is.

use super::evaluate::ability;
use super::{Answer, AnswerError, Posterior, Space};
use crate::matrix::{Matrix, dot};

/// How much one answer moved every coordinate.
#[derive(Clone, Debug, PartialEq)]
pub struct Influence {
    /// Place of the answer in the list.
    pub answer: usize,
    /// Mode with all answers minus mode without this one, in logits, one a dimension.
    pub shift: Vec<f64>,
}

/// What the knowledge of one coordinate rests on; all parts sum to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// What comes from the prior, that is from the population and from no answer.
    pub prior: f64,
    /// What comes from each group of answers.
    pub groups: Vec<f64>,
}

impl Space {
    /// How much each answer moved the estimate: exact, by estimating again without it.
    ///
    /// The sum of all influences is not the estimate: answers confirm or contradict each other. Fails only for answers
    /// that do not fit the space.
    pub fn explain(
        &self,
        answers: &[Answer<'_>],
        posterior: &Posterior,
    ) -> Result<Vec<Influence>, AnswerError> {
        let mut rest = answers.to_vec();
        let mut influences = Vec::with_capacity(answers.len());
        for (place, answer) in answers.iter().enumerate() {
            rest.remove(place);
            let without = self.posterior(&rest, Some(posterior.mode()))?;
            rest.insert(place, *answer);
            let both = posterior.mode().iter().zip(without.mode());
            influences.push(Influence {
                answer: place,
                shift: both.map(|(with, without)| with - without).collect(),
            });
        }
        Ok(influences)
    }

    /// What the knowledge of a weighted sum of coordinates rests on. `group` gives each answer's group by its place;
    /// `groups` is their number, and answers of other groups are left to the rest, which then sums to less than 1.
    ///
    /// With C the covariance by expected information, w the weights, I and l an answer's information and loads:
    /// w'Cw = w'C (prior precision) C w + sum of I (w'Cl)², since C = C C^-1 C. Divided by w'Cw this splits the
    /// knowledge exactly and without a negative part.
    pub fn shares(
        &self,
        answers: &[Answer<'_>],
        posterior: &Posterior,
        weights: &[f64],
        group: impl Fn(usize) -> usize,
        groups: usize,
    ) -> Result<Shares, AnswerError> {
        if weights.len() != self.dimensions() {
            return Err(AnswerError::Dimensions { found: weights.len(), dimensions: self.dimensions() });
        }
        let covariance = self.expected_covariance(answers, posterior)?;
        let along: Vec<f64> = (0..weights.len()).map(|row| dot(covariance.row(row), weights)).collect();
        let total = dot(&along, weights);
        let mut shares =
            Shares { prior: quadratic(self.precision(), &along) / total, groups: vec![0.0; groups] };
        for (place, answer) in answers.iter().enumerate() {
            let seen: f64 = answer.loads.iter().map(|&load| along[load]).sum();
            let information = answer.item.info(ability(posterior.mode(), answer.loads));
            if let Some(share) = shares.groups.get_mut(group(place)) {
                *share += information * seen * seen / total;
            }
        }
        Ok(shares)
    }
}

fn quadratic(matrix: &Matrix, vector: &[f64]) -> f64 {
    (0..vector.len()).map(|row| vector[row] * dot(matrix.row(row), vector)).sum()
}
