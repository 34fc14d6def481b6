//! What the years of a requirement may be of instead: "7 years of data science or consulting".

use std::ops::Range;

use super::words::Word;

/// Words that end such an alternative.
const ENDS: [&str; 19] = [
    "or",
    "and",
    "with",
    "plus",
    "who",
    "including",
    "where",
    "you",
    "at",
    "as",
    "is",
    "are",
    "must",
    "required",
    "preferred",
    "desired",
    "ideally",
    "on",
    "within",
];
/// Words behind "or" that name nothing else: "or more", "or a related field".
const NAMES_NOTHING: [&str; 22] = [
    "more",
    "above",
    "longer",
    "better",
    "higher",
    "equivalent",
    "similar",
    "related",
    "comparable",
    "relevant",
    "adjacent",
    "other",
    "another",
    "any",
    "both",
    "so",
    "field",
    "fields",
    "area",
    "areas",
    "role",
    "roles",
];
/// Articles.
const ARTICLES: [&str; 3] = ["a", "an", "the"];
/// Words behind which the first of two alternatives begins: "7 years in consulting or data science".
const BEGINS: [&str; 8] = ["of", "in", "as", "with", "for", "experience", "working", "years"];
/// The most words of an alternative.
const MOST: usize = 6;
/// The most words between what the years are of and "or": "data engineering or", "leadership experience or".
const REST: usize = 2;

/// Where the words of a sentence name what years may be of instead. `phrase` are those of the years and what they are of, `tail` those
/// of the latter; `between` is the sign between a word and the one before it, a space or a slash, and `None` for any other.
pub(super) fn or_else(
    words: &[Word],
    (phrase, tail): (&Range<usize>, &Range<usize>),
    between: &dyn Fn(usize) -> Option<char>,
) -> Option<Range<usize>> {
    behind(words, phrase.end, between).or_else(|| before(words, phrase.start, tail.start))
}

fn is(words: &[Word], at: usize, list: &[&str]) -> bool {
    words.get(at).is_some_and(|word| list.contains(&word.text.as_str()))
}

/// "… data science or consulting", "data science/consulting".
fn behind(words: &[Word], end: usize, between: &dyn Fn(usize) -> Option<char>) -> Option<Range<usize>> {
    let or = |at: &usize| is(words, *at, &["or"]);
    let mut near = (end..=end + REST).take_while(|at| between(*at).is_some());
    let first = near.find(|at| or(at) || between(*at) == Some('/'))?;
    let first = first + usize::from(or(&first));
    let ends = |at: &usize| *at >= words.len() || is(words, *at, &ENDS) || between(*at).is_none();
    let to = (first..).take(MOST).find(ends).unwrap_or(first + MOST);
    let from = (first..to).find(|at| !is(words, *at, &["in", "of"]))?;
    let name = (from..to).find(|at| !is(words, *at, &ARTICLES))?;
    (!is(words, name, &NAMES_NOTHING)).then_some(from..to)
}

/// "… in consulting or data science".
fn before(words: &[Word], start: usize, tail: usize) -> Option<Range<usize>> {
    let mut or = tail.checked_sub(1)?;
    while is(words, or, &ARTICLES) {
        or = or.checked_sub(1)?;
    }
    if or <= start || !is(words, or, &["or"]) {
        return None;
    }
    let begins = (start..or).rev().find(|at| is(words, *at, &BEGINS))?;
    (begins + 1 < or).then_some(begins + 1..or)
}
