//! `content`: check what the product knows and pack it for the browser.

use std::path::PathBuf;

use cairn_core::content::source::{self, PackFile};
use serde_json::{Map, Value};

use crate::args::Args;
use crate::command::root;
use crate::failure::{During, Outcome};
use crate::files;
use crate::step::step;

/// The verb.
pub fn run(args: Args) -> Outcome {
    args.finish()?;
    write()
}

/// Where the packs are written.
pub fn folder() -> PathBuf {
    root().join("target/content")
}

/// Checks `content/` and writes its packs under names that change with what they hold.
///
/// `names.json` beside them tells the name of each.
pub fn write() -> Outcome {
    step("check and pack the content", || {
        let packs = packs()?;
        let folder = folder();
        files::remove_folder(&folder)?;
        let mut names = Map::new();
        for pack in &packs {
            let name = format!("{}-{}.json", pack.name, files::digest(&pack.bytes));
            files::write(&folder.join(&name), &pack.bytes)?;
            names.insert(pack.name.clone(), Value::String(name));
        }
        let names = serde_json::to_string_pretty(&names).during("write the names of the packs")?;
        files::write(&folder.join("names.json"), names)
    })
}

/// The stem and the file name of each pack.
pub fn names() -> Outcome<Vec<(String, String)>> {
    let text = files::read_text(&folder().join("names.json"))?;
    let names: std::collections::BTreeMap<String, String> =
        serde_json::from_str(&text).during("read target/content/names.json")?;
    Ok(names.into_iter().collect())
}

/// All errors at once: an author mends them in one go.
fn packs() -> Outcome<Vec<PackFile>> {
    source::build(&root().join("content")).map_err(|errors| {
        let lines: Vec<_> = errors.iter().map(ToString::to_string).collect();
        format!("{}\n\n{} errors in the content.", lines.join("\n"), lines.len()).into()
    })
}
