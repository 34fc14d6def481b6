//! What other people have rated: a colleague, a former manager, an interviewer.
//!
//! A rater's levels meet the person's skill plus the rater's own leaning (a general one, and one a skill), as a person's
//! own ratings meet their own. So a kind colleague lifts nobody for long, and two raters count for more than one who
//! rates twice as much. To let a rating move an estimate, build a [`Rater`] and hand it to [`profile_with`](super::profile_with).

use crate::content::RaterBias;
use crate::{ItemId, Level};

/// Most raters that one estimate takes; of more, the first ones.
pub const MAX_RATERS: usize = 8;

/// One level that another person gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    /// The rating, one of [`Content::ratings`](crate::content::Content::ratings).
    pub item: ItemId,
    /// The version of its text.
    pub version: u16,
    /// The level.
    pub level: Level,
}

/// Another person, with what they have rated.
#[derive(Clone, Debug, PartialEq)]
pub struct Rater {
    /// How far somebody of their kind may lean.
    pub bias: RaterBias,
    /// Their ratings; of one item the last counts.
    pub ratings: Vec<Rated>,
}
