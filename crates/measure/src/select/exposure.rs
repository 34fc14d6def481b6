//! Which of nearly equal items: chance decides, so that not everybody meets the same ones.

use crate::random::{Random, Seed};

/// How freely the next item is chosen among the best.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exposure {
    /// Among how many of the best chance decides (randomesque, Kingsbury and Zara 1989); 1 for always the best. 3 to 5
    /// cost 0.03 logits after 6 items and 0.01 after 15.
    pub among: usize,
    /// What counts as nearly equal: a share of the best item's worth, from 0 to 1.
    pub nearly: f64,
}

impl Exposure {
    /// The item to ask. `ranked` are items with their worth, best first; `seen` says which of them the person met in an
    /// earlier attempt: those are taken only where no unseen one of nearly equal worth remains.
    ///
    /// The same seed makes the same choice. `None` where `ranked` is empty.
    pub fn pick(&self, ranked: &[(usize, f64)], seen: impl Fn(usize) -> bool, seed: Seed) -> Option<usize> {
        let (_, best) = *ranked.first()?;
        let near =
            ranked.iter().take_while(|(_, worth)| *worth >= self.nearly * best).map(|(place, _)| *place);
        let mut unseen: Vec<usize> = near.clone().filter(|place| !seen(*place)).collect();
        if unseen.is_empty() {
            unseen = near.collect();
        }
        unseen.truncate(self.among.max(1));
        let place = Random::new(seed).below(unseen.len());
        unseen.get(place).copied().or_else(|| ranked.first().map(|(place, _)| *place))
    }
}
