//! How hard a stem is to read.

use serde::Serialize;

use super::mean::{mean, real};
use crate::content::source::AuthoredItem;

/// Reading grade of a skill's stems.
#[derive(Clone, Debug, Serialize)]
pub struct Reading {
    /// Mean grade, in years of school.
    pub mean: f64,
    /// The three hardest stems with their grade, hardest first.
    pub hardest: Vec<(String, f64)>,
}

pub(super) fn reading(items: &[&AuthoredItem]) -> Reading {
    let mut grades: Vec<(String, f64)> = items
        .iter()
        .map(|item| (item.question.id.as_str().to_owned(), grade(&item.question.shown(0).stem)))
        .collect();
    grades.sort_by(|left, right| right.1.total_cmp(&left.1));
    let all: Vec<f64> = grades.iter().map(|(_, grade)| *grade).collect();
    grades.truncate(3);
    Reading { mean: mean(&all), hardest: grades }
}

/// Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid et al. 1975).
///
/// Syllables are counted as groups of vowels, less a silent e, so a grade is right to about one year.
pub fn grade(text: &str) -> f64 {
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
    let ends = |word: &&&str| word.trim_end_matches(['"', '”', ')', '\'']).ends_with(['.', '?', '!', ':']);
    let sentences = words.iter().filter(ends).count().max(1);
    let count = words.len().max(1);
    let syllables: usize = words.iter().map(|word| syllables(word)).sum();
    0.39 * real(count) / real(sentences) + 11.8 * real(syllables) / real(count) - 15.59
}

fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = |c: char| "aeiouyäöüéè".contains(c);
    let mut groups = 0;
    let mut inside = false;
    for letter in &letters {
        let here = vowel(*letter);
        groups += usize::from(here && !inside);
        inside = here;
    }
    let silent = groups > 1 && letters.ends_with(&['e']) && !letters.ends_with(&['l', 'e']);
    (groups - usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_read_easier_than_long_ones() {
        assert_eq!(syllables("case"), 1);
        assert_eq!(syllables("table"), 2);
        assert_eq!(syllables("organisation"), 5);
        let easy = grade("The dog ran. It was hot.");
        let hard = grade("Organisational transformation necessitates interdepartmental coordination.");
        assert!(easy < 3.0 && hard > 15.0, "{easy} {hard}");
    }
}
