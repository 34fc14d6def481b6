//! The short list as it is printed: groups before places, intervals, and how likely each must-have is met.

use crate::compare::view::{MemberRow, member_row};
use crate::compare::{Member, Musts, Position, Ranking};
use crate::content::Content;
use crate::path::view::Percent;

/// The short list.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortlist {
    /// What must be, in order: skill or facet, and level, in words.
    pub needs: Vec<(String, String)>,
    /// Who is on it: group by group, best first; one group without a number where nobody is ranked.
    pub groups: Vec<ShortGroup>,
    /// How many candidates there were.
    pub all: usize,
}

/// Those of one group.
#[derive(Clone, Debug, PartialEq)]
pub struct ShortGroup {
    /// Which group, from 0; `None` without a ranking.
    pub group: Option<usize>,
    /// How many the group has in the pool.
    pub all: usize,
    /// Who of it is on the list.
    pub rows: Vec<ShortRow>,
}

/// Somebody on the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ShortRow {
    /// As in the table of the pool.
    pub row: MemberRow,
    /// How likely each must-have is met, in the order of [`Shortlist::needs`].
    pub needs: Vec<Percent>,
}

/// The short list of those at these places among the members.
pub fn shortlist(
    content: &Content,
    members: &[Member],
    ranking: Option<&Ranking>,
    position: &Position,
    chosen: &[usize],
) -> Shortlist {
    let musts = Musts::new(content, position);
    let row = |at: usize| {
        let standing = &members.get(at)?.standing;
        let needs = musts.needs().iter().map(|need| Percent::of(musts.met(standing, need))).collect();
        Some(ShortRow { row: member_row(members, ranking, &musts, at)?, needs })
    };
    let of = |places: &[usize]| -> Vec<ShortRow> {
        places.iter().filter(|at| chosen.contains(at)).filter_map(|at| row(*at)).collect()
    };
    let groups = match ranking {
        Some(ranking) => (0..ranking.groups.len())
            .map(|group| {
                let places = ranking.members(group);
                ShortGroup { group: Some(group), all: places.len(), rows: of(places) }
            })
            .filter(|group| !group.rows.is_empty())
            .collect(),
        None => vec![ShortGroup { group: None, all: members.len(), rows: of(chosen) }],
    };
    let needs = musts.needs().iter().map(|need| (need.name.clone(), need.level_name.clone()));
    Shortlist { needs: needs.collect(), groups, all: members.len() }
}
