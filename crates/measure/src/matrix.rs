//! Small symmetric matrices and their Cholesky factor.

use crate::math::sqrt;

/// A square matrix, row by row. Covariances of the crate come in this form.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    size: usize,
    cells: Vec<f64>,
}

impl Matrix {
    /// Number of rows, which is the number of columns.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// One cell; `None` outside the matrix.
    pub fn get(&self, row: usize, column: usize) -> Option<f64> {
        (row < self.size && column < self.size).then(|| self.at(row, column))
    }

    /// One row; empty outside the matrix.
    pub fn row(&self, row: usize) -> &[f64] {
        self.cells.get(row * self.size..(row + 1) * self.size).unwrap_or_default()
    }

    pub(crate) fn zero(size: usize) -> Self {
        Self { size, cells: vec![0.0; size * size] }
    }

    /// `cells` row by row; `None` where their number is not `size` squared.
    pub(crate) fn from_cells(size: usize, cells: &[f64]) -> Option<Self> {
        (cells.len() == size.checked_mul(size)?).then(|| Self { size, cells: cells.to_vec() })
    }

    pub(crate) fn at(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }

    pub(crate) fn add(&mut self, row: usize, column: usize, value: f64) {
        self.cells[row * self.size + column] += value;
    }

    pub(crate) fn copy_from(&mut self, other: &Self) {
        self.cells.copy_from_slice(&other.cells);
    }

    /// Overwrites the lower triangle with the factor L, where L L' is this matrix (of which only the lower triangle
    /// is read). `false`, with the matrix spoilt, where it is not positive definite.
    #[must_use]
    pub(crate) fn factor(&mut self) -> bool {
        let size = self.size;
        for column in 0..size {
            let (done, rest) = self.cells.split_at_mut((column + 1) * size);
            let pivot_row = &mut done[column * size..];
            let pivot = pivot_row[column] - dot(&pivot_row[..column], &pivot_row[..column]);
            // Written so that NaN fails, too.
            if !(pivot > 0.0 && pivot.is_finite()) {
                return false;
            }
            let root = sqrt(pivot);
            pivot_row[column] = root;
            for row in rest.chunks_exact_mut(size) {
                row[column] = (row[column] - dot(&row[..column], &pivot_row[..column])) / root;
            }
        }
        true
    }

    /// Solves L L' x = `vector` in place; this matrix holds L in its lower triangle.
    pub(crate) fn solve(&self, vector: &mut [f64]) {
        self.solve_lower(vector);
        for row in (0..self.size).rev() {
            let value = vector[row] / self.at(row, row);
            vector[row] = value;
            for (cell, factor) in vector[..row].iter_mut().zip(self.row(row)) {
                *cell -= factor * value;
            }
        }
    }

    /// Solves L x = `vector` in place; this matrix holds L in its lower triangle.
    pub(crate) fn solve_lower(&self, vector: &mut [f64]) {
        for row in 0..self.size {
            let sum = dot(&self.row(row)[..row], &vector[..row]);
            vector[row] = (vector[row] - sum) / self.at(row, row);
        }
    }

    /// L times `vector`, in place; this matrix holds L in its lower triangle.
    pub(crate) fn times_lower(&self, vector: &mut [f64]) {
        for row in (0..self.size).rev() {
            vector[row] = dot(&self.row(row)[..=row], &vector[..=row]);
        }
    }

    /// Row j is column j of L^-1: it starts at j, so rows can be combined front to back.
    fn columns_of_lower_inverse(&self) -> Self {
        let size = self.size;
        let mut columns = Self::zero(size);
        for column in 0..size {
            let cells = &mut columns.cells[column * size..(column + 1) * size];
            cells[column] = 1.0 / self.at(column, column);
            for row in column + 1..size {
                let sum = dot(&self.row(row)[column..row], &cells[column..row]);
                cells[row] = -sum / self.at(row, row);
            }
        }
        columns
    }

    /// The diagonal of the inverse of L L', at half the cost; this matrix holds L in its lower triangle.
    #[cfg(feature = "calibrate")]
    pub(crate) fn inverse_diagonal(&self) -> Vec<f64> {
        let columns = self.columns_of_lower_inverse();
        (0..self.size).map(|row| columns.row(row)[row..].iter().map(|cell| cell * cell).sum()).collect()
    }

    /// The inverse of L L'; this matrix holds L in its lower triangle.
    pub(crate) fn inverse(&self) -> Self {
        let size = self.size;
        let columns = self.columns_of_lower_inverse();
        let mut inverse = Self::zero(size);
        for row in 0..size {
            for column in 0..=row {
                let value = dot(&columns.row(row)[row..], &columns.row(column)[row..]);
                inverse.cells[row * size + column] = value;
                inverse.cells[column * size + row] = value;
            }
        }
        inverse
    }
}

/// Sum of products.
pub(crate) fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}
