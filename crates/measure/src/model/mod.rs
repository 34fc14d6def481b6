//! Response models: the probability of each answer at each ability.
//!
//! | model | constructor | probability |
//! |---|---|---|
//! | 2PL, 3PL, 4PL (Birnbaum 1968; Barton and Lord 1981) | [`Item::logistic`] | P(right) = c + (d - c) / (1 + exp(-a(theta - b))) |
//! | graded response (Samejima 1969) | [`Item::graded`] | P(X >= k) = 1 / (1 + exp(-a(theta - b_k))) |
//! | generalised partial credit (Muraki 1992) | [`Item::partial_credit`] | P(X = k) ~ exp(sum over j <= k of a(theta - b_j)) |
//! | partial knowledge with elimination (Coombs, Milholland and Womer 1956; Hutchinson 1991) | [`Item::elimination`] | P(X = k) = sum over s <= k of pi_s n_k / (n_s + ... + n_m), pi_s partial credit |
//!
//! The scaling constant is D = 1 everywhere: a discrimination made for D = 1.7 is multiplied by 1.7 first.

mod credit;
mod elimination;
mod graded;
mod item;
mod logistic;
mod parameter;
mod point;
mod uncertain;

pub use item::Item;
pub use parameter::ParameterError;
pub(crate) use point::Point;
pub use uncertain::Habit;
