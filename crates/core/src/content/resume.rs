//! The words by which a résumé is told: a list that anyone can read in `content/resume.toml`.

use serde::Serialize;

use crate::Skill;
use crate::attempt::{Degree, Field, Track};

/// Longest word that fits only where it is the whole text, in bytes: "r" and "ai" stand within too many others.
const SHORT: usize = 2;

/// Words by what they tell.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ResumeWords {
    /// Skills, by the name or a keyword of one.
    pub skills: Vec<(Skill, Vec<String>)>,
    /// Tracks of experience, by a position.
    pub tracks: Vec<(Track, Vec<String>)>,
    /// Degrees, by a kind of study; the highest stands first.
    pub degrees: Vec<(Degree, Vec<String>)>,
    /// Fields, by an area of study.
    pub fields: Vec<(Field, Vec<String>)>,
    /// What says of a study that it was not finished, whatever its dates.
    pub unfinished: Vec<String>,
}

/// Everything that a text tells, each with the word that it holds.
pub fn told<'a, T: Copy>(list: &'a [(T, Vec<String>)], text: &str) -> Vec<(T, &'a str)> {
    let text = plain(text);
    let first = |(what, words): &'a (T, Vec<String>)| {
        words.iter().find(|word| holds(&text, word)).map(|word| (*what, word.as_str()))
    };
    list.iter().filter_map(first).collect()
}

/// The first word of a list that a text holds.
pub fn first_held<'a>(list: &'a [String], text: &str) -> Option<&'a str> {
    let text = plain(text);
    list.iter().find(|word| holds(&text, word)).map(String::as_str)
}

/// A text as words are compared: small letters, each between two single spaces.
///
/// ASCII alone is made small, and what else is a letter goes by a short list: the tables of all scripts would weigh
/// more than the reader.
pub(crate) fn plain(text: &str) -> String {
    let mark = |one: char| matches!(one, '\u{a0}' | '·' | '’' | '‘' | '“' | '”' | '–' | '—' | '•');
    let mut plain = String::from(" ");
    for one in text.chars() {
        let letter = one.is_ascii_alphanumeric() || (!one.is_ascii() && !mark(one));
        if letter || matches!(one, '+' | '#' | '/') {
            plain.push(one.to_ascii_lowercase());
        } else if !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    if !plain.ends_with(' ') {
        plain.push(' ');
    }
    plain
}

fn holds(plain: &str, word: &str) -> bool {
    if word.len() <= SHORT {
        plain.trim() == word
    } else {
        plain.match_indices(word).any(|(at, _)| {
            let before = plain.get(..at).unwrap_or_default();
            let behind = plain.get(at + word.len()..).unwrap_or_default();
            before.ends_with([' ', '/']) && behind.starts_with([' ', '/'])
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(word: &str, text: &str) -> bool {
        !told(&[((), vec![word.to_owned()])], text).is_empty()
    }

    #[test]
    fn a_word_fits_as_a_whole_whatever_its_case() {
        for (word, text) in [
            ("python", "Python"),
            ("python", "Python 3, advanced"),
            ("ph d", "Ph.D."),
            ("a/b testing", "A/B testing"),
            ("sql", "SQL/NoSQL"),
            ("head of", "Head of Data"),
            ("r", " R "),
            ("ai", "AI"),
        ] {
            assert!(fits(word, text), "{word:?} in {text:?}");
        }
        for (word, text) in [
            ("python", "pythonic"),
            ("r", "R & D"),
            ("ai", "Ai Weiwei exhibition"),
            ("lean", "cleaning"),
            ("head of", "Ahead of time"),
            ("python", ""),
        ] {
            assert!(!fits(word, text), "{word:?} in {text:?}");
        }
    }
}
