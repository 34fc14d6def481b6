//! Neutral labels for candidates whose names are hidden.

use cairn_measure::Seed;

/// Letters and digits that are not taken for each other.
const SIGNS: &[u8; 28] = b"BCDFGHJKLMNPQRSTVWXZ23456789";
/// Signs of a label: 17 million labels, so that ten thousand people rarely share one.
const LENGTH: u32 = 5;

/// A label for each id, in the order of the ids: it follows from the seed and the id alone, so neither a place in the list
/// nor the time of import shows in it, and somebody who is added changes nobody else's. Where two would be alike, the
/// later id takes its next one.
pub fn labels(seed: Seed, ids: &[&str]) -> Vec<String> {
    let mut order: Vec<usize> = (0..ids.len()).collect();
    order.sort_by(|left, right| ids.get(*left).cmp(&ids.get(*right)));
    let mut taken = std::collections::BTreeSet::new();
    let mut found = vec![String::new(); ids.len()];
    for place in order {
        let id = ids.get(place).copied().unwrap_or_default();
        // Each try is another draw of 17 million: among ids of a pool the second is free as good as always.
        let free = (0..1_000).map(|again| label(seed, id, again)).find(|label| !taken.contains(label));
        if let (Some(label), Some(slot)) = (free, found.get_mut(place)) {
            taken.insert(label.clone());
            *slot = label;
        }
    }
    found
}

fn label(seed: Seed, id: &str, again: u64) -> String {
    let mixed = id.bytes().fold(seed, |seed, byte| seed.part(u64::from(byte) + 1));
    let mut rest = mixed.part(again).0;
    let mut sign = || {
        let place = usize::try_from(rest % 28).unwrap_or(0);
        rest /= 28;
        SIGNS.get(place).copied().map_or('X', char::from)
    };
    (0..LENGTH).map(|_| sign()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_follow_from_seed_and_id_and_from_nothing_else() {
        let both = labels(Seed(7), &["full-a", "full-b"]);
        let turned = labels(Seed(7), &["full-b", "full-c", "full-a"]);
        assert_eq!([&both[0], &both[1]], [&turned[2], &turned[0]]);
        assert_ne!(labels(Seed(8), &["full-a"])[0], both[0]);
        assert_eq!(both[0].len(), 5);
    }

    #[test]
    fn ten_thousand_people_have_ten_thousand_labels() {
        let ids: Vec<String> = (0..10_000).map(|at| format!("full-{at:016x}")).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let found: std::collections::BTreeSet<String> = labels(Seed(1), &ids).into_iter().collect();
        assert_eq!(found.len(), 10_000);
    }
}
