//! The rule about old browsers: the style sheet uses only what the oldest supported browsers know, by feature and not by name
//! (`docs/browsers.md`). What is newer goes into `@supports`, over something that already does without it.
//!
//! A value that holds `var()` is taken by every browser and given up as a whole when it turns out to be unknown, so writing a
//! plain one before it does not help. A selector that is not known takes every other selector of its list with it.

use crate::command::root;
use crate::failure::Outcome;
use crate::style::bundle;

/// Known since 2022 at the latest: by Chromium 99, Firefox 102 and Safari 16.
const AT_RULES: [&str; 6] = ["layer", "media", "container", "supports", "page", "keyframes"];
const FUNCTIONS: [&str; 20] = [
    "attr",
    "brightness",
    "calc",
    "clamp",
    "counter",
    "has",
    "inset",
    "is",
    "linear-gradient",
    "max",
    "min",
    "minmax",
    "not",
    "nth-child",
    "polygon",
    "repeat",
    "repeating-linear-gradient",
    "rgb",
    "selector",
    "var",
];
/// Younger, or known to some alone: each stands in a rule of its own.
const ALONE: [&str; 4] = [":has(", "::details-content", "::-webkit-progress", "::-moz-"];

/// Everything that an old browser would stumble over.
pub(super) fn broken() -> Outcome<Vec<String>> {
    let sheet = bundle(&root().join("style/index.css"))?;
    Ok(unknown(&sheet).into_iter().map(|what| format!("style/: {what}")).collect())
}

fn unknown(sheet: &str) -> Vec<String> {
    let mut found = Vec::new();
    // What the blocks around stand for.
    let mut around: Vec<&str> = Vec::new();
    let mut rest = sheet;
    while let Some(end) = rest.find(['{', '}', ';']) {
        let words = rest[..end].trim();
        let opens = rest[end..].starts_with('{');
        if !around.iter().any(|prelude| prelude.starts_with("@supports")) {
            found.extend(at_rule(words));
            // What `@supports` asks about may be unknown: that is the question.
            if !words.starts_with("@supports") {
                found.extend(functions(words));
            }
            if opens {
                found.extend(prelude(words, around.last().copied()));
            }
        }
        match &rest[end..=end] {
            "{" => around.push(words),
            "}" => drop(around.pop()),
            _ => {}
        }
        rest = &rest[end + 1..];
    }
    found
}

fn at_rule(words: &str) -> Option<String> {
    let name = words.strip_prefix('@')?.split([' ', '(']).next()?;
    (!AT_RULES.contains(&name))
        .then(|| format!("`@{name}` is not known to all: say in docs/browsers.md since when it is."))
}

fn functions(words: &str) -> Vec<String> {
    let name = |(at, _): (usize, &str)| {
        let from = words[..at].rfind(|c: char| !c.is_ascii_alphanumeric() && c != '-').map_or(0, |it| it + 1);
        &words[from..at]
    };
    let unknown =
        words.match_indices('(').map(name).filter(|name| !name.is_empty() && !FUNCTIONS.contains(name));
    unknown
        .map(|name| format!("`{name}()` is not known to all: put it into `@supports`, over a plain value."))
        .collect()
}

/// What is wrong with the head of a block that stands in another one.
fn prelude(words: &str, within: Option<&str>) -> Vec<String> {
    let mut found = Vec::new();
    if within.is_some_and(|within| !within.starts_with('@')) {
        found.push(format!("`{words}` is nested: write the rule out."));
    }
    if words.starts_with("@media") || words.starts_with("@container") {
        if words.contains(['<', '>']) {
            found.push(format!("`{words}`: write min-width or max-width."));
        }
    } else if parts(words) > 1 && ALONE.iter().any(|alone| words.contains(alone)) {
        found.push(format!(
            "`{words}`: a browser that does not know one selector drops all; give it a rule of its own."
        ));
    }
    found
}

/// How many selectors a list has.
fn parts(list: &str) -> usize {
    let mut depth = 0_usize;
    1 + list
        .chars()
        .filter(|c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            *c == ',' && depth == 0
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::{broken, unknown};

    #[test]
    fn the_style_does_without_what_browsers_before_2024_do_not_know() {
        assert_eq!(broken().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn what_is_too_new_is_named_and_in_supports_it_is_allowed() {
        for (sheet, named) in [
            ("a{color: light-dark(red,blue)}", "`light-dark()`"),
            ("a{border: 1px solid color-mix(in oklab,var(--x) 4%,red)}", "`color-mix()`"),
            ("@scope (a){b{color: red}}", "`@scope`"),
            ("@layer x{a{b{color: red}}}", "nested"),
            ("@layer x{a{color: red;&:hover{color: blue}}}", "nested"),
            ("@media (width < 40rem){a{color: red}}", "max-width"),
            ("a,b:has(c){color: red}", "rule of its own"),
        ] {
            let found = unknown(sheet);
            assert!(found.iter().any(|one| one.contains(named)), "{sheet}: {found:?}");
        }
        for sheet in [
            "@media print{a:is(b,c):has(d){color: rgb(var(--x) / 4%)}}",
            "@supports (color: light-dark(red,red)){a{color: light-dark(red,blue)}}",
            "@keyframes come{to{opacity: 1}}",
        ] {
            assert_eq!(unknown(sheet), Vec::<String>::new(), "{sheet}");
        }
    }
}
