//! Finds words for people among the string literals of a page: they belong into `src/words/`.

/// Where a literal is for a person to read, whatever stands in it: what comes directly before its quote.
const SHOWN: [&str; 8] = [".add(", "p(", "b(", "h1(", "h2(", "heard(", "button(", "cell("];
/// Where a literal is for a program, whatever stands in it.
const FOR_PROGRAMS: [&str; 8] = [
    "class(",
    "expect(",
    "reason = ",
    "query_selector(",
    "query_selector_all(",
    "closest(",
    "warn!(",
    "event.key() == ",
];
/// Attributes that people read or hear.
const READ: [&str; 6] = ["aria-label", "aria-valuetext", "alt", "label", "placeholder", "title"];
/// Keys of the keyboard, and the name of the product, which no language changes.
const NAMES: [&str; 12] = [
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Cairn",
    "End",
    "Enter",
    "Escape",
    "Home",
    "KeyF",
    "PageDown",
    "PageUp",
];
/// Lists of classes, ids and selectors, and what tells one page from the next.
const LISTS: [&str; 9] = [
    ".options [aria-checked='true']",
    "a, button, summary, input, select, textarea",
    "a, button, summary, input, select, textarea, label, [role]",
    "ask-title ask-text",
    "button primary",
    "done {given} {unseen}",
    "from to",
    "input, textarea, select",
    "skills musts",
];

/// The lines, from 1, of literals with words for people.
pub(super) fn sentences(text: &str) -> Vec<usize> {
    let mut found: Vec<usize> = all(text)
        .filter(|(start, literal)| is_read(text[..*start].trim_end(), literal))
        .map(|(start, _)| line_of(text, start))
        .collect();
    found.dedup();
    found
}

/// Every string literal with its line, from 1.
pub(super) fn literals(text: &str) -> impl Iterator<Item = (usize, &str)> {
    all(text).map(|(start, literal)| (line_of(text, start), literal))
}

fn line_of(text: &str, at: usize) -> usize {
    1 + text[..at].matches('\n').count()
}

/// Every string literal up to the tests of a file, with the place of its first quote.
fn all(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text.split_once("#[cfg(test)]").map_or(text, |(code, _)| code);
    let mut at = 0;
    std::iter::from_fn(move || {
        let (start, end) = next_literal(text, at)?;
        at = end;
        Some((start, &text[start + 1..end - 1]))
    })
}

/// Where the next string literal begins and ends, its quotes included. Raw strings are drawings, and are passed over.
fn next_literal(text: &str, from: usize) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        let rest = &text[at..];
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if let Some(drawing) = rest.strip_prefix("r#\"") {
            at += drawing.find("\"#").map_or(rest.len(), |end| end + 5);
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\") {
            at += rest[2..].find('\'').map_or(rest.len(), |end| end + 3);
        } else if rest.starts_with('"') {
            let mut end = at + 1;
            while end < bytes.len() && bytes[end] != b'"' {
                end += if bytes[end] == b'\\' { 2 } else { 1 };
            }
            return (end < bytes.len()).then_some((at, end + 1));
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    None
}

/// Whether people read a literal; `before` is the code before it.
fn is_read(before: &str, literal: &str) -> bool {
    let words = without_gaps(literal);
    let has_word = words.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 1);
    if !has_word || literal.starts_with('<') || NAMES.contains(&literal) || LISTS.contains(&literal) {
        return false;
    }
    if FOR_PROGRAMS.iter().any(|code| before.ends_with(code.trim_end())) {
        return false;
    }
    if let Some(attribute) = attribute(before) {
        return READ.contains(&attribute);
    }
    SHOWN.iter().any(|code| calls(before, code))
        || words.starts_with(' ')
        || words.ends_with(' ')
        || begins_as_a_sentence(&words)
        || has_words_apart(&words)
}

/// Whether `before` ends with this call, and not with one whose name only ends like it.
fn calls(before: &str, code: &str) -> bool {
    before.strip_suffix(code).is_some_and(|rest| {
        !rest.ends_with(|c: char| c.is_alphanumeric() || c == '_') || code.starts_with('.')
    })
}

/// The name of the attribute whose value comes next.
fn attribute(before: &str) -> Option<&str> {
    let (name, open) = before.strip_suffix("\",")?.rsplit_once('"').map(|(code, name)| (name, code))?;
    let open = open.trim_end();
    (open.ends_with("attr(") || open.ends_with("live_attr(")).then_some(name)
}

/// A literal without what is filled in.
fn without_gaps(literal: &str) -> String {
    let mut text = String::new();
    let mut open = false;
    for letter in literal.chars() {
        match letter {
            '{' => open = true,
            '}' if open => {
                open = false;
                text.push('\u{fffc}');
            }
            _ if open => {}
            letter => text.push(letter),
        }
    }
    text
}

/// A capital letter and a small one: the beginning of a sentence or a label.
fn begins_as_a_sentence(words: &str) -> bool {
    let mut letters = words.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Two words with a space between them.
fn has_words_apart(words: &str) -> bool {
    let left = |c: char| c.is_alphabetic() || ",.:;!?”)\u{fffc}".contains(c);
    let right = |c: char| c.is_alphabetic() || "“(\u{fffc}".contains(c);
    words.match_indices(' ').any(|(at, _)| {
        words[..at].chars().next_back().is_some_and(left) && words[at + 1..].chars().next().is_some_and(right)
    })
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn words_for_people_are_found() {
        for text in [
            "p(\"Nothing to sign up for.\")",
            ".add(\"theirs\")",
            "let heads = [\"Position\"];",
            ".attr(\"aria-label\", \"requests\")",
            "heard(\" of this answer\")",
            "format!(\"Stage {number}: {name}\")",
            "format!(\"{name} alone\")",
            "        None => \"not measured\".into(),",
            ".add(button(\n    \"Copy it\",\n    copy,\n))",
        ] {
            assert_eq!(sentences(text).len(), 1, "{text}");
        }
        assert_eq!(sentences("let a = \"b\";\nlet c = '\"';\nh1(\"Why\")\n"), [3]);
    }

    #[test]
    fn what_is_for_programs_passes() {
        for text in [
            "el(\"section\").class(\"card narrow\").attr(\"rel\", \"noopener noreferrer\")",
            "// A comment with \"words in quotes\".",
            "format!(\"{} · {}\", name, day)",
            "#[expect(dead_code, reason = \"it is used by the other program\")]",
            "\"ArrowDown\" => 1,",
            "format!(\"M{} {}h1v1h-1z\", x, y)",
            "let svg = r#\"<svg viewBox=\"0 0 400 340\"> and words</svg>\"#;",
            "#[cfg(test)]\nmod tests { const SAID: &str = \"Words of a test.\"; }",
        ] {
            assert_eq!(sentences(text), Vec::<usize>::new(), "{text}");
        }
    }
}
