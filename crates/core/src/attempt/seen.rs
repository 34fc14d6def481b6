//! What a person met before.

use super::log::Attempt;
use crate::ItemId;

/// Items that were answered in attempts which began before this one. Attempts that begin later change nothing, so that
/// an attempt asks the same whenever it is replayed.
pub fn seen_before(all: &[Attempt], attempt: &Attempt) -> Vec<ItemId> {
    let when = |one: &Attempt| (one.started(), one.id().clone());
    let earlier = all.iter().filter(|other| when(other) < when(attempt));
    earlier.flat_map(|other| other.answers().into_iter().map(|given| given.item)).collect()
}
