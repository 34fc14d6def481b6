//! What is calibrated: questions, ratings of known parameters, and the people's space.

use core::fmt;

use super::question::{Parameters, Question};
use crate::math::ln;
use crate::matrix::Matrix;
use crate::model::Item;
use crate::space::Space;

/// What is calibrated, and in which population.
#[derive(Clone, Debug)]
pub struct Design {
    pub(super) questions: Vec<Question>,
    /// The place among `sums` of each question's.
    pub(super) question_sums: Vec<usize>,
    /// Items whose parameters stay as they are, with the places of their sums.
    pub(super) ratings: Vec<(Item, usize)>,
    /// The different sums of coordinates that answers meet.
    pub(super) sums: Vec<Vec<usize>>,
    /// Prior covariance of the sums.
    pub(super) covariance: Matrix,
    /// How far the people's mean may lie from 0 in each coordinate, as a standard deviation in logits; 0 where it is known to be 0.
    pub(super) mean_sd: Vec<f64>,
    /// The coordinates whose mean is estimated.
    pub(super) free: Vec<usize>,
}

/// Why there is nothing to calibrate with this design.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DesignError {
    /// A question or rating, by its place in its list, loads on a dimension that the space does not have, or on none.
    Loads(usize),
    /// A standard deviation of a question, by its place, is not above 0 and finite.
    Expert(usize),
    /// There must be one standard deviation of the mean for each dimension, finite and not negative.
    Means,
}

impl fmt::Display for DesignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Loads(place) => write!(f, "item {place} loads on no dimension of the space"),
            Self::Expert(place) => {
                write!(f, "question {place} has a prior without a standard deviation above 0")
            }
            Self::Means => f.write_str("the doubt about the mean must be given for each dimension"),
        }
    }
}

impl core::error::Error for DesignError {}

impl Design {
    /// Questions to be calibrated and ratings of known parameters, each with the coordinates that it loads on, in a population
    /// whose covariance is that of `space`; its mean is estimated where `mean_sd` (logits, one a dimension) is above 0.
    pub fn new(
        space: &Space,
        mean_sd: &[f64],
        questions: Vec<Question>,
        ratings: Vec<(Item, Vec<usize>)>,
    ) -> Result<Self, DesignError> {
        let size = space.dimensions();
        if mean_sd.len() != size || mean_sd.iter().any(|sd| !(0.0..f64::INFINITY).contains(sd)) {
            return Err(DesignError::Means);
        }
        let positive = |sd: f64| sd > 0.0 && sd.is_finite();
        let sound = |one: &Question| positive(one.expert.b_sd) && positive(one.expert.ln_a_sd);
        if let Some(place) = questions.iter().position(|one| !sound(one)) {
            return Err(DesignError::Expert(place));
        }
        let mut sums: Vec<Vec<usize>> = Vec::new();
        let mut place = |at: usize, loads: &[usize]| {
            if loads.is_empty() || loads.iter().any(|load| *load >= size) {
                return Err(DesignError::Loads(at));
            }
            let known = sums.iter().position(|sum| sum == loads);
            Ok(known.unwrap_or_else(|| {
                sums.push(loads.to_vec());
                sums.len() - 1
            }))
        };
        let question_sums = questions
            .iter()
            .enumerate()
            .map(|(at, question)| place(at, &question.loads))
            .collect::<Result<_, _>>()?;
        let ratings = ratings
            .into_iter()
            .enumerate()
            .map(|(at, (item, loads))| Ok((item, place(at, &loads)?)))
            .collect::<Result<_, _>>()?;
        let mut covariance = Matrix::zero(sums.len());
        for (row, left) in sums.iter().enumerate() {
            for (column, right) in sums.iter().enumerate() {
                let cell: f64 = left
                    .iter()
                    .map(|one| right.iter().map(|other| space.covariance().at(*one, *other)).sum::<f64>())
                    .sum();
                covariance.add(row, column, cell);
            }
        }
        let free =
            (0..size).filter(|dimension| mean_sd.get(*dimension).is_some_and(|sd| *sd > 0.0)).collect();
        Ok(Self { questions, question_sums, ratings, sums, covariance, mean_sd: mean_sd.to_vec(), free })
    }

    /// The questions.
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// Where the search begins: what experts say, and people whose mean is 0.
    pub fn experts(&self) -> Parameters {
        Parameters {
            b: self.questions.iter().map(|question| question.expert.b).collect(),
            ln_a: self.questions.iter().map(|question| ln(question.expert.a)).collect(),
            mean: vec![0.0; self.mean_sd.len()],
        }
    }

    /// How many parameters are estimated: b and ln a of each question, then the free means.
    pub(super) const fn parameters(&self) -> usize {
        2 * self.questions.len() + self.free.len()
    }

    /// Mean of each sum, in logits.
    pub(super) fn mean_of_sums(&self, mean: &[f64]) -> Vec<f64> {
        let of = |sum: &Vec<usize>| sum.iter().map(|at| mean.get(*at).copied().unwrap_or(0.0)).sum();
        self.sums.iter().map(of).collect()
    }
}
