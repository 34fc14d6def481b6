//! Reads a file.

use crate::json::Value;

use super::error::{FileError, OursKind};
use super::limits::{MAX_ATTEMPTS, MAX_BYTES, MAX_ENTRIES};
use super::own_kind::ours;
use super::profile::{FORMAT, MAX_NAME, PROFILE, ProfileFile};
use super::text::parse;
use crate::AttemptId;
use crate::attempt::{Attempt, Choice, Entry, Event, Mode, Writer};
use crate::invite::InviteId;
use crate::order::sorted;
use crate::record::ReadError;
use crate::record::json::{Object, read_fields};

/// The field that says that a file is ours, and of which version of the format.
pub(super) const MARK: &str = "cairn";
/// A file that was read, with what a person should know about it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedFile {
    /// What it holds.
    pub profile: ProfileFile,
    /// Answers to something that can be no item of ours; they are left out.
    pub nameless: usize,
    /// Entries that stood twice; each was taken once.
    pub doubled: usize,
    /// Whether a time lies before 1970, or before that of an earlier entry; ratings that an attempt took over are older than its
    /// beginning, and nothing odd. Times decide nothing.
    pub odd_times: bool,
    /// Whether it came as a link within a text: then the file itself is no profile to keep.
    pub in_text: bool,
}

/// Reads a file of this size and content; `bytes` need not hold more than [`MAX_BYTES`] of it.
pub fn read_profile(bytes: &[u8]) -> Result<OpenedFile, FileError> {
    read_with_value(bytes).map(|(opened, _)| opened)
}

/// Reads a file, and gives the JSON too, for what a pool's file has beside it.
pub(crate) fn read_with_value(bytes: &[u8]) -> Result<(OpenedFile, Value<'_>), FileError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MAX_BYTES {
        return Err(FileError::TooLarge { bytes: size, limit: MAX_BYTES });
    }
    let value = parse(bytes)?;
    Ok((profile_of(&value)?, value))
}

/// The profile in a JSON value.
pub(super) fn profile_of(value: &Value<'_>) -> Result<OpenedFile, FileError> {
    let file = Object(value.as_object().ok_or(FileError::NotAnObject)?);
    let at_top = |error| FileError::Field { place: String::new(), error };
    // Before its version: each kind counts its own.
    if let Some(other) = ours(file.0).filter(|kind| *kind != OursKind::Profile) {
        return Err(FileError::Ours(other));
    }
    match file.0.get(MARK).map(|_| file.whole(MARK)) {
        None => return Err(FileError::Unmarked),
        Some(Ok(0)) => return Err(at_top(ReadError::Field(MARK))),
        Some(Ok(newer)) if newer > u64::from(FORMAT) => return Err(FileError::Newer(newer)),
        Some(result) => drop(result.map_err(at_top)?),
    }
    if file.text("kind", 40).map_err(at_top)? != PROFILE {
        return Err(at_top(ReadError::Field("kind")));
    }
    let mut opened = OpenedFile {
        profile: ProfileFile {
            name: name(file).map_err(at_top)?,
            made_at: file.time("made_at").map_err(at_top)?,
            attempts: Vec::new(),
            copies: copies(file).map_err(at_top)?,
            // A number that is none is no reason to refuse what somebody has answered.
            invitation: file.0.get("invitation").and_then(Value::as_str).and_then(InviteId::parse),
        },
        nameless: 0,
        doubled: 0,
        odd_times: false,
        in_text: false,
    };
    let attempts = file.list("attempts").map_err(at_top)?;
    bounded("attempts", attempts.len(), MAX_ATTEMPTS)?;
    for (index, value) in attempts.iter().enumerate() {
        let attempt = opened.attempt(&format!("attempts[{index}]"), value)?;
        opened.profile.attempts.extend(attempt);
    }
    if opened.profile.attempts.is_empty() {
        return Err(FileError::Nothing);
    }
    // Nearly all profiles have one, and to sort is to clone.
    if opened.profile.attempts.len() > 1 {
        opened.profile.attempts =
            sorted(&opened.profile.attempts, |left, right| left.started().cmp(&right.started()));
    }
    Ok(opened)
}

pub(super) fn bounded(what: &'static str, count: usize, limit: usize) -> Result<(), FileError> {
    if count > limit { Err(FileError::TooMany { what, count, limit }) } else { Ok(()) }
}

