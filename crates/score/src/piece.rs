//! One thing to read: a line, or a whole file.

use std::fmt;
use std::sync::Arc;

use cairn_core::record::file::FileError;

/// Where a piece comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as it was named or found; within an archive, behind the archive's name and a colon.
    pub source: Arc<str>,
    /// The line, from 1; `None` for a whole file.
    pub line: Option<usize>,
}

/// As a sentence names it.
impl fmt::Display for Place {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.source.rsplit(['/', '\\']).next().unwrap_or(&self.source);
        match self.line {
            None => to.write_str(name),
            Some(line) => {
                // As the page of a pool names a line: the number is to be seen where the name is long.
                let short: String = name.chars().take(40).collect();
                write!(to, "{short}, line {line}")
            }
        }
    }
}

/// A piece with its place.
#[derive(Debug)]
pub struct Piece {
    /// Where it comes from.
    pub place: Place,
    /// What it holds.
    pub held: Held,
}

/// What a piece holds.
#[derive(Debug)]
pub enum Held {
    /// A line, without its end.
    Line(Vec<u8>),
    /// A whole file.
    File(Vec<u8>),
    /// It is refused before it is read.
    Refused(FileError),
    /// The system does not give it; its reason.
    Unreadable(String),
}

impl Piece {
    /// How many bytes it keeps in memory.
    pub const fn size(&self) -> usize {
        match &self.held {
            Held::Line(bytes) | Held::File(bytes) => bytes.len(),
            Held::Refused(_) | Held::Unreadable(_) => 0,
        }
    }
}
