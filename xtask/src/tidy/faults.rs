//! The rule about faults: each fault of files, links and invitations has a row in `docs/faults.md`, and each row a test that names it.

use std::path::Path;

use crate::command::root;
use crate::failure::Outcome;
use crate::files::read_text;

const TABLE: &str = "docs/faults.md";
/// Kinds of faults, with the number of the last one: files, links and invitations.
const KINDS: [(char, u8); 3] = [('f', 45), ('l', 14), ('i', 10)];
/// The head of the table of what has no number.
const AROUND: &str = "## The world around it";
/// The group column of the adverse-impact check is no file that is opened: its test stands with that check.
const ELSEWHERE: &str = "f44";

/// Every fault without a row or a test, among the tests of these files.
pub(super) fn broken(paths: &[String]) -> Outcome<Vec<String>> {
    let rust = paths.iter().filter(|path| Path::new(path).extension().is_some_and(|it| it == "rs"));
    let texts: Vec<String> =
        rust.filter_map(|path| std::fs::read_to_string(root().join(path)).ok()).collect();
    Ok(missing(&read_text(&root().join(TABLE))?, &texts))
}

fn missing(table: &str, texts: &[String]) -> Vec<String> {
    let tests: Vec<(String, String)> = texts.iter().flat_map(|text| tests(text)).collect();
    let mut broken = Vec::new();
    for id in ids().filter(|id| id != ELSEWHERE) {
        let Some(row) = table.lines().find(|line| line.starts_with(&format!("| {id} |"))) else {
            broken.push(format!("{TABLE}: {id} has no row."));
            continue;
        };
        let named: Vec<&str> =
            row.rsplit('|').nth(1).unwrap_or_default().split('`').skip(1).step_by(2).collect();
        if named.is_empty() {
            broken.push(format!("{TABLE}: {id} names no test."));
        }
        for name in named {
            let holds = |(test, doc): &(String, String)| test == name && names(doc, &id);
            if !tests.iter().any(holds) {
                broken.push(format!(
                    "{TABLE}: {id} names `{name}`, and no test of this name has {id} in its doc comment."
                ));
            }
        }
    }
    // What goes wrong around files and links has no number: its tests are named, and are there.
    let around = table.split_once(AROUND).map_or("", |(_, rows)| rows);
    for row in around.lines().filter(|line| line.starts_with("| ")).skip(1) {
        let named: Vec<&str> =
            row.rsplit('|').nth(1).unwrap_or_default().split('`').skip(1).step_by(2).collect();
        if named.is_empty() {
            broken.push(format!("{TABLE}: a row names no test: {row}"));
        }
        for name in named.into_iter().filter(|name| !tests.iter().any(|(test, _)| test == name)) {
            broken.push(format!("{TABLE}: names `{name}`, and there is no test of this name."));
        }
    }
    broken
}

fn ids() -> impl Iterator<Item = String> {
    KINDS.into_iter().flat_map(|(kind, last)| (1..=last).map(move |number| format!("{kind}{number:02}")))
}

/// Whether a doc comment names a fault, by itself or within "f01 to f04".
fn names(doc: &str, id: &str) -> bool {
    let words: Vec<&str> =
        doc.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let within = |span: &[&str]| {
        span.len() == 3
            && span[1] == "to"
            && span[0].get(..1) == id.get(..1)
            && span[0] <= id
            && id <= span[2]
    };
    words.contains(&id) || words.windows(3).any(within)
}

/// Each test with its doc comment.
fn tests(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut doc = String::new();
    let mut is_test = false;
    for line in text.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            doc.push_str(words);
        } else if line == "#[test]" {
            is_test = true;
        } else if let Some(rest) = line.strip_prefix("fn ").filter(|_| is_test) {
            let name: String = rest.chars().take_while(|one| one.is_alphanumeric() || *one == '_').collect();
            found.push((name, std::mem::take(&mut doc)));
            is_test = false;
        } else if !line.starts_with("#[") {
            doc.clear();
        }
    }
    found
}

#[cfg(test)]
mod tests_of_the_rule {
    use super::{ELSEWHERE, ids, missing};

    #[test]
    fn a_fault_without_row_or_test_is_named() {
        let row = |id: &str| format!("| {id} | a | b | `it_is_said` |\n");
        let table: String = ids().filter(|id| id != ELSEWHERE).map(|id| row(&id)).collect();
        let text =
            "/// f01 to f45,\n/// l01 to l14 and i01 to i10: all\n#[test]\nfn it_is_said() {}\n".to_owned();
        assert_eq!(missing(&table, std::slice::from_ref(&text)), Vec::<String>::new());
        let without = table.replace(&row("f07"), "");
        assert_eq!(missing(&without, std::slice::from_ref(&text)), ["docs/faults.md: f07 has no row."]);
        let fewer = text.replace("f45", "f44");
        assert!(missing(&table, &[fewer])[0].contains("f45 names `it_is_said`"));
        assert_eq!(missing(&table, &[text.replace("#[test]\n", "")]).len(), 68, "no test, only a function");
        let around =
            format!("{table}\n{}\n\n| a | b | c |\n|---|---|---|\n| x | y | `it_is_said` |\n", super::AROUND);
        assert_eq!(missing(&around, std::slice::from_ref(&text)), Vec::<String>::new());
        let unknown = around.replace("| x | y | `it_is_said`", "| x | y | `it_is_not`");
        assert!(missing(&unknown, std::slice::from_ref(&text))[0].contains("`it_is_not`"));
    }
}
