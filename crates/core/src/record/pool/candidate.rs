//! Reads a candidate as the database has them.

use super::key::{PoolKey, PoolPart};
use crate::compare::Candidate;
use crate::record::file::read_profile;

/// The candidate of a record: who, by the key under which it stands; what came in, by its text. `None` where the key is none
/// of a profile, or the text cannot be read.
///
/// The key alone says who: marks, tests and interviews stand under the same id, and attempts come in that are older than it.
pub fn read_candidate(key: &str, text: &str) -> Option<Candidate> {
    let PoolKey::Of(_, PoolPart::Profile, id) = PoolKey::parse(key)? else { return None };
    Some(Candidate { id, profile: read_profile(text.as_bytes()).ok()?.profile })
}
