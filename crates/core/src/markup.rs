//! Words within markup, and within the cells of a table.

/// Words as they stand in HTML or XML, between tags or within an attribute in double quotes: nothing of them is taken for
/// markup, and what XML 1.0 cannot hold at all is a space.
#[must_use]
pub fn escaped(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for one in words.chars() {
        match one {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            one if one.is_control() || matches!(one, '\u{fffe}' | '\u{ffff}') => safe.push(' '),
            one => safe.push(one),
        }
    }
    safe
}

/// Words as the markup of [`escaped`] shows them: what XML 1.0 cannot hold is a space.
#[must_use]
pub fn plain(words: &str) -> std::borrow::Cow<'_, str> {
    let odd = |one: char| one.is_control() || matches!(one, '\u{fffe}' | '\u{ffff}');
    if words.contains(odd) { words.replace(odd, " ").into() } else { words.into() }
}

/// What begins a formula, on keyboards of the East too: full-width signs, small ones, and the minus sign.
const FORMULA: [char; 14] = [
    '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '\u{fe62}', '\u{fe63}', '\u{fe66}',
    '\u{fe6b}', '\u{2212}', '\u{207a}',
];

/// Whether a spreadsheet would take a text for a formula, also behind spaces, line breaks and marks that nobody sees, which
/// spreadsheets pass over. In our tables it has an apostrophe in front.
pub(crate) fn is_formula(text: &str) -> bool {
    let unseen = |one: char| {
        one.is_whitespace()
            || one.is_control()
            || matches!(one, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
            || matches!(one, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}')
    };
    text.starts_with(['\t', '\r']) || text.trim_start_matches(unseen).starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_stay_and_odd_ones_are_as_markup_shows_them() {
        assert_eq!(plain("Müller & <Söhne>"), "Müller & <Söhne>");
        assert_eq!(plain("a\u{0}b\nc"), "a b c");
    }

    #[test]
    fn nothing_of_the_words_is_markup() {
        let words = "\"><img src=x onerror=\"alert(1)\"> Müller & Söhne\u{0}";
        assert_eq!(
            escaped(words),
            "&quot;&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt; Müller &amp; Söhne "
        );
    }
}
