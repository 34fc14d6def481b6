//! What a person met before.

use super::entry::Event;
use super::log::Attempt;
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
