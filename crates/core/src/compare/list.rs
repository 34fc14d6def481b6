//! Which lines a table shows: filtered, sorted, in groups where it is sorted by fit.

use std::collections::BTreeMap;

use cairn_measure::highest_first;

use super::candidate::Status;
use super::member::Member;
use super::must_haves::MustHaves;
use super::must_haves_met::MustHavesTally;
use super::ranking::Ranking;
use crate::Skill;
use crate::attempt::Track;
use crate::names::{alike, sorted};

/// By what a table is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// The fit, in groups.
    Fit,
    /// The name.
    Name,
    /// One skill; those of whom it was not measured stand last.
    Skill(Skill),
    /// How many levels are likely met, then the probability that all are met at once.
    MustHaves,
    /// Years on a track; those who did not say stand last.
    Years(Track),
    /// How much they rate themselves above what they show; those of whom that is not known stand last.
    Bias,
}

/// Which members a table shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    /// All.
    All,
    /// Those of whom every level by itself was measured and is likely met, and who do not say fewer years than are asked for.
    LikelyMet,
    /// The first group.
    FirstGroup,
    /// Those of whom all seven skills were measured.
    AllMeasured,
    /// Present staff, who are not ranked.
    Staff,
    /// Those of this status.
    Status(Status),
    /// Those of whom no status was noted.
    NoStatus,
}

/// What a person has set above the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListWish {
    /// The order.
    pub sort: SortBy,
    /// Turned round.
    pub reversed: bool,
    /// Who.
    pub show: Show,
    /// Part of a name or a tag.
    pub search: String,
}

impl ListWish {
    /// Everybody, by fit.
    pub const fn usual() -> Self {
        Self { sort: SortBy::Fit, reversed: false, show: Show::All, search: String::new() }
    }

    /// Whether it decides anything how must-haves stand: that takes longer than all the rest.
    pub fn needs_chances(&self) -> bool {
        self.sort == SortBy::MustHaves || self.show == Show::LikelyMet
    }
}

/// A line of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableLine {
    /// The head of a group, with how many of it are shown.
    Group(usize, usize),
    /// A member.
    Member(usize),
}

/// The lines of a table. `chances` are those of [`MustHaves::chances`] where [`ListWish::needs_chances`] says so. Without a ranking (all weights 0) an order by fit is the order in which they came.
pub fn list(
    members: &[Member],
    ranking: Option<&Ranking>,
    musts: &MustHaves,
    chances: &[MustHavesTally],
    wish: &ListWish,
) -> Vec<TableLine> {
    let search = alike(&wish.search);
    let shown = |at: &usize| {
        let Some(member) = members.get(*at) else { return false };
        let is = match wish.show {
            Show::All | Show::Staff => true,
            // A status is hidden with the names: a filter that was set before shows everybody.
            Show::Status(_) | Show::NoStatus if member.blinded => true,
            Show::Status(status) => member.mark.status == Some(status),
            Show::NoStatus => member.mark.status.is_none(),
            Show::LikelyMet => musts.likely_met(&member.standing, chance(chances, *at)),
            Show::FirstGroup => ranking.is_none_or(|ranking| ranking.group(*at) == Some(0)),
            Show::AllMeasured => Skill::ALL.into_iter().all(|skill| member.standing.measured(skill)),
        };
        is && member.is_staff() == (wish.show == Show::Staff) && (search.is_empty() || member.holds(&search))
    };
    // Present staff are in no ranking.
    let ranking = ranking.filter(|_| wish.show != Show::Staff);
    match (wish.sort, ranking) {
        (SortBy::Fit, Some(ranking)) => grouped(ranking, wish.reversed, shown),
        (SortBy::Fit, None) => (0..members.len()).filter(shown).map(TableLine::Member).collect(),
        _ => {
            // Equal values stand as they rank.
            let places: Vec<usize> = match ranking {
                Some(ranking) => ranking.order.iter().copied().filter(shown).collect(),
                None => (0..members.len()).filter(shown).collect(),
            };
            plain(members, chances, wish, places)
        }
    }
}

fn chance(chances: &[MustHavesTally], at: usize) -> MustHavesTally {
    chances.get(at).copied().unwrap_or_default()
}

fn grouped(ranking: &Ranking, reversed: bool, shown: impl Fn(&usize) -> bool) -> Vec<TableLine> {
    let mut lines = Vec::with_capacity(ranking.order.len() + ranking.groups.len());
    let mut groups: Vec<usize> = (0..ranking.groups.len()).collect();
    if reversed {
        groups.reverse();
    }
    for group in groups {
        let head = lines.len();
        // A single group has nothing to be told from.
        lines.extend(ranking.tells_groups().then_some(TableLine::Group(group, 0)));
        let start = lines.len();
        lines.extend(ranking.members(group).iter().filter(|at| shown(at)).map(|at| TableLine::Member(*at)));
        let count = lines.len() - start;
        if count == 0 {
            lines.truncate(head);
        } else if let Some(TableLine::Group(_, shown)) = lines.get_mut(head) {
            *shown = count;
        }
        if reversed && let Some(own) = lines.get_mut(start..) {
            own.reverse();
        }
    }
    lines
}

fn plain(
    members: &[Member],
    chances: &[MustHavesTally],
    wish: &ListWish,
    mut places: Vec<usize>,
) -> Vec<TableLine> {
    if wish.sort == SortBy::Name {
        let name = |at: usize| members.get(at).map_or("", Member::name);
        // All at once: a browser asked for each pair of ten thousand would take a second.
        let order = sorted(places.iter().map(|at| name(*at).to_owned()).collect());
        let place: BTreeMap<&str, usize> = order.iter().map(String::as_str).zip(0..).collect();
        places.sort_by_key(|at| (place.get(name(*at)).copied(), *at));
    } else {
        let of =
            |at: &usize| members.get(*at).and_then(|member| value(member, chance(chances, *at), wish.sort));
        // Who has no number stands last, whichever way the others go.
        let (known, unknown): (Vec<usize>, Vec<usize>) = places.into_iter().partition(|at| of(at).is_some());
        let values: Vec<f64> = known.iter().filter_map(of).collect();
        places = highest_first(&values).into_iter().filter_map(|place| known.get(place).copied()).collect();
        if wish.reversed {
            places.reverse();
        }
        places.extend(unknown);
        return places.into_iter().map(TableLine::Member).collect();
    }
    if wish.reversed {
        places.reverse();
    }
    places.into_iter().map(TableLine::Member).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a handful of must-haves")]
fn value(member: &Member, met: MustHavesTally, sort: SortBy) -> Option<f64> {
    let standing = &member.standing;
    match sort {
        SortBy::Skill(skill) => standing.measured(skill).then(|| standing.skill(skill).mean),
        // The chance of all at once is at most 1, and 1 only with every one met: it never outweighs one more.
        SortBy::MustHaves => Some(met.likely as f64 + met.all),
        SortBy::Years(track) => standing.years.get(track as usize).copied().flatten().map(f64::from),
        SortBy::Bias => standing.bias.gap().map(|bias| bias.levels.get()),
        SortBy::Fit | SortBy::Name => None,
    }
}
