//! A candidate of a pool's file, as a pool here keeps them.

use super::file::{Line, Lines};
use super::key::{PoolKey, PoolPart};
use super::mark::write_mark;
use super::whole::{candidate_of, is_candidate_line};
use crate::PoolId;
use crate::compare::{Candidate, Mark};
use crate::record::file::{FileError, Include, write_profile};

/// Keys and texts under which the candidate of a line is kept in a pool: of version 2 those that were saved.
pub fn keyed_candidate(line: &[u8], into: &PoolId) -> Result<Vec<(String, String)>, FileError> {
    if is_candidate_line(line) {
        let field = |error| FileError::Field { place: String::new(), error };
        let value = crate::record::file::parse(line)?;
        let (id, parts) = candidate_of(&value).map_err(field)?;
        return Ok(parts.into_iter().map(|(kind, text)| (format!("{kind}/{into}/{id}"), text)).collect());
    }
    let Line::Candidate(opened, mark, trail) = Lines::read(line)? else { return Err(FileError::Unmarked) };
    let candidate = Candidate::new(opened.profile).ok_or(FileError::Nothing)?;
    let key = |part| PoolKey::Of(into.clone(), part, candidate.id.clone()).to_text();
    let mut pairs = vec![(key(PoolPart::Profile), write_profile(&candidate.profile, Include::ALL))];
    if mark != Mark::default() {
        pairs.push((key(PoolPart::Mark), write_mark(&mark)));
    }
    if !trail.is_empty() {
        pairs.push((key(PoolPart::Trail), trail));
    }
    Ok(pairs)
}
