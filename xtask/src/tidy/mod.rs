//! `tidy`: the rules of the code that a program can check, each with its reason.

mod crate_layers;
mod documents;
mod faults;
mod import_cycles;
mod old_browsers;
mod reading;
mod rules;
mod schemes;
mod sentences;

use std::path::Path;

use crate::args::Args;
use crate::command::{output, program, root};
use crate::failure::Outcome;
use crate::step::step;
use rules::{RULES, Rule};

/// The verb.
pub fn run(args: Args) -> Outcome {
    args.finish()?;
    check()
}

/// Checks every rule. `Err` lists all places where one is broken.
pub fn check() -> Outcome {
    step("check the rules of the code", || {
        let mut broken = crate_layers::broken()?;
        let paths = tracked()?;
        broken.extend(import_cycles::broken(&paths));
        broken.extend(faults::broken(&paths)?);
        broken.extend(documents::broken(&paths));
        broken.extend(old_browsers::broken()?);
        broken.extend(schemes::broken()?);
        for path in paths {
            // What is no text, or was deleted and is not yet committed, has no lines to check.
            let Ok(text) = std::fs::read_to_string(root().join(&path)) else { continue };
            broken.extend(RULES.iter().flat_map(|rule| places(rule, &path, &text)));
        }
        if broken.is_empty() { Ok(()) } else { Err(broken.join("\n").into()) }
    })
}

/// The files that git knows or would take, without those that others wrote.
fn tracked() -> Outcome<Vec<String>> {
    let mut git = program("git");
    git.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let files = output(&mut git).ok_or("tidy asks git for the files, and git does not answer here.")?;
    Ok(files.lines().filter(|path| !Path::new(path).starts_with("tests/vendor")).map(str::to_owned).collect())
}

fn places(rule: &Rule, path: &str, text: &str) -> Vec<String> {
    if !(rule.covers)(path) {
        return Vec::new();
    }
    (rule.broken)(text).iter().map(|line| format!("{path}:{line}: {}", rule.reason)).collect()
}

#[cfg(test)]
mod tests {
    use super::{RULES, places};

    fn broken(path: &str, text: &str) -> Vec<String> {
        RULES.iter().flat_map(|rule| places(rule, path, text)).collect()
    }

    #[test]
    fn each_rule_can_be_broken_and_says_where_and_why() {
        let long_component = format!("#[component]\npub fn Radar() {{\n{}}}\n", "    one();\n".repeat(90));
        let long_file = "//! One line more.\n".repeat(401);
        let hard = "const A: &str = \"Interdepartmental coordination requires considerable preparation and documentation.\";\n";
        let machine = concat!("see /wo", "rk/notes.md\n");
        for (path, text, place, reason) in [
            ("src/parts/radar.rs", "\nuse crate::state::AppState;\n", ":2: ", "view models"),
            ("src/words/path.rs", "pub const SURE: &str = \"80 % and more\";\n", ":1: ", "space before %"),
            ("src/parts/radar.rs", "use crate::{words, state::AppState};\n", ":1: ", "view models"),
            ("src/pages/result/mod.rs", &long_component, ":2: ", "80 lines"),
            ("src/pages/result/mod.rs", "<div style=\"left: 1px\">\n", ":1: ", "style"),
            ("style/parts/radar.css", "a {\n  color: red !important;\n", ":2: ", "layers"),
            ("style/print.css", "@page { size: A4; margin: 14mm; }\n", ":1: ", "Letter"),
            ("style/print.css", "i {\n  print-color-adjust: exact;\n", ":2: ", "before 136"),
            ("src/pages/home.rs", "use gloo_storage::LocalStorage;\n", ":1: ", "src/store"),
            ("crates/core/src/id.rs", "web_sys::Storage\n", ":1: ", "src/store"),
            ("tests/journeys/start.rs", "thread::sleep(second);\n", ":1: ", "wait_for"),
            ("crates/core/src/id.rs", &long_file, ":401: ", "400 lines"),
            ("src/pages/home.rs", "p(\"Nothing to sign up for.\")\n", ":1: ", "src/words/"),
            ("src/words/job.rs", hard, ":1: ", "too hard"),
            ("README.md", machine, ":1: ", "machine"),
        ] {
            let found = broken(path, text);
            assert_eq!(found.len(), 1, "{path} {text:.60}: {found:?}");
            assert!(
                found[0].starts_with(path) && found[0].contains(place) && found[0].contains(reason),
                "{found:?}"
            );
        }
    }

    #[test]
    fn what_the_rules_allow_passes() {
        for (path, text) in [
            ("src/pages/result/mod.rs", "use crate::state::AppState;\n"),
            (
                "src/parts/radar.rs",
                "// The state of a stone: crate::state is not asked.\nuse crate::words;\n",
            ),
            ("src/parts/radar.rs", "<i style:--low=low class:state=true>\n"),
            ("src/store/local_storage.rs", "use gloo_storage::LocalStorage;\n"),
            ("tests/src/wait.rs", "tokio::time::sleep(POLL).await;\n"),
            ("README.md", "src/pages/home/mod.rs and https://example.org/work/ are no machine's paths\n"),
        ] {
            assert_eq!(broken(path, text), Vec::<String>::new(), "{path}");
        }
    }
}
