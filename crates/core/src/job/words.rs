//! A text as words and sentences.

use std::ops::Range;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// It, in lower case (ASCII letters only), without apostrophes.
    pub(super) text: String,
    /// Where it stands, in bytes.
    pub(super) place: Range<usize>,
}

/// A sentence, a line of a list, or a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its words, by their places in the list of all words. Never empty.
    pub(super) words: Range<usize>,
    /// Whether it ends with a colon, as headings of lists do.
    pub(super) colon: bool,
}

/// Splits a text. A sentence ends with a line, a bullet, a semicolon, or a full stop before a space.
pub(super) fn split(text: &str) -> (Vec<Word>, Vec<Sentence>) {
    let mut words: Vec<Word> = Vec::new();
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut first = 0;
    let mut inside: Option<Word> = None;
    let mut rest = text.char_indices().peekable();
    while let Some((at, letter)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let end = at + letter.len_utf8();
        if is_apostrophe(letter) && inside.is_some() && next.is_some_and(is_letter) {
            continue;
        }
        if is_letter(letter) || (inside.is_some() && joins(letter, next)) {
            let word = inside.get_or_insert_with(|| Word { text: String::new(), place: at..at });
            word.text.push(letter.to_ascii_lowercase());
            word.place.end = end;
            continue;
        }
        words.extend(inside.take().into_iter().flat_map(parted));
        fold_as_well_as(&mut words, first);
        if letter == '&' {
            words.push(Word { text: AND.to_owned(), place: at..end });
        }
        if ends(letter, next) && words.len() > first {
            let colon = ends_with_colon(text, &words, at);
            sentences.push(Sentence { words: first..words.len(), colon });
            first = words.len();
        }
    }
    words.extend(inside.into_iter().flat_map(parted));
    fold_as_well_as(&mut words, first);
    if words.len() > first {
        let colon = ends_with_colon(text, &words, text.len());
        sentences.push(Sentence { words: first..words.len(), colon });
    }
    (words, sentences)
}

/// What "&" by itself and "as well as" are read as.
const AND: &str = "and";

/// "As well as" at the end of a sentence so far, as one word that joins.
fn fold_as_well_as(words: &mut Vec<Word>, first: usize) {
    let Some(from) = words.len().checked_sub(3).filter(|from| *from >= first) else { return };
    let last = words.get(from..).unwrap_or_default();
    if last.iter().map(|word| word.text.as_str()).eq(["as", "well", "as"]) {
        let place =
            last.first().map_or(0, |word| word.place.start)..last.last().map_or(0, |word| word.place.end);
        words.truncate(from);
        words.push(Word { text: AND.to_owned(), place });
    }
}

/// Other ways to write "years" behind a number.
pub(super) const YEARS: [&str; 4] = ["years", "year", "yrs", "yr"];

/// A word as the words that it is read as: "7yrs+" is a number and "yrs", and a decade ten years.
fn parted(word: Word) -> Vec<Word> {
    if word.text == "decade" {
        let read = |text: &str| Word { text: text.to_owned(), place: word.place.clone() };
        return ["10", "years"].map(read).into();
    }
    let digits = word.text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = word.text.split_at_checked(digits).unwrap_or_default();
    let plus = rest.bytes().take_while(|byte| *byte == b'+').count();
    let unit = rest.trim_matches('+');
    if number.is_empty() || !YEARS.contains(&unit) {
        return vec![word];
    }
    let cut = word.place.start + digits + plus;
    vec![
        Word { text: number.to_owned(), place: word.place.start..cut },
        Word { text: unit.to_owned(), place: cut..word.place.end.max(cut) },
    ]
}

/// Whether only a colon stands between the last word and the end of the sentence.
fn ends_with_colon(text: &str, words: &[Word], end: usize) -> bool {
    let from = words.last().map_or(0, |word| word.place.end);
    text.get(from..end).is_some_and(|between| between.trim() == ":")
}

/// Letters and digits of any script. Without Unicode's tables, which are large: everything above ASCII that is not known
/// to be punctuation or a space.
fn is_letter(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    !matches!(letter, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' | '\u{feff}')
}

/// What stands inside a word: the plus of "c++" and "10+", the ampersand of "P&L".
fn joins(letter: char, next: Option<char>) -> bool {
    letter == '+' || (letter == '&' && next.is_some_and(is_letter))
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '\u{2019}')
}

fn ends(letter: char, next: Option<char>) -> bool {
    match letter {
        '\n' | '\r' | ';' | '\u{2022}' | '\u{b7}' | '\u{25cf}' | '\u{3002}' => true,
        '.' | '!' | '?' => next.is_none_or(char::is_whitespace),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let (words, sentences) = split(text);
        sentences
            .into_iter()
            .map(|one| words[one.words].iter().map(|word| word.text.clone()).collect())
            .collect()
    }

    #[test]
    fn a_text_is_split_into_sentences_and_words_as_a_reader_would() {
        assert_eq!(
            texts("Master’s degree; 10+ years of C++ & P&L.\n• e.g. AI/ML"),
            [
                vec!["masters", "degree"],
                vec!["10+", "years", "of", "c++", "and", "p&l"],
                vec!["e", "g"],
                vec!["ai", "ml"]
            ]
        );
        assert_eq!(texts("  ...  \n\n ;; "), Vec::<Vec<String>>::new());
        assert_eq!(texts("A as well as B"), [["a", "and", "b"]]);
        assert_eq!(
            texts("Do it as well. As you like"),
            [vec!["do", "it", "as", "well"], vec!["as", "you", "like"]]
        );
        assert_eq!(texts("Führungskräfte"), [["führungskräfte"]]);
        assert_eq!(texts("7yrs+, 7+years, a decade"), [["7", "yrs", "7", "years", "a", "10", "years"]]);
    }

    #[test]
    fn a_heading_is_known_by_its_colon() {
        let (_, sentences) = split("Nice to have:\nPython: a lot\nDuties :");
        assert_eq!(sentences.iter().map(|one| one.colon).collect::<Vec<_>>(), [true, false, true]);
    }
}
