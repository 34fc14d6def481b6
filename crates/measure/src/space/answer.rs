//! An answer, and what can be wrong with it.

use core::fmt;

use crate::model::Item;

/// One answer of one person, as the joint model sees it.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// The item that was answered.
    pub item: &'a Item,
    /// The coordinates whose sum is the ability that the item meets. A coordinate named twice counts twice.
    pub loads: &'a [usize],
    /// The answer's category, from 0.
    pub category: usize,
}

/// Which answer does not fit its item or the space, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerError {
    /// The item has no such category.
    Category {
        /// Place of the answer in the list, from 0.
        answer: usize,
        /// The category given.
        category: usize,
        /// How many the item has.
        categories: usize,
    },
    /// The space has no such dimension.
    Dimension {
        /// Place of the answer in the list, from 0.
        answer: usize,
        /// The dimension named in its loads.
        dimension: usize,
        /// How many the space has.
        dimensions: usize,
    },
    /// A start or posterior has another number of dimensions than the space.
    Dimensions {
        /// How many it has.
        found: usize,
        /// How many the space has.
        dimensions: usize,
    },
}

impl AnswerError {
    /// Checks the answers against their items and a number of dimensions.
    pub(crate) fn check(answers: &[Answer<'_>], dimensions: usize) -> Result<(), Self> {
        for (place, answer) in answers.iter().enumerate() {
            let categories = answer.item.categories();
            if answer.category >= categories {
                return Err(Self::Category { answer: place, category: answer.category, categories });
            }
            if let Some(&dimension) = answer.loads.iter().find(|load| **load >= dimensions) {
                return Err(Self::Dimension { answer: place, dimension, dimensions });
            }
        }
        Ok(())
    }
}

impl fmt::Display for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Category { answer, category, categories } => {
                write!(f, "answer {answer}: category {category}, but the item has {categories} (from 0)")
            }
            Self::Dimension { answer, dimension, dimensions } => {
                write!(
                    f,
                    "answer {answer}: loads on dimension {dimension}, but there are {dimensions} (from 0)"
                )
            }
            Self::Dimensions { found, dimensions } => {
                write!(f, "{found} coordinates given, but the space has {dimensions} dimensions")
            }
        }
    }
}

impl core::error::Error for AnswerError {}
