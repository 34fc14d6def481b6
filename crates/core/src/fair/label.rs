//! Neutral labels for candidates whose names are hidden.

use cairn_measure::Seed;

/// Letters and digits that are not taken for each other.
const SIGNS: &[u8; 28] = b"BCDFGHJKLMNPQRSTVWXZ23456789";
/// Signs of a label: 482 million labels, so that of ten thousand people hardly two share one; who does is told apart as
/// people of one name are.
const LENGTH: usize = 6;

/// The label of somebody in a pool. It follows from the two ids alone, so neither a place in a list nor the time of import
/// shows in it, and somebody who is added changes nobody else's.
pub fn label(pool: &str, candidate: &str) -> String {
    let mix = |seed: Seed, text: &str| text.bytes().fold(seed, |seed, byte| seed.part(u64::from(byte) + 1));
    let mut rest = mix(mix(Seed(0), pool).part(0), candidate).0;
    let mut signs = String::with_capacity(LENGTH + 1);
    for place in 0..LENGTH {
        if place == LENGTH / 2 {
            signs.push('-');
        }
        let at = usize::try_from(rest % 28).unwrap_or(0);
        rest /= 28;
        signs.push(SIGNS.get(at).copied().map_or('X', char::from));
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_follows_from_pool_and_candidate_and_from_nothing_else() {
        assert_eq!(label("1a2b", "full-a"), label("1a2b", "full-a"));
        assert_ne!(label("1a2b", "full-a"), label("1a2b", "full-b"));
        assert_ne!(label("1a2b", "full-a"), label("1a2c", "full-a"));
        assert_ne!(label("ab", "c"), label("a", "bc"));
        assert_eq!(label("1a2b", "full-a").len(), 7);
    }

    #[test]
    fn of_two_thousand_people_no_two_share_a_label() {
        let ids = (0..2_000).map(|at| label("1a2b", &format!("full-{at:016x}")));
        let found: std::collections::BTreeSet<String> = ids.collect();
        assert_eq!(found.len(), 2_000);
    }
}
