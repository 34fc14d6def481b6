//! What holds under all plausible weights.
//!
//! Nobody knows the right weights to the point. A weight is plausible if it is off by at most [`PLAUSIBLE`] of itself.
//! The order of two people is linear in the weights, so whether it can turn has a closed form; groups are tried at the
//! corners of what is plausible.

use super::headline::too_little;
use super::member::Member;
use super::ranking::{Ranking, by_fit};
use crate::Skill;

/// Share by which each weight may be off.
pub const PLAUSIBLE: f64 = 0.3;
/// Most people of whom the first group is sought under other weights: those further down cannot come near it.
const NEAR_THE_TOP: usize = 300;
/// A corner for each choice of "more" or "less" in the seven skills.
const CORNERS: usize = 1 << Skill::COUNT;

/// What becomes of an order under all plausible weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The first is ahead under all of them.
    FirstAhead,
    /// The second is.
    SecondAhead,
    /// It depends on them.
    Depends,
}

/// The order of two people under all plausible weights. With d the differences of their skills and w the weights, the
/// least of sum w d over the box is sum w d - r sum w |d|.
pub fn order(first: &Member, second: &Member, shares: &[f64; Skill::COUNT]) -> Order {
    let (mut sum, mut size) = (0.0, 0.0);
    let skills = first.standing.mean.iter().zip(&second.standing.mean).zip(shares);
    for ((one, other), share) in skills {
        sum += share * (one - other);
        size += share * (one - other).abs();
    }
    let slack = PLAUSIBLE * size;
    if sum > slack {
        Order::FirstAhead
    } else if -sum > slack {
        Order::SecondAhead
    } else {
        Order::Depends
    }
}

/// The places, from 1, between which a member stays under all plausible weights.
pub fn span(members: &[Member], at: usize, shares: &[f64; Skill::COUNT]) -> Option<(usize, usize)> {
    let own = members.get(at)?;
    let (mut ahead, mut behind) = (0, 0);
    let applicants = members.iter().enumerate().filter(|(_, member)| !member.is_staff());
    let all = applicants.clone().count();
    for (place, other) in applicants {
        if place != at {
            match order(own, other, shares) {
                Order::FirstAhead => behind += 1,
                Order::SecondAhead => ahead += 1,
                Order::Depends => {}
            }
        }
    }
    Some((ahead + 1, all.saturating_sub(behind)))
}

/// The first group under all plausible weights.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FirstGroup {
    /// In it whatever the weights.
    pub always: Vec<usize>,
    /// In it now, and out of it under some weights.
    pub leave: Vec<usize>,
    /// Out of it now, and in it under some weights.
    pub enter: Vec<usize>,
}

/// Who is in the first group at each corner of what is plausible.
pub fn first_group(members: &[Member], ranking: &Ranking, shares: &[f64; Skill::COUNT]) -> FirstGroup {
    let near: Vec<usize> = ranking.order.iter().copied().take(NEAR_THE_TOP).collect();
    let mut times = vec![0; near.len()];
    for corner in 0..CORNERS {
        let moved = std::array::from_fn::<f64, { Skill::COUNT }, _>(|skill| {
            let share = shares.get(skill).copied().unwrap_or(0.0);
            share * if corner >> skill & 1 == 1 { 1.0 + PLAUSIBLE } else { 1.0 - PLAUSIBLE }
        });
        let sum: f64 = moved.iter().sum();
        let moved = moved.map(|share| share / sum);
        let fits =
            near.iter().filter_map(|at| members.get(*at)).map(|one| one.standing.score(&moved)).collect();
        let there = by_fit(fits);
        for place in there.members(0) {
            if let Some(count) = times.get_mut(*place) {
                *count += 1;
            }
        }
    }
    // Of whom too little is known is not said to stay or to come, wherever the numbers put them.
    let unknown = too_little(members, ranking);
    let mut found = FirstGroup::default();
    for (at, times) in near.into_iter().zip(times).filter(|(at, _)| !unknown.contains(at)) {
        let list = match (ranking.group(at) == Some(0), times) {
            (true, CORNERS) => &mut found.always,
            (true, _) => &mut found.leave,
            (false, 0) => continue,
            (false, _) => &mut found.enter,
        };
        list.push(at);
    }
    found
}
