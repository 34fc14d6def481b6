//! Items that are worded alike, and items that may give another one away.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::mean::{real, share};
use crate::ItemId;
use crate::content::source::AuthoredItem;

/// From here on a pair is listed as alike: the share of rare words that both have.
const ALIKE: f64 = 0.4;
/// From here on an item is listed as giving another away: the share of the key's rare words that its stem holds.
const GIVEN_AWAY: f64 = 0.75;
/// A key with fewer rare words than this says too little to be given away.
const LEAST_WORDS: usize = 4;

/// Two items of a skill that are worded alike.
#[derive(Clone, Debug, Serialize)]
pub struct LikePair {
    /// The one.
    pub one: ItemId,
    /// The other.
    pub other: ItemId,
    /// Weighted share of their words that both have, 0 to 1.
    pub likeness: f64,
}

/// An item whose stem holds most words of another one's key.
#[derive(Clone, Debug, Serialize)]
pub struct GiveAway {
    /// The item that tells.
    pub by: ItemId,
    /// The item whose key is told.
    pub of: ItemId,
    /// Share of the key's rare words, 0 to 1.
    pub share: f64,
}

type Words = BTreeSet<String>;

/// Words of at least four letters, cut to their first six, so that endings do not matter.
fn words(text: &str) -> Words {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() >= 4)
        .map(|word| word.to_lowercase().chars().take(6).collect())
        .collect()
}

/// Weight of a word: the fewer items have it, the more it says.
struct Weights(BTreeMap<String, f64>);

impl Weights {
    fn of(texts: &[Words]) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for word in texts.iter().flatten() {
            *counts.entry(word.clone()).or_default() += 1;
        }
        let weight = |count: usize| libm::log(real(texts.len()) / real(count));
        Self(counts.into_iter().map(|(word, count)| (word, weight(count))).collect())
    }

    fn sum<'a>(&self, words: impl Iterator<Item = &'a String>) -> f64 {
        words.filter_map(|word| self.0.get(word)).sum()
    }
}

pub(super) fn alike(items: &[AuthoredItem]) -> Vec<LikePair> {
    let all = |item: &AuthoredItem| {
        let shown = item.question.shown(0);
        words(&format!("{} {} {}", shown.stem, shown.code, shown.options.join(" ")))
    };
    let texts: Vec<Words> = items.iter().map(all).collect();
    let weights = Weights::of(&texts);
    let mut found = Vec::new();
    for (at, (item, text)) in items.iter().zip(&texts).enumerate() {
        for (other, second) in items.iter().zip(&texts).skip(at + 1) {
            let both = weights.sum(text.intersection(second));
            let likeness = both / weights.sum(text.union(second)).max(f64::MIN_POSITIVE);
            if item.question.skill == other.question.skill && likeness >= ALIKE {
                let (one, other) = (item.question.id.clone(), other.question.id.clone());
                found.push(LikePair { one, other, likeness });
            }
        }
    }
    found.sort_by(|left, right| right.likeness.total_cmp(&left.likeness));
    found
}

pub(super) fn give_aways(items: &[AuthoredItem]) -> Vec<GiveAway> {
    let mut found = Vec::new();
    for item in items.iter().filter(|item| item.question.is_knowledge()) {
        let own = words(&item.question.shown(0).stem);
        let key = item.question.options.iter().position(|option| option.points == 1);
        let shown = item.question.shown(0).options;
        let Some(key) = key.and_then(|key| shown.get(key)) else { continue };
        let key: Words = words(key).difference(&own).cloned().collect();
        if key.len() < LEAST_WORDS {
            continue;
        }
        for other in items.iter().filter(|other| other.question.id != item.question.id) {
            let told = key.intersection(&words(&other.question.shown(0).stem)).count();
            let told = share(real(told), key.len());
            if other.question.skill == item.question.skill && told >= GIVEN_AWAY {
                let (by, of) = (other.question.id.clone(), item.question.id.clone());
                found.push(GiveAway { by, of, share: told });
            }
        }
    }
    found.sort_by(|left, right| right.share.total_cmp(&left.share));
    found
}
