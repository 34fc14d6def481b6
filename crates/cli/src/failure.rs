//! Why the command stopped, and with which number it ends.

use std::fmt::{self, Display};
use std::io::{Write as _, stderr};
use std::process::ExitCode;

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Everything was read.
    Well,
    /// Something was not read; a record says what and why.
    SomeFailed,
    /// Somebody stopped it; what was written is whole.
    Stopped,
}

impl From<Ended> for ExitCode {
    fn from(ended: Ended) -> Self {
        Self::from(match ended {
            Ended::Well => 0,
            Ended::SomeFailed => 1,
            // As a shell reports a program that Ctrl-C has ended.
            Ended::Stopped => 130,
        })
    }
}

/// A reason to stop, in a sentence for the person at the terminal.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// What cannot be done, and why.
    Said(String),
    /// Whoever reads the output has had enough of it: no reason to say anything.
    NobodyReads,
}

impl Failure {
    /// `what` completes the sentence "Could not …".
    pub(crate) fn during(what: impl Display, cause: impl Display) -> Self {
        Self::Said(format!("Could not {what}: {cause}."))
    }
}

impl Display for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Said(words) => to.write_str(words),
            Self::NobodyReads => Ok(()),
        }
    }
}

/// Says something to the person at the terminal. Where standard error is gone, the exit code still tells.
pub(crate) fn say(words: impl Display) {
    let _ = writeln!(stderr(), "cairn: {words}");
}

impl From<String> for Failure {
    fn from(words: String) -> Self {
        Self::Said(words)
    }
}
