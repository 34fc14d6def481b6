//! What storage holds and cannot be read.

use super::json::ReadError;

/// A stored value that is set aside: not read, not touched, shown in the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its key.
    pub key: String,
    /// Its value as the browser gives it.
    pub raw: String,
    /// Why it cannot be read.
    pub why: AsideReason,
}

/// Why a value is set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AsideReason {
    /// Its key opens like ours and is none that this version knows.
    UnknownKey,
    /// Its content cannot be read.
    Unreadable(ReadError),
}
