//! `content`: check what the product knows and bundle it for the browser.

use std::path::Path;

use cairn_core::content::source::{self, BundleFile, Snippet};
use serde_json::{Map, Value};

use crate::args::Args;
use crate::bank;
use crate::command::{output, program, root};
use crate::content_bundles::bundle_folder;
use crate::content_errors::listed;
use crate::failure::{During, Outcome};
use crate::files;
use crate::setup;
use crate::stamp::Stamp;
use crate::step::step;

/// The verb.
pub fn run(args: Args) -> Outcome {
    args.finish()?;
    write()
}

/// Checks `content/` and writes its bundles under names that change with what they hold.
///
/// `names.json` beside them tells the name of each.
pub fn write() -> Outcome {
    step("check and pack the content", || {
        let bundles = bundles()?;
        bank::check()?;
        let folder = bundle_folder();
        files::remove_folder(&folder)?;
        let mut names = Map::new();
        for bundle in &bundles {
            let name = format!("{}-{}.json", bundle.name, files::digest(&bundle.bytes));
            files::write(&folder.join(&name), &bundle.bytes)?;
            names.insert(bundle.name.clone(), Value::String(name));
        }
        let names = serde_json::to_string_pretty(&names).during("write the names of the bundles")?;
        files::write(&folder.join("names.json"), names)
    })
}

/// The same, unless nothing has changed since the last time.
pub fn write_if_changed() -> Outcome {
    let stamp = Stamp::of_content()?;
    if stamp.holds()? {
        println!("✓ the content is checked and packed");
        return Ok(());
    }
    write()?;
    stamp.keep()
}

/// Runs the programs that questions show: each must print what its key says.
pub fn run_programs() -> Outcome {
    let python = setup::python()?;
    step("run the programs of the questions", || {
        let library = source::load(&root().join("content")).map_err(|errors| listed(&errors))?;
        let snippets: Vec<_> = library.items.into_iter().flat_map(|item| item.snippets).collect();
        let wrong: Vec<String> =
            snippets.iter().filter_map(|snippet| contradiction(&python, snippet)).collect();
        println!("  {} programs", snippets.len());
        if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
    })
}

/// What a program prints, if that is not what the key says.
fn contradiction(python: &Path, snippet: &Snippet) -> Option<String> {
    let printed = output(program(python).args(["-I", "-c", &snippet.code]));
    let right = printed.as_ref().is_some_and(|printed| *printed == snippet.expected);
    let printed = printed.unwrap_or_else(|| "an error".to_owned());
    (!right).then(|| format!("{}: prints {printed:?}, not {:?}", snippet.place, snippet.expected))
}

/// All errors at once: an author mends them in one go.
fn bundles() -> Outcome<Vec<BundleFile>> {
    source::build(&root().join("content")).map_err(|errors| listed(&errors))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_prints_something_else_is_named_with_both() {
        let python = setup::python().unwrap();
        let snippet = |code: &str| Snippet {
            place: "items/python.toml:9: item \"py-language-01\", variant 0".to_owned(),
            code: code.to_owned(),
            expected: "[1, 2]".to_owned(),
        };
        assert_eq!(contradiction(&python, &snippet("print([1, 2])")), None);
        let wrong = contradiction(&python, &snippet("print([1])")).unwrap();
        assert!(
            wrong.contains("python.toml:9") && wrong.contains("[1]") && wrong.contains("[1, 2]"),
            "{wrong}"
        );
        assert!(contradiction(&python, &snippet("print(")).unwrap().contains("an error"));
    }
}
