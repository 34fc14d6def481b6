//! The order of a pool by fit, in groups before places.

use std::collections::BTreeSet;
use std::ops::Range;

use cairn_measure::{Prob, Score, above, highest_first, tiers};

use super::member::Member;
use super::position::Position;
use crate::Skill;
use crate::profile::level_band::{LevelBand, level_band};

/// From this probability on, one person is said to be ahead of another.
pub const SURE: f64 = 0.9;
/// How many standard errors of the difference that takes, for a normal one.
const SURE_DEVIATE: f64 = 1.281_551_565_544_600_4;

/// How those behind the first group stand to it: each of them is counted once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BehindFirst {
    /// Surely behind nobody of the first group: they may belong to it.
    pub nobody: usize,
    /// Surely behind some of the first group, and not behind others of it.
    pub some: usize,
    /// Surely behind each of the first group.
    pub everybody: usize,
}

/// A pool in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// The fit of each member: the weighted mean of their skills in logits, with its standard error.
    pub fits: Vec<Score>,
    /// Applicants from the best fit to the least; equal ones in the order in which they came. Present staff are not in it.
    pub order: Vec<usize>,
    /// The place of each member in that order, from 0; of present staff, behind its end.
    places: Vec<usize>,
    /// Groups of places in which nobody can be told apart.
    pub groups: Vec<Range<usize>>,
    /// The largest standard error among the fits.
    widest: f64,
    /// The shares of the skills in the fits; `None` where the fits came without.
    shares: Option<[f64; Skill::COUNT]>,
}

/// Ranks applicants by the position's weights; `None` where all of them are 0.
pub fn rank(members: &[Member], position: &Position) -> Option<Ranking> {
    let shares = position.shares()?;
    let fits: Vec<Score> = members.iter().map(|member| member.standing.score(&shares)).collect();
    let applies = |at: &usize| members.get(*at).is_some_and(|member| !member.is_staff());
    Some(Ranking { shares: Some(shares), ..by_fit_of(fits, applies) })
}

/// The ranking of these fits.
pub(super) fn by_fit(fits: Vec<Score>) -> Ranking {
    by_fit_of(fits, |_| true)
}

fn by_fit_of(fits: Vec<Score>, ranked: impl Fn(&usize) -> bool) -> Ranking {
    let means: Vec<f64> = fits.iter().map(|fit| fit.mean).collect();
    let order: Vec<usize> = highest_first(&means).into_iter().filter(ranked).collect();
    let mut places = vec![usize::MAX; fits.len()];
    for (place, at) in order.iter().enumerate() {
        if let Some(slot) = places.get_mut(*at) {
            *slot = place;
        }
    }
    let sorted: Vec<Score> = order.iter().filter_map(|at| fits.get(*at).copied()).collect();
    let groups = Prob::new(SURE).map(|level| tiers(&sorted, level)).unwrap_or_default();
    let widest = sorted.iter().map(|fit| fit.sd).fold(0.0, f64::max);
    Ranking { fits, order, places, groups, widest, shares: None }
}

impl Ranking {
    /// The ranking of the same people without these.
    pub(super) fn without(&self, gone: &[usize]) -> Self {
        let gone: BTreeSet<usize> = gone.iter().copied().collect();
        let applies = |at: &usize| self.place(*at).is_some() && !gone.contains(at);
        Self { shares: self.shares, ..by_fit_of(self.fits.clone(), applies) }
    }

    /// The fit of a member with its interval, as every page and file has it.
    pub fn fit_band(&self, members: &[Member], at: usize) -> Option<LevelBand> {
        let fit = *self.fits.get(at)?;
        let of = |shares: &[f64; Skill::COUNT]| Some(members.get(at)?.standing.fit_band(shares));
        Some(self.shares.as_ref().and_then(of).unwrap_or_else(|| level_band(fit)))
    }

    /// The place of a member, from 0; `None` for present staff.
    pub fn place(&self, member: usize) -> Option<usize> {
        self.places.get(member).copied().filter(|place| *place < self.order.len())
    }

    /// The group of a member, from 0; `None` for present staff.
    pub fn group(&self, member: usize) -> Option<usize> {
        let place = self.place(member)?;
        Some(self.groups.partition_point(|group| group.end <= place))
    }

    /// The group of a member where there is more than one: a single group tells nobody apart, so nothing is said of it.
    pub fn group_told(&self, member: usize) -> Option<usize> {
        self.group(member).filter(|_| self.tells_groups())
    }

    /// Whether there is more than one group.
    pub fn tells_groups(&self) -> bool {
        self.groups.len() > 1
    }

    /// The members of a group, best first.
    pub fn members(&self, group: usize) -> &[usize] {
        self.groups.get(group).and_then(|places| self.order.get(places.clone())).unwrap_or_default()
    }

    /// Probability that one member fits better than another, from the error of the difference.
    pub fn above(&self, one: usize, other: usize) -> Option<Prob> {
        Some(above(*self.fits.get(one)?, *self.fits.get(other)?))
    }

