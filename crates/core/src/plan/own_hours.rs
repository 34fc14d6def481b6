//! Hours that the person has set in place of the usual ones, so that each can be set back wherever its piece has gone.

use super::preferences::Wishes;
use crate::content::{Content, PathContent};
use crate::path::way::Hours;
use crate::{FacetId, Level};

/// Hours of one level of a facet, other than usual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnHours {
    /// The facet.
    pub facet: FacetId,
    /// The level that they lead to.
    pub to: Level,
    /// The facet's name.
    pub name: String,
    /// The level below it and the one that they lead to, in words.
    pub levels: (String, String),
    /// Hours that count.
    pub hours: u32,
    /// Hours that the content has.
    pub usual: u32,
}

/// All of them, in the order in which they were set. Facets that this version of the content does not know are left out.
pub fn own_hours(content: &Content, path: &PathContent, wishes: &Wishes) -> Vec<OwnHours> {
    let (own, usual) = (wishes.hours(path), Hours::new(path, &[]));
    let row = |(facet, to, _): &(FacetId, Level, u32)| {
        let from = Level::new(to.number().checked_sub(1)?)?;
        let name = content.facet(facet)?.1.name.clone();
        let [hours, usual] = [&own, &usual].map(|hours| hours.between(facet, from, *to).whole());
        let levels = (content.level_name(from), content.level_name(*to));
        (hours != usual).then(|| OwnHours { facet: facet.clone(), to: *to, name, levels, hours, usual })
    };
    wishes.efforts.iter().filter_map(row).collect()
}
