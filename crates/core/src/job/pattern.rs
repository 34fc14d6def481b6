//! A phrase as it is looked for.

use super::words::{Word, YEARS, split};
use crate::content::GAP;

/// A piece of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// This word.
    Word(String),
    /// A word that begins like this.
    Prefix(String),
    /// A number.
    Number,
    /// Up to [`GAP`] words.
    Gap,
}

/// A phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pattern(Vec<Piece>);

/// What a phrase begins with, by which it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum First {
    /// A word with this first byte.
    Byte(u8),
    /// A number.
    Number,
}

/// Whether a text is a phrase: it begins and ends with something that is in the text.
#[cfg(feature = "authoring")]
pub(crate) fn is_pattern(text: &str) -> bool {
    let pattern = Pattern::new(text).0;
    let ends = [pattern.first(), pattern.last()];
    ends.iter().all(|piece| piece.is_some_and(|piece| *piece != Piece::Gap))
        && pattern.iter().any(|piece| matches!(piece, Piece::Word(_) | Piece::Prefix(_)))
}

/// Whether a text is one word as [`split`] gives it.
#[cfg(feature = "authoring")]
pub(crate) fn is_word(text: &str) -> bool {
    matches!(&split(text).0[..], [word] if word.text == text)
}

impl Pattern {
    /// The phrase that is written like this.
    pub(super) fn new(text: &str) -> Self {
        let mut pieces = Vec::new();
        for part in text.split(' ').filter(|part| !part.is_empty()) {
            match part {
                "#" => pieces.push(Piece::Number),
                "..." => pieces.push(Piece::Gap),
                _ => pieces.extend(written(part)),
            }
        }
        Self(pieces)
    }

    /// What it begins with; `None` for one without pieces.
    pub(super) fn first(&self) -> Option<First> {
        match self.0.first()? {
            Piece::Word(text) | Piece::Prefix(text) => text.bytes().next().map(First::Byte),
            Piece::Number => Some(First::Number),
            Piece::Gap => None,
        }
    }

    /// How many pieces stand behind its gap, or behind its number: what the years are of in "# years ... machine learning".
    pub(super) fn tail(&self) -> usize {
        let open = self.0.iter().rposition(|piece| matches!(piece, Piece::Gap | Piece::Number));
        open.map_or(self.0.len(), |open| self.0.len() - open - 1)
    }

    /// How many of the words, from the first one on, are this phrase; `None` where they are not. `number` tells how many words
    /// a number takes that they begin with, or a span of two, and 0 where they begin with none.
    pub(super) fn length(&self, words: &[Word], number: &dyn Fn(&[Word]) -> usize) -> Option<usize> {
        length(&self.0, words, number)
    }
}

/// The pieces of a part without spaces: "a/b" is two words here as it is in the text.
fn written(part: &str) -> Vec<Piece> {
    let (stem, open) = part.strip_suffix('*').map_or((part, false), |stem| (stem, true));
    let (words, _) = split(stem);
    let last = words.len().saturating_sub(1);
    let piece = |(at, word): (usize, Word)| {
        if open && at == last { Piece::Prefix(word.text) } else { Piece::Word(word.text) }
    };
    words.into_iter().enumerate().map(piece).collect()
}

fn length(pieces: &[Piece], words: &[Word], number: &dyn Fn(&[Word]) -> usize) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_first() else { return Some(0) };
    if *piece == Piece::Gap {
        let most = GAP.min(words.len());
        return (0..=most).find_map(|gap| length(rest, words.get(gap..)?, number).map(|more| gap + more));
    }
    let word = words.first()?;
    let fits = |is: bool| usize::from(is);
    let taken = match piece {
        Piece::Word(text) => {
            fits(word.text == *text || (text == YEARS[0] && YEARS.contains(&word.text.as_str())))
        }
        Piece::Prefix(text) => fits(word.text.starts_with(text.as_str())),
        Piece::Number => number(words),
        Piece::Gap => 0,
    };
    if taken == 0 { None } else { length(rest, words.get(taken..)?, number).map(|more| more + taken) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Option<usize> {
        let (words, _) = split(text);
        let digits = |word: &Word| word.text.bytes().all(|byte| byte.is_ascii_digit());
        Pattern::new(pattern).length(&words, &|words| usize::from(words.first().is_some_and(digits)))
    }

    #[test]
    fn phrases_match_whole_words_endings_numbers_and_gaps() {
        assert_eq!(found("python", "Python, daily"), Some(1));
        assert_eq!(found("python", "Pythonic"), None);
        assert_eq!(found("statistic*", "statistical"), Some(1));
        assert_eq!(found("a/b test*", "A/B testing"), Some(3));
        assert_eq!(found("# years ... data scien*", "10 years of work in data science"), Some(7));
        assert_eq!(found("# years ... data", "10 years of this and that and much else with data"), None);
        assert_eq!(found("manag* ... stakeholders", "managing stakeholders"), Some(2));
    }

    #[test]
    #[cfg(feature = "authoring")]
    fn what_would_match_anything_is_no_phrase() {
        assert!(["data scien*", "# years ... data"].iter().all(|text| is_pattern(text)));
        assert!(["", "...", "... data", "data ...", "#", "*"].iter().all(|text| !is_pattern(text)));
    }
}
