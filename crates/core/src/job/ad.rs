//! Reads a job advertisement: which phrases of the list stand in it, and where.

use std::collections::BTreeMap;
use std::ops::Range;

use super::clause::reach;
use super::pattern::{First, Pattern};
use super::words::{Sentence, Word, split};
use crate::content::{Phrases, Target};

/// The most bytes of a text that are read: a long advertisement has 10,000.
pub const MOST_BYTES: usize = 200_000;
/// How many of the places where a target is named are shown.
const HITS: usize = 3;
/// How many of the sentences in which nothing was found are shown.
const UNREAD: usize = 40;
/// The most letters of such a sentence that are shown.
const UNREAD_LETTERS: usize = 240;
/// How many words of its sentence stand around a phrase.
const AROUND: usize = 5;
/// Fewer words than this tell no language.
const WORDS_FOR_LANGUAGE: usize = 25;
/// English texts of any kind have at least this share of the words that stand everywhere; a list of bullets has about twice it.
const ENGLISH: f64 = 0.07;
/// A heading has at most so many words.
const HEADING: usize = 6;

/// What was found in an advertisement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ad {
    /// What it asks for, in the order of the phrase list.
    pub found: Vec<Found>,
    /// The sentences in which nothing was found, as far as they are shown: what they ask for is for the reader to see.
    pub unread: Vec<String>,
    /// How many more of them there are.
    pub more_unread: usize,
    /// How many words were read.
    pub words: usize,
    /// Whether the text was longer than [`MOST_BYTES`], so that its end was not read.
    pub cut: bool,
    /// The language, as far as it matters.
    pub language: Language,
}

/// Whether a text is in the language of the phrases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// It looks like English.
    English,
    /// It does not.
    Other,
    /// It is too short to tell.
    TooShort,
}

/// How an advertisement speaks of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wish {
    /// As something that is asked for.
    Asked,
    /// As something that would be nice.
    Preferred,
    /// As something that is not needed.
    Denied,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What.
    pub target: Target,
    /// The strongest way in which the text speaks of it.
    pub wish: Wish,
    /// The first places, at most three.
    pub hits: Vec<Hit>,
    /// How often it was found.
    pub count: usize,
    /// The most years that the text names for it.
    pub years: Option<u8>,
}

/// A place of the text that made us think so, in the words of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What stands before the phrase in its sentence.
    pub before: String,
    /// The phrase as the text has it.
    pub phrase: String,
    /// What stands after it.
    pub after: String,
}

