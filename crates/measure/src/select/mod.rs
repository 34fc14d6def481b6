//! The next item.

mod best;
mod criterion;

pub use best::{by_information, most_informative, variance_reduction};
pub use criterion::{Criterion, Outcomes, Weighting};
