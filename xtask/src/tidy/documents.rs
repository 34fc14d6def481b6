//! The rule about documents: links lead somewhere, and the tables of rules name tests and files that exist.

use std::collections::BTreeSet;
use std::path::Path;

use crate::command::root;

/// Above the rows of a table whose last column names what holds each rule.
const HEAD: &str = "| rule | what holds it |";

/// Every link that leads nowhere, and every test or file in a table of rules that does not exist.
pub(super) fn broken(paths: &[String]) -> Vec<String> {
    let read = |path: &String| std::fs::read_to_string(root().join(path)).ok();
    let ending = |path: &str, wanted: &str| Path::new(path).extension().is_some_and(|it| it == wanted);
    let code: Vec<String> = paths.iter().filter(|path| ending(path, "rs")).filter_map(read).collect();
    let functions: BTreeSet<&str> = code.iter().flat_map(|text| functions(text)).collect();
    let mut broken = Vec::new();
    for path in paths.iter().filter(|path| ending(path, "md")) {
        let Some(text) = read(path) else { continue };
        let folder = root().join(Path::new(path).parent().unwrap_or(Path::new("")));
        broken.extend(lost(&text, |link| folder.join(link).exists()).map(|link| {
            format!("{path}: the link to {link} leads nowhere. Write it relative to this file.")
        }));
        broken.extend(unheld(&text, &functions, |file| root().join(file).exists()).into_iter().map(|what| {
            format!("{path}: {what} A rule is only as good as the test that fails when it is broken.")
        }));
    }
    broken
}

/// The names after each `fn`.
fn functions(text: &str) -> impl Iterator<Item = &str> {
    text.split("fn ").skip(1).filter_map(|rest| rest.split(|one: char| !is_of_name(one)).next())
}

fn is_of_name(one: char) -> bool {
    one.is_ascii_alphanumeric() || one == '_'
}

/// The links of a text to files that are not there, without those to the web, within the page and in blocks of code.
fn lost<'a>(text: &'a str, there: impl Fn(&str) -> bool + 'a) -> impl Iterator<Item = &'a str> {
    let prose = text.split("\n```").step_by(2);
    let links =
        prose.flat_map(|part| part.split("](").skip(1)).filter_map(|rest| rest.split([')', ' ', '#']).next());
    links.filter(move |link| !link.is_empty() && !link.contains(':') && !there(link))
}

/// What is wrong with the rows of the tables of rules.
fn unheld(text: &str, functions: &BTreeSet<&str>, there: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut within = false;
    for line in text.lines() {
        within = line == HEAD || within && line.starts_with('|');
        if !within || line == HEAD || line.starts_with("|---") {
            continue;
        }
        let holds = line.rsplit('|').nth(1).unwrap_or_default();
        if holds.trim().is_empty() {
            found.push(format!("nothing holds \"{line}\"."));
        }
        for name in holds.split('`').skip(1).step_by(2) {
            let is_path = name.contains('/') && !name.contains(' ');
            let is_function =
                name.contains('_') && name.chars().all(|one| is_of_name(one) && !one.is_ascii_uppercase());
            if is_path && !there(name) || is_function && !functions.contains(name) {
                found.push(format!("`{name}` is not there."));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_leads_nowhere_is_named() {
        let text =
            "[a](a.md) [b](b.md#part) [web](https://x.org) [here](#part)\n```\n[c](c.md)\n```\n[d](d/)\n";
        assert_eq!(lost(text, |link| link == "a.md").collect::<Vec<_>>(), ["b.md", "d/"]);
    }

    #[test]
    fn a_rule_without_its_test_is_named() {
        let functions = functions("async fn it_holds(a: u8) {}\n").collect();
        let table =
            |holds: &str| format!("{HEAD}\n|---|---|\n| it holds | {holds} |\n\n| no_rule | `no_fn` |\n");
        let found = |holds: &str| unheld(&table(holds), &functions, |file| file == "tests/all.rs");
        for held in ["journey `it_holds`", "`tests/all.rs`", "`core::turn`, clippy `disallowed-methods`"] {
            assert_eq!(found(held), Vec::<String>::new(), "{held}");
        }
        assert_eq!(
            found("`it_held`, `tests/none.rs`"),
            ["`it_held` is not there.", "`tests/none.rs` is not there."]
        );
        assert_eq!(found("").len(), 1);
    }
}
