//! What concluding about candidates takes.

use std::sync::Arc;

use cairn_core::compare::{Assessor, Weighing};
use cairn_core::content::{Bank, Content};

/// All that concluding about candidates takes.
pub(super) struct ScoringInputs {
    pub(super) content: Arc<Content>,
    pub(super) bank: Bank,
    pub(super) weighing: Weighing,
}

impl ScoringInputs {
    pub(super) fn assessor(&self) -> Assessor<'_> {
        Assessor::new(&self.content, &self.bank)
    }
}
