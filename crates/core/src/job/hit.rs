//! The place of an advertisement that made us think so, as it is quoted.

use std::ops::Range;

use super::found::Hit;
use super::parts::goes_on_number;
use super::words::{Sentence, Word};

/// How many words of its sentence stand around a phrase.
const AROUND: usize = 5;

/// The quote of these words out of their sentence; `all` are the words of the text.
pub(super) fn hit(text: &str, all: &[Word], words: Range<usize>, sentence: &Sentence) -> Hit {
    let mut first = words.start.saturating_sub(AROUND).max(sentence.words.start);
    let mut last = (words.end + AROUND).min(sentence.words.end);
    // No number is cut.
    while first > sentence.words.start && goes_on_number(text, all, first) {
        first -= 1;
    }
    while last < sentence.words.end && goes_on_number(text, all, last) {
        last += 1;
    }
    let start = |at: usize| all.get(at).map(|word| word.place.start);
    let end = |at: usize| at.checked_sub(1).and_then(|at| all.get(at)).map(|word| word.place.end);
    let cut = |from: Option<usize>, to: Option<usize>| {
        let text = from.zip(to).and_then(|(from, to)| text.get(from..to));
        text.unwrap_or_default().to_owned()
    };
    let (before, mut after) = (cut(start(first), start(words.start)), cut(end(words.end), end(last)));
    // A bracket that is opened in the quote is closed in it.
    let opened = |text: &str| text.matches('(').count() > text.matches(')').count();
    let behind = end(last).and_then(|end| text.get(end..)).unwrap_or_default();
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
