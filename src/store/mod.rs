//! The only code that touches what the browser may refuse: storage, files, the network, the clock.
//!
//! It knows bytes and records, never views.

pub mod accepted;
pub mod broadcast;
pub mod clock;
pub mod collation;
pub mod content_files;
pub mod crash_page;
pub mod database;
pub mod deployment;
pub mod elsewhere;
pub mod file;
pub mod folder;
pub mod indexed_db_copy;
pub mod local_storage;
pub mod lock;
pub mod offline;
pub mod persistence;
pub mod png;
pub mod pool_cache;
pub mod pool_copy;
pub mod pools;
pub mod random;
pub mod ratings;
pub mod requests;
pub mod scheduler;
pub mod scheme;
pub mod second_program;
pub mod session_drafts;
pub mod session_marks;
pub mod share;
