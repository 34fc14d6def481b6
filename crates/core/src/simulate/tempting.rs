//! Which wrong option tempts most, by the content's own reasons.

use std::collections::BTreeMap;

use crate::ItemId;
use crate::content::source::AuthoredItem;

/// Words by which a reason says that an option tempts.
const SIGNS: [&str; 6] = ["tempt", "sounds", "looks ", "seems ", "plausible", "attractive"];

/// The options of each question in the order in which they tempt, the most tempting first; the best option is not among them.
pub(super) struct Tempting {
    by_item: BTreeMap<ItemId, Vec<u8>>,
}

impl Tempting {
    pub(super) fn of(items: &[AuthoredItem]) -> Self {
        Self { by_item: items.iter().map(|item| (item.question.id.clone(), order(item))).collect() }
    }

    /// The most tempting option of those left; `None` where only the best is left.
    pub(super) fn most(&self, item: &ItemId, left: &[u8]) -> Option<u8> {
        self.by_item.get(item)?.iter().copied().find(|place| left.contains(place))
    }
}

/// First those of which the reason says so, then the one that a blind reader found the most agreeable, then by length: people
/// take what is said at length for what is thought through.
fn order(item: &AuthoredItem) -> Vec<u8> {
    let best = item.question.most_points();
    let key = |place: usize| {
        let why = item.whys.get(place).map(|why| why.to_lowercase()).unwrap_or_default();
        let named = SIGNS.iter().any(|sign| why.contains(sign));
        let length = item.question.options.get(place).map_or(0, |option| option.text.chars().count());
        (!named, !item.agreeable.contains(&place), core::cmp::Reverse(length))
    };
    let mut wrong: Vec<usize> = (0..item.question.options.len())
        .filter(|place| item.question.options.get(*place).is_some_and(|option| option.points < best))
        .collect();
    wrong.sort_by_key(|place| key(*place));
    wrong.into_iter().filter_map(|place| u8::try_from(place).ok()).collect()
}
