//! The next item.

mod bank;
mod best;
mod criterion;
mod exposure;
mod goals;

pub use bank::{Bank, BankError, Entry};
pub(crate) use best::reduction;
pub use best::{by_information, most_informative, variance_reduction};
pub use criterion::{Criterion, Outcomes, Weighting};
pub use exposure::Exposure;
pub use goals::Goals;
