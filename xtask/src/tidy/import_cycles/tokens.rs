//! The words and signs of a source, without what the compiler skips and without tests.

/// What stands in a text, in order: names, `::` and single signs. Comments, strings and letters are left out, and so is every item
/// behind `#[cfg(test)]` and the place behind a `pub(…)`.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    without_places(&without_tests(&all(text)))
}

fn all(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (length, counts) = piece(rest);
        let (token, after) = rest.split_at(length);
        if counts {
            found.push(token);
        }
        rest = after;
    }
    found
}

/// How long the first piece of a text is, and whether it says anything about names.
fn piece(text: &str) -> (usize, bool) {
    let until = |end: &str, from: usize| {
        text.get(from..).and_then(|rest| rest.find(end)).map_or(text.len(), |at| from + at + end.len())
    };
    let name = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let raw = text.trim_start_matches(['b', 'r']);
    let hashes = raw.len() - raw.trim_start_matches('#').len();
    if text.starts_with("//") {
        (until("\n", 0), false)
    } else if text.starts_with("/*") {
        (until("*/", 2), false)
    } else if text.starts_with(['r', 'b']) && text.len() - raw.len() <= 2 && raw[hashes..].starts_with('"') {
        let opening = text.len() - raw.len() + hashes + 1;
        if text[..opening].contains('r') {
            (until(&format!("\"{}", "#".repeat(hashes)), opening), false)
        } else {
            (string(text, opening), false)
        }
    } else if text.starts_with('"') {
        (string(text, 1), false)
    } else if text.starts_with('\'') {
        (letter(text), false)
    } else if name > 0 {
        (name, true)
    } else if text.starts_with("::") {
        (2, true)
    } else {
        let sign = text.chars().next();
        (sign.map_or(1, char::len_utf8), sign.is_some_and(|sign| !sign.is_whitespace()))
    }
}

/// Where a string ends whose first letter is at `from`.
fn string(text: &str, from: usize) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip_while(|(at, _)| *at < from) {
        match letter {
            '"' if !escaped => return at + 1,
            _ => escaped = letter == '\\' && !escaped,
        }
    }
    text.len()
}

/// Where a letter in quotes or the name of a lifetime ends.
fn letter(text: &str) -> usize {
    let mut letters = text.char_indices().skip(1);
    match (letters.next(), letters.next()) {
        (Some((_, '\\')), Some((escaped, _))) => {
            text[escaped + 1..].find('\'').map_or(text.len(), |at| escaped + at + 2)
        }
        (Some(_), Some((end, '\''))) => end + 1,
        _ => text[1..].find(|c: char| !c.is_alphanumeric() && c != '_').map_or(text.len(), |at| at + 1),
    }
}

const TEST: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];

fn without_tests<'a>(tokens: &[&'a str]) -> Vec<&'a str> {
    let mut kept = Vec::new();
    let mut rest = tokens;
    while let [first, after @ ..] = rest {
        if rest.starts_with(&TEST) {
            rest = behind_item(&rest[TEST.len()..]);
        } else {
            kept.push(*first);
            rest = after;
        }
    }
    kept
}

/// What follows an item: it ends with the first `;` or the first block that no `;` follows.
fn behind_item<'a, 'b>(tokens: &'b [&'a str]) -> &'b [&'a str] {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match *token {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = *token == ";" || *token == "}" && tokens.get(at + 1) != Some(&";");
        if depth == 0 && ends {
            return &tokens[at + 1..];
        }
    }
    &[]
}

/// `pub(crate)` and `pub(in crate::a)` take nothing from anywhere.
fn without_places<'a>(tokens: &[&'a str]) -> Vec<&'a str> {
    let mut kept = Vec::new();
    let mut rest = tokens;
    while let [first, after @ ..] = rest {
        kept.push(*first);
        rest = match after {
            ["(", "crate" | "super" | "self", ")", behind @ ..] if *first == "pub" => behind,
            ["(", "in", ..] if *first == "pub" => {
                after.iter().position(|token| *token == ")").map_or(&[][..], |end| &after[end + 1..])
            }
            _ => after,
        };
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn what_the_compiler_skips_is_left_out() {
        let text = "// a::b\n/* c::d */ fn e<'f>(g: &'f str) { \"h::\\\"i\"; r#\"j\"k\"#; b\"l\"; 'm'; '\\''; '\\u{1f}'; brown::n }";
        assert_eq!(tokens(text).join(" "), "fn e < > ( g : & str ) { ; ; ; ; ; ; brown :: n }");
    }

    #[test]
    fn tests_and_places_are_left_out() {
        let text = "pub(in crate::a) struct B(pub(crate) C);\n#[cfg(test)]\nuse d::{E, F};\n\
                    #[cfg(test)]\n#[allow(x)]\nmod tests { use super::*; fn g() {} }\npub(super) use h::I;";
        assert_eq!(tokens(text).join(" "), "pub struct B ( pub C ) ; pub use h :: I ;");
    }
}
