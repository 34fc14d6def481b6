//! Finding programs: under `.tools/bin` first, then on the path.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{output, root};
use crate::failure::{During, Outcome};
use crate::files::read_text;

/// Trunk builds the page with this version; others name their options differently.
pub const TRUNK: &str = "0.21.14";

/// Drives Firefox in the journeys.
pub const GECKODRIVER: &str = "0.37.1";

/// A program that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tool {
    /// Where it is.
    pub path: PathBuf,
    /// What it says of its version: the first word that starts with a digit.
    pub version: String,
}

/// The programs that a build needs.
#[derive(Clone, Debug)]
pub struct Toolbox {
    /// Builds the page.
    pub trunk: Tool,
    /// Writes the script that loads the program.
    pub wasm_bindgen: Tool,
    /// Makes the program small.
    pub wasm_opt: Tool,
    /// Whether the sources of the standard library are there, to build a small one.
    pub std_sources: bool,
}

impl Toolbox {
    /// The search path with the tools' folders in front, for Trunk to find them.
    pub fn path(&self) -> Outcome<OsString> {
        let folders =
            [&self.wasm_bindgen, &self.wasm_opt].map(|tool| tool.path.parent().map(Path::to_path_buf));
        std::env::join_paths(folders.into_iter().flatten().chain(searched())).during("set PATH")
    }
}

/// Where `cargo install` puts what the system does not package; not in `target`, so that `cargo clean` leaves it.
pub fn install_root() -> PathBuf {
    root().join(".tools")
}

/// The first of `names` that is there, in any version.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| searched().map(|folder| folder.join(name)).find(|path| path.is_file()))
}

/// A program and its version; of several on the path, the first that `wanted` accepts.
pub fn find_version(name: &str, wanted: impl Fn(&str) -> bool) -> Option<Tool> {
    searched().map(|folder| folder.join(name)).filter(|path| path.is_file()).find_map(|path| {
        let version = version_in(&output(Command::new(&path).arg("--version"))?)?;
        wanted(&version).then_some(Tool { path, version })
    })
}

/// The version of wasm-bindgen in Cargo.lock: the command must be exactly the same.
pub fn locked_wasm_bindgen() -> Outcome<String> {
    let lock = read_text(&root().join("Cargo.lock"))?;
    version_of_package(&lock, "wasm-bindgen").ok_or_else(|| "Cargo.lock names no wasm-bindgen.".into())
}

fn searched() -> impl Iterator<Item = PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    std::iter::once(install_root().join("bin")).chain(folders)
}

fn version_in(words: &str) -> Option<String> {
    words.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned)
}

fn version_of_package(lock: &str, name: &str) -> Option<String> {
    let (_, after) = lock.split_once(&format!("name = \"{name}\"\nversion = \""))?;
    after.split('"').next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{version_in, version_of_package};

    #[test]
    fn each_tool_says_its_version_in_its_own_way() {
        for (words, version) in [
            ("trunk 0.21.14", "0.21.14"),
            ("wasm-opt version 108", "108"),
            ("wasm-opt version 123 (version_123)", "123"),
            ("Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)", "156.0.8078.79"),
        ] {
            assert_eq!(version_in(words).as_deref(), Some(version));
        }
        assert_eq!(version_in("no number here"), None);
    }

    #[test]
    fn the_lock_file_names_the_exact_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"x\"\n";
        assert_eq!(version_of_package(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_of_package(lock, "leptos"), None);
    }
}
