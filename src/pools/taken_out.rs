//! Candidates who were taken out of a pool.

use cairn_core::{CandidateId, PoolId};

/// Candidates who were taken out, so that they can be put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenOut {
    /// Of which pool.
    pub pool: PoolId,
    /// Who.
    pub candidates: Vec<CandidateId>,
    pub(super) records: Vec<(String, String)>,
}
