//! All attempts of a person in time: what changed between two of them, and what is no more than noise.

mod change;
mod moved;
pub mod view;

pub use change::{AnswerChange, AnswerWord, Points, SkillChange, Verdict, changes};
pub(crate) use moved::WORTH;
pub use moved::{Moved, moved};
