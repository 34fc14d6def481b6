//! Rules about the text of files.

use super::reading::too_hard;
use super::sentences::sentences;

/// A rule: where it holds, how a text breaks it, and why it is there.
pub(super) struct Rule {
    /// Ends the message after file and line.
    pub(super) reason: &'static str,
    /// Whether it holds for the file at this path, relative to the root and with slashes.
    pub(super) covers: fn(&str) -> bool,
    /// The lines that break it, from 1.
    pub(super) broken: fn(&str) -> Vec<usize>,
}

/// All of them.
pub(super) const RULES: [Rule; 13] = [
    Rule {
        reason: "a part asks for the state. Parts get view models, so that a picture of them needs no app.",
        covers: |path| path.starts_with("src/parts/"),
        broken: |text| lines(text, imports_state),
    },
    Rule {
        reason: "a component of more than 80 lines. Name its parts, and move decisions into a view model.",
        covers: |path| path.starts_with("src/") && is(path, "rs"),
        broken: long_components,
    },
    Rule {
        reason: "a literal style=\"…\". It goes into style/, where layers order it; the page's policy forbids it too.",
        covers: |path| path.starts_with("src/") && is(path, "rs"),
        broken: |text| lines(text, |line| code(line).contains("style=\"")),
    },
    Rule {
        reason: "!important. The order of the layers in style/index.css decides, or nobody can say what wins.",
        covers: |path| path.starts_with("style/"),
        broken: |text| lines(text, |line| line.contains("!important")),
    },
    Rule {
        reason: "a size of paper. Half of the world prints on Letter: say margins alone.",
        covers: |path| path.starts_with("style/"),
        broken: |text| lines(text, |line| line.contains("@page") && line.contains("size:")),
    },
    Rule {
        reason: "print-color-adjust by its short name alone. Chromium before 136 knows -webkit-print-color-adjust.",
        covers: |path| path.starts_with("style/"),
        broken: |text| {
            lines(text, |line| {
                line.matches("print-color-adjust").count()
                    != 2 * line.matches("-webkit-print-color-adjust").count()
            })
        },
    },
    Rule {
        reason: "a space before %. English has none, and a line that breaks there tears the number apart.",
        covers: |path| {
            let words = path.starts_with("src/words/") || path.starts_with("src/pages/");
            (words || path.starts_with("crates/core/src/")) && is(path, "rs")
        },
        broken: |text| lines(text, |line| code(line).contains('"') && parts_percent(line)),
    },
    Rule {
        reason: "storage outside src/store. There each write is checked and each failure is said; here it is lost.",
        covers: |path| {
            let ours = path.starts_with("src/") || path.starts_with("crates/");
            ours && is(path, "rs") && !path.starts_with("src/store/")
        },
        broken: |text| lines(text, |line| STORAGE.iter().any(|word| code(line).contains(word))),
    },
    Rule {
        reason: "a sleep. It is too short on a slow machine and too long on all others: use wait_for.",
        covers: |path| path.starts_with("tests/") && is(path, "rs") && path != "tests/src/wait.rs",
        broken: |text| lines(text, |line| code(line).contains("sleep(")),
    },
    Rule {
        reason: "more than 400 lines. A file that long holds two things: give each its own.",
        covers: |path| {
            let ours = path.starts_with("src/") || (path.starts_with("crates/") && path.contains("/src/"));
            ours && is(path, "rs")
        },
        broken: |text| if text.lines().count() > 400 { vec![401] } else { Vec::new() },
    },
    Rule {
        reason: "words for people. They stand in src/words/, where one reader finds all of them and another language can take their place.",
        covers: |path| {
            let apart = ["src/words/", "src/store/", "src/bin/", "src/main.rs"];
            path.starts_with("src/") && is(path, "rs") && !apart.iter().any(|place| path.starts_with(place))
        },
        broken: sentences,
    },
    Rule {
        reason: "too hard to read: over grade 14 in a sentence, or over 9 in the whole file. Make two sentences of it, with shorter words.",
        covers: |path| path.starts_with("src/words/") && is(path, "rs"),
        broken: too_hard,
    },
    Rule {
        reason: "a path of one machine. It is nowhere else: write it relative to the repository.",
        covers: |_| true,
        broken: |text| lines(text, names_a_machine_path),
    },
];

const STORAGE: [&str; 4] = ["localStorage", "local_storage(", "gloo_storage", "web_sys::Storage"];

/// In two halves, or this file would break its own rule.
const MACHINE_PATHS: [&str; 3] = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];

/// Numbers of the lines for which `broken` holds, from 1.
fn lines(text: &str, broken: impl Fn(&str) -> bool) -> Vec<usize> {
    text.lines().enumerate().filter(|(_, line)| broken(line)).map(|(index, _)| index + 1).collect()
}

fn is(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, found)| found == ending)
}

/// A line without its comment.
fn code(line: &str) -> &str {
    line.split_once("//").map_or(line, |(code, _)| code)
}

/// A number, or what stands for one in a text that is put together, with a space before its per cent sign.
fn parts_percent(line: &str) -> bool {
    let number = |at: usize| line[..at].ends_with(|c: char| c.is_ascii_digit() || c == '}');
    // What is filled in begins with the sign.
    let ends = |at: usize| !line[at..].starts_with('{');
    [" %", "\u{a0}%", "\u{202f}%"]
        .iter()
        .any(|sign| line.match_indices(sign).any(|(at, _)| number(at) && ends(at + sign.len())))
}

fn imports_state(line: &str) -> bool {
    let line = code(line);
    let grouped = line.trim_start().strip_prefix("use crate::{");
    let words =
        |group: &str| group.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "state");
    line.contains("crate::state") || line.contains("super::state") || grouped.is_some_and(words)
}

/// The line of `fn` of each component with more than 80 lines up to its closing brace.
fn long_components(text: &str) -> Vec<usize> {
    let all: Vec<_> = text.lines().collect();
    let starts = (0..all.len()).filter(|&at| all[at].trim_start().starts_with("#[component"));
    starts
        .filter_map(|at| {
            let head = (at..all.len()).find(|&line| all[line].contains("fn "))?;
            let indent = all[head].len() - all[head].trim_start().len();
            // rustfmt puts the closing brace under the first letter.
            let end = (head..all.len())
                .find(|&line| all[line].trim_end() == format!("{}}}", " ".repeat(indent)))?;
            (end - head + 1 > 80).then_some(head + 1)
        })
        .collect()
}

/// A path of a machine starts a word; the same letters inside a longer path are something else.
fn names_a_machine_path(line: &str) -> bool {
    let starts_here = |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "_-.*}".contains(c));
    MACHINE_PATHS.iter().any(|path| line.match_indices(path).any(|(at, _)| starts_here(at)))
}
