//! The phrases of the list, by what they begin with.

use std::collections::BTreeMap;
use std::ops::Range;

use super::pattern::{First, Pattern};
use super::words::Word;
use crate::FacetId;
use crate::attempt::Field;
use crate::content::{GAP, Phrases};

/// The phrases by what they begin with, each with the place of its target in the list.
pub(super) struct Index {
    first: BTreeMap<First, Vec<(usize, Pattern)>>,
    /// For each target what makes something else of a phrase right behind it.
    not_after: Vec<Vec<Pattern>>,
    /// For each target longer phrases that are something else.
    not_in: Vec<Vec<Pattern>>,
    /// How fields of study are named.
    pub(super) fields: Vec<(Pattern, Field)>,
    /// How doctorates are.
    pub(super) doctorate: Vec<Pattern>,
    /// How facets of skills are.
    facets: Vec<(Pattern, FacetId)>,
}

impl Index {
    /// That of a phrase list.
    pub(super) fn new(phrases: &Phrases) -> Self {
        let mut index: BTreeMap<First, Vec<(usize, Pattern)>> = BTreeMap::new();
        for (place, ask) in phrases.asks.iter().enumerate() {
            for pattern in ask.phrases.iter().map(|phrase| Pattern::new(phrase)) {
                if let Some(first) = pattern.first() {
                    index.entry(first).or_default().push((place, pattern));
                }
            }
        }
        let patterns = |list: &[String]| list.iter().map(|phrase| Pattern::new(phrase)).collect();
        Self {
            first: index,
            not_after: phrases.asks.iter().map(|ask| patterns(&ask.not_after)).collect(),
            not_in: phrases.asks.iter().map(|ask| patterns(&ask.not_in)).collect(),
            fields: phrases.fields.iter().map(|(phrase, field)| (Pattern::new(phrase), *field)).collect(),
            doctorate: patterns(&phrases.doctorate),
            facets: phrases
                .facets
                .iter()
                .map(|(phrase, facet)| (Pattern::new(phrase), facet.clone()))
                .collect(),
        }
    }

    /// Whether the words that end here make something else of a phrase for this target that begins behind them.
    pub(super) fn is_other(&self, target: usize, before: &[Word]) -> bool {
        let last = before.get(before.len().saturating_sub(1)..).unwrap_or_default();
        let list = self.not_after.get(target).map_or(&[][..], Vec::as_slice);
        !last.is_empty() && list.iter().any(|one| one.length(last, &|_| 0).is_some())
    }

    /// Whether a phrase for this target, at this place among the words of a sentence, is part of a longer one that is something else.
    pub(super) fn is_part_of_other(&self, target: usize, words: &[Word], place: &Range<usize>) -> bool {
        let covers = |one: &Pattern, from: usize| {
            let length = words.get(from..).and_then(|rest| one.length(rest, &|_| 0));
            length.is_some_and(|length| from + length >= place.end)
        };
        let list = self.not_in.get(target).map_or(&[][..], Vec::as_slice);
        list.iter().any(|one| (place.start.saturating_sub(GAP)..=place.start).any(|from| covers(one, from)))
    }

    /// The facet that these words name.
    pub(super) fn facet(&self, words: &[Word]) -> Option<&FacetId> {
        let named = |(pattern, _): &&(Pattern, FacetId)| pattern.length(words, &|_| 0) == Some(words.len());
        self.facets.iter().find(named).map(|(_, facet)| facet)
    }

    /// The phrases that begin like this, each with the place of its target.
    pub(super) fn beginning(&self, first: First) -> &[(usize, Pattern)] {
        self.first.get(&first).map_or(&[], Vec::as_slice)
    }
}
