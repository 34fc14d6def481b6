//! The language of an advertisement, and where it asks for one: Cairn measures none, so the reader should see the sentence.

use super::found::{Language, Wish};
use super::tone::Tone;
use super::words::Word;
use crate::content::{Languages, Phrases};

/// Fewer words than this tell no language.
const WORDS_FOR_LANGUAGE: usize = 25;
/// English texts of any kind have at least this share of the words that stand everywhere; a list of bullets has about twice it.
const ENGLISH: f64 = 0.07;
/// What begins another part of a sentence behind a language: "German or French", "German at level C1".
const PART_ENDS: [&str; 4] = ["and", "or", "at", "level"];

/// Where a sentence asks for a language, or would like one; `tones` are those of its words.
pub(super) fn languages_asked(
    list: &Languages,
    words: &[Word],
    tones: &[Tone],
) -> impl Iterator<Item = usize> {
    let is = move |at: Option<usize>, list: &[String]| {
        at.and_then(|at| words.get(at)).is_some_and(|word| list.contains(&word.text))
    };
    let ends = move |at: usize| words.get(at).is_none_or(|word| PART_ENDS.contains(&word.text.as_str()));
    (0..words.len()).filter(move |at| {
        let at = *at;
        let denied = tones.get(at).is_some_and(|tone| tone.wish == Wish::Denied);
        let last_of_part = ends(at + 1) && is(at.checked_sub(1), &list.before);
        !denied && is(Some(at), &list.names) && (is(Some(at + 1), &list.behind) || last_of_part)
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
