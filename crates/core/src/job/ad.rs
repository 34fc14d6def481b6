//! Reads a job advertisement: which phrases of the list stand in it, and where.

use std::collections::BTreeMap;
use std::ops::Range;

use super::alternatives::{Place, lower_of_alternatives};
use super::fields::{Fields, fields};
use super::found::{Ad, AdMatch, Wish};
use super::hit::hit;
use super::index::Index;
use super::languages::{language, languages_asked};
use super::no_minimum::no_minimum;
use super::or_else::or_else;
use super::others::names_others;
use super::part_of_years::parts_of_years;
use super::passed_over::passed_over;
use super::pattern::First;
use super::span::{OF_PART, Span, is_of_else, number, span};
use super::tone::{Markers, Offer, Tone};
use super::unread::{Left, Reaches, Unread, clauses_around, quote};
use super::words::{Sentence, Word, YEARS, split};
use crate::content::{Phrases, Target};
use crate::{FacetId, Level, Skill};

/// The most bytes of a text that are read: a long advertisement has 10,000.
pub const MOST_BYTES: usize = 200_000;
/// How many of the places where a target is named are shown.
const HITS: usize = 3;
/// How many of the sentences in which nothing was found are shown.
const UNREAD: usize = 40;
/// Units of time that are no years.
const OTHER_TIMES: [&str; 3] = ["months", "month", "decades"];

/// Reads a text of any length; what lies behind [`MOST_BYTES`] is not read.
pub fn read_ad(phrases: &Phrases, text: &str) -> Ad {
    let cut = text.len() > MOST_BYTES;
    let end = (0..=MOST_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    let text = end.and_then(|end| text.get(..end)).unwrap_or_default();
    let number =
        |words: &[Word]| span(text, words, &|word| number(phrases, word)).map_or(0, |span| span.words);
    let (words, sentences) = parts_of_years(split(text), &number);
    let (found, doctorates, named) = Default::default();
    let mut reading = Reading { text, words: &words, phrases, found, doctorates, named };
    let (index, markers) = (Index::new(phrases), Markers::new(phrases));
    let (mut section, mut offered) = (Wish::Asked, false);
    // Each sentence that is no heading, and what of it was not taken in.
    let mut read: Vec<(&Sentence, Unread)> = Vec::new();
    for sentence in &sentences {
        let own = words.get(sentence.words.clone()).unwrap_or_default();
        let heading = markers.heading(own, sentence);
        let offer = markers.offers(own, sentence);
        section = heading.unwrap_or(section);
        offered = offer == Offer::Heading || (offered && heading.is_none());
        let tones = markers.tones(text, own, section);
        let asks = !offered && offer == Offer::None;
        let left = if asks { reading.sentence(sentence, &index, &tones) } else { Unread::Whole };
        // What is said not to be needed asks for nothing: what is known of it stands among the finds, the rest is shown.
        let known = asks && matches!(left, Unread::Clauses(_));
        let denied = known && tones.iter().all(|tone| tone.wish == Wish::Denied);
        if heading.is_none() && offer != Offer::Heading {
            read.push((sentence, if denied { Unread::Clauses(Vec::new()) } else { left }));
        }
    }
    let unread: Vec<Range<usize>> =
        read.into_iter().flat_map(|(sentence, left)| reading.left_of(sentence, left)).collect();
    let more_unread = unread.len().saturating_sub(UNREAD);
    let unread = unread.iter().take(UNREAD).map(|range| quote(text, &words, range)).collect();
    let found = reading.found.into_values().collect();
    Ad { found, unread, more_unread, words: words.len(), cut, language: language(phrases, text, &words) }
}

struct Reading<'a> {
    text: &'a str,
    words: &'a [Word],
    phrases: &'a Phrases,
    /// By the place of the target in the list.
    found: BTreeMap<usize, AdMatch>,
    /// Where a doctorate is asked for or would be nice: the target, the words, the wish.
    doctorates: Vec<(usize, Range<usize>, Wish)>,
    /// How each place that names a target speaks of it: the words, the target, the wish.
    named: Vec<(Range<usize>, usize, Wish)>,
}

