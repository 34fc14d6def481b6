//! A position that is being changed.

use cairn_core::PoolId;
use cairn_core::compare::{Pool, Position};
use cairn_core::record::pool::{read_position, write_position};
use cairn_core::turn::{Look, Turns};

use crate::store::session_marks;

/// A change of the position of a pool that is shown and not kept yet.
#[derive(Default)]
pub(super) struct Moved {
    pub(super) pool: Option<Pool>,
    /// The position before the first of these changes, as this tab knew it: what another tab has changed of it since stays. `None`
    /// where a whole position was set.
    before: Option<Position>,
    /// Each change has a turn of its own: the last one keeps all of them, when nothing has changed for a moment.
    pub(super) turns: Turns,
}

impl Moved {
    /// Takes in the pool with its changed position; `before` is the one before the change.
    pub(super) fn change(&mut self, pool: Option<Pool>, before: Option<Position>) {
        if self.pool.is_none() {
            self.before = before;
        }
        self.pool = pool;
    }

    /// A whole position was set: nothing of another one is kept beside it.
    pub(super) fn whole(&mut self) {
        self.before = None;
    }

    /// Takes it out, to be kept, with the position before.
    pub(super) fn take(&mut self) -> Option<(Pool, Option<Position>)> {
        self.turns.end();
        Some((self.pool.take()?, self.before.take()))
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

/// Notes for this tab a position that is changed and not kept yet: a page that goes has no time to keep it.
pub(super) fn note_unkept(pool: &Pool) {
    session_marks::note(&name(&pool.id), &write_position(&pool.position));
}

/// The position that was changed before a reload and is not known to be kept.
pub(super) fn unkept(pool: &PoolId) -> Option<Position> {
    read_position(&session_marks::noted(&name(pool))?).ok()
}

/// It is kept now, or of a pool that is removed.
pub(super) fn forget_unkept(pool: &PoolId) {
    session_marks::note(&name(pool), "");
}

fn name(pool: &PoolId) -> String {
    format!("cairn/position-unkept/{pool}")
}
