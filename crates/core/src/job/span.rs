//! A number in an advertisement, or a span of two: "5", "10+", "2-4", "two to four", "between 3 and 5", "5 or more".

use super::words::{Word, YEARS};
use crate::content::Phrases;

/// Words that stand between the two numbers of a span.
const BETWEEN: [&str; 6] = ["to", "or", "and", "till", "until", "through"];
/// Signs that stand between them.
const DASHES: [char; 7] = ['-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}'];
/// What follows a number of years that are a part of others: "10 years, of which 5 in data science".
pub(super) const OF_PART: [&str; 3] = ["in", "of", "with"];
/// What follows a number that is the least.
const OPEN_ENDS: [&[&str]; 4] = [&["or", "more"], &["and", "more"], &["and", "above"], &["plus"]];

/// A number or a span of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// How many words it takes.
    pub(super) words: usize,
    /// The number, or the lower one of the two.
    pub(super) low: u8,
}

/// A number up to 99, in digits (with or without a plus) or as a word.
pub(super) fn number(phrases: &Phrases, word: &Word) -> Option<u8> {
    let digits = word.text.strip_suffix('+').unwrap_or(&word.text);
    let written = || phrases.numbers.iter().find(|(name, _)| name == digits).map(|(_, number)| *number);
    digits.parse().ok().filter(|number| *number < 100).or_else(written)
}

/// The number or span that words of a text begin with; `None` where the first one is no number.
pub(super) fn span(text: &str, words: &[Word], number: &dyn Fn(&Word) -> Option<u8>) -> Option<Span> {
    let first = number(words.first()?)?;
    let at = |place: usize| words.get(place);
    let dashed = |left: &Word, right: &Word| {
        let between = text.get(left.place.end..right.place.start).unwrap_or_default().trim();
        let mut signs = between.chars();
        signs.next().is_some_and(|sign| DASHES.contains(&sign)) && signs.next().is_none()
    };
    // "2-4": the two stand side by side with a dash between them.
    if let (Some(left), Some(right)) = (at(0), at(1))
        && let Some(second) = number(right).filter(|_| dashed(left, right))
    {
        return Some(Span { words: 2, low: first.min(second) });
    }
    // "2 to 4", "2 up to 4".
    let up = usize::from(at(1).is_some_and(|word| word.text == "up"));
    let joined = at(1 + up).is_some_and(|word| BETWEEN.contains(&word.text.as_str()));
    if let Some(second) = at(2 + up).filter(|_| joined).and_then(number) {
        return Some(Span { words: 3 + up, low: first.min(second) });
    }
    let follows = |list: &&&[&str]| {
        (1..).zip(**list).all(|(place, word)| at(place).is_some_and(|one| one.text == *word))
    };
    let open = OPEN_ENDS.iter().find(follows).map_or(0, |list| list.len());
    Some(Span { words: 1 + open, low: first })
}

/// What may follow years of something else: in "machine learning, 7 years of leadership" they are no years of machine learning.
const OF_ELSE: [&str; 6] = ["of", "in", "as", "leading", "managing", "working"];

/// Whether a phrase of so many words ends with years that are of something else.
pub(super) fn is_of_else(rest: &[Word], length: usize) -> bool {
    let is = |at: usize, list: &[&str]| rest.get(at).is_some_and(|word| list.contains(&word.text.as_str()));
    length > 1 && is(length - 1, &YEARS) && is(length, &OF_ELSE)
}
