//! New parameters go into the files of a content folder: all of them, or none.

use std::fs;
use std::path::{Path, PathBuf};

use cairn_core::calibrate::{Change, Unwritten, WriteError, next_version, written};
use cairn_core::content::source::{ContentError, load};
use cairn_core::plan::Day;
use cairn_core::{ItemId, Skill};

use crate::failure::Failure;

/// A file before and after.
struct File {
    path: PathBuf,
    before: String,
    after: String,
}

/// Writes them, with the next content version, and reads the content again: where the check refuses it, everything is put back.
/// What was done, in a sentence.
pub(super) fn write(
    folder: &Path,
    changes: &[Change],
    kept: &[(ItemId, Unwritten)],
    today: Day,
) -> Result<String, Failure> {
    let count = |why| kept.iter().filter(|(_, kept)| *kept == why).count();
    let kept = format!(
        "Answered, but unchanged: {} with fewer than 30 answers, {} whose key or ranks the answers contradict, {} outside what the content check takes.",
        count(Unwritten::Few),
        count(Unwritten::Contradicted),
        count(Unwritten::Outside)
    );
    if changes.is_empty() {
        return Ok(format!("Nothing was written. {kept}"));
    }
    let (year, month, day) = today.date();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let mut files = Vec::new();
    for skill in Skill::ALL {
        let path = folder.join(format!("items/{}.toml", skill.as_str()));
        files.push(File::new(path, |text| written(text, changes, &date))?);
    }
    let mut version = String::new();
    files.push(File::new(folder.join("measure.toml"), |text| {
        let (text, next) = next_version(text)?;
        version = next;
        Ok(text)
    })?);
    let mut placed = 0;
    let done = files.iter().try_for_each(|file| file.put(&file.after).map(|()| placed += 1));
    if let Err(failure) = done.and_then(|()| checked(folder)) {
        files.iter().take(placed).try_for_each(|file| file.put(&file.before))?;
        return Err(format!("{failure}\nNothing was changed in {}.", folder.display()).into());
    }
    Ok(format!(
        "{} questions in {} have new parameters, in content {version}. {kept}",
        changes.len(),
        folder.display()
    ))
}

impl File {
    fn new(path: PathBuf, make: impl FnOnce(&str) -> Result<String, WriteError>) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let before =
            fs::read_to_string(&path).map_err(|error| Failure::during(format_args!("read {name}"), error))?;
        let after = make(&before).map_err(|error| Failure::during(format_args!("change {name}"), error))?;
        Ok(Self { path, before, after })
    }

    /// It is whole at any time: the text is written beside the old file, and then takes its place.
    fn put(&self, text: &str) -> Result<(), Failure> {
        let beside = self.path.with_extension("toml.new");
        let placed = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &self.path));
        placed.map_err(|error| {
            // Where it cannot be removed, either, it is of no harm: the content check reads other names.
            let _ = fs::remove_file(&beside);
            Failure::during(format_args!("write {}", self.path.display()), error)
        })
    }
}

/// What the content check says of the new parameters.
fn checked(folder: &Path) -> Result<(), Failure> {
    let refused = |errors: Vec<ContentError>| {
        let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
        Failure::Said(format!("{}\nThe content check refuses the new parameters.", lines.join("\n")))
    };
    load(folder).map(drop).map_err(refused)
}
