//! The folder of the content that new parameters go into.

use std::fs;
use std::path::{Path, PathBuf};

use cairn_core::calibrate::{KeptQuestion, Report, Rewriting, Study, changes, next_version, written};
use cairn_core::content::report::BankReport;
use cairn_core::content::source::{Library, load_texts};
use cairn_core::plan::Day;

use super::replace::{Replacement, replace};
use crate::engine::library;
use crate::failure::Failure;

/// The file that names the content version.
const VERSION: &str = "measure.toml";
/// The files of the questions.
const ITEMS: &str = "items/";

/// A folder with content, as it was when it was read.
pub(super) struct ContentFolder {
    root: PathBuf,
    /// Its TOML: names from the root on, with slashes, and texts.
    texts: Vec<(String, String)>,
    pub(super) library: Library,
}

impl ContentFolder {
    /// Reads it and checks it.
    pub(super) fn read(root: &Path) -> Result<Self, Failure> {
        let library = library(Some(root))?;
        let mut texts = Vec::new();
        find(root, "", &mut texts)?;
        Ok(Self { root: root.to_owned(), texts, library })
    }

    /// Writes new parameters into it, or with `only_told` says what they are. The files are checked as a whole before the first is
    /// written.
    pub(super) fn rewrite(
        &self,
        study: &Study,
        report: &Report,
        day: Day,
        only_told: bool,
    ) -> Result<Rewriting, Failure> {
        let (changed, unwritten) = changes(study, report);
        let mut rewriting = Rewriting {
            written: false,
            content: self.library.content.version.clone(),
            date: day.to_string(),
            changed,
            kept: unwritten.into_iter().map(|(id, why)| KeptQuestion { id, why }).collect(),
            lacking: Vec::new(),
        };
        if rewriting.changed.is_empty() {
            return Ok(rewriting);
        }
        // The version goes first: parameters that nobody has seen never stand under the one before.
        let mut files = Vec::new();
        for (name, before) in &self.texts {
            let failed = |error| Failure::during(format_args!("rewrite {name}"), error);
            if name == VERSION {
                let (after, version) = next_version(before).map_err(failed)?;
                rewriting.content = version;
                files.insert(0, (name, before, after));
            } else if name.starts_with(ITEMS) {
                let after = written(before, &rewriting.changed, &rewriting.date).map_err(failed)?;
                if after != *before {
                    files.push((name, before, after));
                }
            }
        }
        rewriting.lacking = self.lacking(&files)?;
        if !only_told {
            let replacement = |(name, before, after): &(&String, &String, String)| Replacement {
                path: self.root.join(name),
                before: (*before).clone(),
                after: after.clone(),
            };
            replace(&files.iter().map(replacement).collect::<Vec<_>>())?;
            rewriting.written = true;
        }
        Ok(rewriting)
    }

    /// Checks the content with these files in the place of the present ones; what its bank will lack that it does not lack now.
    fn lacking(&self, files: &[(&String, &String, String)]) -> Result<Vec<String>, Failure> {
        let texts: Vec<(&'static str, &'static str)> = self
            .texts
            .iter()
            .map(|(name, before)| {
                let new = files.iter().find(|(changed, ..)| *changed == name).map(|(.., after)| after);
                (kept(name), kept(new.unwrap_or(before)))
            })
            .collect();
        let then = load_texts(Box::leak(texts.into_boxed_slice())).map_err(|errors| {
            let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
            Failure::Said(format!(
                "{}\nWith these parameters, the content would not pass its check. Nothing was written.",
                lines.join("\n")
            ))
        })?;
        let before = BankReport::of(&self.library).shortfalls;
        let mut lacking = BankReport::of(&then).shortfalls;
        lacking.retain(|cause| !before.contains(cause));
        Ok(lacking)
    }
}

/// A text for as long as the command runs; it ends soon.
fn kept(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// The TOML files in a folder and those within.
fn find(folder: &Path, name: &str, texts: &mut Vec<(String, String)>) -> Result<(), Failure> {
    let failed = |path: &Path, error| Failure::during(format_args!("read {}", path.display()), error);
    let mut inner: Vec<PathBuf> = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .map_err(|error| failed(folder, error))?;
    inner.sort();
    for path in inner {
        let own = path.file_name().unwrap_or_default().to_string_lossy();
        let full = format!("{name}{own}");
        if path.is_dir() {
            find(&path, &format!("{full}/"), texts)?;
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let text = fs::read_to_string(&path).map_err(|error| failed(&path, error))?;
            texts.push((full, text));
        }
    }
    Ok(())
}
