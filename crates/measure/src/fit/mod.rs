//! Does this look like a person answering? Each question has its own number and its own sentence.
//!
//! | question | where |
//! |---|---|
//! | Is the pattern of answers likely at this ability? | [`lz`], [`lz_star`] |
//! | How far are answers from what was expected? | [`outfit`] (all alike), [`infit`] (near the person's level) |
//! | The same for any mix of items, against simulated copies of this very person | [`Space::fit`](crate::Space::fit), its flags alone: [`Space::misfits`](crate::Space::misfits) |
//! | Was there time to read the question? | [`effort()`] |
//! | Was the same answer given again and again? | [`longest_run`] |

mod effort;
mod flag;
mod misfit;
mod person;
mod statistic;

pub use effort::{Effort, effort, effort_share, longest_run, rapid_threshold};
pub use flag::Flag;
pub use misfit::LookedAt;
pub use person::{Compared, Fit};
pub use statistic::{Estimator, infit, lz, lz_star, outfit};
