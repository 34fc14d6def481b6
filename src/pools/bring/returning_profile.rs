//! Somebody who comes in again.

use cairn_core::CandidateId;
use cairn_core::record::file::ProfileFile;

/// A profile of somebody who is in the pool already.
pub(super) struct Again {
    pub(super) id: CandidateId,
    pub(super) profile: ProfileFile,
    /// Lines of what was done with them elsewhere.
    pub(super) trail: String,
    /// Whether it was joined before, and another tab has changed meanwhile what it was joined with.
    pub(super) anew: bool,
}
