//! Where an advertisement names people and not what the reader should know: "lead a team of six data scientists".

use super::words::Word;
use crate::content::Others;

/// How many words before the people a word may stand that makes them others.
const WITHIN: usize = 8;

/// Whether a phrase that ends before the word at `end` names people with whom or over whom somebody works. `words` are those of
/// the sentence.
pub(super) fn names_others(others: &Others, words: &[Word], end: usize) -> bool {
    let is = |at: usize, list: &[String]| words.get(at).is_some_and(|word| list.contains(&word.text));
    let people = [end.saturating_sub(1), end].into_iter().find(|at| is(*at, &others.people));
    people.is_some_and(|people| (people.saturating_sub(WITHIN)..people).any(|at| is(at, &others.with)))
}
