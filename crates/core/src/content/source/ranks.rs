//! Points of a scene's actions: only as far as readers agree.
//!
//! The author ranks the four actions, and so do blind readers who see neither the ranking nor each other's. Two actions have
//! different points only where all of them put one before the other.

/// Options of a question.
const OPTIONS: usize = 4;
/// Fewest blind rankings that points may rest on.
const READERS_AT_LEAST: usize = 2;

/// The rankings of blind readers, each the places of the options from best to worst, checked.
pub(super) fn rankings(raw: &[Vec<u8>], causes: &mut Vec<String>) -> Vec<[u8; OPTIONS]> {
    let mut found = Vec::new();
    for row in raw {
        let mut sorted = row.clone();
        sorted.sort_unstable();
        match <[u8; OPTIONS]>::try_from(row.as_slice()) {
            Ok(row) if sorted == [0, 1, 2, 3] => found.push(row),
            _ => causes
                .push(format!("ranking {row:?} must name the options 0, 1, 2 and 3 once each, best first")),
        }
    }
    if found.len() == raw.len() && found.len() < READERS_AT_LEAST {
        causes.push(format!("has {} rankings by blind readers, not {READERS_AT_LEAST}", found.len()));
    }
    found
}

/// The points of each option, in the order in which they are written, from the author's ranks (0 the worst to 3) and the readers'
/// rankings: the finest division into groups that all of them share. 0 for the lowest group, one more for each above it.
pub(super) fn points(ranks: [u8; OPTIONS], rankings: &[[u8; OPTIONS]]) -> [u8; OPTIONS] {
    let mut own = [0, 1, 2, 3];
    own.sort_by_key(|place| core::cmp::Reverse(ranks[usize::from(*place)]));
    let voices: Vec<[u8; OPTIONS]> = core::iter::once(own).chain(rankings.iter().copied()).collect();
    // A division after the best `count` options is shared where every voice has the same options above it.
    let best = |voice: &[u8; OPTIONS], count: usize| {
        let mut set = voice[..count].to_vec();
        set.sort_unstable();
        set
    };
    let shared = |count: &usize| voices.iter().all(|voice| best(voice, *count) == best(&own, *count));
    let divisions: Vec<usize> = (1..OPTIONS).filter(shared).collect();
    let mut points = [0; OPTIONS];
    for (rank, place) in own.iter().enumerate() {
        let below = divisions.iter().filter(|division| **division > rank).count();
        points[usize::from(*place)] = u8::try_from(below).unwrap_or(0);
    }
    points
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_readers_do_not_share_has_the_same_points() {
        let ranks = [1, 3, 0, 2];
        let own = [1, 3, 0, 2];
        for (readers, expected) in [
            (vec![own, own], [1, 3, 0, 2]),
            // The two worst change places with one reader.
            (vec![own, [1, 3, 2, 0]], [0, 2, 0, 1]),
            // The two in the middle.
            (vec![[1, 0, 3, 2], own], [1, 2, 0, 1]),
            // The two best.
            (vec![[3, 1, 0, 2], own], [1, 2, 0, 2]),
            // All three that are not the best.
            (vec![[1, 2, 3, 0], own], [0, 1, 0, 0]),
            // Nothing is shared: every action is worth the same.
            (vec![[2, 0, 3, 1], own], [0, 0, 0, 0]),
            // Two readers part in two places.
            (vec![[3, 1, 0, 2], [1, 3, 2, 0]], [0, 1, 0, 1]),
        ] {
            assert_eq!(points(ranks, &readers), expected, "{readers:?}");
        }
    }

    #[test]
    fn rankings_are_checked() {
        let mut causes = Vec::new();
        assert_eq!(rankings(&[vec![0, 1, 2, 3], vec![3, 2, 1, 0]], &mut causes).len(), 2);
        assert!(causes.is_empty());
        assert!(rankings(&[vec![0, 1, 2], vec![0, 1, 2, 2]], &mut causes).is_empty());
        assert_eq!(causes.len(), 2, "{causes:?}");
        causes.clear();
        rankings(&[vec![0, 1, 2, 3]], &mut causes);
        assert_eq!(causes, ["has 1 rankings by blind readers, not 2"]);
    }

    fn order() -> impl Strategy<Value = [u8; 4]> {
        Just([0u8, 1, 2, 3]).prop_shuffle()
    }

    proptest! {
        #[test]
        fn points_differ_exactly_where_groups_are_shared(own in order(), readers in prop::collection::vec(order(), 2..4)) {
            let mut ranks = [0; 4];
            (0u8..).zip(own.iter().rev()).for_each(|(rank, place)| ranks[usize::from(*place)] = rank);
            let points = points(ranks, &readers);
            let before = |voice: &[u8; 4], one: u8, other: u8| {
                voice.iter().position(|place| *place == one) < voice.iter().position(|place| *place == other)
            };
            for one in 0..4u8 {
                for other in 0..4u8 {
                    // More points: every voice puts it before.
                    if points[usize::from(one)] > points[usize::from(other)] {
                        prop_assert!(before(&own, one, other) && readers.iter().all(|voice| before(voice, one, other)));
                    }
                }
            }
            // No points are skipped, and the lowest are 0.
            let most = *points.iter().max().unwrap();
            prop_assert!((0..=most).all(|number| points.contains(&number)));
        }
    }
}
