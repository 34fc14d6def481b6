//! A text as a cell of a table that a spreadsheet opens.
//!
//! Ours, because the crate `csv` would add 14.5 KB to the program and take four lines of these (`docs/decisions/home-made.md`).

use crate::markup::is_formula;

/// A text as a cell. What a spreadsheet would take for a formula gets an apostrophe in front and stays text, also behind spaces,
/// line breaks and marks that nobody sees, which spreadsheets pass over.
pub(super) fn cell(text: &str) -> String {
    let text = if is_formula(text) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\n', '\r', ';', '\'']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    /// f19
    #[test]
    fn no_cell_is_a_formula() {
        for (text, shown) in [
            ("Ada", "Ada"),
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@a", "\"'@a\""),
            ("\t=1", "\"'\t=1\""),
            (" =1", "\"' =1\""),
            ("\u{a0}=1", "\"'\u{a0}=1\""),
            ("\n@a", "\"'\n@a\""),
            ("\u{feff}-1", "\"'\u{feff}-1\""),
            ("\u{ff1d}1", "\"'\u{ff1d}1\""),
            ("\u{fe62}1", "\"'\u{fe62}1\""),
            ("\u{fe63}1", "\"'\u{fe63}1\""),
            ("\u{2212}1", "\"'\u{2212}1\""),
            ("\u{2060}=1", "\"'\u{2060}=1\""),
            ("\u{202e}\u{2066}+1", "\"'\u{202e}\u{2066}+1\""),
            (" a=1", " a=1"),
            ("a,b", "\"a,b\""),
            ("two\nlines", "\"two\nlines\""),
        ] {
            assert_eq!(cell(text), shown);
        }
    }
}
