//! Chance that repeats itself: from the attempt's seed and an item's id, never from a clock.

use crate::ItemId;

/// The seed of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed(pub u64);

impl Seed {
    /// A number that depends on the seed and on `text` alone (FNV-1a, then the finaliser of `SplitMix64`).
    pub fn mix(self, text: &str) -> u64 {
        let start = 0xcbf2_9ce4_8422_2325 ^ self.0;
        let hash =
            text.bytes().fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        step(hash)
    }
}

/// One step of `SplitMix64` (Steele, Lea and Flood 2014).
fn step(state: u64) -> u64 {
    let mut z = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The order in which `count` options of an item are shown: position on screen to place in the content.
pub fn display_order(seed: Seed, item: &ItemId, count: u8, fixed: bool) -> Vec<u8> {
    let mut order: Vec<u8> = (0..count).collect();
    if !fixed {
        let mut state = seed.mix(item.as_str());
        // Fisher and Yates; the modulo's bias over at most six options is below 2^-60.
        for last in (1..order.len()).rev() {
            state = step(state);
            let other = usize::try_from(state % (last as u64 + 1)).unwrap_or(0);
            order.swap(last, other);
        }
    }
    order
}

/// Which variant of a template this attempt sees.
pub fn variant_of(seed: Seed, item: &ItemId, variants: usize) -> usize {
    let chance = step(seed.mix(item.as_str()) ^ 0x5eed);
    usize::try_from(chance % (variants.max(1) as u64)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_a_permutation_that_depends_on_seed_and_item() {
        let item = ItemId::parse("py-language-01").unwrap();
        let mut seen = std::collections::BTreeSet::new();
        for seed in 0..200 {
            let order = display_order(Seed(seed), &item, 4, false);
            assert_eq!(order, display_order(Seed(seed), &item, 4, false));
            let mut sorted = order.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, [0, 1, 2, 3]);
            seen.insert(order);
        }
        assert_eq!(seen.len(), 24);
        assert_eq!(display_order(Seed(1), &item, 4, true), [0, 1, 2, 3]);
    }
}