    /// Whether each of the first group is surely ahead of everybody behind it.
    ///
    /// Looks at the nearest pairs first, and no further than the widest error reaches.
    pub fn leads(&self) -> bool {
        let first = self.members(0);
        let reach = |one: f64, other: f64| SURE_DEVIATE * libm::hypot(one, other);
        let fit = |at: &usize| self.fits.get(*at).copied();
        let behind = |own: Score| {
            let others = self.order.get(first.len()..).unwrap_or_default().iter().filter_map(fit);
            let mut near = others.take_while(move |other| own.mean - other.mean < reach(own.sd, self.widest));
            near.all(|other| own.mean - other.mean >= reach(own.sd, other.sd))
        };
        first.iter().rev().filter_map(fit).all(behind)
    }

    /// How those behind the first group stand to it.
    ///
    /// Looks from the nearest pairs no further than the widest error reaches, and from the furthest no nearer than the narrowest.
    pub fn behind_first(&self) -> BehindFirst {
        let first = self.members(0);
        let fit = |at: &usize| self.fits.get(*at).copied();
        let reach = |one: f64, other: f64| SURE_DEVIATE * libm::hypot(one, other);
        let narrowest = first.iter().filter_map(fit).map(|one| one.sd).fold(f64::INFINITY, f64::min);
        let alike_with_one = |own: Score| {
            let nearest = first.iter().rev().filter_map(fit);
            nearest
                .take_while(|one| one.mean - own.mean < reach(self.widest, own.sd))
                .any(|one| one.mean - own.mean < reach(one.sd, own.sd))
        };
        let behind_one = |own: Score| {
            let best = first.iter().filter_map(fit);
            best.take_while(|one| one.mean - own.mean >= reach(narrowest, own.sd))
                .any(|one| one.mean - own.mean >= reach(one.sd, own.sd))
        };
        let mut found = BehindFirst::default();
        for own in self.order.get(first.len()..).unwrap_or_default().iter().filter_map(fit) {
            match (alike_with_one(own), behind_one(own)) {
                (false, _) => found.everybody += 1,
                (true, true) => found.some += 1,
                (true, false) => found.nobody += 1,
            }
        }
        found
    }

    /// Those of the group before a member's from whom the member cannot be told apart, the nearest first: the group boundary
    /// does not separate these pairs.
    ///
    /// Looks at the nearest of that group first, and no further than the widest error reaches.
    pub fn alike_before(&self, member: usize) -> impl Iterator<Item = usize> + '_ {
        let before = self.group(member).and_then(|group| group.checked_sub(1));
        before.into_iter().flat_map(move |group| self.alike_in(group, member))
    }

    /// The same of any group ahead of a member's.
    pub(super) fn alike_in(&self, group: usize, member: usize) -> impl Iterator<Item = usize> + '_ {
        let of_group = self.members(group);
        let own = self.fits.get(member).copied().unwrap_or(Score { mean: 0.0, sd: 0.0 });
        let reach = move |sd: f64| SURE_DEVIATE * libm::hypot(sd, own.sd);
        let fit = |at: &usize| Some((*at, self.fits.get(*at)?));
        let near = of_group.iter().rev().filter_map(fit);
        near.take_while(move |(_, other)| other.mean - own.mean < reach(self.widest))
            .filter(move |(_, other)| other.mean - own.mean < reach(other.sd))
            .map(|(at, _)| at)
    }

    /// Whether there is anybody in the group before a member's from whom the member cannot be told apart.
    pub fn bridges(&self, member: usize) -> bool {
        self.alike_before(member).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_bridge_is_what_looking_at_everybody_of_the_group_before_gives(
            people in prop::collection::vec((-3.0..3.0f64, 0.1..0.5f64), 1..90),
        ) {
            let ranking = by_fit(people.into_iter().map(|(mean, sd)| Score { mean, sd }).collect());
            for member in 0..ranking.fits.len() {
                let before = ranking.group(member).and_then(|group| group.checked_sub(1));
                let alike = |other: &usize| ranking.above(*other, member).is_some_and(|p| p.get() < SURE);
                let of_group = before.map_or(&[][..], |group| ranking.members(group));
                let slow: Vec<usize> = of_group.iter().copied().rev().filter(|other| alike(other)).collect();
                prop_assert_eq!(ranking.bridges(member), !slow.is_empty());
                prop_assert_eq!(ranking.alike_before(member).collect::<Vec<_>>(), slow);
            }
            let first = ranking.members(0);
            let surely = |one: &usize, other: &usize| ranking.above(*one, *other).is_some_and(|p| p.get() >= SURE);
            let rest = || ranking.order.iter().skip(first.len());
            let mut slow = BehindFirst::default();
            for other in rest() {
                match first.iter().filter(|one| surely(one, other)).count() {
                    0 => slow.nobody += 1,
                    all if all == first.len() => slow.everybody += 1,
                    _ => slow.some += 1,
                }
            }
            prop_assert_eq!(ranking.behind_first(), slow);
            prop_assert_eq!(ranking.leads(), first.iter().all(|one| rest().all(|other| surely(one, other))));
        }
    }
}
