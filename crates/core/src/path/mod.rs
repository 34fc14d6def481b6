//! The path: stages shown and done, where a person stands, what comes next, and what holds them back.

mod stages;
pub mod view;

pub use stages::{Blocker, Likely, Place, Position, StageStanding, StageState, position};