/// Reads a text of any length; what lies behind [`MOST_BYTES`] is not read.
pub fn read_ad(phrases: &Phrases, text: &str) -> Ad {
    let cut = text.len() > MOST_BYTES;
    let end = (0..=MOST_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    let text = end.and_then(|end| text.get(..end)).unwrap_or_default();
    let (words, sentences) = split(text);
    let mut reading = Reading { text, words: &words, phrases, found: BTreeMap::new() };
    let index = Index::new(phrases);
    let markers = Markers::new(phrases);
    let mut section = Wish::Asked;
    let mut unread: Vec<&Sentence> = Vec::new();
    for sentence in &sentences {
        let own = words.get(sentence.words.clone()).unwrap_or_default();
        let heading = markers.heading(own, sentence);
        section = heading.unwrap_or(section);
        let known = reading.sentence(sentence, &index, &markers.wishes(text, own, section));
        if !known && heading.is_none() {
            unread.push(sentence);
        }
    }
    let more_unread = unread.len().saturating_sub(UNREAD);
    let unread = unread.into_iter().take(UNREAD).map(|sentence| reading.whole(sentence)).collect();
    let found = reading.found.into_values().collect();
    Ad { found, unread, more_unread, words: words.len(), cut, language: language(phrases, text, &words) }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words")]
fn language(phrases: &Phrases, text: &str, words: &[Word]) -> Language {
    // Scripts without spaces have few and long words.
    let foreign = text.bytes().filter(|byte| !byte.is_ascii()).count();
    if foreign * 3 > text.len() && text.len() > WORDS_FOR_LANGUAGE * 3 {
        return Language::Other;
    }
    if words.len() < WORDS_FOR_LANGUAGE {
        return Language::TooShort;
    }
    let known = words.iter().filter(|word| phrases.english.contains(&word.text)).count();
    if known as f64 >= ENGLISH * words.len() as f64 { Language::English } else { Language::Other }
}

/// The phrases by what they begin with, each with the place of its target in the list.
struct Index(BTreeMap<First, Vec<(usize, Pattern)>>);

impl Index {
    fn new(phrases: &Phrases) -> Self {
        let mut index: BTreeMap<First, Vec<(usize, Pattern)>> = BTreeMap::new();
        for (place, ask) in phrases.asks.iter().enumerate() {
            for pattern in ask.phrases.iter().map(|phrase| Pattern::new(phrase)) {
                if let Some(first) = pattern.first() {
                    index.entry(first).or_default().push((place, pattern));
                }
            }
        }
        Self(index)
    }

    fn beginning(&self, first: First) -> &[(usize, Pattern)] {
        self.0.get(&first).map_or(&[], Vec::as_slice)
    }
}

/// What tells how a sentence speaks of things.
struct Markers {
    preferred: Vec<Pattern>,
    denied: Vec<Pattern>,
    required: Vec<Pattern>,
}

impl Markers {
    fn new(phrases: &Phrases) -> Self {
        let patterns = |list: &[String]| list.iter().map(|phrase| Pattern::new(phrase)).collect();
        Self {
            preferred: patterns(&phrases.preferred),
            denied: patterns(&phrases.denied),
            required: patterns(&phrases.required),
        }
    }

    /// How a sentence speaks of each of its words; of those of which it says nothing, as its section does.
    fn wishes(&self, text: &str, words: &[Word], section: Wish) -> Vec<Wish> {
        let reach = reach(text, words, &self.denied, &self.preferred);
        let said = |at: usize| {
            let holds = |list: &[Range<usize>]| list.iter().any(|range| range.contains(&at));
            match (holds(&reach.denied), holds(&reach.preferred)) {
                (true, _) => Wish::Denied,
                (false, true) => Wish::Preferred,
                (false, false) => section,
            }
        };
        (0..words.len()).map(said).collect()
    }

    /// How the list under a heading speaks; `None` for a sentence that is no heading.
    fn heading(&self, words: &[Word], sentence: &Sentence) -> Option<Wish> {
        let (preferred, required) = (covered(&self.preferred, words), covered(&self.required, words));
        let heading = words.len() <= HEADING && (sentence.colon || preferred + required >= words.len());
        heading.then_some(if preferred > 0 { Wish::Preferred } else { Wish::Asked })
    }
}

/// How many of the words belong to one of the phrases.
fn covered(list: &[Pattern], words: &[Word]) -> usize {
    let longest = |rest: &[Word]| list.iter().filter_map(|one| one.length(rest, &|_| false)).max();
    let mut at = 0;
    let mut sum = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let length = longest(rest).unwrap_or(0);
        sum += length;
        at += length.max(1);
    }
    sum
}

struct Reading<'a> {
    text: &'a str,
    words: &'a [Word],
    phrases: &'a Phrases,
    /// By the place of the target in the list.
    found: BTreeMap<usize, Found>,
}

