//! Item response theory and adaptive testing, in one dimension and in many.
//!
//! Scores a person's answers to items of known difficulty, says how sure that is, and picks the next item.
//! No clock, no randomness of its own (a [`Seed`] comes in), no I/O; the same bits on every machine, because every
//! transcendental function comes from `libm`. Nothing panics: what can be wrong is refused when it is constructed.
//!
//! # Models
//!
//! Abilities are on the logit scale (D = 1), 0 the mean of the population and 1 its standard deviation.
//!
//! | answer | model | P | source |
//! |---|---|---|---|
//! | right or wrong | two to four parameters | P = c + (d - c) / (1 + exp(-a (theta - b))) | Birnbaum 1968; Barton and Lord 1981 |
//! | ordered, such as a self-rating | graded response | P(X >= k) = 1 / (1 + exp(-a (theta - b_k))) | Samejima 1969 |
//! | options of unequal worth, picked with partial knowledge | elimination ([`Item::elimination`]) | P(X = k) = sum over s <= k of pi_s n_k / (n_s + ... + n_m), pi_s as in the row below | Coombs, Milholland and Womer 1956; Hutchinson 1991 |
//! | points for parts | generalised partial credit | P(X = k) ~ exp(sum over j <= k of a (theta - b_j)) | Muraki 1992 |
//!
//! A [`Space`] holds any number of dimensions with a normal prior. An item meets the *sum* of the dimensions that it loads
//! on: a question its skill, a self-rating its skill and the person's bias. The posterior's mode is found by Newton's method
//! on the observed Hessian with a line search; its covariance is the inverse of that Hessian; [`Draws`] weighted by
//! importance make statements about several dimensions at once exact up to Monte Carlo error.
//!
//! # Limits
//!
//! - Item parameters come in, from experts or from a calibration: the feature `calibrate` has one. Difficulties set by experts are
//!   doubtful; [`Item::with_difficulty_error`] lets the numbers carry that.
//! - The covariance describes the posterior near its mode. With few answers to guessed items it can be skewed: use draws.
//! - **Paradoxical results.** In a joint model a better answer never lowers the ability that its own item meets, but it may move
//!   *another* dimension the unexpected way (Hooker, Finkelman and Schwartzman 2009): a better answer to a *question* raises
//!   the skill, and so tells that the person's *ratings* were modest, which raises other skills; a higher *rating* with the same
//!   answers elsewhere tells of a boastful rater, which lowers them. That is what learning a bias means, and it is why it is
//!   accepted here: without it, everybody who rates high gains in every skill.
//!
//! # An adaptive test in twenty lines
//!
//! ```
//! use cairn_measure::{Belief, Grid, Item, Normal, Seed, Theta, most_informative};
//!
//! let bank: Vec<Item> = (0..60)
//!     .map(|at| Item::logistic(1.3, f64::from(at) / 12.0 - 2.5, 0.2, 1.0))
//!     .collect::<Result<_, _>>()?;
//! let truth = Theta::new(0.8)?;
//! let mut belief = Belief::new(Normal::STANDARD, Grid::STANDARD);
//! let mut asked = Vec::new();
//! while belief.estimate().error.logits() > 0.4 {
//!     let theta = belief.estimate().theta;
//!     let Some(next) = most_informative(&bank, theta, |at| !asked.contains(&at)) else { break };
//!     // A real test would put the question to a person here.
//!     let category = bank[next].answer(truth, Seed(7).part(next as u64));
//!     belief.update(&bank[next], category)?;
//!     asked.push(next);
//! }
//! let found = belief.estimate();
//! println!("{:.2} ± {:.2} after {} items", found.theta.logits(), found.error.logits(), asked.len());
//! assert!((found.theta.logits() - 0.8).abs() < 3.0 * found.error.logits() && asked.len() < 40);
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```
//!
//! # Two skills and a bias
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
mod bounded;
#[cfg(feature = "calibrate")]
pub mod calibrate;
mod contrast;
mod fit;
mod joint_cuts;
mod math;
mod matrix;
mod model;
mod random;
mod root_finding;
mod select;
mod simulate;
mod space;
mod stop;
mod tiers;

pub use ability::{Belief, Estimate, Grid, GridError, Normal, Peak, Response, Table, eap, map, ml, wl};
pub use bounded::{Information, NotAProbability, NotFinite, Prob, StdError, Theta};
pub use contrast::{Change, Score, above, above_in_draws, alike, change, highest_first, weighted};
pub use fit::{
    Compared, Effort, Estimator, Fit, Flag, LookedAt, effort, effort_share, infit, longest_run, lz, lz_star,
    outfit, rapid_threshold,
};
pub use joint_cuts::{Share, all_at_once, chances_above, effective, narrowed, weighed};
pub use matrix::Matrix;
pub use model::{Habit, Item, ParameterError};
pub use random::{Seed, normals};
pub use select::{
    Bank, BankError, Criterion, Entry, Exposure, Goals, Outcomes, Weighting, by_information,
    most_informative, variance_reduction,
};
pub use simulate::{Bands, Estimated, Recovery};
pub use space::{
    Answer, AnswerError, Draws, Influence, Occasions, Outlook, Posterior, Shares, Space, SpaceError,
};
pub use stop::{Progress, Rules, Step, StopReason, settled};
pub use tiers::tiers;
