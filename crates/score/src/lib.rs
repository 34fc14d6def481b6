//! A profile in, a record out: what the command `cairn` and the Python module share, so that both say the same numbers.

mod columns;
pub mod engine;
pub mod piece;
pub mod read;
pub mod record;
mod scorer;
mod stages;
mod warnings;

pub use columns::{Cell, Columns, Kind};
pub use scorer::Scorer;
pub use stages::StagesBy;
pub use warnings::Warnings;
