//! Where an advertisement names people and not what the reader should know: "lead a team of six data scientists".

use super::words::Word;

/// People of a trade.
const PEOPLE: [&str; 5] = ["scientists", "engineers", "analysts", "developers", "specialists"];
/// Words behind which such people are the reader's team or colleagues. "We look for data scientists" has none of them.
const WITH: [&str; 19] = [
    "lead",
    "leads",
    "leading",
    "led",
    "manage",
    "manages",
    "managing",
    "supervise",
    "supervising",
    "mentor",
    "mentoring",
    "coach",
    "coaching",
    "hire",
    "hiring",
    "team",
    "teams",
    "with",
    "alongside",
];
/// How many words before the people such a word may stand.
const WITHIN: usize = 8;

/// Whether a phrase that ends before the word at `end` names people with whom or over whom somebody works. `words` are those of
/// the sentence.
pub(super) fn names_others(words: &[Word], end: usize) -> bool {
    let is = |at: usize, list: &[&str]| words.get(at).is_some_and(|word| list.contains(&word.text.as_str()));
    let people = [end.saturating_sub(1), end].into_iter().find(|at| is(*at, &PEOPLE));
    people.is_some_and(|people| (people.saturating_sub(WITHIN)..people).any(|at| is(at, &WITH)))
}
