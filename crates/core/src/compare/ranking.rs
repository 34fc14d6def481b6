//! The order of a pool by fit, in groups before places.

use std::collections::BTreeSet;
use std::ops::Range;

use cairn_measure::{Prob, Score, above, highest_first, tiers};

use super::member::Member;
use super::position::Position;

/// From this probability on, one person is said to be ahead of another.
pub const SURE: f64 = 0.9;
/// How many standard errors of the difference that takes, for a normal one.
const SURE_DEVIATE: f64 = 1.281_551_565_544_600_4;

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
}

/// Ranks applicants by the position's weights; `None` where all of them are 0.
pub fn rank(members: &[Member], position: &Position) -> Option<Ranking> {
    let shares = position.shares()?;
    let fits: Vec<Score> = members.iter().map(|member| member.standing.score(&shares)).collect();
    let applies = |at: &usize| members.get(*at).is_some_and(|member| !member.is_staff());
    Some(by_fit_of(fits, applies))
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
    Ranking { fits, order, places, groups, widest }
}

impl Ranking {
    /// The ranking of the same people without these.
    pub(super) fn without(&self, gone: &[usize]) -> Self {
        let gone: BTreeSet<usize> = gone.iter().copied().collect();
        by_fit_of(self.fits.clone(), |at| self.place(*at).is_some() && !gone.contains(at))
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

    /// How many behind the first group are not told apart from somebody in it.
    ///
    /// Looks at the nearest pairs first, and no further than the widest error reaches.
    pub fn near_first(&self) -> usize {
        let first = self.members(0);
        let fit = |at: &usize| self.fits.get(*at).copied();
        let reach = |one: f64, other: f64| SURE_DEVIATE * libm::hypot(one, other);
        let near = |own: &Score| {
            let nearest = first.iter().rev().filter_map(fit);
            nearest
                .take_while(|one| one.mean - own.mean < reach(self.widest, own.sd))
                .any(|one| one.mean - own.mean < reach(one.sd, own.sd))
        };
        self.order.get(first.len()..).unwrap_or_default().iter().filter_map(fit).filter(near).count()
    }

    /// Whether a member cannot be told apart from somebody of the group before theirs: the cut between them is no wall.
    ///
    /// Looks at the nearest of that group first, and no further than the widest error reaches.
    pub fn bridges(&self, member: usize) -> bool {
        let before = self.group(member).and_then(|group| group.checked_sub(1));
        let (Some(group), Some(own)) = (before, self.fits.get(member)) else { return false };
        let reach = |sd: f64| SURE_DEVIATE * libm::hypot(sd, own.sd);
        let near = self.members(group).iter().rev().filter_map(|other| self.fits.get(*other));
        near.take_while(|other| other.mean - own.mean < reach(self.widest))
            .any(|other| other.mean - own.mean < reach(other.sd))
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
                let slow = before.is_some_and(|group| ranking.members(group).iter().any(alike));
                prop_assert_eq!(ranking.bridges(member), slow);
            }
            let first = ranking.members(0);
            let surely = |one: &usize, other: &usize| ranking.above(*one, *other).is_some_and(|p| p.get() >= SURE);
            let rest = || ranking.order.iter().skip(first.len());
            let unsure = rest().filter(|other| !first.iter().all(|one| surely(one, other))).count();
            prop_assert_eq!(ranking.near_first(), unsure);
            prop_assert_eq!(ranking.leads(), first.iter().all(|one| rest().all(|other| surely(one, other))));
        }
    }
}
