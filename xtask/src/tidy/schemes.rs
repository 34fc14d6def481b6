//! The rule about light and dark: the dark colours stand in `style/tokens.css` twice, once for a dark system and once for whoever has
//! chosen dark by hand, and both are the same. So whatever one of them is given, the other has.

use crate::command::root;
use crate::failure::Outcome;
use crate::files::read_text;

/// What opens each of them.
const OPENINGS: [&str; 2] =
    [":root:not([data-scheme=\"light\"]) {", "@media screen {\n  :root[data-scheme=\"dark\"] {"];

/// Where they differ.
pub(super) fn broken() -> Outcome<Vec<String>> {
    Ok(differ(&read_text(&root().join("style/tokens.css"))?))
}

fn differ(tokens: &str) -> Vec<String> {
    let block = |opening: &str| {
        let block = tokens.split_once(opening).and_then(|(_, rest)| rest.split_once('}'));
        block.map(|(block, _)| {
            block.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>()
        })
    };
    let [Some(system), Some(hand)] = OPENINGS.map(block) else {
        return vec![format!("style/tokens.css: the dark colours stand behind {OPENINGS:?}.")];
    };
    let missing = |of: &[&str], from: &[&str], who: &str| -> Vec<String> {
        let lacks = from.iter().filter(|line| !of.contains(line));
        lacks.map(|line| format!("style/tokens.css: {who} lacks `{line}`.")).collect()
    };
    [missing(&hand, &system, "dark by hand"), missing(&system, &hand, "a dark system")].concat()
}

#[cfg(test)]
mod tests {
    use super::{broken, differ};

    #[test]
    fn dark_by_hand_is_as_dark_as_a_dark_system() {
        assert_eq!(broken().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn a_colour_that_one_of_them_lacks_is_named() {
        let tokens = |system: &str, hand: &str| {
            format!(
                "@media screen and (x) {{\n  :root:not([data-scheme=\"light\"]) {{\n{system}\n  }}\n}}\n@media screen {{\n  :root[data-scheme=\"dark\"] {{\n{hand}\n  }}\n}}"
            )
        };
        assert_eq!(differ(&tokens("--a: 1;", "--a: 1;")), Vec::<String>::new());
        assert_eq!(differ(&tokens("--a: 1;\n--b: 2;", "--a: 1;")).len(), 1);
        assert_eq!(differ(&tokens("--a: 1;", "--a: 2;")).len(), 2);
        assert_eq!(differ("").len(), 1);
    }
}
