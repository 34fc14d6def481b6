//! Lines of a list that count for nobody, and why.

/// A line that counts for nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// Its line in the list, from 1.
    pub line: usize,
    /// Who stands there.
    pub who: String,
    /// What its second column of names has.
    pub(super) second: String,
    /// Why it does not count.
    pub why: UncountedReason,
}

/// Why a line counts for nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UncountedReason {
    /// No candidate has this name or file.
    Unknown,
    /// It is somebody of the present staff, who are no candidates.
    Staff,
    /// Several candidates have this name, so it does not say which.
    Several,
    /// No name stands there.
    NoName,
    /// No group stands there.
    NoGroup,
    /// More cells stand there than the first line names.
    Wider,
    /// The candidate stood there before, with the same group: counted once.
    Again,
    /// The candidate stands there with different groups: counted in none.
    Contradicts,
}
