//! Who answers an invitation of the pool.

use std::collections::BTreeSet;

use cairn_core::CandidateId;
use cairn_core::invite::{InviteId, Returned};

/// The numbers on the list with their names, and what came back with them and is not noted yet.
#[derive(Default)]
pub(super) struct Answers {
    pub(super) names: Vec<(InviteId, String)>,
    /// Who came back with which number before, noted or about to be.
    pub(super) known: BTreeSet<(InviteId, CandidateId)>,
    pub(super) came: Vec<Returned>,
    /// Whether what is read came out of another pool's file: its candidates answer its own invitations.
    pub(super) of_pool: bool,
}
