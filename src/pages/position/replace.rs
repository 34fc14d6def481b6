//! A whole position in the place of the one before.

use cairn_core::compare::Position;
use leptos::prelude::*;

use crate::pools::{AtHand, Pools};

/// Sets a whole position, and keeps the one before for who did not mean that; nothing where another pool was opened since it was
/// asked for.
pub(super) fn replace(pools: Pools, hand: &AtHand, before: RwSignal<Option<Position>>, new: Position) {
    if !pools.is_at_hand(hand) {
        return;
    }
    before.set(pools.pool.with_untracked(|pool| pool.as_ref().map(|pool| pool.position.clone())));
    pools.replace_position(new);
}
