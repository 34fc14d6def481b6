//! A pool of candidates for one position.

use super::position::Position;
use crate::PoolId;
use crate::attempt::Millis;

/// Longest name of a pool, in characters.
pub const MAX_POOL_NAME: usize = 80;
/// Most tags of a candidate, and the longest one, in characters.
pub const MAX_TAGS: (usize, usize) = (12, 30);
/// Longest note about a candidate, in characters.
pub const MAX_NOTE: usize = 4_000;

/// What is kept of a pool beside its candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Its id.
    pub id: PoolId,
    /// Its name.
    pub name: String,
    /// When it was made.
    pub made_at: Millis,
    /// Whether its candidates are made up.
    pub example: bool,
    /// What is asked for.
    pub position: Position,
    /// Whether names, and what hints at a person, are hidden until a decision is noted.
    pub hidden: bool,
}

impl Pool {
    /// What is asked for, as far as it may be held against somebody now: while names are hidden, no years.
    #[must_use]
    pub fn visible_position(&self) -> Position {
        let years = if self.hidden { [None; 3] } else { self.position.years };
        Position { years, ..self.position.clone() }
    }

    /// An id for a new pool.
    pub fn new_id(chance: u64) -> Option<PoolId> {
        PoolId::parse(&format!("{chance:016x}"))
    }
}
