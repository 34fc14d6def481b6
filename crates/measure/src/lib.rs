//! Item response theory and adaptive testing, in one dimension and in many.
//!
//! Scores a person's answers to items of known difficulty, says how sure that is, and picks the next item.
//! No clock, no randomness of its own (a [`Seed`] comes in), no I/O; the same bits on every machine, because every
//! transcendental function comes from `libm`. Nothing panics: what can be wrong is refused when it is constructed.
//!
//! # What it does not do
//!
//! It does not estimate item parameters from answers: they come in, from experts or from a calibration elsewhere.
//!
//! # Example
//!
//! ```
//! use cairn_measure::{Answer, Item, Seed, Space, variance_reduction};
//!
//! // Two skills that go together in the population, and the person's bias when rating themselves.
//! let space = Space::new(&[0.0; 3], &[1.0, 0.45, 0.0, 0.45, 1.0, 0.0, 0.0, 0.0, 1.0])?;
//! let rating = Item::graded(1.8, &[-1.5, -0.5, 0.5, 1.5])?;
//! let question = Item::logistic(1.3, 0.4, 0.2, 1.0)?;
//! let answers = [
//!     Answer { item: &rating, loads: &[0, 2], category: 3 },
//!     Answer { item: &question, loads: &[0], category: 1 },
//! ];
//! let posterior = space.posterior(&answers, None)?;
//! println!("first skill {:.2} ± {:.2}", posterior.mode()[0], posterior.sd(0));
//!
//! // How sure is it that both skills are above the mean of the population?
//! let draws = space.draws(&answers, &posterior, Seed(7), 2000)?;
//! let both = draws.probability(|theta| theta[0] > 0.0 && theta[1] > 0.0);
//! assert!(both.get() > 0.5 && both.get() < 0.8);
//!
//! // A question on the second skill, of which nothing was asked yet, tells more than another on the first.
//! let worth = |skill| variance_reduction(&posterior, &question, &[skill], &[0, 1]);
//! assert!(worth(1) > worth(0));
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

#![forbid(unsafe_code)]
#![allow(clippy::doc_markdown, reason = "formulas are written as the literature writes them: b_k, theta_s")]

mod ability;
mod contrast;
mod fit;
mod math;
mod matrix;
mod model;
mod random;
mod root;
mod scale;
mod select;
mod simulate;
mod space;
mod stop;

pub use ability::{Belief, Estimate, Grid, GridError, Normal, Peak, Response, Table, eap, map, ml, wl};
pub use contrast::{Change, Score, above, above_in_draws, alike, change};
pub use fit::{
    Compared, Effort, Estimator, Fit, Flag, effort, effort_share, infit, longest_run, lz, lz_star, outfit,
    rapid_threshold,
};
pub use matrix::Matrix;
pub use model::{Habit, Item, ParameterError};
pub use random::Seed;
pub use scale::{Information, NotAProbability, NotFinite, Prob, StdError, Theta};
pub use select::{
    Bank, BankError, Criterion, Entry, Exposure, Goals, Outcomes, Weighting, by_information,
    most_informative, variance_reduction,
};
pub use simulate::Recovery;
pub use space::{
    Answer, AnswerError, Draws, Influence, Occasions, Outlook, Posterior, Shares, Space, SpaceError,
};
pub use stop::{Progress, Rules, Step, StopReason, settled};