impl Reading<'_> {
    /// Records the matches in a sentence and returns what was not recognised: the whole sentence if nothing matched; otherwise the
    /// clauses and items without a match, the times of something else, and the languages that are asked for. `tones` says how each
    /// word is meant: asked for, nice to have, or not needed.
    fn sentence(&mut self, sentence: &Sentence, index: &Index, tones: &[Tone]) -> Unread {
        // For each target the end of its last phrase: a shorter phrase inside a longer one says nothing new.
        let mut ends: Vec<(usize, usize)> = Vec::new();
        let mut places: Vec<Place> = Vec::new();
        for at in sentence.words.clone() {
            let Some(rest) = self.words.get(at..sentence.words.end) else { continue };
            let Some(word) = rest.first() else { continue };
            let number = number(self.phrases, word);
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
                    let place = at - sentence.words.start..at - sentence.words.start + length;
                    if (number.is_some() && no_minimum(own, place.start))
                        || (number.is_none() && is_of_else(rest, length))
                        || index.is_part_of_other(*target, own, &place)
                        || names_others(&self.phrases.others, own, place.end)
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
            for (target, (tail, length)) in here {
                let end = ends.iter().rposition(|(other, _)| *other == target);
                if end.is_some_and(|place| ends[place].1 > at) {
                    continue;
                }
                ends.push((target, at + length));
                let tone = at.checked_sub(sentence.words.start).and_then(|place| tones.get(place)).copied();
                let tone = tone.unwrap_or(Tone::PLAIN);
                let tail = at + tail.start..at + tail.end;
                places.push(self.place(target, (at..at + length, tail), (sentence, index), tone));
            }
        }
        let from = sentence.words.start;
        let own = self.words.get(sentence.words.clone()).unwrap_or_default();
        let left = |words, reaches| Left { words, reaches };
        let languages = languages_asked(&self.phrases.languages, own, tones);
        let languages = languages.map(|at| left(from + at..from + at + 1, Reaches::UpTo));
        let times = self.times_not_taken(sentence, &places).into_iter().map(|time| left(time, Reaches::Over));
        let unread = if places.is_empty() {
            Unread::Whole
        } else {
            let known = places.iter().flat_map(Place::known).collect::<Vec<_>>();
            let more = passed_over(self.text, self.words, sentence, (&known, tones));
            let mut clauses: Vec<Left> = times.chain(languages).chain(more).collect();
            clauses.sort_by_key(|left| left.words.start);
            Unread::Clauses(clauses)
        };
        for place in lower_of_alternatives(self.words, places) {
            self.note(place, (sentence, index));
        }
        unread
    }

    /// The times that a sentence names ("7 years", "18 months") outside of what was found of a requirement.
    fn times_not_taken(&self, sentence: &Sentence, places: &[Place]) -> Vec<Range<usize>> {
        let time = |at: usize| {
            let rest = self.words.get(at..sentence.words.end)?;
            let span = self.span(rest)?.words;
            let unit = rest.get(span).map(|word| word.text.as_str())?;
            (YEARS.contains(&unit) || OTHER_TIMES.contains(&unit)).then_some(at..at + span + 1)
        };
        let taken = |at: usize| {
            let mut of = places.iter().filter(|place| place.words.contains(&at));
            of.any(|place| self.is_requirement(place.target))
        };
        sentence.words.clone().filter(|at| !taken(*at)).filter_map(time).collect()
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

    /// The words of a sentence that were not taken in, by what was left of it when it was read.
    fn left_of(&self, sentence: &Sentence, left: Unread) -> Vec<Range<usize>> {
        let mut clauses = match left {
            Unread::Clauses(clauses) if !self.is_outdone(sentence) => clauses,
            Unread::Clauses(_) | Unread::Whole => return vec![sentence.words.clone()],
        };
        // Where a lower degree is asked for elsewhere, the requirement is that one, and the reader should see the doctorate.
        for (target, words, wish) in &self.doctorates {
            let found = self.found.get(target).filter(|found| !found.doctorate);
            if let Some(found) = found.filter(|_| sentence.words.contains(&words.start)) {
                if found.wish != *wish {
                    // No quote shows it.
                    return vec![sentence.words.clone()];
                }
                clauses.push(Left { words: words.clone(), reaches: Reaches::UpTo });
            }
        }
        if clauses.is_empty() {
            return Vec::new();
        }
        clauses.sort_by_key(|left| left.words.start);
        let known = self.named.iter().map(|(words, ..)| words);
        let known: Vec<_> = known.filter(|words| sentence.words.contains(&words.start)).cloned().collect();
        clauses_around(self.text, self.words, sentence, (&clauses, &known))
    }

    /// Whether all that a sentence would like, or says is not needed, is asked for elsewhere ("An MBA" beside a master's degree): then
    /// no quote shows it.
    fn is_outdone(&self, sentence: &Sentence) -> bool {
        let mut here =
            self.named.iter().filter(|(words, ..)| sentence.words.contains(&words.start)).peekable();
        let outdone = |(_, target, wish): &(Range<usize>, usize, Wish)| {
            *wish != Wish::Asked && self.found.get(target).is_some_and(|found| found.wish < *wish)
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

    /// A place where a target is named, with what its sentence says of a degree or of years there; `tail` are the words of what the
    /// years are of.
    fn place(
        &self,
        target: usize,
        (words, tail): (Range<usize>, Range<usize>),
        (sentence, index): (&Sentence, &Index),
        tone: Tone,
    ) -> Place {
        let own = self.words.get(sentence.words.clone()).unwrap_or_default();
        let from = sentence.words.start;
        let place = words.start.saturating_sub(from)..words.end.saturating_sub(from);
        let (fields, named) = if self.is_requirement(target) {
            fields(own, &place, &index.fields, &|word| number(self.phrases, word).is_some())
        } else {
            (Fields::Usual, None)
        };
        let named = named.map(|of| of.start + from..of.end + from);
        let phrase = own.get(place).unwrap_or_default();
        let doctorate = index.doctorate.iter().any(|one| one.length(phrase, &|_| 0).is_some());
        let years = self.words.get(words.start..tail.end).and_then(|words| self.years(words));
        let or_else = years.filter(|_| self.is_requirement(target)).and_then(|_| {
            let other = or_else(self.words, (&words, &tail), &|at| self.between(at, sentence))?;
            (!self.is_of(target, &other, index)).then_some(other)
        });
        Place { target, words, tone, fields, named, doctorate, years, or_else }
    }

    /// The sign between a word of a sentence and the one before it: a space or a slash, and `None` for any other.
    fn between(&self, at: usize, sentence: &Sentence) -> Option<char> {
        let (before, word) = (self.words.get(at.checked_sub(1)?)?, self.words.get(at)?);
        let between = self.text.get(before.place.end..word.place.start)?.trim();
        sentence.words.contains(&at).then_some(match between {
            "" => ' ',
            "/" => '/',
            _ => return None,
        })
    }

    /// Whether years of these words are years of this requirement: "data science or machine learning" are both its own.
    fn is_of(&self, target: usize, words: &Range<usize>, index: &Index) -> bool {
        let read = |text: &str| Word { text: text.to_owned(), place: 0..0 };
        let mut years: Vec<Word> = ["1", YEARS[0]].map(read).into();
        years.extend_from_slice(self.words.get(words.clone()).unwrap_or_default());
        let mut patterns = index.beginning(First::Number).iter().filter(|(of, _)| *of == target);
        patterns.any(|(_, pattern)| {
            pattern.length(&years, &|words| usize::from(self.span(words).is_some())).is_some()
        })
    }

    /// The years that a phrase names: those next to what they are of, where others stand before them.
    fn years(&self, words: &[Word]) -> Option<u8> {
        let first = (0..words.len()).find(|at| self.span(words.get(*at..).unwrap_or_default()).is_some())?;
        let span = self.span(words.get(first..)?)?;
        let part = |at: usize| {
            let span = self.span(words.get(at..)?)?;
            let behind = words.get(at + span.words)?.text.as_str();
            (OF_PART.contains(&behind) || YEARS.contains(&behind)).then_some(span)
        };
        let part = (first + span.words..words.len()).rev().find_map(part);
        Some(part.unwrap_or(span).low)
    }

    fn note(&mut self, place: Place, (sentence, index): (&Sentence, &Index)) {
        let Place { target, words, tone, fields, named, doctorate, years, or_else } = place;
        let Some(ask) = self.phrases.asks.get(target) else { return };
        self.named.push((words.clone(), target, tone.wish));
        let or_else = or_else.and_then(|other| self.as_written(other));
        let (level, facet) = match ask.target {
            Target::Skill(skill) if self.names(skill, &words) => (tone.level, None),
            Target::Skill(_) => (None, self.facet(index, &words).zip(tone.level)),
            _ => (None, None),
        };
        if doctorate && tone.wish != Wish::Denied {
            self.doctorates.push((target, words.clone(), tone.wish));
        }
        let hit = hit(self.text, self.words, words, sentence);
        let field_words = named.and_then(|named| self.as_written(named));
        let found = self.found.entry(target).or_insert_with(|| AdMatch {
            target: ask.target.clone(),
            wish: tone.wish,
            hits: Vec::new(),
            count: 0,
            years: None,
            or_else: None,
            level: None,
            facets: Vec::new(),
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
            (found.field_words, found.or_else) = (None, None);
        } else if tone.wish > found.wish {
            return;
        }
        // What can be read in a quote that stands already is no further place.
        let shown = found.hits.iter().any(|known| known.shows(&hit.phrase));
        found.count += usize::from(!shown);
        if years > found.years || found.or_else.is_none() {
            found.or_else = or_else.filter(|_| years >= found.years);
        }
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
        let insists = facet.is_some_and(|facet| add_facet(&mut found.facets, facet));
        if level > found.level || insists {
            // Quoted first: it is the place that insists.
            found.level = found.level.max(level);
            found.hits.retain(|known| known.phrase != hit.phrase);
            found.hits.insert(0, hit);
            found.hits.truncate(HITS);
        } else if found.hits.len() < HITS && !shown {
            found.hits.push(hit);
        }
    }

    /// The facet that words name.
    fn facet(&self, index: &Index, words: &Range<usize>) -> Option<FacetId> {
        index.facet(self.words.get(words.clone())?).cloned()
    }

    /// Words as the text has them, on one line.
    fn as_written(&self, words: Range<usize>) -> Option<String> {
        let words = self.words.get(words)?;
        let text = self.text.get(words.first()?.place.start..words.last()?.place.end)?;
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The number that words begin with, or the span of two.
    fn span(&self, words: &[Word]) -> Option<Span> {
        span(self.text, words, &|word| number(self.phrases, word))
    }
}

/// Takes in that a facet is insisted on; whether that is more than was known.
fn add_facet(facets: &mut Vec<(FacetId, Level)>, (facet, level): (FacetId, Level)) -> bool {
    match facets.iter_mut().find(|(known, _)| *known == facet) {
        Some((_, known)) if *known >= level => return false,
        Some((_, known)) => *known = level,
        None => facets.push((facet, level)),
    }
    true
}
