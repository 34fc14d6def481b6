//! Many profiles: who fits a position, how sure that is, and who cannot be told apart.
//!
//! A [`Candidate`] is what came in, as it came; a [`Standing`] is what the engine concludes from it, small enough to hold
//! ten thousand of; a [`Position`] is what is asked for. Everything else is a function of standings and a position.

pub mod beside;
mod candidate;
pub mod combined;
pub mod confirm;
pub mod kit;
mod made_up;
mod observer;
mod pool;
mod position;
pub mod show;
mod standing;
pub mod team;
pub mod trail;

pub use candidate::{Candidate, Joined, Mark, attempt_of};
pub use made_up::{MadeUp, made_up};
pub use pool::{MAX_NOTE, MAX_POOL_NAME, MAX_TAGS, Pool};
pub use position::{MAX_POSITION_NAME, Position, PositionSource, Weight};
pub use standing::{Assessor, FacetPart, Standing};
