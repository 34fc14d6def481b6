//! What a person met before, and how much that is.

use super::log::{Attempt, Event};
use crate::ItemId;
use crate::order::sorted;

/// Items that were answered in attempts which began before this one, each once. Attempts that begin later change nothing,
/// so that an attempt asks the same whenever it is replayed.
pub fn seen_before(all: &[Attempt], attempt: &Attempt) -> Vec<ItemId> {
    let when = |one: &Attempt| (one.started(), one.id().clone());
    let now = when(attempt);
    let mut items = Vec::new();
    for entry in all.iter().filter(|other| when(other) < now).flat_map(Attempt::entries) {
        if let Event::Answer { item, .. } = &entry.event {
            items.push(item);
        }
    }
    let mut items: Vec<ItemId> = sorted(&items, Ord::cmp).into_iter().cloned().collect();
    items.dedup();
    items
}

/// How many questions and ratings attempts answer together: what stands in several of them, because ratings were kept or a
/// question was asked again, counts once.
pub fn answered_in(all: &[Attempt]) -> usize {
    let given: Vec<ItemId> = all.iter().flat_map(Attempt::answers).map(|given| given.item).collect();
    let mut items = sorted(&given, Ord::cmp);
    items.dedup();
    items.len()
}
