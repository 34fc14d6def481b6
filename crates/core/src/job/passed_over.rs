//! The clauses of a sentence, and the items of its lists, in which nothing was recognised although something else of it was: "Python,
//! Kubernetes and Go" asks for more than Python.

use std::ops::Range;

use super::found::Wish;
use super::parts::clauses;
use super::tone::Tone;
use super::unread::{JOINS, Left, Reaches};
use super::words::{Sentence, Word, YEARS};

/// Words that name nothing anybody could look for.
const SAY_NOTHING: [&str; 119] = [
    "a",
    "an",
    "the",
    "and",
    "or",
    "nor",
    "of",
    "in",
    "on",
    "at",
    "to",
    "for",
    "with",
    "by",
    "as",
    "from",
    "into",
    "within",
    "across",
    "about",
    "our",
    "your",
    "you",
    "we",
    "us",
    "their",
    "they",
    "this",
    "that",
    "these",
    "those",
    "it",
    "its",
    "is",
    "are",
    "be",
    "been",
    "will",
    "have",
    "has",
    "having",
    "had",
    "can",
    "could",
    "must",
    "should",
    "would",
    "may",
    "do",
    "not",
    "no",
    "e",
    "g",
    "i",
    "eg",
    "ie",
    "m",
    "f",
    "d",
    "w",
    "x",
    "etc",
    "such",
    "other",
    "others",
    "similar",
    "related",
    "relevant",
    "equivalent",
    "comparable",
    "any",
    "all",
    "both",
    "some",
    "more",
    "most",
    "least",
    "very",
    "good",
    "great",
    "strong",
    "excellent",
    "solid",
    "proven",
    "deep",
    "sound",
    "first",
    "own",
    "new",
    "skills",
    "skill",
    "experience",
    "experiences",
    "knowledge",
    "understanding",
    "background",
    "ability",
    "abilities",
    "expertise",
    "field",
    "fields",
    "area",
    "areas",
    "tools",
    "tool",
    "technologies",
    "role",
    "position",
    "plus",
    "who",
    "which",
    "what",
    "how",
    "where",
    "when",
    "if",
    "so",
    "than",
    "then",
];

/// What was passed over in a sentence of which something was recognised; `known` are the places that were, as ranges of all words,
/// and `tones` how each word of the sentence is spoken of.
pub(super) fn passed_over(
    text: &str,
    words: &[Word],
    sentence: &Sentence,
    (known, tones): (&[Range<usize>], &[Tone]),
) -> Vec<Left> {
    let (from, own) = (sentence.words.start, words.get(sentence.words.clone()).unwrap_or_default());
    let mut places = vec![Known::default(); own.len()];
    for place in known {
        for at in place.clone() {
            if let Some(slot) = at.checked_sub(from).and_then(|at| places.get_mut(at)) {
                slot.is = true;
                slot.begins |= at == place.start;
            }
        }
    }
    let of = Passed { text, words: own, known: places, tones };
    let left = clauses(text, own).into_iter().flat_map(|part| of.in_part(part));
    left.map(|left| Left { words: left.start + from..left.end + from, reaches: Reaches::Whole }).collect()
}

/// Whether a word was recognised, and begins what was.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    is: bool,
    begins: bool,
}

/// A sentence in which something was recognised; its words are counted from 0.
struct Passed<'a> {
    text: &'a str,
    words: &'a [Word],
    known: Vec<Known>,
    tones: &'a [Tone],
}

impl Passed<'_> {
    fn in_part(&self, part: Range<usize>) -> Vec<Range<usize>> {
        if !self.is_known(&part) {
            return if self.names(&part) { vec![self.trimmed(part)] } else { Vec::new() };
        }
        let items = self.items(&part);
        let first = items.iter().position(|item| self.is_known(item)).unwrap_or(0);
        let left = items.iter().enumerate().filter(|(at, item)| {
            let shown =
                || *at > first || items.get(at + 1).is_some_and(|next| self.is_item_before(item, next));
            !self.is_known(item) && self.names(item) && shown()
        });
        left.map(|(_, item)| self.trimmed(item.clone())).collect()
    }

    /// Whether an item stands before what was recognised, and is none of its words: "design and build data pipelines" has no such item,
    /// "Kubernetes and Python" has.
    fn is_item_before(&self, item: &Range<usize>, next: &Range<usize>) -> bool {
        let item = self.trimmed(item.clone());
        let begins = self.known.get(next.start).is_some_and(|known| known.begins);
        begins && (item.len() > 1 || (self.is_capital(item.start) && self.is_capital(next.start)))
    }

    /// The items of a part: what "and" and "or" join outside of what was recognised. None is empty.
    fn items(&self, part: &Range<usize>) -> Vec<Range<usize>> {
        let joins = |at: usize| self.is(at, &JOINS) && !self.is_known(&(at..at + 1));
        let (mut items, mut start) = (Vec::new(), part.start);
        for at in part.clone().filter(|at| joins(*at)) {
            items.push(start..at);
            start = at + 1;
        }
        items.push(start..part.end);
        items.retain(|item| !item.is_empty());
        items
    }

    fn is_known(&self, range: &Range<usize>) -> bool {
        self.known.get(range.clone()).unwrap_or_default().iter().any(|known| known.is)
    }

    fn is(&self, at: usize, list: &[&str]) -> bool {
        self.words.get(at).is_some_and(|word| list.contains(&word.text.as_str()))
    }

    /// Whether a word begins with a capital, as names do.
    fn is_capital(&self, at: usize) -> bool {
        let place = self.words.get(at).map_or(0, |word| word.place.start);
        self.text.get(place..).and_then(|text| text.chars().next()).is_some_and(char::is_uppercase)
    }

    /// Whether any of these words names something.
    fn names(&self, item: &Range<usize>) -> bool {
        item.clone().any(|at| {
            let tone = self.tones.get(at).copied().unwrap_or(Tone::PLAIN);
            let Some(word) = self.words.get(at).map(|word| word.text.as_str()) else { return false };
            let number = word.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
            // How something is done is no thing: "clearly and concisely".
            let says_nothing =
                SAY_NOTHING.contains(&word) || YEARS.contains(&word) || number || word.ends_with("ly");
            !says_nothing && !tone.speaks && tone.wish != Wish::Denied
        })
    }

    /// Without words that join at either end.
    fn trimmed(&self, mut item: Range<usize>) -> Range<usize> {
        while item.len() > 1 && self.is(item.start, &JOINS) {
            item.start += 1;
        }
        while item.len() > 1 && self.is(item.end - 1, &JOINS) {
            item.end -= 1;
        }
        item
    }
}
