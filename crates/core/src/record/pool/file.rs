//! A pool as a file, `name.cairn-pool.jsonl`: a line that says what it is, then one line a candidate.
//!
//! Lines, so that ten thousand can be read and written piece by piece. What is written is version 2 (`whole.rs`). In version 1 a
//! candidate's line was a profile file with what the manager noted and what was done with them; it is read for ever.

use crate::json::Value;

use super::is_pool_file::is_pool_file;
use super::mark::mark_of;
use super::whole::{PoolHead, head_of, is_candidate_line, parts_of};
use crate::compare::Mark;
use crate::record::ReadError;
use crate::record::file::{FileError, OpenedFile, file_name, parse, read_profile, read_with_value};
use crate::record::pool::read_mark;

/// What the name of a pool's file ends with.
pub const POOL_FILE_END: &str = ".cairn-pool.jsonl";
/// Longest line that is held, in bytes: a profile of [`MAX_BYTES`](crate::record::file::MAX_BYTES) as a text within JSON, and
/// what was done with its candidate; packed, that is a third longer.
pub const MAX_LINE_BYTES: usize = 8_000_000;
/// Most steps of one candidate that are read: thirty tests of twenty questions, and as many interviews.
const MAX_STEPS: usize = 2_000;

/// The name under which a pool is saved.
pub fn pool_file_name(name: &str) -> String {
    let named = file_name(name);
    let stem = named.strip_suffix(".cairn.json").filter(|stem| *stem != "profile").unwrap_or("pool");
    format!("{stem}{POOL_FILE_END}")
}

/// A line of a pool's file.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// The first one.
    Head(Box<PoolHead>),
    /// A candidate, with what was noted, and the lines of what was done with them.
    Candidate(Box<OpenedFile>, Mark, String),
}

/// Splits what comes in pieces into lines.
#[derive(Debug, Default)]
pub struct Lines {
    rest: Vec<u8>,
    count: usize,
}

impl Lines {
    /// Takes a piece in; gives the lines that are whole now, each with its number from 1. Empty lines are passed over.
    pub fn push(&mut self, piece: &[u8]) -> Vec<(usize, Vec<u8>)> {
        // Of a line that no profile can be, no more is held than tells that it is too large.
        self.rest.truncate(MAX_LINE_BYTES);
        self.rest.extend_from_slice(piece);
        let Some(end) = self.rest.iter().rposition(|byte| *byte == b'\n') else { return Vec::new() };
        let rest = self.rest.split_off(end + 1);
        let whole = std::mem::replace(&mut self.rest, rest);
        whole.split(|byte| *byte == b'\n').filter_map(|line| self.numbered(line)).collect()
    }

    /// The last line, where the file does not end with a line break.
    pub fn end(mut self) -> Option<(usize, Vec<u8>)> {
        let rest = std::mem::take(&mut self.rest);
        self.numbered(&rest)
    }

    fn numbered(&mut self, line: &[u8]) -> Option<(usize, Vec<u8>)> {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        (!line.is_empty()).then(|| {
            self.count += 1;
            (self.count, line.to_vec())
        })
    }

    /// Reads a line, as far as a candidate can be added to any pool by it.
    pub fn read(line: &[u8]) -> Result<Line, FileError> {
        let field = |error: ReadError| FileError::Field { place: String::new(), error };
        if line.len() >= MAX_LINE_BYTES {
            let bytes = u64::try_from(line.len()).unwrap_or(u64::MAX);
            return Err(FileError::TooLarge { bytes, limit: MAX_LINE_BYTES as u64 });
        }
        if is_pool_file(line) {
            return match head_of(&parse(line)?) {
                Ok(head) => Ok(Line::Head(Box::new(head))),
                Err(ReadError::Newer(version)) => Err(FileError::Newer(version)),
                Err(error) => Err(field(error)),
            };
        }
        if is_candidate_line(line) {
            let [profile, mark, trail] = parts_of(&parse(line)?).map_err(field)?;
            let opened = read_profile(profile.as_bytes())?;
            return Ok(Line::Candidate(Box::new(opened), read_mark(&mark), trail));
        }
        let (opened, value) = read_with_value(line)?;
        let mark = value.get("mark").map(mark_of).unwrap_or_default();
        let steps = value.get("trail").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let mut trail = String::new();
        for step in steps.iter().filter(|step| step.is_object()).take(MAX_STEPS) {
            trail.push_str(&step.to_text());
            trail.push('\n');
        }
        Ok(Line::Candidate(Box::new(opened), mark, trail))
    }
}
