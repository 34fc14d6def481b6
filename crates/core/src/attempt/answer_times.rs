//! Which answers of a log count, and how long each took in all.

use super::entry::{Choice, Entry, Event};
use super::same_items::places;
use crate::ItemId;

/// An answer with the time spent on its item so far.
struct Spent<'a> {
    version: u16,
    entry: &'a Entry,
    took_ms: Option<u32>,
}

impl Spent<'_> {
    /// This one, with the time spent before it on the same text.
    fn after(self, before: &Self) -> Self {
        if before.version != self.version {
            return self;
        }
        Self { took_ms: together(before.took_ms, self.took_ms), ..self }
    }
}

/// Two times in milliseconds as one; unknown where one of them is.
pub(super) fn together(one: Option<u32>, other: Option<u32>) -> Option<u32> {
    one.zip(other).map(|(one, other)| one.saturating_add(other))
}

/// The entries of the answers that count, in the order in which their items were first answered, each with the time spent on
/// its item in milliseconds.
///
/// The latest answer to an item counts; once its best answer was shown, the latest before that. Who read for forty seconds, went
/// back and picked something else in two has spent forty-two. Time that was spent on another version of the text does not
/// count; where part of the time was not measured, the sum is not known.
pub(super) fn spent(entries: &[Entry]) -> Vec<(&Entry, Option<u32>)> {
    let mut found: Vec<Spent<'_>> = Vec::new();
    let mut shown = 0;
    let items = entries.iter().filter_map(|entry| match &entry.event {
        Event::Answer { item, .. } => Some(item),
        Event::Begin | Event::Fact(_) | Event::Finish | Event::Review => None,
    });
    let mut places = places(&items.collect::<Vec<&ItemId>>()).into_iter();
    for entry in entries {
        if entry.event == Event::Review {
            shown = found.len();
        }
        if let Event::Answer { version, choice, took_ms, .. } = &entry.event {
            let rating = matches!(choice, Choice::Level(_));
            let one = Spent { version: *version, entry, took_ms: *took_ms };
            let place = places.next().unwrap_or(found.len());
            match found.get_mut(place) {
                Some(_) if place < shown && !rating => {}
                Some(known) => *known = one.after(known),
                None => found.push(one),
            }
        }
    }
    found.into_iter().map(|one| (one.entry, one.took_ms)).collect()
}
