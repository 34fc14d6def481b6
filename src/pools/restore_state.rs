//! A pool on its way back from a file.

use cairn_core::PoolId;
use cairn_core::compare::{HeadCount, PoolKind};
use cairn_core::record::pool::PoolHead;

/// How bringing a pool back stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Back {
    /// Whether it goes on.
    pub busy: bool,
    /// Which pool it became.
    pub pool: Option<PoolId>,
    /// Whom the file held, where the pool came back from it: said until the pool is shown, which then knows it better.
    pub came: Option<(PoolKind, HeadCount)>,
    /// What else is to be said of it.
    pub said: String,
}

/// A pool's file that was chosen inside a pool: it waits for the manager to say what it is for.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The file's name.
    pub file: String,
    /// What its first line says.
    pub head: PoolHead,
}
