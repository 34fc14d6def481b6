//! The path: stages shown and done, where a person stands, what comes next, and what holds them back.

mod copies;
mod stages;
pub mod view;

pub use copies::{Recomputed, compare, copies};
pub use stages::{Blocker, Likely, Place, Position, StageStanding, StageState, position};
