//! The only code that touches what the browser may refuse: storage, files, the network, the clock.
//!
//! It knows bytes and records, never views.

pub mod bell;
pub mod cache;
pub mod chance;
pub mod clock;
pub mod copy;
pub mod database;
pub mod deployment;
pub mod disk;
pub mod draft;
pub mod elsewhere;
pub mod file;
pub mod folder;
pub mod hand;
pub mod letters;
pub mod lock;
pub mod mark;
pub mod mirror;
pub mod pace;
pub mod packs;
pub mod picture;
pub mod pools;
pub mod promise;
pub mod ratings;
pub mod requests;
pub mod second;
pub mod trouble;
