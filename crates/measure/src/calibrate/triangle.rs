//! A symmetric matrix kept as its lower triangle, as parts of an information are summed.

use serde::{Deserialize, Serialize};

use crate::matrix::Matrix;

/// The lower triangle, row by row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Triangle {
    size: usize,
    cells: Vec<f64>,
}

impl Triangle {
    pub(super) fn zero(size: usize) -> Self {
        Self { size, cells: vec![0.0; size * (size + 1) / 2] }
    }

    /// Whether it is a triangle of this size: what was read may be anything.
    pub(super) const fn is_of(&self, size: usize) -> bool {
        self.size == size && self.cells.len() == size * (size + 1) / 2
    }

    const fn place(row: usize, column: usize) -> usize {
        if row >= column { row * (row + 1) / 2 + column } else { column * (column + 1) / 2 + row }
    }

    /// Adds to the cell and so to its mirror image.
    pub(super) fn add(&mut self, row: usize, column: usize, value: f64) {
        self.cells[Self::place(row, column)] += value;
    }

    pub(super) fn at(&self, row: usize, column: usize) -> f64 {
        self.cells[Self::place(row, column)]
    }

    /// Adds another one of the same size.
    pub(super) fn sum(&mut self, other: &Self) {
        self.cells.iter_mut().zip(&other.cells).for_each(|(cell, more)| *cell += more);
    }

    /// The matrix of these rows and columns.
    pub(super) fn part(&self, kept: &[usize]) -> Matrix {
        let mut part = Matrix::zero(kept.len());
        for (row, from) in kept.iter().enumerate() {
            for (column, other) in kept.iter().enumerate() {
                part.add(row, column, self.at(*from, *other));
            }
        }
        part
    }
}
