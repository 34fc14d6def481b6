//! Why a command stopped: one sentence or more, ready to print.

use std::fmt::{self, Display};

/// What every step of a command returns.
pub type Outcome<T = ()> = Result<T, Failure>;

/// A reason to stop, in words for the person at the terminal.
#[derive(Debug)]
pub struct Failure(String);

impl Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl From<String> for Failure {
    fn from(words: String) -> Self {
        Self(words)
    }
}

impl From<&str> for Failure {
    fn from(words: &str) -> Self {
        Self(words.to_owned())
    }
}

/// Says what was attempted when something else failed below.
pub trait During<T> {
    /// `what` completes the sentence "could not …".
    fn during(self, what: impl Display) -> Outcome<T>;
}

impl<T, E: Display> During<T> for Result<T, E> {
    fn during(self, what: impl Display) -> Outcome<T> {
        self.map_err(|cause| Failure(format!("Could not {what}: {cause}")))
    }
}
