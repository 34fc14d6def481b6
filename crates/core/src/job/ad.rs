//! Reads a job advertisement: which phrases of the list stand in it, and where.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fields::{Fields, fields};
use super::pattern::{First, Pattern};
use super::span::{Span, span};
use super::tone::{Markers, Offer, Tone};
use super::words::{Sentence, Word, split};
use crate::Level;
use crate::attempt::Field;
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
    /// In how many places it was found; what the same quote shows counts once.
    pub count: usize,
    /// The most years that the text names for it.
    pub years: Option<u8>,
    /// The level that a word of its clause asks for ("solid", "is required", "expert"), of a skill that is asked for; its first hit
    /// is the place. `None` where nothing insists: most texts name what they want and not how much of it.
    pub level: Option<Level>,
    /// The fields of study that the text names for a degree.
    pub fields: Fields,
}

/// What a text names of one thing that it asks for, beside the thing itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Years.
    pub years: Option<u8>,
    /// Fields of study.
    pub fields: Fields,
    /// The level of a skill.
    pub level: Option<Level>,
}

impl Found {
    /// What the text names of it.
    pub fn named(&self) -> Named {
        Named { years: self.years, fields: self.fields.clone(), level: self.level }
    }
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

impl Hit {
    /// Whether this phrase can be read in the quote.
    fn shows(&self, phrase: &str) -> bool {
        [&self.before, &self.phrase, &self.after].into_iter().any(|part| part.contains(phrase))
    }
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
    let mut offered = false;
    let mut unread: Vec<&Sentence> = Vec::new();
    for sentence in &sentences {
        let own = words.get(sentence.words.clone()).unwrap_or_default();
        let heading = markers.heading(own, sentence);
        let offer = markers.offers(own, sentence);
        section = heading.unwrap_or(section);
        offered = offer == Offer::Heading || (offered && heading.is_none());
        let known = !offered
            && offer == Offer::None
            && reading.sentence(sentence, &index, &markers.tones(text, own, section));
        if !known && heading.is_none() && offer != Offer::Heading {
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
struct Index {
    first: BTreeMap<First, Vec<(usize, Pattern)>>,
    /// For each target what makes something else of a phrase right behind it.
    not_after: Vec<Vec<Pattern>>,
    /// How fields of study are named.
    fields: Vec<(Pattern, Field)>,
}

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
        let patterns = |list: &[String]| list.iter().map(|phrase| Pattern::new(phrase)).collect();
        Self {
            first: index,
            not_after: phrases.asks.iter().map(|ask| patterns(&ask.not_after)).collect(),
            fields: phrases.fields.iter().map(|(phrase, field)| (Pattern::new(phrase), *field)).collect(),
        }
    }

    /// Whether the words that end here make something else of a phrase for this target that begins behind them.
    fn is_other(&self, target: usize, before: &[Word]) -> bool {
        let last = before.get(before.len().saturating_sub(1)..).unwrap_or_default();
        let list = self.not_after.get(target).map_or(&[][..], Vec::as_slice);
        !last.is_empty() && list.iter().any(|one| one.length(last, &|_| 0).is_some())
    }

    fn beginning(&self, first: First) -> &[(usize, Pattern)] {
        self.first.get(&first).map_or(&[], Vec::as_slice)
    }
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
        // Signs behind the last word belong to it, up to the end of the line: "30%", a bracket, a full stop.
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
    fn sentence(&mut self, sentence: &Sentence, index: &Index, tones: &[Tone]) -> bool {
        // For each target the end of its last phrase: a shorter phrase inside a longer one says nothing new.
        let mut ends: Vec<(usize, usize)> = Vec::new();
        for at in sentence.words.clone() {
            let Some(rest) = self.words.get(at..sentence.words.end) else { continue };
            let Some(word) = rest.first() else { continue };
            let number = self.number(word);
            let byte = word.text.bytes().next().unwrap_or_default();
            let firsts = [Some(First::Byte(byte)), number.map(|_| First::Number)];
            // For each target the fewest and the most words that are a phrase for it.
            let mut here: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
            for (target, pattern) in firsts.into_iter().flatten().flat_map(|first| index.beginning(first)) {
                let before = self.words.get(sentence.words.start..at).unwrap_or_default();
                if index.is_other(*target, before) {
                    continue;
                }
                if let Some(length) =
                    pattern.length(rest, &|words| self.span(words).map_or(0, |span| span.words))
                {
                    let (shortest, longest) = here.entry(*target).or_insert((length, length));
                    (*shortest, *longest) = (length.min(*shortest), length.max(*longest));
                }
            }
            if number.is_some() {
                self.one_of_each(&mut here);
            }
            for (target, (_, length)) in here {
                let end = ends.iter().rposition(|(other, _)| *other == target);
                if end.is_some_and(|place| ends[place].1 > at) {
                    continue;
                }
                ends.push((target, at + length));
                let tone = at.checked_sub(sentence.words.start).and_then(|place| tones.get(place)).copied();
                let tone = tone.unwrap_or(Tone { wish: Wish::Asked, level: None });
                self.note(target, at..at + length, (sentence, index), tone);
            }
        }
        !ends.is_empty()
    }

    /// Of two requirements that a number of years speaks of by the very same words, the first in the list stands: "3 years
    /// introducing AI" are years of that, and no years of data science.
    fn one_of_each(&self, here: &mut BTreeMap<usize, (usize, usize)>) {
        let requires = |target: usize| {
            self.phrases.asks.get(target).is_some_and(|ask| matches!(ask.target, Target::Requirement(_)))
        };
        let mut nearest: Vec<usize> = Vec::new();
        here.retain(|target, (shortest, _)| {
            let first = !requires(*target) || !nearest.contains(shortest);
            if requires(*target) {
                nearest.push(*shortest);
            }
            first
        });
    }

    fn note(
        &mut self,
        place: usize,
        words: Range<usize>,
        (sentence, index): (&Sentence, &Index),
        tone: Tone,
    ) {
        let Some(ask) = self.phrases.asks.get(place) else { return };
        let years = self.words.get(words.clone()).and_then(|words| self.span(words)).map(|span| span.low);
        let fields = match ask.target {
            Target::Requirement(_) => {
                let (own, from) = (sentence.words.clone(), sentence.words.start);
                let place = words.start.saturating_sub(from)..words.end.saturating_sub(from);
                let own = self.words.get(own).unwrap_or_default();
                fields(own, &place, &index.fields, &|word| self.number(word).is_some())
            }
            Target::Skill(_) | Target::Responsibility(_) => Fields::Usual,
        };
        let level = tone.level.filter(|_| matches!(ask.target, Target::Skill(_)));
        let hit = self.hit(words, sentence);
        let found = self.found.entry(place).or_insert_with(|| Found {
            target: ask.target.clone(),
            wish: tone.wish,
            hits: Vec::new(),
            count: 0,
            years: None,
            level: None,
            fields: Fields::Usual,
        });
        // What is quoted is what makes it asked for: "no PhD required" says nothing of a master's that is.
        if tone.wish < found.wish {
            found.hits.clear();
            found.count = 0;
            found.wish = tone.wish;
        } else if tone.wish > found.wish {
            return;
        }
        // What can be read in a quote that stands already is no further place.
        let shown = found.hits.iter().any(|known| known.shows(&hit.phrase));
        found.count += usize::from(!shown);
        found.years = found.years.max(years);
        found.fields = std::mem::take(&mut found.fields).and(fields);
        if level > found.level {
            // Quoted first: it is the place that insists.
            found.level = level;
            found.hits.retain(|known| known.phrase != hit.phrase);
            found.hits.insert(0, hit);
            found.hits.truncate(HITS);
        } else if found.hits.len() < HITS && !shown {
            found.hits.push(hit);
        }
    }

    /// The number that words begin with, or the span of two.
    fn span(&self, words: &[Word]) -> Option<Span> {
        span(self.text, words, &|word| self.number(word))
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
        let (before, mut after) = (cut(start(first), start(words.start)), cut(end(words.end), end(last)));
        // A bracket that is opened in the quote is closed in it.
        let opened = |text: &str| text.matches('(').count() > text.matches(')').count();
        let behind = end(last).and_then(|end| self.text.get(end..)).unwrap_or_default();
        if last == sentence.words.end && behind.starts_with(')') && (opened(&before) || opened(&after)) {
            after.push(')');
        }
        // A quote that is cut says so.
        Hit {
            before: if first > sentence.words.start { format!("… {before}") } else { before },
            phrase: cut(start(words.start), end(words.end)),
            after: if last < sentence.words.end { format!("{after} …") } else { after },
        }
    }
}
