//! ln P of every answer at every point of a grid, computed once: scoring is then adding up rows.

use super::{Belief, Grid};
use crate::model::Item;
use crate::space::AnswerError;

/// ln P by item, category and grid point. Scores some ten times faster than from the items, to the same bits.
///
/// ```
/// use cairn_measure::{Belief, Grid, Item, Normal, Table, eap};
/// let items = [Item::logistic(1.2, 0.5, 0.2, 1.0)?, Item::graded(1.6, &[-1.0, 0.0, 1.0])?];
/// let table = Table::new(&items, Grid::STANDARD);
/// let mut belief = Belief::new(Normal::STANDARD, Grid::STANDARD);
/// belief.update_known(&table, 0, 1)?;
/// belief.update_known(&table, 1, 3)?;
/// assert_eq!(belief.estimate(), eap(&[(&items[0], 1), (&items[1], 3)], Normal::STANDARD, &Grid::STANDARD)?);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    grid: Grid,
    /// First row of each item, and the number of rows at the end.
    first: Vec<usize>,
    cells: Vec<f64>,
}

impl Table {
    /// The table of these items. Takes 8 bytes a point and category.
    pub fn new(items: &[Item], grid: Grid) -> Self {
        let mut first = vec![0];
        let mut cells = Vec::new();
        let mut rows = 0;
        for item in items {
            for category in 0..item.categories() {
                cells.extend(grid.points().map(|theta| item.ln_p(theta, category)));
            }
            rows += item.categories();
            first.push(rows);
        }
        Self { grid, first, cells }
    }

    /// The grid.
    pub const fn grid(&self) -> &Grid {
        &self.grid
    }

    /// How many categories an item has; 0 for one that is not in the table.
    pub fn categories(&self, item: usize) -> usize {
        self.first.get(item..item + 2).map_or(0, |ends| ends[1] - ends[0])
    }

    /// ln P at each point; `None` for an item or category that is not in the table.
    pub(crate) fn row(&self, item: usize, category: usize) -> Option<&[f64]> {
        let row = (category < self.categories(item)).then(|| self.first[item] + category)?;
        self.cells.get(row * self.grid.len()..(row + 1) * self.grid.len())
    }
}

impl Belief {
    /// Takes in the answer to an item of a table, which must have the same grid as this belief.
    ///
    /// Fails for a category that the item does not have (an item beyond the table has none), and for another grid.
    pub fn update_known(&mut self, table: &Table, item: usize, category: usize) -> Result<(), AnswerError> {
        if table.grid() != self.grid() {
            return Err(AnswerError::Dimensions { found: table.grid().len(), dimensions: self.grid().len() });
        }
        let Some(row) = table.row(item, category) else {
            return Err(AnswerError::Category { answer: 0, category, categories: table.categories(item) });
        };
        self.take_row(row);
        Ok(())
    }
}
