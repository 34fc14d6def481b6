//! Files that take the place of others, each whole or not at all.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// A file and what comes in the place of what it holds.
pub(super) struct Replacement {
    pub(super) path: PathBuf,
    /// What it must still hold.
    pub(super) before: String,
    /// What it will hold.
    pub(super) after: String,
}

/// A text that lies ready beside the file it is for; it goes again if it does not get there.
struct Ready {
    new: PathBuf,
    target: PathBuf,
}

impl Drop for Ready {
    fn drop(&mut self) {
        // Once it has its place, there is nothing to remove.
        let _ = fs::remove_file(&self.new);
    }
}

/// Replaces the files in this order. All texts lie ready on the disk before the first takes its place: where one cannot be written,
/// nothing has changed.
pub(super) fn replace(files: &[Replacement]) -> Result<(), Failure> {
    let failed = |path: &Path, error: io::Error| {
        Failure::Said(format!("Could not write {}: {error}. Nothing was changed.", path.display()))
    };
    let mut all = Vec::new();
    for file in files {
        all.push(ready(file).map_err(|(path, error)| failure_of(&path, &error))?);
    }
    for file in files {
        let there = fs::read_to_string(&file.path).map_err(|error| failed(&file.path, error))?;
        if there != file.before {
            let path = file.path.display();
            return Err(format!(
                "{path} was changed while the command ran. Nothing was written: run it again."
            )
            .into());
        }
    }
    let mut done = Vec::new();
    for one in &all {
        fs::rename(&one.new, &one.target).map_err(|error| half_way(&one.target, &error, &done))?;
        done.push(one.target.display().to_string());
    }
    Ok(())
}

fn failure_of(path: &Path, error: &io::Error) -> Failure {
    let name = path.display();
    if error.kind() == io::ErrorKind::AlreadyExists {
        return Failure::Said(format!(
            "{name} is there already, from a run that goes on or was broken off. Nothing was changed: remove it and run the command again."
        ));
    }
    Failure::Said(format!("Could not write {name}: {error}. Nothing was changed."))
}

fn half_way(target: &Path, error: &io::Error, done: &[String]) -> Failure {
    let rest = if done.is_empty() {
        "Nothing was changed".to_owned()
    } else {
        format!("Replaced so far: {}", done.join(", "))
    };
    Failure::Said(format!("Could not replace {}: {error}. {rest}. Run the command again.", target.display()))
}

/// Writes the new text beside the file, with its permissions; the path that failed, if any.
fn ready(file: &Replacement) -> Result<Ready, (PathBuf, io::Error)> {
    // A link stays one: what it leads to is replaced.
    let target = fs::canonicalize(&file.path).map_err(|error| (file.path.clone(), error))?;
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let new = target.with_file_name(format!(".{name}.new"));
    let failed = |error| (new.clone(), error);
    // Not in the place of what is there: that belongs to another run.
    let mut to = File::options().write(true).create_new(true).open(&new).map_err(failed)?;
    let ready = Ready { new: new.clone(), target };
    let written = to.write_all(file.after.as_bytes()).and_then(|()| to.sync_all());
    let like_before = fs::metadata(&ready.target).map(|about| about.permissions());
    written
        .and(like_before)
        .and_then(|permissions| fs::set_permissions(&ready.new, permissions))
        .map_err(failed)?;
    Ok(ready)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]
mod tests {
    use super::*;

    /// A folder of this test alone with two files.
    fn folder(test: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("cairn-replace-{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("one"), "1").unwrap();
        fs::write(folder.join("two"), "2").unwrap();
        folder
    }

    fn files(folder: &Path, before: [&str; 2]) -> Vec<Replacement> {
        let file = |(name, before): (&str, &str)| Replacement {
            path: folder.join(name),
            before: before.to_owned(),
            after: format!("new {name}"),
        };
        ["one", "two"].into_iter().zip(before).map(file).collect()
    }

    fn held(folder: &Path) -> Vec<(String, String)> {
        let mut held: Vec<(String, String)> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())
            })
            .collect();
        held.sort();
        held
    }

    fn texts(one: &str, two: &str) -> Vec<(String, String)> {
        [("one", one), ("two", two)].map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec()
    }

    #[test]
    fn all_files_are_replaced_and_nothing_else_is_left() {
        let folder = folder("all");
        replace(&files(&folder, ["1", "2"])).unwrap();
        assert_eq!(held(&folder), texts("new one", "new two"));
    }

    #[test]
    fn where_one_was_changed_or_is_gone_all_stay_as_they_are() {
        let folder = folder("changed");
        let changed = replace(&files(&folder, ["1", "other"])).unwrap_err().to_string();
        assert!(changed.contains("two was changed while the command ran. Nothing was written"), "{changed}");
        assert_eq!(held(&folder), texts("1", "2"));
        let mut all = files(&folder, ["1", "2"]);
        all[1].path = folder.join("gone");
        let gone = replace(&all).unwrap_err().to_string();
        assert!(gone.contains("gone: ") && gone.contains("Nothing was changed"), "{gone}");
        assert_eq!(held(&folder), texts("1", "2"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = folder("link");
        fs::set_permissions(folder.join("one"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink(folder.join("one"), folder.join("link")).unwrap();
        let mut all = files(&folder, ["1", "2"]);
        all[0].path = folder.join("link");
        replace(&all).unwrap();
        assert!(folder.join("link").is_symlink());
        assert_eq!(fs::read_to_string(folder.join("one")).unwrap(), "new one");
        assert_eq!(fs::metadata(folder.join("one")).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
