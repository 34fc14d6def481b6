//! The parts of a sentence of an advertisement: it falls at commas, brackets, colons and dashes, and before words such as "but".

use std::ops::Range;

use super::words::Word;

/// Words that begin a clause of its own, across which nothing reaches.
pub(super) const TURNS: [&str; 7] = ["but", "however", "yet", "whereas", "while", "although", "though"];
/// What opens a bracket.
const BRACKETS: [char; 2] = ['(', '['];

/// A part of a sentence.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) words: Range<usize>,
    /// Whether it begins with a turn, so that nothing reaches into it from before or back across it.
    pub(super) turn: bool,
    /// Whether a bracket opens before it: what is said in brackets does not reach out of them.
    pub(super) bracket: bool,
}

/// The clauses of a sentence, as ranges of its words.
pub(super) fn clauses(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    parts(text, words).into_iter().map(|part| part.words).collect()
}

/// A sentence in its parts; `text` is what the words stand in.
pub(super) fn parts(text: &str, words: &[Word]) -> Vec<Part> {
    let mut all: Vec<Part> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| words.get(before)).map(|before| before.place.end);
        let between = before.and_then(|end| text.get(end..word.place.start)).unwrap_or_default();
        let sign = !goes_on_number(text, words, at)
            && (between.contains([',', '(', ')', '[', ']', ':', '\u{2013}', '\u{2014}'])
                || (between.trim() == "-" && between != "-"));
        // A bracket may open before the first word.
        let opening = if at == 0 { opens(text, word) } else { between.contains(BRACKETS) };
        let turn = is_one_of(word, &TURNS);
        match all.last_mut() {
            Some(last) if !sign && !turn => last.words.end = at + 1,
            _ => all.push(Part { words: at..at + 1, turn, bracket: opening }),
        }
    }
    all
}

/// Whether a word is the next thousands of the number before it, behind a comma: "1,800 staff".
pub(super) fn goes_on_number(text: &str, words: &[Word], at: usize) -> bool {
    let digits = |word: &Word| word.text.bytes().all(|one| one.is_ascii_digit());
    let Some((before, word)) = at.checked_sub(1).and_then(|before| words.get(before)).zip(words.get(at))
    else {
        return false;
    };
    let between = text.get(before.place.end..word.place.start);
    between == Some(",") && digits(before) && digits(word) && word.text.len() == 3
}

/// Whether a bracket opens right before a word.
fn opens(text: &str, word: &Word) -> bool {
    text.get(..word.place.start).is_some_and(|before| before.trim_end_matches(' ').ends_with(BRACKETS))
}

/// Whether a word is one of these.
pub(super) fn is_one_of(word: &Word, list: &[&str]) -> bool {
    list.contains(&word.text.as_str())
}
