//! A position that is being changed.

use cairn_core::compare::Pool;
use cairn_core::turn::{Look, Turns};

/// A change of the position of a pool that is shown and not kept yet.
#[derive(Default)]
pub(super) struct Moved {
    pub(super) pool: Option<Pool>,
    /// Each change has a turn of its own: the last one keeps all of them, when nothing has changed for a moment.
    pub(super) turns: Turns,
}

impl Moved {
    /// Takes it out, to be kept.
    pub(super) fn take(&mut self) -> Option<Pool> {
        self.turns.end();
        self.pool.take()
    }

    /// The changes up to now.
    pub(super) const fn look(&self) -> Look {
        self.turns.look()
    }

    /// Whether nothing was changed since.
    pub(super) const fn none_since(&self, look: Look) -> bool {
        self.turns.none_since(look)
    }
}
