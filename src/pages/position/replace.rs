//! A whole position in the place of the one before.

use cairn_core::PoolId;
use cairn_core::compare::Position;
use cairn_core::record::pool::{read_position, write_position};
use leptos::prelude::*;

use crate::pools::{AtHand, Pools};
use crate::store::session_marks;

/// What a whole position came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Template,
    Advertisement,
    File,
}

impl By {
    const ALL: [Self; 3] = [Self::Template, Self::Advertisement, Self::File];

    const fn key(self) -> &'static str {
        match self {
            Self::Template => "template",
            Self::Advertisement => "advertisement",
            Self::File => "file",
        }
    }
}

/// The position that was replaced, for who did not mean that.
#[derive(Clone, PartialEq)]
pub(super) struct Replaced {
    pub(super) was: Position,
    pub(super) by: By,
}

impl Replaced {
    /// What this tab remembers of a pool: a reload or another page must not lose it.
    pub(super) fn noted(pool: &PoolId) -> Option<Self> {
        let text = session_marks::noted(&name(pool))?;
        let (by, position) = text.split_once(' ')?;
        let by = By::ALL.into_iter().find(|one| one.key() == by)?;
        Some(Self { was: read_position(position).ok()?, by })
    }

    /// Remembers it for this tab, or that there is nothing to put back.
    pub(super) fn note(replaced: Option<&Self>, pool: &PoolId) {
        let text = replaced.map(|one| format!("{} {}", one.by.key(), write_position(&one.was)));
        session_marks::note(&name(pool), &text.unwrap_or_default());
    }
}

fn name(pool: &PoolId) -> String {
    format!("cairn/position-before/{pool}")
}

/// Sets a whole position, and keeps the one before; nothing where another pool was opened since it was asked for.
pub(super) fn replace(
    pools: Pools,
    hand: &AtHand,
    before: RwSignal<Option<Replaced>>,
    (new, by): (Position, By),
) {
    if !pools.is_at_hand(hand) {
        return;
    }
    let was = pools.pool.with_untracked(|pool| pool.as_ref().map(|pool| pool.position.clone()));
    before.set(was.map(|was| Replaced { was, by }));
    pools.replace_position(new);
}
