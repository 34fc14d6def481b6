//! Calibration: difficulties and discriminations of questions from people's answers, with the experts' estimates as priors.
//!
//! # What is estimated
//!
//! The mode of the marginal posterior of all parameters (marginal maximum a posteriori: Bock and Aitkin 1981; Mislevy 1986),
//!
//! ln p(b, ln a, mu | answers) = sum over people of ln ∫ prod P(answer | theta; a, b) N(theta; mu, Sigma) dtheta + ln priors,
//!
//! with b ~ N(b_expert, (kappa b_sd)²), ln a ~ N(ln a_expert, `ln_a_sd`²) and mu ~ N(0, `mean_sd`²). The steps of a scene move
//! together: b is their mean, the distances stay. Sigma and the items of the self-ratings are known. kappa says how far experts are
//! off in units of what they said they might be; it is found by MacKay's evidence rule (1992), kappa² = sum d² / sum gamma, with
//! d the distance from the expert in `b_sd`s and gamma the share of a difficulty that rests on answers, beside
//! [`EXPERTS_COUNT`] made-up questions for which kappa is 1.
//!
//! # Abilities
//!
//! Seven skills and eight biases are too many for quadrature. But answers meet few *sums* of coordinates: the questions of a skill
//! its ability, the ratings of a skill its ability plus both biases. Of each sum the likelihood is a curve over one number, and
//! the sums are jointly normal before the answers. So expectation propagation (Minka 2001) with one site a sum applies: each
//! curve meets, point by point on a grid, the normal that all the other answers leave ([`abilities`]). That is exact for one
//! skill alone, and else as good as the normal for what the *other* curves tell, the lopsided ones included; a Laplace approximation
//! would take the normal for the skill's own curve as well.
//!
//! # Gradient and standard errors
//!
//! The gradient of a person's marginal likelihood is the posterior mean of the gradient with abilities known (Fisher's identity),
//! and its second derivative is, after Louis (1982), E\[l''\] + Var\[l'\]: within a skill both are summed on the grid, between
//! skills Var is that of the parts linear in the abilities. So the information is the observed one, with the doubt about
//! abilities in it, and Newton's method on all parameters at once converges in about six rounds, where EM needs a hundred for a
//! shift of a whole skill. Standard errors are those of the inverse, priors included.
//!
//! # Missing by design
//!
//! An adaptive test asks hard questions of able people, so who answers a question is no random part of the people. But the choice
//! depends on the answers before it alone, and these are in the likelihood; given them it tells nothing more of theta, a or b. So
//! what was not asked is missing at random and ignorable for likelihood and posterior (Rubin 1976; Mislevy and Wu 1996), as long
//! as *all* answers that the choice rests on are weighed, ratings included. Frequencies such as the share of right answers have no such protection.
//!
//! # Map and reduce
//!
//! A round is a map, [`Design::statistics`] over any part of the people, a sum, [`Statistics::add`], and [`Design::solve`]. Parts
//! can be counted anywhere; the sum is the same up to rounding.

mod abilities;
mod chi_squared;
mod design;
mod expert;
mod newton;
mod person;
mod question;
mod report;
mod score;
mod statistics;
mod tables;
mod triangle;

pub use design::{Design, DesignError};
pub use expert::Expert;
pub use newton::{Calibrated, EXPERTS_COUNT, Round, SolveError, Solved};
pub use person::{Given, Person, PersonError};
pub use question::{Parameters, Question};
pub use report::{Association, Band, ItemFit, Shift, Swap, Trend};
pub use statistics::{Seen, Statistics};
