//! How a sentence of an advertisement speaks of its words: as asked for, as a wish, as not needed; and whether it insists on a level.

use std::ops::Range;

use super::clause::{found, reach};
use super::found::Wish;
use super::pattern::Pattern;
use super::words::{Sentence, Word};
use crate::Level;
use crate::content::Phrases;

/// A heading has at most so many words.
const HEADING: usize = 6;

/// Words by which an opening is a sentence of its own: "we offer", "in return".
const SPEAKS: [&str; 3] = ["we", "you", "in"];

/// What the employer offers, as a sentence says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offer {
    /// Nothing.
    None,
    /// This sentence.
    Sentence,
    /// All that follows, up to the next heading.
    Heading,
}

/// What tells how a sentence speaks of things.
pub(super) struct Markers {
    preferred: Vec<Pattern>,
    denied: Vec<Pattern>,
    required: Vec<Pattern>,
    offers: Vec<Pattern>,
    insists: Vec<Pattern>,
    /// The level of each of these.
    levels: Vec<Level>,
}

/// How a sentence speaks of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tone {
    pub(super) wish: Wish,
    /// The level that is insisted on.
    pub(super) level: Option<Level>,
    /// Whether it belongs to a phrase that says how the sentence speaks, and so names nothing itself.
    pub(super) speaks: bool,
}

impl Tone {
    /// Of a word of which nothing is said.
    pub(super) const PLAIN: Self = Self { wish: Wish::Asked, level: None, speaks: false };
}

impl Markers {
    pub(super) fn new(phrases: &Phrases) -> Self {
        let patterns = |list: &[String]| list.iter().map(|phrase| Pattern::new(phrase)).collect();
        Self {
            preferred: patterns(&phrases.preferred),
            denied: patterns(&phrases.denied),
            required: patterns(&phrases.required),
            offers: patterns(&phrases.offers),
            insists: phrases.insists.iter().map(|(phrase, _)| Pattern::new(phrase)).collect(),
            levels: phrases.insists.iter().map(|(_, level)| *level).collect(),
        }
    }

    /// How a sentence speaks of each of its words; of those of which it says nothing, as its section does.
    pub(super) fn tones(&self, text: &str, words: &[Word], section: Wish) -> Vec<Tone> {
        let reach = reach(text, words, (&self.denied, &self.preferred, &self.insists));
        let lists = [&self.preferred, &self.denied, &self.required, &self.insists];
        let speaking: Vec<Range<usize>> = lists.into_iter().flat_map(|list| found(list, words)).collect();
        let level = |at: usize| {
            let here = reach.insisted.iter().filter(|(range, _)| range.contains(&at));
            here.filter_map(|(_, place)| self.levels.get(*place).copied()).max()
        };
        let said = |at: usize| {
            let holds = |list: &[Range<usize>]| list.iter().any(|range| range.contains(&at));
            let marked = reach.marked.iter().find(|(range, _)| range.contains(&at)).map(|(_, wish)| *wish);
            let wish = match (holds(&reach.denied), holds(&reach.preferred)) {
                // "A plus, but not required" is a wish.
                (_, true) => Wish::Preferred,
                (true, false) => Wish::Denied,
                (false, false) => marked.unwrap_or(section),
            };
            let speaks = speaking.iter().any(|phrase| phrase.contains(&at));
            Tone { wish, level: level(at).filter(|_| wish == Wish::Asked), speaks }
        };
        (0..words.len()).map(said).collect()
    }

    /// Whether a sentence opens with what the employer offers, and whether it is the heading of a list of that.
    pub(super) fn offers(&self, words: &[Word], sentence: &Sentence) -> Offer {
        let opening = self.offers.iter().filter_map(|one| one.length(words, &|_| 0)).max();
        let Some(length) = opening else { return Offer::None };
        // "Benefits management" asks for something; "Benefits" and "Benefits: a canteen" do not. What has a verb is a sentence.
        let heading = length == words.len() || (sentence.colon && words.len() <= HEADING);
        let speaks =
            words.get(..length).unwrap_or_default().iter().any(|word| SPEAKS.contains(&word.text.as_str()));
        match (heading, speaks) {
            (true, _) => Offer::Heading,
            (false, true) => Offer::Sentence,
            (false, false) => Offer::None,
        }
    }

    /// How the list under a heading speaks; `None` for a sentence that is no heading.
    pub(super) fn heading(&self, words: &[Word], sentence: &Sentence) -> Option<Wish> {
        let (preferred, required) = (covered(&self.preferred, words), covered(&self.required, words));
        let heading = words.len() <= HEADING && (sentence.colon || preferred + required >= words.len());
        heading.then_some(if preferred > 0 { Wish::Preferred } else { Wish::Asked })
    }
}

/// How many of the words belong to one of the phrases.
fn covered(list: &[Pattern], words: &[Word]) -> usize {
    let longest = |rest: &[Word]| list.iter().filter_map(|one| one.length(rest, &|_| 0)).max();
    let mut at = 0;
    let mut sum = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let length = longest(rest).unwrap_or(0);
        sum += length;
        at += length.max(1);
    }
    sum
}
