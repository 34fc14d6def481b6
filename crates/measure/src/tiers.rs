//! Groups of people who cannot be told apart, for thousands of people at once.

use core::ops::Range;

use crate::contrast::Score;
use crate::math::{normal_below, real, sqrt};
use crate::scale::Prob;

/// Cells of the grid of standard errors by which most people are decided without looking at each member of a group.
const CELLS: usize = 32;

/// People in order, best first, cut into groups: each joins the group before them unless somebody in it is above them
/// with a probability of at least `level` (above one half). So within a group nobody can be told apart.
///
/// Neighbours on both sides of a cut may still be alike; [`alike`](crate::alike) lists every largest group, overlapping,
/// which is exact and, for thousands of people, too much to read. Takes O(n) steps where errors are much alike.
pub fn tiers(scores: &[Score], level: Prob) -> Vec<Range<usize>> {
    let Some(first) = scores.first() else { return Vec::new() };
    let mut group = Group::new(scores, first.sd, deviate(level));
    let mut found = Vec::new();
    let mut start = 0;
    for (place, score) in scores.iter().enumerate() {
        if group.tells_apart(&scores[start..place], *score) {
            found.push(start..place);
            start = place;
            group.reach.fill(f64::NEG_INFINITY);
        }
        group.add(*score);
    }
    found.push(start..scores.len());
    found
}

/// The standard normal's value below which it lies with this probability, by halving: 0 at one half, at most 8.
fn deviate(level: Prob) -> f64 {
    let (mut low, mut high) = (0.0, 8.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if normal_below(middle) < level.get() {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

/// A group under way.
struct Group {
    deviate: f64,
    smallest: f64,
    step: f64,
    /// For each standard error of the grid: the highest mean of a newcomer that some member is surely above.
    reach: [f64; CELLS + 1],
}

impl Group {
    fn new(scores: &[Score], start: f64, deviate: f64) -> Self {
        let smallest = scores.iter().fold(start, |least, score| least.min(score.sd));
        let largest = scores.iter().fold(start, |most, score| most.max(score.sd));
        let step = (largest - smallest) / real(CELLS);
        Self { deviate, smallest, step, reach: [f64::NEG_INFINITY; CELLS + 1] }
    }

    /// The highest mean of a newcomer of this standard error whom a member is surely above.
    fn below(&self, member: Score, sd: f64) -> f64 {
        member.mean - self.deviate * sqrt(member.sd * member.sd + sd * sd)
    }

    fn add(&mut self, member: Score) {
        for cell in 0..=CELLS {
            let below = self.below(member, self.smallest + self.step * real(cell));
            if let Some(reach) = self.reach.get_mut(cell) {
                *reach = reach.max(below);
            }
        }
    }

    fn tells_apart(&self, members: &[Score], newcomer: Score) -> bool {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "saturates, and is bounded"
        )]
        let cell = (((newcomer.sd - self.smallest) / self.step) as usize).min(CELLS - 1);
        // The greater a newcomer's error, the harder it is to tell them apart: the grid's points hold theirs between them.
        let [most, least] =
            [cell, cell + 1].map(|at| self.reach.get(at).copied().unwrap_or(f64::NEG_INFINITY));
        if newcomer.mean >= most {
            return false;
        }
        newcomer.mean < least || members.iter().any(|member| newcomer.mean < self.below(*member, newcomer.sd))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contrast::above;
    use crate::random::{Random, Seed};

    fn people(count: usize, seed: u64) -> Vec<Score> {
        let mut random = Random::new(Seed(seed));
        let mut scores: Vec<Score> =
            (0..count).map(|_| Score { mean: random.normal(), sd: 0.1 + 0.5 * random.uniform() }).collect();
        scores.sort_by(|left, right| right.mean.total_cmp(&left.mean));
        scores
    }

    #[test]
    fn groups_are_those_that_looking_at_every_pair_gives() {
        let level = Prob::of(0.9);
        for seed in 0..40 {
            let scores = people(120, seed);
            let mut slow: Vec<Range<usize>> = Vec::new();
            for place in 0..scores.len() {
                let start = slow.last().map_or(0, |group| group.start);
                let apart =
                    (start..place).any(|member| above(scores[member], scores[place]).get() >= level.get());
                match slow.last_mut() {
                    Some(group) if !apart => group.end = place + 1,
                    _ => slow.push(place..place + 1),
                }
            }
            assert_eq!(tiers(&scores, level), slow);
        }
    }

    #[test]
    fn equal_and_certain_people_are_one_group() {
        let level = Prob::of(0.9);
        let same = tiers(&[Score { mean: 0.5, sd: 0.0 }; 4], level);
        assert_eq!((same.len(), same[0].len()), (1, 4));
        assert_eq!(tiers(&[], level), Vec::<Range<usize>>::new());
        assert!((deviate(level) - 1.281_551_565_544_600_4).abs() < 1e-12);
    }
}
