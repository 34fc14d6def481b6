//! All attempts of a person in time: what changed between two of them, and what is no more than noise.

mod change;
mod lean;
mod moved;
pub mod view;
mod when;

pub use change::{AnswerChange, AnswerWord, Points, SkillChange, Verdict, changes};
pub use lean::Lean;
pub(crate) use moved::WORTH;
pub use moved::{Moved, moved};
pub use when::told_apart;
