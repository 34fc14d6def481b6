//! A pool of candidates for one position.

use super::core_set::CoreSet;
use super::position::Position;
use crate::PoolId;
use crate::attempt::Millis;

/// Longest name of a pool, in characters.
pub const MAX_POOL_NAME: usize = 80;
/// Most tags of a candidate, and the longest one, in characters.
pub const MAX_TAGS: (usize, usize) = (12, 30);
/// Longest note about a candidate, in characters.
pub const MAX_NOTE: usize = 4_000;

/// Whom a pool holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PoolKind {
    /// Applicants for a position, who are ranked.
    #[default]
    Applicants,
    /// One's own people: what they cover together and what each could grow into. They are never ranked.
    Team,
}

/// What is kept of a pool beside its candidates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Its id.
    pub id: PoolId,
    /// Its name.
    pub name: String,
    /// When it was made.
    pub made_at: Millis,
    /// Whom it holds.
    pub kind: PoolKind,
    /// Whether its candidates are made up.
    pub example: bool,
    /// What is asked for.
    pub position: Position,
    /// Whether names, and what hints at a person, are hidden until a decision is noted.
    pub hidden: bool,
    /// When names were hidden and shown, the oldest first; pools from before this was kept have none.
    pub blinding: Vec<BlindingStep>,
    /// The interview questions that everybody is asked; `None` until the first kit.
    pub core: Option<CoreSet>,
}

/// Most steps of the blinding that are kept.
pub const MAX_BLINDING: usize = 1_000;

/// Names of a pool were hidden, or shown again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlindingStep {
    /// When, as the device's clock had it.
    pub at: Millis,
    /// Whether they are hidden from then on.
    pub hidden: bool,
    /// How many candidates stood there by name until then, or do from then on.
    pub named: u16,
    /// Whether a decision showed the names.
    pub decided: bool,
}

/// How many people a pool holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeadCount {
    /// Candidates; in a team, everybody.
    pub candidates: usize,
    /// Present staff beside candidates, who are never counted among them.
    pub staff: usize,
}

impl HeadCount {
    /// Of so many people of a pool, of whom so many are marked as present staff. A team has no candidates to tell staff from.
    pub const fn of(kind: PoolKind, all: usize, marked: usize) -> Self {
        let staff = match kind {
            PoolKind::Applicants => marked,
            PoolKind::Team => 0,
        };
        Self { candidates: all.saturating_sub(staff), staff }
    }
}

impl Pool {
    /// Hides names or shows them, and notes when. `named` is how many candidates there are.
    pub fn set_blinding(&mut self, hidden: bool, at: Millis, named: usize, decided: bool) {
        self.hidden = hidden;
        let named = u16::try_from(named).unwrap_or(u16::MAX);
        self.blinding.push(BlindingStep { at, hidden, named, decided });
        // The oldest goes first; nobody hides names a thousand times.
        let over = self.blinding.len().saturating_sub(MAX_BLINDING);
        self.blinding.drain(..over);
    }

    /// An id for a new pool.
    pub fn new_id(chance: u64) -> Option<PoolId> {
        PoolId::parse(&format!("{chance:016x}"))
    }
}
