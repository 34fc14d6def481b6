//! A file of any kind that is read: a profile, a résumé, and everything that storage held, as "Save everything to a file" writes it: an object of keys and values.

use crate::json::{Map, Value};

use super::error::{FileError, OtherKind, OursKind};
use super::limits::MAX_BYTES;
use super::other::by_fields;
use super::own_kind::{RATING, ours};
use super::rating::{RatingFile, rating_of};
use super::read::{MARK, OpenedFile, profile_of};
use super::text::parse;
use crate::charset::text_of;
use crate::record::link::{LinkError, find_link};
use crate::record::pool::{from_everything, is_pool_file, key_from_everything};
use crate::record::{Key, Loaded, load};
use crate::resume::{Resume, is_job};

/// Largest file that is read, in bytes: a thousand attempts, and pools with three thousand candidates.
pub const MAX_BACKUP_BYTES: u64 = 100_000_000;

/// A file that was read.
#[derive(Clone, Debug, PartialEq)]
pub enum FileContent {
    /// A profile.
    Profile(OpenedFile),
    /// A rating of somebody by another person.
    Rating(RatingFile),
    /// Everything that a device held.
    Backup(Loaded),
    /// A résumé: claims without answers.
    Resume(Resume),
}

/// Whether a file that begins with these bytes may hold everything of a device: a profile says in its first bytes that it is one.
pub fn looks_like_backup(beginning: &[u8]) -> bool {
    let beginning = beginning.get(..100).unwrap_or(beginning);
    let has = |mark: &[u8]| beginning.windows(mark.len()).any(|part| part == mark);
    has(b"\"cairn/") || has(b"\"cairn-pools/")
}

/// Reads a file of any kind.
pub fn read_file(bytes: &[u8]) -> Result<FileContent, FileError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    // What is larger than a profile and does not look like a backup is refused before it is taken apart.
    let limit = if looks_like_backup(bytes) { MAX_BACKUP_BYTES } else { MAX_BYTES };
    if size > limit {
        return Err(FileError::TooLarge { bytes: size, limit });
    }
    if is_pool_file(bytes) {
        return Err(FileError::Ours(OursKind::Pool));
    }
    let value = match parse(bytes) {
        Err(FileError::Other(kind)) => return in_text(bytes, kind),
        parsed => parsed?,
    };
    match value.as_object() {
        Some(object) if object.keys().any(|key| Key::is_ours(key) || key_from_everything(key).is_some()) => {
            let pair = |(key, value): (&str, &Value<'_>)| Some((key.to_owned(), value.as_str()?.to_owned()));
            let mut loaded = load(object.iter().filter_map(pair));
            let of_pool = |(key, value): (&str, &Value<'_>)| from_everything(key, value.as_str()?);
            loaded.pools = object.iter().filter_map(of_pool).collect();
            let nothing = loaded.attempts.is_empty() && loaded.ratings.is_empty() && loaded.plans.is_empty();
            let nothing = nothing && loaded.invited.is_empty();
            if nothing && loaded.pools.is_empty() && loaded.aside.is_empty() {
                return Err(FileError::Nothing);
            }
            Ok(FileContent::Backup(loaded))
        }
        Some(object) if !object.contains_key(MARK) => {
            Resume::of(object).map(FileContent::Resume).ok_or_else(|| of_nobody(object))
        }
        Some(object) if object.get("kind").and_then(Value::as_str) == Some(RATING) => {
            rating_of(&value).map(FileContent::Rating)
        }
        _ => profile_of(&value).map(FileContent::Profile),
    }
}

/// Why an object says nothing of a person.
fn of_nobody(object: &Map<'_>) -> FileError {
    // The table for other programs is no file to open, and has no mark of one.
    if ours(object) == Some(OursKind::Ranking) {
        return FileError::Ours(OursKind::Ranking);
    }
    if is_job(object) {
        return FileError::Job;
    }
    by_fields(object).map_or(FileError::Unmarked, |kind| FileError::Other(OtherKind::Resume(kind)))
}

/// The profile in the link that a text holds, in whatever letters it was saved: the file for application forms, or a mail. A text
/// without one is of the other kind that it is.
fn in_text(bytes: &[u8], kind: OtherKind) -> Result<FileContent, FileError> {
    let is_text =
        matches!(kind, OtherKind::Text | OtherKind::Markup | OtherKind::Utf16 | OtherKind::NotUtf8(_));
    let text = text_of(bytes).filter(|_| is_text);
    match text.as_deref().map(find_link) {
        Some(Ok(found)) => Ok(FileContent::Profile(OpenedFile {
            profile: found.profile,
            nameless: 0,
            doubled: 0,
            odd_times: false,
            in_text: true,
        })),
        None | Some(Err(LinkError::Missing | LinkError::Kept | LinkError::TooLong)) => {
            Err(FileError::Other(kind))
        }
        Some(Err(error)) => Err(FileError::Link(error)),
    }
}
