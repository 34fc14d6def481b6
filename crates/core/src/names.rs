//! Names as people read them: when two are the same, what a search finds, in which order they stand.
//!
//! That needs tables of all letters and the customs of each language. A browser has both, and the program would grow by a
//! tenth with its own, so the app hands the browser's in ([`use_letters`]), once, before anything is compared.

use std::sync::OnceLock;

/// Marks above and below letters, as decomposition parts them off.
const MARKS: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';

/// What somebody knows of letters.
#[derive(Clone, Copy, Debug)]
pub struct LetterRules {
    /// A text in lower case, with each letter and its marks composed (NFKC).
    pub composed: fn(&str) -> String,
    /// A text in lower case, with each letter and its marks apart (NFKD).
    pub decomposed: fn(&str) -> String,
    /// Texts in the order of the reader's language.
    pub sorted: fn(Vec<String>) -> Vec<String>,
}

/// Without a browser: small letters, and the order of code points within it.
const PLAIN: LetterRules = LetterRules {
    composed: str::to_lowercase,
    decomposed: str::to_lowercase,
    sorted: |mut all| {
        all.sort_by_cached_key(|text| (text.to_lowercase(), text.clone()));
        all
    },
};

static LETTERS: OnceLock<LetterRules> = OnceLock::new();

/// Takes what a browser knows. Only the first call counts.
pub fn use_letters(letters: LetterRules) {
    let _ = LETTERS.set(letters);
}

fn letters() -> LetterRules {
    LETTERS.get().copied().unwrap_or(PLAIN)
}

/// A name by which it is the same as another: letters large or small, composed or not, with any white space.
pub fn same(name: &str) -> String {
    clean(&(letters().composed)(name))
}

/// "Lovelace, Ada" as "Ada Lovelace"; `None` for what has not one comma.
pub(crate) fn turned(name: &str) -> Option<String> {
    let (last, first) = name.split_once(',')?;
    (!first.contains(',') && !first.trim().is_empty()).then(|| format!("{first} {last}"))
}

/// A text as a search compares it: the same, without marks, and in the letters that a keyboard without them has, so that "omer" finds
/// Ömer, "strasse" Straße, and "o'brien" O’Brien.
pub fn alike(text: &str) -> String {
    let folded = (letters().decomposed)(text).chars().filter(|one| !MARKS.contains(one)).fold(
        String::with_capacity(text.len()),
        |mut all, one| {
            match one {
                'ß' | 'ẞ' => all.push_str("ss"),
                'æ' => all.push_str("ae"),
                'œ' => all.push_str("oe"),
                'þ' => all.push_str("th"),
                'ø' => all.push('o'),
                'ł' => all.push('l'),
                'đ' | 'ð' => all.push('d'),
                'ħ' => all.push('h'),
                'ı' => all.push('i'),
                '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bb}' | '\u{2bc}' | '\u{2b9}' | '`' | '\u{b4}' => {
                    all.push('\'');
                }
                '\u{2010}'..='\u{2015}' | '\u{2212}' => all.push('-'),
                one => all.push(one),
            }
            all
        },
    );
    clean(&folded)
}

/// Texts in the order of the reader's language, each once.
pub(crate) fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort_unstable();
    texts.dedup();
    (letters().sorted)(texts)
}

/// A text in one line: white space of any kind, also such as does not break, is one space, none stands at the ends, and what has no
/// width is gone.
pub fn clean(text: &str) -> String {
    let unseen = |one: char| matches!(one, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}');
    let seen: String = text.chars().filter(|one| !unseen(*one)).collect();
    let words = seen.split(|one: char| one.is_whitespace() || one.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_what_nobody_sees_make_no_other_name() {
        assert_eq!(clean("\u{a0}Ada\u{a0} \u{202f}L\u{200b}.\u{feff}\u{a0}"), "Ada L.");
        assert_eq!(same(" ÖZGE\u{a0}Ada\n"), "özge ada");
        assert_eq!(alike("Ada\u{308} "), "ada");
        assert_ne!(same("Müller"), same("Muller"), "a mark may make another name");
    }

    #[test]
    fn a_search_finds_what_a_keyboard_has_no_letter_for() {
        for (name, typed) in [
            ("O\u{2019}Brien", "o'brien"),
            ("O\u{2bc}Brien", "o\u{2019}brien"),
            ("Straße", "strasse"),
            ("STRASSE", "straße"),
            ("Æsa", "aesa"),
            ("Øyvind", "oyvind"),
            ("Łukasz", "lukasz"),
            ("Đorđe", "dorde"),
            ("Þóra", "thóra"),
            ("Anne\u{2011}Marie", "anne-marie"),
        ] {
            assert!(
                alike(name).contains(&alike(typed)),
                "{name} is {:?}, {typed} {:?}",
                alike(name),
                alike(typed)
            );
        }
        assert_ne!(same("Straße"), same("Strasse"), "a search alone takes them for one");
    }

    #[test]
    fn case_does_not_part_the_order() {
        let texts = ["Zoë", "ada", "Ada", "Zoë"].map(str::to_owned).to_vec();
        assert_eq!(sorted(texts), ["Ada", "ada", "Zoë"]);
    }
}
