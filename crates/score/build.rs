//! Puts the files of `content/` into the crate, so that whatever scores works from any folder.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a build that cannot go on says where it stopped"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn main() {
    let here = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").expect("cargo says where the crate is"));
    let content = here.join("../../content").canonicalize().expect("content/ is beside crates/");
    println!("cargo::rerun-if-changed={}", content.display());
    let mut files = Vec::new();
    find(&content, &content, &mut files);
    files.sort();
    let mut table = String::from("&[\n");
    for (name, path) in files {
        let path = path.to_string_lossy();
        writeln!(table, "    ({name:?}, include_str!({path:?})),").expect("a text can grow");
    }
    table.push_str("]\n");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where to write"));
    std::fs::write(out.join("content.rs"), table).expect("the folder of the build can be written");
}

/// The TOML files in a folder and those within: their names from `root` on, with slashes, and where they are.
fn find(root: &Path, folder: &Path, files: &mut Vec<(String, PathBuf)>) {
    for entry in std::fs::read_dir(folder).expect("content/ can be listed") {
        let path = entry.expect("content/ can be listed").path();
        if path.is_dir() {
            find(root, &path, files);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.strip_prefix(root).expect("it lies within").to_string_lossy().replace('\\', "/");
            files.push((name, path));
        }
    }
}
