//! Whether a build, or the bundles of the content, are still those that their sources would make.

use std::path::{Path, PathBuf};

use crate::build_plan::Plan;
use crate::command::root;
use crate::content_bundles::bundle_folder;
use crate::failure::Outcome;
use crate::files::{below, digest, read, write};

/// Everything that decides what a build holds.
const SOURCES: [&str; 11] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "content",
    "crates",
    "index.html",
    "public",
    "src",
    "style",
    "xtask/src",
];

/// Everything that decides what the bundles hold.
const OF_CONTENT: [&str; 4] = ["Cargo.lock", "content", "crates", "xtask/src"];

/// A digest of the sources, the tools and the plan, kept beside a digest of what came out.
pub struct Stamp {
    sources: String,
    out: PathBuf,
    file: PathBuf,
}

impl Stamp {
    /// The stamp that a build made now with these tools would get.
    pub fn of(plan: &Plan, tools: &str) -> Outcome<Self> {
        Self::from(&format!("{} {:?} {tools}", plan.base, plan.kind), &SOURCES, plan.out.clone())
    }

    /// The stamp that bundles made now would get.
    pub fn of_content() -> Outcome<Self> {
        Self::from("packs", &OF_CONTENT, bundle_folder())
    }

    fn from(what: &str, sources: &[&str], out: PathBuf) -> Outcome<Self> {
        let mut all = what.as_bytes().to_owned();
        for source in sources {
            all.extend(contents(&root().join(source))?.into_bytes());
        }
        let file = root().join("target/stamps").join(digest(out.as_os_str().as_encoded_bytes()));
        Ok(Self { sources: digest(&all), out, file })
    }

    /// Whether the folder is there as the same sources made it.
    pub fn holds(&self) -> Outcome<bool> {
        Ok(std::fs::read_to_string(&self.file).is_ok_and(|kept| Ok(kept) == self.line().map_err(drop)))
    }

    /// Keeps the stamp for the next time.
    pub fn keep(&self) -> Outcome {
        write(&self.file, self.line()?)
    }

    fn line(&self) -> Outcome<String> {
        Ok(format!("{} {}", self.sources, digest(contents(&self.out)?.as_bytes())))
    }
}

/// A digest of each file below `path`, with its name.
fn contents(path: &Path) -> Outcome<String> {
    below(path)?.iter().map(|file| Ok(format!("{} {}\n", file.display(), digest(&read(file)?)))).collect()
}