impl Reading<'_> {
    /// A sentence as the text has it, or its beginning.
    fn whole(&self, sentence: &Sentence) -> String {
        let start = |at: usize| self.words.get(at).map(|word| word.place.start);
        let last = sentence.words.end.checked_sub(1).and_then(|at| self.words.get(at));
        let (from, last) = (start(sentence.words.start).unwrap_or(0), last.map_or(0, |word| word.place.end));
        // Signs behind the last word belong to it, up to the end of the line: "30 %", a bracket, a full stop.
        let to = start(sentence.words.end).unwrap_or(self.text.len());
        let behind = self.text.get(last..to).unwrap_or_default();
        let line = behind.find(['\n', '\r', ';', '\u{2022}', '\u{b7}', '\u{25cf}']).unwrap_or(behind.len());
        let text = self.text.get(from..last + line).unwrap_or_default();
        let text = text.trim_end_matches([' ', '\t', '(', '[', '-', '*', '\u{2013}', '\u{201c}']);
        match text.char_indices().nth(UNREAD_LETTERS) {
            Some((end, _)) => format!("{} …", text.get(..end).unwrap_or_default()),
            None => text.to_owned(),
        }
    }

    /// Notes what is found in a sentence, of whose words it speaks in these ways; whether anything was.
    fn sentence(&mut self, sentence: &Sentence, index: &Index, wishes: &[Wish]) -> bool {
        // For each target the end of its last phrase: a shorter phrase inside a longer one says nothing new.
        let mut ends: Vec<(usize, usize)> = Vec::new();
        for at in sentence.words.clone() {
            let Some(rest) = self.words.get(at..sentence.words.end) else { continue };
            let Some(word) = rest.first() else { continue };
            let number = self.number(word);
            let byte = word.text.bytes().next().unwrap_or_default();
            let firsts = [Some(First::Byte(byte)), number.map(|_| First::Number)];
            let mut here: BTreeMap<usize, usize> = BTreeMap::new();
            for (target, pattern) in firsts.into_iter().flatten().flat_map(|first| index.beginning(first)) {
                if let Some(length) = pattern.length(rest, &|word| self.number(word).is_some()) {
                    let longest = here.entry(*target).or_default();
                    *longest = length.max(*longest);
                }
            }
            for (target, length) in here {
                let end = ends.iter().rposition(|(other, _)| *other == target);
                if end.is_some_and(|place| ends[place].1 > at) {
                    continue;
                }
                ends.push((target, at + length));
                let wish = at.checked_sub(sentence.words.start).and_then(|place| wishes.get(place));
                self.note(target, at..at + length, sentence, wish.copied().unwrap_or(Wish::Asked));
            }
        }
        !ends.is_empty()
    }

    fn note(&mut self, place: usize, words: Range<usize>, sentence: &Sentence, wish: Wish) {
        let years = self.years(words.start, sentence.words.start);
        let hit = self.hit(words, sentence);
        if let Some(found) = self.found.get_mut(&place) {
            found.count += 1;
            found.wish = found.wish.min(wish);
            found.years = found.years.max(years);
            if found.hits.len() < HITS && !found.hits.iter().any(|known| known.phrase == hit.phrase) {
                found.hits.push(hit);
            }
        } else if let Some(ask) = self.phrases.asks.get(place) {
            let found = Found { target: ask.target.clone(), wish, hits: vec![hit], count: 1, years };
            self.found.insert(place, found);
        }
    }

    /// The years that a phrase begins with: of a span such as "5 to 7" the lower end.
    fn years(&self, at: usize, from: usize) -> Option<u8> {
        let own = self.words.get(at).and_then(|word| self.number(word))?;
        let before = |back: usize| {
            at.checked_sub(back).filter(|place| *place >= from).and_then(|place| self.words.get(place))
        };
        let low = match before(1) {
            Some(word) if word.text == "to" => before(2),
            other => other,
        };
        Some(low.and_then(|word| self.number(word)).map_or(own, |low| low.min(own)))
    }

    /// A number up to 99, in digits (with or without a plus) or as a word.
    fn number(&self, word: &Word) -> Option<u8> {
        let digits = word.text.strip_suffix('+').unwrap_or(&word.text);
        let written =
            || self.phrases.numbers.iter().find(|(name, _)| *name == word.text).map(|(_, number)| *number);
        digits.parse().ok().filter(|number| *number < 100).or_else(written)
    }

    fn hit(&self, words: Range<usize>, sentence: &Sentence) -> Hit {
        let first = words.start.saturating_sub(AROUND).max(sentence.words.start);
        let last = (words.end + AROUND).min(sentence.words.end);
        let start = |at: usize| self.words.get(at).map(|word| word.place.start);
        let end = |at: usize| at.checked_sub(1).and_then(|at| self.words.get(at)).map(|word| word.place.end);
        let cut = |from: Option<usize>, to: Option<usize>| {
            let text = from.zip(to).and_then(|(from, to)| self.text.get(from..to));
            text.unwrap_or_default().to_owned()
        };
        Hit {
            before: cut(start(first), start(words.start)),
            phrase: cut(start(words.start), end(words.end)),
            after: cut(end(words.end), end(last)),
        }
    }
}
