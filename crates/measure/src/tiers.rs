//! Groups of people who cannot be told apart, for thousands of people at once.

use core::ops::Range;

use crate::bounded::Prob;
use crate::contrast::Score;
use crate::math::{normal_below, sqrt};

/// People in order, best first, cut into groups: each joins the group before them unless somebody in it is above them
/// with a probability of at least `level` (above one half). So within a group nobody can be told apart.
///
/// Neighbours on both sides of a cut may still be alike; [`alike`](crate::alike) lists every largest group, overlapping,
/// which is exact and, for thousands of people, too much to read. Only the members of a group decide who have a smaller
/// error than all before them (who stands lower with no smaller error is above nobody whom the other is not above), so it
/// takes about n log n steps, and n² only where errors fall all the way down.
pub fn tiers(scores: &[Score], level: Prob) -> Vec<Range<usize>> {
    if scores.is_empty() {
        return Vec::new();
    }
    let deviate = deviate(level);
    let mut found = Vec::new();
    let mut start = 0;
    let mut deciding: Vec<Score> = Vec::new();
    for (place, score) in scores.iter().enumerate() {
        // From this mean down a newcomer of this error is surely below a member.
        let below =
            |member: &Score| member.mean - deviate * sqrt(member.sd * member.sd + score.sd * score.sd);
        if deciding.iter().any(|member| score.mean < below(member)) {
            found.push(start..place);
            start = place;
            deciding.clear();
        }
        if deciding.last().is_none_or(|narrowest| score.sd < narrowest.sd) {
            deciding.push(*score);
        }
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
