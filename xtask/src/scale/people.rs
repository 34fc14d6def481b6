//! Profiles to score: simulated people, some of them again and again under ids of their own, and now and then a broken line.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::run as run_command;
use crate::failure::{During, Outcome};
use crate::files::read_text;

/// The share of the profiles on which one core is held against two.
pub(super) const SAMPLE: u64 = 10;
/// So many people answer for themselves; to let a million do so would take hours.
const DIFFERENT: u64 = 1_000;
/// One line of so many is cut in the middle.
const BROKEN: u64 = 1_000;
/// What stands before the number in the id of an attempt, and how many digits the number has.
const ID: &str = "\"id\":\"full-";
const DIGITS: usize = 16;

/// What was made.
pub(super) struct Made {
    /// All profiles, one a line.
    pub(super) all: PathBuf,
    /// The first tenth of them.
    pub(super) sample: PathBuf,
    /// How many people are among them.
    pub(super) different: u64,
    /// The size of all in bytes.
    pub(super) bytes: u64,
}

/// Makes so many profiles in this folder.
pub(super) fn make(command: &Path, profiles: u64, folder: &Path) -> Outcome<Made> {
    let different = DIFFERENT.min(profiles);
    let people = folder.join("people.ndjson");
    let mut simulate = Command::new(command);
    simulate.args(["simulate", &different.to_string(), "rule out and pick", "--profiles", "-o"]);
    run_command(simulate.arg(&people))?;
    let people = read_text(&people)?;
    let people: Vec<&str> = people.lines().collect();
    let (all, sample) = (folder.join("all.ndjson"), folder.join("sample.ndjson"));
    let bytes = write(&people, profiles, &all)?;
    write(&people, profiles / SAMPLE, &sample)?;
    Ok(Made { all, sample, different, bytes })
}

/// Writes so many lines; gives their bytes.
fn write(people: &[&str], profiles: u64, path: &Path) -> Outcome<u64> {
    let mut file = BufWriter::new(File::create(path).during(format!("write {}", path.display()))?);
    let mut bytes = 0;
    for (number, person) in (0..profiles).zip(people.iter().cycle()) {
        let line = line(person, number).ok_or("A simulated person has no id of the kind that is known.")?;
        file.write_all(line.as_bytes()).during(format!("write {}", path.display()))?;
        bytes += u64::try_from(line.len()).unwrap_or(0);
    }
    file.flush().during(format!("write {}", path.display()))?;
    Ok(bytes)
}

/// A person under the id of this number, with the end of the line; `None` where no id is to be seen.
fn line(person: &str, number: u64) -> Option<String> {
    let (before, after) = person.split_once(ID)?;
    let after = after.get(DIGITS..)?;
    let whole = format!("{before}{ID}{number:0DIGITS$x}{after}\n");
    if number % BROKEN != BROKEN - 1 {
        return Some(whole);
    }
    Some(whole.get(..whole.len() / 2)?.to_owned() + "\n")
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn everybody_has_an_id_of_their_own_and_some_lines_are_broken() {
        let person = "{\"name\":\"A\",\"attempts\":[{\"id\":\"full-0000000000000007\",\"entries\":[]}]}";
        let under = |number| line(person, number).unwrap_or_default();
        assert_eq!(under(7), person.to_owned() + "\n");
        assert_eq!(under(1234), person.replace("0000000000000007", "00000000000004d2") + "\n");
        assert_eq!(under(999).len(), person.len().div_ceil(2) + 1);
        assert_eq!(line("{}", 1), None);
    }
}
