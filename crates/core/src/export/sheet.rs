//! How a table is written for whom: for programs (RFC 4180), or for a spreadsheet with the separators of its reader.

use super::cell::cell;
use crate::months::month_of;

/// What else may stand beside digits in a number or a time.
const BESIDE: [&str; 8] = ["e", "am", "pm", "a", "p", "eur", "usd", "uhr"];
/// What a spreadsheet turns into its own truth value, in the languages of Excel.
const TRUTH: &str = "true false wahr falsch vrai faux verdadero falso vero waar onwaar verdadeiro prawda fałsz истина ложь sann sant falskt \
    usann sand falsk tosi epätosi doğru yanlış pravda nepravda igaz hamis adevărat fals αληθης αληθές ψευδης ψευδές \
    истинно істина хибність хиба tačno netačno res točno netočno tõene väär tiesa klaida patiess aplams benar salah";
/// Values of error that end with no mark, as "#N/A", "#REF!" and "#NAZWA?" do or hold one.
const BARE_ERRORS: [&str; 2] = ["nv", "yok"];

/// For whom a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvDialect {
    /// What parts the cells.
    separator: char,
    /// What parts a number's decimals.
    decimal: char,
    /// Whether a spreadsheet opens it, which takes what looks like a date for one.
    opened: bool,
}

impl CsvDialect {
    /// For programs: commas, and points in numbers.
    pub const PLAIN: Self = Self { separator: ',', decimal: '.', opened: false };

    /// For a spreadsheet in a language that writes one and a half like this: Excel parts cells by what its country does, and
    /// that is a semicolon wherever numbers have a comma.
    pub fn of(one_and_a_half: &str) -> Self {
        let comma = !one_and_a_half.contains('.');
        let (separator, decimal) = if comma { (';', ',') } else { (',', '.') };
        Self { separator, decimal, opened: true }
    }

    /// What parts the cells.
    pub const fn separator(self) -> char {
        self.separator
    }

    /// What parts a number's decimals.
    pub const fn decimal(self) -> char {
        self.decimal
    }

    /// A text of a person as a cell: it stays text, whatever it looks like.
    pub fn text(text: &str) -> String {
        if looks_like_a_value(text) { format!("\"'{}\"", text.replace('"', "\"\"")) } else { cell(text) }
    }

    /// A version, which looks like a number and is none: for programs as it is, for readers with a word that keeps it a text.
    pub(super) fn version(self, version: &str) -> String {
        if self.opened { cell(&format!("version {version}")) } else { cell(version) }
    }

    /// A number that has a point.
    pub(super) fn number(self, number: &str) -> String {
        number.replace('.', self.decimal.encode_utf8(&mut [0; 4]))
    }

    /// Cells as a line, with its end.
    pub fn line(self, cells: &[String]) -> String {
        cells.join(self.separator.encode_utf8(&mut [0; 4])) + "\r\n"
    }
}

/// Whether a spreadsheet takes a text for a number, a date, a time or a truth value, in any of its languages: digits with
/// what stands between them, and at most one word, which is a month's or beside a number.
fn looks_like_a_value(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    if is_date_of_the_east(&text) {
        return true;
    }
    if TRUTH.split(' ').any(|word| word == text) || is_error(&text) {
        return true;
    }
    let mut words = text.split(|one: char| !one.is_alphabetic()).filter(|word| !word.is_empty());
    let (word, more) = (words.next(), words.next());
    let known = |word: &str| BESIDE.contains(&word) || month_of(word).is_some();
    let between = |one: char| {
        one.is_alphabetic()
            || is_digit(one)
            || one.is_whitespace()
            || "-/.:,%'()$€£¥#+\u{2019}\u{2013}\u{ff0f}\u{ff0d}\u{ff1a}\u{ff0e}".contains(one)
    };
    text.contains(is_digit) && more.is_none() && word.is_none_or(known) && text.chars().all(between)
}

/// Whether a text is a value of error: one word behind `#` with a mark that errors have, in any language.
fn is_error(text: &str) -> bool {
    let Some(word) = text.strip_prefix('#').filter(|word| !word.contains(char::is_whitespace)) else {
        return false;
    };
    let missing = word.contains('/') && word.chars().count() <= 5;
    missing || word.ends_with(['!', '?']) || BARE_ERRORS.contains(&word)
}

/// Digits as they are written in most countries, and wide ones.
const fn is_digit(one: char) -> bool {
    one.is_ascii_digit() || matches!(one, '\u{ff10}'..='\u{ff19}')
}

/// Whether a text is digits with the signs of years, months, days and times of China, Japan and Korea.
fn is_date_of_the_east(text: &str) -> bool {
    let sign = |one: char| "年月日时時分秒년월일시분초".contains(one);
    text.contains(sign)
        && text.contains(is_digit)
        && text.chars().all(|one| is_digit(one) || one.is_whitespace() || sign(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_date_or_a_number_stays_text() {
        for text in [
            "1-2",
            "MAR 3",
            "3 Mar",
            "Mar-3",
            "MARCH1",
            "SEPT2",
            "DEC1",
            "Oct4",
            "007",
            "1/2",
            "1.2",
            "1.2.",
            "3. Mai",
            "2026-05",
            "Mär 3",
            "Okt 4",
            "1e5",
            "1E-2",
            "12:30",
            "10 am",
            "50%",
            "$5",
            "(5)",
            "1 1/2",
            "12345678901234567890",
            " 5 ",
            "5 €",
            "TRUE",
            "Falsch",
            "março 2024",
            "1\u{a0}000",
            "#N/A",
            "#NV",
            "#REF!",
            "#NAZWA?",
            "PRAWDA",
            "ИСТИНА",
            "SANN",
            "Doğru",
            "5月3日",
            "2026年5月",
            "5월 3일",
        ] {
            assert_eq!(CsvDialect::text(text), format!("\"'{text}\""));
        }
        for text in [
            "Ada",
            "May",
            "B2",
            "Python 3",
            "team 7",
            "1st round",
            "mark 2",
            "shortlist",
            "1-2; MAR 3",
            "C++",
            "v2.0 of it",
            "#team",
            "#1 in sales",
            "三月",
            "",
        ] {
            assert!(!CsvDialect::text(text).contains('\''), "{text}");
        }
    }

    #[test]
    fn a_table_for_excel_has_the_separators_of_its_reader() {
        for (one_and_a_half, separator, number) in
            [("1.5", ',', "0.25"), ("1,5", ';', "0,25"), ("١٫٥", ';', "0,25")]
        {
            let sheet = CsvDialect::of(one_and_a_half);
            assert_eq!((sheet.separator(), sheet.number("0.25").as_str()), (separator, number));
            assert_eq!(sheet.version("2026.7"), "version 2026.7");
        }
        assert_eq!(CsvDialect::PLAIN.line(&["a".to_owned(), CsvDialect::PLAIN.number("-0.5")]), "a,-0.5\r\n");
        assert_eq!(CsvDialect::of("1,5").line(&["a".to_owned(), "b".to_owned()]), "a;b\r\n");
        assert_eq!(CsvDialect::PLAIN.version("2026.7"), "2026.7");
    }
}
