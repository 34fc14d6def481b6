//! Words within markup.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_words_is_markup() {
        let words = "\"><img src=x onerror=\"alert(1)\"> Müller & Söhne\u{0}";
        assert_eq!(
            escaped(words),
            "&quot;&gt;&lt;img src=x onerror=&quot;alert(1)&quot;&gt; Müller &amp; Söhne "
        );
    }
}
