//! How many a pool may hold.

/// Most candidates of one pool.
pub const MAX_CANDIDATES: usize = 10_000;
