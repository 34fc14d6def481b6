//! The record of a pool as it is kept: checked whenever it is read, and written on only where it is whole.

use super::read::MAX_DECISIONS;
use super::{Chain, Decision, DecisionFile, chain, read_decisions, write_decisions};

/// What is kept of a pool's decisions.
#[derive(Clone, Debug, PartialEq)]
pub enum KeptDecisions {
    /// Every decision is what its hash was made of, and follows the one before it; the oldest first, empty where none was noted.
    Whole(Vec<DecisionFile>),
    /// It was changed since it was written. The hashes are those that were told; nothing is added to it.
    Broken(Vec<DecisionFile>, Chain),
    /// It cannot be read. It is not touched.
    Unreadable,
}

/// Why a decision is not noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotNoted {
    /// The record before it was changed.
    Broken(Chain),
    /// The record before it cannot be read.
    Unreadable,
    /// The record holds as many decisions as are read again.
    Full,
    /// It could not be read again: something in it is longer than what is read.
    TooLong,
    /// The last decision of the record says just this.
    Again,
}

impl KeptDecisions {
    /// Reads the record of this text; empty where nothing was ever noted.
    pub fn read(text: &str) -> Self {
        if text.is_empty() {
            return Self::Whole(Vec::new());
        }
        let Ok(files) = read_decisions(text.as_bytes()) else { return Self::Unreadable };
        match chain(&files) {
            Chain::Whole => Self::Whole(files),
            broken => Self::Broken(files, broken),
        }
    }

    /// The decision of this number, from 1.
    pub fn number(&self, number: u16) -> Option<&DecisionFile> {
        self.files().get(usize::from(number).checked_sub(1)?)
    }

    /// The decisions, as far as they can be read, the oldest first.
    pub fn files(&self) -> &[DecisionFile] {
        match self {
            Self::Whole(files) | Self::Broken(files, _) => files,
            Self::Unreadable => &[],
        }
    }
}

/// The text of this record (empty where nothing was noted) with one decision more, which follows the last one whatever it says itself.
///
/// The texts and hashes of those before it are written as they were read: none is hashed anew.
///
/// # Errors
/// See [`NotNoted`]; then the record is left as it is.
pub fn with_decision(before: &str, decision: Decision) -> Result<String, NotNoted> {
    let mut files = match KeptDecisions::read(before) {
        KeptDecisions::Whole(files) => files,
        KeptDecisions::Broken(_, chain) => return Err(NotNoted::Broken(chain)),
        KeptDecisions::Unreadable => return Err(NotNoted::Unreadable),
    };
    if files.last().is_some_and(|last| last.decision.says_the_same(&decision)) {
        return Err(NotNoted::Again);
    }
    if files.len() >= MAX_DECISIONS {
        return Err(NotNoted::Full);
    }
    let previous = files.last().map(|file| file.told.clone());
    files.push(DecisionFile::of(Decision { previous, ..decision }));
    let text = write_decisions(&files);
    // What is written is what is read again, or it is not written.
    if KeptDecisions::read(&text) == KeptDecisions::Whole(files) { Ok(text) } else { Err(NotNoted::TooLong) }
}

/// Whether all that was `written` stands in what is `kept`, where another tab may have noted a decision behind it since.
pub fn keeps(kept: &str, written: &str) -> bool {
    match (KeptDecisions::read(kept), KeptDecisions::read(written)) {
        (KeptDecisions::Whole(now), KeptDecisions::Whole(then)) => now.starts_with(&then),
        _ => false,
    }
}
