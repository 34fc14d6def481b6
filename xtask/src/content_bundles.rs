//! Where the bundles of the content lie, and what they are called.

use std::path::PathBuf;

use crate::command::root;
use crate::failure::{During, Outcome};
use crate::files;

/// Where the bundles are written.
pub fn bundle_folder() -> PathBuf {
    root().join("target/content")
}

/// The stem and the file name of each bundle.
pub fn bundle_names() -> Outcome<Vec<(String, String)>> {
    let text = files::read_text(&bundle_folder().join("names.json"))?;
    let names: std::collections::BTreeMap<String, String> =
        serde_json::from_str(&text).during("read target/content/names.json")?;
    Ok(names.into_iter().collect())
}
