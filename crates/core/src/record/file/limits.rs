//! How much a profile's file may hold.

/// Largest file that is read, in bytes: a full assessment with all texts takes about 20 KB.
pub const MAX_BYTES: u64 = 2_000_000;
/// Most attempts of one file.
pub const MAX_ATTEMPTS: usize = 100;
/// Most entries of one attempt: a full assessment has about 100.
pub const MAX_ENTRIES: usize = 2_000;
