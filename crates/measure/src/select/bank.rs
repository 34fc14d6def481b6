//! A bank: items with what they load on and the content area that they belong to.

use core::fmt;

use super::best::reduction;
use crate::model::Item;
use crate::space::{Posterior, ability};

/// One item of a bank.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The item.
    pub item: Item,
    /// The coordinates whose sum is the ability that it meets.
    pub loads: Vec<usize>,
    /// Its content area (facet), numbered by the caller; areas are balanced within the items of equal loads.
    pub area: usize,
}

/// Items to choose from; their loads were checked when it was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Bank {
    entries: Vec<Entry>,
    dimensions: usize,
}

/// An entry of a bank loads on a dimension that the space does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BankError {
    /// Place of the entry, from 0.
    pub entry: usize,
    /// The dimension.
    pub dimension: usize,
    /// How many the space has.
    pub dimensions: usize,
}

impl fmt::Display for BankError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { entry, dimension, dimensions } = self;
        write!(f, "entry {entry}: loads on dimension {dimension}, but there are {dimensions} (from 0)")
    }
}

impl core::error::Error for BankError {}

impl Bank {
    /// A bank for a space of `dimensions` dimensions. An empty bank is fine: nothing can be asked from it.
    pub fn new(entries: Vec<Entry>, dimensions: usize) -> Result<Self, BankError> {
        for (entry, one) in entries.iter().enumerate() {
            if let Some(&dimension) = one.loads.iter().find(|load| **load >= dimensions) {
                return Err(BankError { entry, dimension, dimensions });
            }
        }
        Ok(Self { entries, dimensions })
    }

    /// How many items.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// One entry; `None` beyond the end.
    pub fn get(&self, place: usize) -> Option<&Entry> {
        self.entries.get(place)
    }

    /// All entries in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The open items with the variance that each is expected to remove from the goal dimensions (logits²), best first;
    /// of equal ones the first in the bank. Written to `worth`, which can be used again for the next step.
    ///
    /// Empty where nothing is open, or where the posterior is of another space.
    pub fn rank(
        &self,
        posterior: &Posterior,
        goals: &[usize],
        open: impl Fn(usize) -> bool,
        worth: &mut Vec<(usize, f64)>,
    ) {
        worth.clear();
        if posterior.mode().len() != self.dimensions {
            return;
        }
        for (place, entry) in self.entries.iter().enumerate().filter(|(place, _)| open(*place)) {
            let information = entry.item.info(ability(posterior.mode(), &entry.loads));
            worth.push((place, reduction(posterior.covariance(), &entry.loads, information, goals)));
        }
        worth.sort_unstable_by(|left, right| right.1.total_cmp(&left.1).then(left.0.cmp(&right.0)));
    }

    /// Whether each item's area was asked least among the open items of the same loads, so that no area is left out.
    /// `asked` says how often an area was asked. `false` for items that are not open.
    pub fn balanced(&self, open: impl Fn(usize) -> bool, asked: impl Fn(usize) -> usize) -> Vec<bool> {
        let mut least: Vec<(&[usize], usize)> = Vec::new();
        let opened: Vec<bool> = (0..self.len()).map(open).collect();
        let is_open = |place: &usize| opened.get(*place).copied().unwrap_or(false);
        for (_, entry) in self.entries.iter().enumerate().filter(|(place, _)| is_open(place)) {
            let count = asked(entry.area);
            match least.iter_mut().find(|(loads, _)| *loads == entry.loads) {
                Some((_, fewest)) => *fewest = count.min(*fewest),
                None => least.push((&entry.loads, count)),
            }
        }
        let fewest =
            |entry: &Entry| least.iter().find(|(loads, _)| *loads == entry.loads).map(|(_, count)| *count);
        let keep =
            |(place, entry): (usize, &Entry)| is_open(&place) && fewest(entry) == Some(asked(entry.area));
        self.entries.iter().enumerate().map(keep).collect()
    }
}
