//! Which of our own kinds a file is, so that one in the wrong place is named.

use crate::json::{Map, Value};

use super::error::{FileError, OursKind};
use super::profile::PROFILE;
use super::text::parse;
use crate::record::Key;
use crate::record::pool::{is_pool_file, key_from_everything};

/// What `kind` says in a rating.
pub(super) const RATING: &str = "rating";
/// What it says in an anonymous copy.
pub(super) const ANONYMOUS: &str = "calibration";

/// What an object that is not of the kind asked for is, where it is one of ours.
pub(crate) fn ours(object: &Map<'_>) -> Option<OursKind> {
    if object.keys().any(|key| Key::is_ours(key) || key_from_everything(key).is_some()) {
        return Some(OursKind::Everything);
    }
    Some(match object.get("kind").and_then(Value::as_str)? {
        PROFILE => OursKind::Profile,
        RATING => OursKind::Rating,
        "position" => OursKind::Position,
        "pool" | "pool-candidate" => OursKind::Pool,
        "decisions" => OursKind::Decisions,
        "cairn-ranking" => OursKind::Ranking,
        ANONYMOUS => OursKind::Anonymous,
        _ => return None,
    })
}

/// The JSON value in a file that is to be of this kind; a file of ours of another kind is named.
pub(crate) fn parse_as(kind: OursKind, bytes: &[u8]) -> Result<Value<'_>, FileError> {
    // A pool's file is a line of JSON for each candidate.
    if kind != OursKind::Pool && is_pool_file(bytes) {
        return Err(FileError::Ours(OursKind::Pool));
    }
    let value = parse(bytes)?;
    match value.as_object().and_then(ours).filter(|found| *found != kind) {
        Some(other) => Err(FileError::Ours(other)),
        None => Ok(value),
    }
}
