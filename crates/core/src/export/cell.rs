//! A text as a cell of a table that a spreadsheet opens.
//!
//! Ours, because the crate `csv` would add 14.5 KB to the program and take four lines of these (`docs/decisions/home-made.md`).

/// What begins a formula, on keyboards of the East too: full-width signs, small ones, and the minus sign.
const FORMULA: [char; 14] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{fe62}', '\u{fe63}', '\u{fe66}',
    '\u{fe6b}', '\u{2212}', '\u{207a}',
];

/// A text as a cell. What a spreadsheet would take for a formula gets an apostrophe in front and stays text, also behind spaces,
/// line breaks and marks that nobody sees, which spreadsheets pass over.
pub(super) fn cell(text: &str) -> String {
    let unseen = |one: char| {
        one.is_whitespace()
            || one.is_control()
            || matches!(one, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
            || matches!(one, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}')
    };
    let formula = text.starts_with(['\t', '\r']) || text.trim_start_matches(unseen).starts_with(FORMULA);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
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
