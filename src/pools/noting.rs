//! What became of a decision that was to be noted.

use cairn_core::fair::NotNoted;

/// What became of a decision that was to be noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noting {
    /// It is kept.
    Noted,
    /// The record does not take it.
    Not(NotNoted),
    /// The browser did not keep it, or candidates are being read.
    Refused,
}
