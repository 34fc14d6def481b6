//! All attempts of a person in time: what changed between two of them, and what is no more than noise.

mod change;
pub mod view;

pub use change::{AnswerChange, AnswerWord, Points, SkillChange, Verdict, changes};
