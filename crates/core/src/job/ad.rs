//! Reads a job advertisement: which phrases of the list stand in it, and where.

use std::collections::BTreeMap;
use std::ops::Range;

use super::alternatives::{Place, lower_of_alternatives};
use super::fields::{Fields, fields};
use super::found::{Ad, Found, Hit, Wish};
use super::languages::{asks_for_a_language, language};
use super::others::names_others;
use super::pattern::{First, Pattern};
use super::span::{OF_PART, Span, is_of_else, span};
use super::tone::{Markers, Offer, Tone};
use super::words::{Sentence, Word, YEARS, split};
use crate::Skill;
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

/// Units of time that are no years.
const OTHER_TIMES: [&str; 3] = ["months", "month", "decades"];

/// Reads a text of any length; what lies behind [`MOST_BYTES`] is not read.
pub fn read_ad(phrases: &Phrases, text: &str) -> Ad {
    let cut = text.len() > MOST_BYTES;
    let end = (0..=MOST_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    let text = end.and_then(|end| text.get(..end)).unwrap_or_default();
    let (words, sentences) = split(text);
    let (found, doctorates, named) = Default::default();
    let mut reading = Reading { text, words: &words, phrases, found, doctorates, named };
    let index = Index::new(phrases);
    let markers = Markers::new(phrases);
    let (mut section, mut offered) = (Wish::Asked, false);
    // Each sentence that is no heading, and whether nothing of it was taken in.
    let mut read: Vec<(&Sentence, bool)> = Vec::new();
    for sentence in &sentences {
        let own = words.get(sentence.words.clone()).unwrap_or_default();
        let heading = markers.heading(own, sentence);
        let offer = markers.offers(own, sentence);
        section = heading.unwrap_or(section);
        offered = offer == Offer::Heading || (offered && heading.is_none());
        let tones = markers.tones(text, own, section);
        let asks = !offered && offer == Offer::None;
        let known = asks && reading.sentence(sentence, &index, &tones);
        // What is said not to be needed asks for nothing, known or not.
        let denied = asks && tones.iter().all(|tone| tone.wish == Wish::Denied);
        if heading.is_none() && offer != Offer::Heading {
            read.push((sentence, !known && !denied));
        }
    }
    let unread = read.into_iter().filter(|(sentence, unread)| *unread || reading.is_left_out(sentence));
    let unread: Vec<&Sentence> = unread.map(|(sentence, _)| sentence).collect();
    let more_unread = unread.len().saturating_sub(UNREAD);
    let unread = unread.into_iter().take(UNREAD).map(|sentence| reading.whole(sentence)).collect();
    let found = reading.found.into_values().collect();
    Ad { found, unread, more_unread, words: words.len(), cut, language: language(phrases, text, &words) }
}

/// The phrases by what they begin with, each with the place of its target in the list.
struct Index {
    first: BTreeMap<First, Vec<(usize, Pattern)>>,
    /// For each target what makes something else of a phrase right behind it.
    not_after: Vec<Vec<Pattern>>,
    /// How fields of study are named.
    fields: Vec<(Pattern, Field)>,
    /// How doctorates are.
    doctorate: Vec<Pattern>,
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
            doctorate: patterns(&phrases.doctorate),
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
    /// Where a doctorate is asked for or would be nice: the target and the words.
    doctorates: Vec<(usize, Range<usize>)>,
    /// How each place that names a target speaks of it: the first word, the target, the wish.
    named: Vec<(usize, usize, Wish)>,
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

    /// Notes what is found in a sentence, of whose words it speaks in these ways; whether anything was, every time that it names
    /// was taken in, and it asks for no language.
    fn sentence(&mut self, sentence: &Sentence, index: &Index, tones: &[Tone]) -> bool {
        // For each target the end of its last phrase: a shorter phrase inside a longer one says nothing new.
        let mut ends: Vec<(usize, usize)> = Vec::new();
        let mut places: Vec<Place> = Vec::new();
        for at in sentence.words.clone() {
            let Some(rest) = self.words.get(at..sentence.words.end) else { continue };
            let Some(word) = rest.first() else { continue };
            let number = self.number(word);
            let byte = word.text.bytes().next().unwrap_or_default();
            let firsts = [Some(First::Byte(byte)), number.map(|_| First::Number)];
            // For each target the fewest and the most words that are a phrase for it, and where in the fewest its own words begin.
            let mut here: BTreeMap<usize, (Range<usize>, usize)> = BTreeMap::new();
            for (target, pattern) in firsts.into_iter().flatten().flat_map(|first| index.beginning(first)) {
                let before = self.words.get(sentence.words.start..at).unwrap_or_default();
                if index.is_other(*target, before) {
                    continue;
                }
                if let Some(length) =
                    pattern.length(rest, &|words| self.span(words).map_or(0, |span| span.words))
                {
                    let own = self.words.get(sentence.words.clone()).unwrap_or_default();
                    if (number.is_none() && is_of_else(rest, length))
                        || names_others(own, at - sentence.words.start + length)
                    {
                        continue;
                    }
                    let tail = length.saturating_sub(pattern.tail())..length;
                    let (shortest, longest) = here.entry(*target).or_insert((tail.clone(), length));
                    if (tail.end, tail.start) < (shortest.end, shortest.start) {
                        *shortest = tail;
                    }
                    *longest = length.max(*longest);
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
                places.push(self.place(target, at..at + length, (sentence, index), tone));
            }
        }
        let whole = !places.is_empty()
            && self.times_are_taken(sentence, &places)
            && !asks_for_a_language(self.words.get(sentence.words.clone()).unwrap_or_default(), tones);
        for place in lower_of_alternatives(self.words, places) {
            self.note(place, sentence);
        }
        whole
    }

    /// Whether every time that a sentence names ("7 years", "18 months") stands within what was found of a requirement.
    fn times_are_taken(&self, sentence: &Sentence, places: &[Place]) -> bool {
        let is_time = |at: usize| {
            let Some(rest) = self.words.get(at..sentence.words.end) else { return false };
            let unit = self.span(rest).and_then(|span| rest.get(span.words)).map(|word| word.text.as_str());
            unit.is_some_and(|unit| YEARS.contains(&unit) || OTHER_TIMES.contains(&unit))
        };
        let taken = |at: usize| {
            let mut of = places.iter().filter(|place| place.words.contains(&at));
            of.any(|place| self.is_requirement(place.target))
        };
        !sentence.words.clone().any(|at| is_time(at) && !taken(at))
    }

    fn is_requirement(&self, target: usize) -> bool {
        self.phrases.asks.get(target).is_some_and(|ask| matches!(ask.target, Target::Requirement(_)))
    }

    /// Of two requirements that a number of years speaks of by the same words, the first in the list stands: "3 years introducing
    /// AI" and "3 years of AI in business" are years of that, and no years of data science.
    fn one_of_each(&self, here: &mut BTreeMap<usize, (Range<usize>, usize)>) {
        let mut taken: Vec<Range<usize>> = Vec::new();
        here.retain(|target, (own, _)| {
            if !self.is_requirement(*target) {
                return true;
            }
            let free = taken.iter().all(|other| own.end <= other.start || other.end <= own.start);
            if free {
                taken.push(own.clone());
            }
            free
        });
    }

    /// Whether a sentence speaks of a doctorate where a lower degree is asked for elsewhere: the requirement is that degree, and
    /// the reader should see the rest.
    fn is_left_out(&self, sentence: &Sentence) -> bool {
        self.is_outdone(sentence)
            || self.doctorates.iter().any(|(target, words)| {
                let lower = self.found.get(target).is_some_and(|found| !found.doctorate);
                lower && sentence.words.contains(&words.start)
            })
    }

    /// Whether all that a sentence would like is asked for elsewhere ("An MBA" beside a master's degree): then no quote shows it.
    fn is_outdone(&self, sentence: &Sentence) -> bool {
        let mut here = self.named.iter().filter(|(word, ..)| sentence.words.contains(word)).peekable();
        let outdone = |(_, target, wish): &(usize, usize, Wish)| {
            *wish == Wish::Preferred && self.found.get(target).is_some_and(|found| found.wish < *wish)
        };
        here.peek().is_some() && here.all(outdone)
    }

    /// Whether words name a skill itself and not a part of it: "stakeholder management" is no whole project management.
    fn names(&self, skill: Skill, words: &Range<usize>) -> bool {
        const STEM: usize = 5;
        let words = self.words.get(words.clone()).unwrap_or_default();
        let holds = |name: &str| {
            let stem = name.get(..STEM).unwrap_or(name);
            words.iter().any(|word| word.text.starts_with(stem))
        };
        let short = skill == Skill::MachineLearning && words.iter().any(|word| word.text == "ml");
        short || skill.as_str().split('-').all(holds)
    }

    /// A place where a target is named, with what its sentence says of a degree there.
    fn place(
        &self,
        target: usize,
        words: Range<usize>,
        (sentence, index): (&Sentence, &Index),
        tone: Tone,
    ) -> Place {
        let own = self.words.get(sentence.words.clone()).unwrap_or_default();
        let from = sentence.words.start;
        let place = words.start.saturating_sub(from)..words.end.saturating_sub(from);
        let (fields, named) = if self.is_requirement(target) {
            fields(own, &place, &index.fields, &|word| self.number(word).is_some())
        } else {
            (Fields::Usual, None)
        };
        let named = named.map(|of| of.start + from..of.end + from);
        let phrase = own.get(place).unwrap_or_default();
        let doctorate = index.doctorate.iter().any(|one| one.length(phrase, &|_| 0).is_some());
        Place { target, words, tone, fields, named, doctorate }
    }

    /// The years that a phrase names: those next to what they are of, where others stand before them.
    fn years(&self, words: &[Word]) -> Option<u8> {
        let first = (0..words.len()).find(|at| self.span(words.get(*at..).unwrap_or_default()).is_some())?;
        let span = self.span(words.get(first..)?)?;
        let is_part =
            |at: &usize| words.get(at + 1).is_some_and(|word| OF_PART.contains(&word.text.as_str()));
        let mut later = (first + span.words..words.len()).rev().filter(is_part);
        let part = later.find_map(|at| self.span(words.get(at..)?));
        Some(part.unwrap_or(span).low)
    }

    fn note(&mut self, place: Place, sentence: &Sentence) {
        let Place { target, words, tone, fields, named, doctorate } = place;
        let Some(ask) = self.phrases.asks.get(target) else { return };
        self.named.push((words.start, target, tone.wish));
        let years = self.words.get(words.clone()).and_then(|words| self.years(words));
        let level = match ask.target {
            Target::Skill(skill) if self.names(skill, &words) => tone.level,
            _ => None,
        };
        if doctorate && tone.wish != Wish::Denied {
            self.doctorates.push((target, words.clone()));
        }
        let hit = self.hit(words, sentence);
        let field_words = named.and_then(|named| self.as_written(named));
        let found = self.found.entry(target).or_insert_with(|| Found {
            target: ask.target.clone(),
            wish: tone.wish,
            hits: Vec::new(),
            count: 0,
            years: None,
            level: None,
            fields: Fields::Usual,
            field_words: None,
            doctorate,
        });
        // What is quoted is what makes it asked for: "no PhD required" says nothing of a master's that is.
        if tone.wish < found.wish {
            found.hits.clear();
            found.count = 0;
            found.wish = tone.wish;
            (found.years, found.fields, found.doctorate) = (None, Fields::Usual, doctorate);
            found.field_words = None;
        } else if tone.wish > found.wish {
            return;
        }
        // What can be read in a quote that stands already is no further place.
        let shown = found.hits.iter().any(|known| known.shows(&hit.phrase));
        found.count += usize::from(!shown);
        found.years = found.years.max(years);
        found.doctorate &= doctorate;
        let first = !matches!(found.fields, Fields::These(_) | Fields::AndOthers(_));
        found.field_words = match (found.field_words.take(), field_words) {
            (None, new) if first => new,
            (Some(old), None) => Some(old),
            (Some(old), Some(new)) if old == new => Some(old),
            _ => None,
        };
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

    /// Words as the text has them, on one line.
    fn as_written(&self, words: Range<usize>) -> Option<String> {
        let words = self.words.get(words)?;
        let text = self.text.get(words.first()?.place.start..words.last()?.place.end)?;
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The number that words begin with, or the span of two.
    fn span(&self, words: &[Word]) -> Option<Span> {
        span(self.text, words, &|word| self.number(word))
    }

    /// A number up to 99, in digits (with or without a plus) or as a word.
    fn number(&self, word: &Word) -> Option<u8> {
        let digits = word.text.strip_suffix('+').unwrap_or(&word.text);
        let written =
            || self.phrases.numbers.iter().find(|(name, _)| name == digits).map(|(_, number)| *number);
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
