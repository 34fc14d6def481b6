//! Where a question of an id stands: a table of hashes, for a search in a sorted list compares a dozen texts that lie apart.

use crate::ItemId;
use crate::attempt::Seed;

/// Places of questions, each in the first free slot from the one that its id's hash names on. Half of the slots stay free.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    slots: Vec<Option<usize>>,
}

impl Index {
    /// The index of so many questions, which stand at the places from 0 on.
    pub(super) fn of<'a>(count: usize, id_at: impl Fn(usize) -> Option<&'a ItemId>) -> Self {
        let mut index = Self { slots: vec![None; (2 * count).next_power_of_two()] };
        for place in 0..count {
            let Some(id) = id_at(place) else { continue };
            let mut slot = index.first(id);
            while index.slots.get(slot).is_some_and(Option::is_some) {
                slot = index.next(slot);
            }
            if let Some(free) = index.slots.get_mut(slot) {
                *free = Some(place);
            }
        }
        index
    }

    /// The place of the question of this id.
    pub(super) fn find<'a>(&self, id: &ItemId, id_at: impl Fn(usize) -> Option<&'a ItemId>) -> Option<usize> {
        let mut slot = self.first(id);
        loop {
            let place = (*self.slots.get(slot)?)?;
            if id_at(place)? == id {
                return Some(place);
            }
            slot = self.next(slot);
        }
    }

    /// The slot where the search for an id begins. Nobody chooses ids of questions to collide: they are the content's own.
    fn first(&self, id: &ItemId) -> usize {
        let mask = self.slots.len().saturating_sub(1);
        usize::try_from(Seed(0).mix(id.as_str()) & u64::try_from(mask).unwrap_or(0)).unwrap_or(0)
    }

    /// The slot after this one; after the last one comes the first.
    const fn next(&self, slot: usize) -> usize {
        (slot + 1) & self.slots.len().saturating_sub(1)
    }
}
