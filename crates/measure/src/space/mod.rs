//! The joint model: many abilities at once, correlated in the population, each item seeing some of them.
//!
//! A between-item model (Segall 1996; Reckase 2009): the ability that an item meets is the *sum* of the coordinates
//! in its `loads`. A knowledge item loads on its skill; a self-rating on its skill and on the person's rating biases.
//! Coordinates have a multivariate normal prior. What is reported is the posterior's mode and its covariance there
//! (Laplace approximation), its mean to the second order, and, where the edges count, weighted [`Draws`].

mod answer;
mod draws;
mod evaluate;
mod explain;
mod forecast;
mod highest;
mod mean_beside_mode;
mod occasions;
mod posterior;
mod preview;
mod prior;

pub use answer::{Answer, AnswerError};
pub use draws::Draws;
pub(crate) use evaluate::ability;
pub use explain::{Influence, Shares};
pub use occasions::Occasions;
pub use posterior::Posterior;
pub use preview::Outlook;
pub use prior::{Space, SpaceError};
