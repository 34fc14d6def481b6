//! The language of an advertisement, and where it asks for one: Cairn measures none, so the reader should see the sentence.

use super::found::{Language, Wish};
use super::tone::Tone;
use super::words::Word;
use crate::content::Phrases;

/// Fewer words than this tell no language.
const WORDS_FOR_LANGUAGE: usize = 25;
/// English texts of any kind have at least this share of the words that stand everywhere; a list of bullets has about twice it.
const ENGLISH: f64 = 0.07;
/// Languages that advertisements ask for.
const LANGUAGES: [&str; 18] = [
    "english",
    "german",
    "french",
    "spanish",
    "italian",
    "portuguese",
    "dutch",
    "polish",
    "swedish",
    "danish",
    "norwegian",
    "finnish",
    "czech",
    "turkish",
    "arabic",
    "mandarin",
    "chinese",
    "japanese",
];
/// What stands behind a language or before it where it is one: "fluent German", "communication skills in English and German". "The
/// German market" has none of them.
const BEHIND: [&str; 5] = ["is", "required", "skills", "speaker", "language"];
const BEFORE: [&str; 14] = [
    "in",
    "and",
    "or",
    "fluent",
    "good",
    "excellent",
    "native",
    "business",
    "spoken",
    "written",
    "speak",
    "speaks",
    "speaking",
    "of",
];

/// Where a sentence asks for a language, or would like one; `tones` are those of its words.
pub(super) fn languages_asked(words: &[Word], tones: &[Tone]) -> impl Iterator<Item = usize> {
    let is = move |at: Option<usize>, list: &[&str]| {
        at.and_then(|at| words.get(at)).is_some_and(|word| list.contains(&word.text.as_str()))
    };
    (0..words.len()).filter(move |at| {
        let at = *at;
        let denied = tones.get(at).is_some_and(|tone| tone.wish == Wish::Denied);
        let last = at + 1 == words.len() || is(Some(at + 1), &["and", "or", "at", "level"]);
        let asked = is(Some(at + 1), &BEHIND) || (last && is(at.checked_sub(1), &BEFORE));
        !denied && is(Some(at), &LANGUAGES) && asked
    })
}

/// The language of a text, as far as its words tell.
#[expect(clippy::cast_precision_loss, reason = "counts of words")]
pub(super) fn language(phrases: &Phrases, text: &str, words: &[Word]) -> Language {
    // Scripts without spaces have few and long words.
    let foreign = text.bytes().filter(|byte| !byte.is_ascii()).count();
    if foreign * 3 > text.len() && text.len() > WORDS_FOR_LANGUAGE * 3 {
        return Language::Other;
    }
    if words.len() < WORDS_FOR_LANGUAGE {
        return Language::TooShort;
    }
    let known = words.iter().filter(|word| phrases.english.contains(&word.text)).count();
    if known as f64 >= ENGLISH * words.len() as f64 { Language::English } else { Language::Other }
}
