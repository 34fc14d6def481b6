//! Scores that wait for the questions.

use cairn_core::CandidateId;

use crate::state::App;

/// Whose scores are kept and not in the order yet.
#[derive(Clone)]
pub struct Behind {
    pub(super) app: App,
    pub(super) who: Vec<CandidateId>,
}