impl OpenedFile {
    /// One attempt of the file; `None` where it has no entry that can be read.
    fn attempt(&mut self, place: &str, value: &Value<'_>) -> Result<Option<Attempt>, FileError> {
        let wrong = |error| FileError::Field { place: place.to_owned(), error };
        let attempt = Object(value.as_object().ok_or_else(|| wrong(ReadError::Field("the attempt")))?);
        let id = AttemptId::parse(attempt.text("id", 80).map_err(wrong)?).filter(|id| Mode::of(id).is_some());
        let id = id.ok_or_else(|| wrong(ReadError::Field("id")))?;
        let list = attempt.list("entries").map_err(wrong)?;
        bounded("entries", list.len(), MAX_ENTRIES)?;
        let mut entries = Vec::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            entries.extend(self.entry((place, index), value)?);
        }
        let count = entries.len();
        self.odd_times |= has_odd_times(&entries);
        let attempt = Attempt::from_entries(id, entries);
        self.doubled += count - attempt.as_ref().map_or(0, |attempt| attempt.entries().len());
        Ok(attempt)
    }

    /// One entry; `None` for an answer to something that can be no item, which is counted.
    fn entry(&mut self, (of, index): (&str, usize), value: &Value<'_>) -> Result<Option<Entry>, FileError> {
        let wrong = |error| FileError::Field { place: format!("{of}.entries[{index}]"), error };
        let record = Object(value.as_object().ok_or_else(|| wrong(ReadError::Field("the entry")))?);
        let seq = u32::try_from(record.whole("seq").map_err(wrong)?)
            .ok()
            .filter(|seq| *seq < 1_000_000)
            .ok_or_else(|| wrong(ReadError::Field("seq")))?;
        let writer = Writer::parse(record.text("writer", 12).map_err(wrong)?);
        let writer = writer.ok_or_else(|| wrong(ReadError::Field("writer")))?;
        match read_fields(seq, writer, record) {
            Ok(entry) => Ok(Some(entry)),
            Err(ReadError::Field("answer.item")) if names_something(record) => {
                self.nameless += 1;
                Ok(None)
            }
            Err(ReadError::Newer(version)) => Err(FileError::Newer(version)),
            Err(error) => Err(wrong(error)),
        }
    }
}

/// Whether a time lies before 1970, or before that of an entry before it. A rating older than the beginning was taken over from an
/// earlier attempt, whose levels may have been changed in any order: it keeps its time, and no clock has jumped.
fn has_odd_times(entries: &[Entry]) -> bool {
    let begun = entries.first().map(|entry| entry.at);
    let taken_over = |entry: &&Entry| {
        let rating = matches!(&entry.event, Event::Answer { choice: Choice::Level(_), .. });
        rating && Some(entry.at) < begun
    };
    let own = entries.iter().filter(|entry| !taken_over(entry)).map(|entry| entry.at);
    entries.iter().any(|entry| entry.at.0 < 0) || !own.is_sorted()
}

/// Whether the answer's item is a text at all.
fn names_something(record: Object<'_>) -> bool {
    record.0.get("answer").and_then(|answer| answer.get("item")).is_some_and(Value::is_string)
}

/// The name, cut to what is kept; without control characters, which could disturb what stands beside it.
fn name(file: Object<'_>) -> Result<String, ReadError> {
    match file.0.get("name") {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(name)) => {
            Ok(name.chars().filter(|character| !character.is_control()).take(MAX_NAME).collect())
        }
        Some(_) => Err(ReadError::Field("name")),
    }
}

/// Most copies that are looked at, and the longest name or value of one, in bytes.
const MAX_COPIES: (usize, usize) = (200, 80);

fn copies(file: Object<'_>) -> Result<Vec<(String, String)>, ReadError> {
    match file.0.get("copies") {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Object(copies)) => {
            let copy = |(name, value): (&str, &Value<'_>)| {
                let value = value.as_str()?;
                let fits = name.len() <= MAX_COPIES.1 && value.len() <= MAX_COPIES.1;
                fits.then(|| (name.to_owned(), value.to_owned()))
            };
            let read: Option<Vec<_>> = copies.iter().map(copy).collect();
            read.filter(|copies| copies.len() <= MAX_COPIES.0).ok_or(ReadError::Field("copies"))
        }
        Some(_) => Err(ReadError::Field("copies")),
    }
}
