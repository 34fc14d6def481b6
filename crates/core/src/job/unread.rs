//! What was not recognised of a sentence of an advertisement: all of it, or the clauses in which something was not.

use std::ops::Range;

use super::parts::clauses;
use super::words::{Sentence, Word};

/// Most letters of a sentence that are shown.
const LETTERS: usize = 240;
/// Words that join a clause to another one and belong to neither.
pub(super) const JOINS: [&str; 2] = ["and", "or"];

/// What was not recognised of a sentence.
#[derive(Debug)]
pub(super) enum Unread {
    /// Nothing of it was.
    Whole,
    /// The clauses around these words.
    Clauses(Vec<Left>),
}

/// Words that were not recognised.
#[derive(Debug)]
pub(super) struct Left {
    pub(super) words: Range<usize>,
    /// Whether their clause reaches into what was recognised: years and what they are of belong together, a language stands by
    /// itself.
    pub(super) reaches: Reaches,
}

/// How far the clause around some words reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reaches {
    /// Over what was recognised: "5 years of Python".
    Over,
    /// Up to it: "… skills in English".
    UpTo,
    /// It is the clause, or the item of a list, itself.
    Whole,
}

/// The clauses of a sentence around what was not recognised, as ranges of all words, those that touch as one. `known` are the places
/// that were recognised.
pub(super) fn clauses_around(
    text: &str,
    words: &[Word],
    sentence: &Sentence,
    (unread, known): (&[Left], &[Range<usize>]),
) -> Vec<Range<usize>> {
    let from = sentence.words.start;
    let own = words.get(sentence.words.clone()).unwrap_or_default();
    let parts: Vec<Range<usize>> =
        clauses(text, own).into_iter().map(|part| part.start + from..part.end + from).collect();
    let mut all: Vec<Range<usize>> = Vec::new();
    for Left { words: what, reaches } in unread {
        if *reaches == Reaches::Whole {
            join(&mut all, what.clone());
            continue;
        }
        let start = parts.iter().find(|part| part.contains(&what.start)).map_or(from, |part| part.start);
        let last = what.end.saturating_sub(1);
        let end = parts.iter().find(|part| part.contains(&last)).map_or(sentence.words.end, |part| part.end);
        let mut clause = start..end;
        let before = known.iter().filter(|place| place.end <= what.start).map(|place| place.end).max();
        let behind = known.iter().filter(|place| place.start >= what.end).map(|place| place.start).min();
        clause.start = clause.start.max(before.unwrap_or(0));
        if *reaches == Reaches::UpTo {
            clause.end = clause.end.min(behind.unwrap_or(usize::MAX));
        }
        let joins = |at: usize| words.get(at).is_some_and(|word| JOINS.contains(&word.text.as_str()));
        while clause.start < what.start && joins(clause.start) {
            clause.start += 1;
        }
        while clause.end > what.end && joins(clause.end - 1) {
            clause.end -= 1;
        }
        join(&mut all, clause);
    }
    all
}

/// Adds a clause; one that touches the last is one with it.
fn join(all: &mut Vec<Range<usize>>, clause: Range<usize>) {
    match all.last_mut() {
        Some(last) if clause.start <= last.end => last.end = last.end.max(clause.end),
        _ => all.push(clause),
    }
}

/// Words as the text has them, or their beginning.
pub(super) fn quote(text: &str, words: &[Word], range: &Range<usize>) -> String {
    let start = |at: usize| words.get(at).map(|word| word.place.start);
    let last = range.end.checked_sub(1).and_then(|at| words.get(at));
    let (from, last) = (start(range.start).unwrap_or(0), last.map_or(0, |word| word.place.end));
    // Signs behind the last word belong to it, up to the end of the line: "30%", a bracket, a full stop.
    let to = start(range.end).unwrap_or(text.len());
    let behind = text.get(last..to).unwrap_or_default();
    let line = behind.find(['\n', '\r', ';', '\u{2022}', '\u{b7}', '\u{25cf}']).unwrap_or(behind.len());
    let text = text.get(from..last + line).unwrap_or_default();
    let text = text.trim_end_matches([' ', '\t', '(', '[', '-', '*', ',', '\u{2013}', '\u{201c}']);
    match text.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
