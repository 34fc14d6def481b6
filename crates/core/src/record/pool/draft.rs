//! What somebody writes in a pool and has not given yet, such as the reason for a decision.
//!
//! It is no part of the pool: no file holds it, and it goes with the pool.

use crate::{CandidateId, PoolId};

/// What opens the keys of a pool's drafts.
pub fn draft_prefix(pool: &PoolId) -> String {
    format!("draft/{pool}/")
}

/// The key of the draft of a candidate's note, and what opens the keys of all others that are about this candidate: they go with
/// the candidate.
pub fn drafts_of(pool: &PoolId, candidate: &CandidateId) -> (String, String) {
    let note = draft_key(pool, candidate.as_str());
    let others = format!("{note}/");
    (note, others)
}

/// The key of a draft; `of` names what it is for, within the pool.
pub fn draft_key(pool: &PoolId, of: &str) -> String {
    draft_prefix(pool) + of
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::pool::{PoolKey, PoolPart};

    #[test]
    fn a_draft_goes_with_its_pool_and_into_no_file() {
        let (pool, other) = (PoolId::parse("pool-1").unwrap(), PoolId::parse("pool-12").unwrap());
        let key = draft_key(&pool, "full-1a/question/Ada");
        assert!(key.starts_with(&draft_prefix(&pool)));
        assert!(!draft_key(&other, "reason").starts_with(&draft_prefix(&pool)), "the pools are told apart");
        assert_eq!(PoolKey::parse(&key), None);
        assert_eq!(PoolKey::parse(&draft_key(&pool, "reason")), None);
        let (note, others) = drafts_of(&pool, &CandidateId::parse("full-1a").unwrap());
        assert!(key.starts_with(&others) && note == draft_key(&pool, "full-1a"));
        assert!(!draft_key(&pool, "full-1ab/mark-tags").starts_with(&others), "and so are the candidates");
        // What goes into files is collected by these.
        for key in [key, draft_key(&pool, "reason")] {
            assert!(PoolPart::ALL.iter().all(|part| !key.starts_with(&PoolKey::all(&pool, *part))));
            assert!(!PoolKey::of_pool(&pool).iter().any(|of| of.to_text() == key));
        }
    }
}
