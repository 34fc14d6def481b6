//! All attempts of a person in time: what changed between two of them, and what is no more than noise.

mod change;
mod doubted;
mod likely_higher;
mod moved;
pub mod view;
mod when;

pub use change::{AnswerChange, AnswerWord, ChangeVerdict, PointsEarned, SkillChange, changes};
pub use doubted::{DoubtedAttempt, attempt_flags, doubted_attempts, quick_flags};
pub use likely_higher::Lean;
pub use moved::{Doubt, Moved, ResultMoved, moved};
pub(crate) use moved::{hundredths, moved_from};
pub use when::told_apart;
