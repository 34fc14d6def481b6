//! What somebody writes in a pool and has not given yet, such as the reason for a decision.
//!
//! It is no part of the pool: no file holds it, and it goes with the pool.

use crate::PoolId;

/// What opens the keys of a pool's drafts.
pub fn draft_prefix(pool: &PoolId) -> String {
    format!("draft/{pool}/")
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
        // What goes into files is collected by these.
        for key in [key, draft_key(&pool, "reason")] {
            assert!(PoolPart::ALL.iter().all(|part| !key.starts_with(&PoolKey::all(&pool, *part))));
            assert!(!PoolKey::of_pool(&pool).iter().any(|of| of.to_text() == key));
        }
    }
}
