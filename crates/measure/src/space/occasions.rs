//! One person on two occasions.

use super::{Posterior, Space, SpaceError};
use crate::contrast::{Change, Score, change};

/// A space in which a person stands twice: coordinates that stay (a rating bias) once, the others once an occasion.
///
/// Answers of both occasions go into one posterior, with loads by [`first`](Self::first) and [`second`](Self::second).
/// What both occasions share then cancels in the change, as it must: who overrates themselves twice has not changed.
#[derive(Clone, Debug)]
pub struct Occasions {
    space: Space,
    /// Coordinate on the second occasion of each coordinate of the single space.
    second: Vec<usize>,
}

impl Space {
    /// Two occasions of one person. `same` coordinates have one value for both; the others correlate with their later
    /// selves by `stability` (-1 to 1; 0 lets the second occasion know nothing of the first).
    ///
    /// Fails with [`SpaceError::NotPositiveDefinite`] where no population is like that, for example for a stability
    /// of 1.
    pub fn two_occasions(&self, same: &[usize], stability: f64) -> Result<Occasions, SpaceError> {
        let size = self.dimensions();
        let mut second: Vec<usize> = (0..size).collect();
        let mut origin = second.clone();
        for (dimension, place) in second.iter_mut().enumerate() {
            if !same.contains(&dimension) {
                *place = origin.len();
                origin.push(dimension);
            }
        }
        let mut cells = Vec::with_capacity(origin.len() * origin.len());
        for (row, &left) in origin.iter().enumerate() {
            for (column, &right) in origin.iter().enumerate() {
                let stays = same.contains(&left) || same.contains(&right);
                let across = (row < size) != (column < size) && !stays;
                cells.push(self.covariance().at(left, right) * if across { stability } else { 1.0 });
            }
        }
        let mean: Vec<f64> = origin.iter().map(|&dimension| self.mean()[dimension]).collect();
        Ok(Occasions { space: Space::new(&mean, &cells)?, second })
    }
}

impl Occasions {
    /// The joint space of both occasions.
    pub const fn space(&self) -> &Space {
        &self.space
    }

    /// Loads of an item answered on the first occasion: those of the single space.
    pub fn first(&self, loads: &[usize]) -> Vec<usize> {
        loads.to_vec()
    }

    /// Loads of an item answered on the second occasion. A load that the single space does not have stays, and is
    /// refused with the answer.
    pub fn second(&self, loads: &[usize]) -> Vec<usize> {
        loads.iter().map(|&load| self.second.get(load).copied().unwrap_or(usize::MAX)).collect()
    }

    /// The change of a weighted sum of coordinates (of the single space), by the joint posterior of both occasions.
    pub fn change(&self, posterior: &Posterior, weights: &[f64]) -> Change {
        let mut difference = vec![0.0; self.space.dimensions()];
        for (dimension, (weight, &later)) in weights.iter().zip(&self.second).enumerate() {
            difference[later] += weight;
            difference[dimension] -= weight;
        }
        change(Score { mean: 0.0, sd: 0.0 }, posterior.score(&difference), 0.0)
    }
}
