//! The space and its prior.

use core::fmt;

use crate::matrix::Matrix;

/// Relative difference up to which two mirrored cells of a covariance count as equal.
const SYMMETRY: f64 = 1e-9;

/// Abilities with a multivariate normal prior: the population that a person comes from.
#[derive(Clone, Debug)]
pub struct Space {
    mean: Vec<f64>,
    covariance: Matrix,
    precision: Matrix,
}

impl Space {
    /// A space with one prior mean a dimension (logits) and their covariance (logits²), row by row.
    ///
    /// ```
    /// use cairn_measure::Space;
    /// let two_skills = Space::new(&[0.0, 0.0], &[1.0, 0.45, 0.45, 1.0])?;
    /// assert_eq!(two_skills.dimensions(), 2);
    /// # Ok::<(), cairn_measure::SpaceError>(())
    /// ```
    pub fn new(mean: &[f64], covariance: &[f64]) -> Result<Self, SpaceError> {
        let size = mean.len();
        if size == 0 {
            return Err(SpaceError::Empty);
        }
        let Some(matrix) = Matrix::from_cells(size, covariance) else {
            return Err(SpaceError::NotSquare { dimensions: size, cells: covariance.len() });
        };
        if let Some(dimension) = mean.iter().position(|value| !value.is_finite()) {
            return Err(SpaceError::NotFinite { row: dimension, column: None });
        }
        check_cells(&matrix)?;
        let mut factor = matrix.clone();
        if !factor.factor() {
            return Err(SpaceError::NotPositiveDefinite);
        }
        let precision = factor.inverse();
        if (0..size).any(|row| precision.row(row).iter().any(|cell| !cell.is_finite())) {
            return Err(SpaceError::NotPositiveDefinite);
        }
        Ok(Self { mean: mean.to_vec(), covariance: matrix, precision })
    }

    /// Number of dimensions, at least 1.
    pub fn dimensions(&self) -> usize {
        self.mean.len()
    }

    /// Prior means, in logits.
    pub fn mean(&self) -> &[f64] {
        &self.mean
    }

    /// Prior covariance, in logits².
    pub const fn covariance(&self) -> &Matrix {
        &self.covariance
    }

    pub(crate) const fn precision(&self) -> &Matrix {
        &self.precision
    }

    /// Logarithm of the prior density at `theta` without its constant; `away` receives the precision matrix times
    /// the distance from the prior mean, which is minus the gradient.
    pub(crate) fn ln_prior(&self, theta: &[f64], away: &mut [f64]) -> f64 {
        let mut quadratic = 0.0;
        for (row, cell) in away.iter_mut().enumerate() {
            let sum: f64 = self
                .precision
                .row(row)
                .iter()
                .zip(theta.iter().zip(&self.mean))
                .map(|(factor, (value, mean))| factor * (value - mean))
                .sum();
            *cell = sum;
            quadratic += sum * (theta[row] - self.mean[row]);
        }
        -0.5 * quadratic
    }
}

fn check_cells(matrix: &Matrix) -> Result<(), SpaceError> {
    for row in 0..matrix.size() {
        for column in 0..matrix.size() {
            let (cell, mirror) = (matrix.at(row, column), matrix.at(column, row));
            if !cell.is_finite() {
                return Err(SpaceError::NotFinite { row, column: Some(column) });
            }
            if (cell - mirror).abs() > SYMMETRY * cell.abs().max(mirror.abs()) {
                return Err(SpaceError::NotSymmetric { row, column });
            }
        }
    }
    Ok(())
}

/// Why a space cannot be made from a mean and a covariance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpaceError {
    /// No dimensions.
    Empty,
    /// The covariance does not have a cell for each pair of dimensions.
    NotSquare {
        /// How many means there are.
        dimensions: usize,
        /// How many cells the covariance has.
        cells: usize,
    },
    /// A value is NaN or infinite.
    NotFinite {
        /// Its row.
        row: usize,
        /// Its column in the covariance; `None` in the mean.
        column: Option<usize>,
    },
    /// A cell differs from its mirror image.
    NotSymmetric {
        /// Its row.
        row: usize,
        /// Its column.
        column: usize,
    },
    /// No population has this covariance: some weighted sum would have no, or a negative, variance.
    NotPositiveDefinite,
}

impl fmt::Display for SpaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("a space needs at least one dimension"),
            Self::NotSquare { dimensions, cells } => {
                write!(f, "{cells} cells of covariance for {dimensions} dimensions: the square is needed")
            }
            Self::NotFinite { row, column: None } => write!(f, "mean {row} is not finite"),
            Self::NotFinite { row, column: Some(column) } => {
                write!(f, "covariance ({row}, {column}) is not finite")
            }
            Self::NotSymmetric { row, column } => {
                write!(f, "covariance ({row}, {column}) differs from ({column}, {row})")
            }
            Self::NotPositiveDefinite => f.write_str("the covariance is not positive definite"),
        }
    }
}

impl core::error::Error for SpaceError {}
