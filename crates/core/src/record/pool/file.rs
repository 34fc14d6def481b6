//! A pool as a file, `name.cairn-pool.jsonl`: a line that says what it is, then one line a candidate.
//!
//! Lines, so that ten thousand can be read and written piece by piece. Each line of a candidate is a profile file with
//! what the manager noted and what was done with them (tests, scores of interviews), and can be read as one.

use serde_json::Value;

use super::mark::mark_of;
use super::position::position_of;
use super::write_mark;
use super::write_position;
use crate::compare::{MAX_POOL_NAME, Mark, Position};
use crate::record::ReadError;
use crate::record::file::{FileError, OpenedFile, file_name, read_with_value};
use crate::record::pool::mark::line;
use crate::record::write::JsonObject;

/// Most candidates of one pool.
pub const MAX_CANDIDATES: usize = 10_000;
/// What the name of a pool's file ends with.
pub const POOL_FILE_END: &str = ".cairn-pool.jsonl";
/// Longest line that is held, in bytes; a profile has at most [`MAX_BYTES`](crate::record::file::MAX_BYTES).
const LONGEST: usize = 2_100_000;
/// Most steps of one candidate that are read: thirty tests of twenty questions, and as many interviews.
const MAX_STEPS: usize = 2_000;
/// What the first line of a pool's file begins with.
const OPENING: &[u8] = b"{\"cairn\":1,\"kind\":\"pool\"";

/// The first line: the pool's name and position.
pub fn first_line(name: &str, example: bool, position: &Position) -> String {
    let head = JsonObject::new().number("cairn", 1).text("kind", "pool").text("name", name);
    let head = head.raw("example", if example { "true" } else { "false" });
    head.raw("position", &write_position(position)).end() + "\n"
}

/// The line of a candidate, from the text of their profile's file. A line break in it is white space between fields,
/// never part of a text, which JSON would escape.
pub fn line_of(profile: &str, mark: &Mark, trail: &str) -> String {
    let profile = profile.replace(['\r', '\n'], "");
    let open = profile.trim_end().strip_suffix('}').unwrap_or(&profile);
    let steps: Vec<&str> = trail.lines().filter(|step| !step.trim().is_empty()).collect();
    let trail = if steps.is_empty() { String::new() } else { format!(",\"trail\":[{}]", steps.join(",")) };
    format!("{open},\"mark\":{}{trail}}}\n", write_mark(mark))
}

/// Whether a file that begins with these bytes is a pool's.
pub fn is_pool_file(beginning: &[u8]) -> bool {
    beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning).starts_with(OPENING)
}

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
    Head {
        /// The pool's name.
        name: String,
        /// Whether its people are made up.
        example: bool,
        /// What is asked for.
        position: Position,
    },
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
        self.rest.truncate(LONGEST);
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

    /// Reads a line.
    pub fn read(line: &[u8]) -> Result<Line, FileError> {
        if is_pool_file(line) {
            return head(line).map_err(|error| FileError::Field { place: String::new(), error });
        }
        let (opened, value) = read_with_value(line)?;
        let mark = value.get("mark").map(mark_of).unwrap_or_default();
        let steps = value.get("trail").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let mut trail = String::new();
        for step in steps.iter().filter(|step| step.is_object()).take(MAX_STEPS) {
            trail.push_str(&step.to_string());
            trail.push('\n');
        }
        Ok(Line::Candidate(Box::new(opened), mark, trail))
    }
}

fn head(text: &[u8]) -> Result<Line, ReadError> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    let value: Value = serde_json::from_slice(text).map_err(|_| ReadError::NotJson)?;
    let name = value.get("name").and_then(Value::as_str).unwrap_or_default();
    Ok(Line::Head {
        name: line(name, MAX_POOL_NAME),
        example: value.get("example").and_then(Value::as_bool).unwrap_or(false),
        position: position_of(value.get("position").ok_or(ReadError::Field("position"))?)?,
    })
}
