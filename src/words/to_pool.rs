//! Words for taking a profile that somebody sent into a pool.

use cairn_core::compare::{HeadCount, Pool, PoolKind};

use super::pools::head_count;
use crate::pools::Progress;

pub const ADD: &str = "Add to a pool of candidates";
pub const NEW_POOL: &str = "A new pool";
pub const NEW_NAME: &str = "Name of the new pool, for example the position";
pub const ADD_NOW: &str = "Add to the pool";
pub const OPEN: &str = "Open the pool";
pub const REFUSED: &str = "Nothing was added: the pool or the questions could not be loaded. Try again.";

/// A pool in a list.
pub fn named(pool: &Pool, count: HeadCount) -> String {
    let name = match (pool.name.trim(), pool.kind) {
        ("", PoolKind::Team) => super::pool_page::TEAM_UNNAMED,
        ("", PoolKind::Applicants) => &pool.position.name,
        (name, _) => name,
    };
    let count = head_count(pool.kind, count);
    let example = if pool.example { ", made up" } else { "" };
    format!("{name} ({count}{example})")
}

/// What became of somebody who was added.
pub fn added(who: &str, now: &Progress) -> String {
    let mut said = match (now.added, now.longer, now.same) {
        (0, 0, 0) => format!("{who} was not added."),
        (0, 0, _) => format!("{who} is in the pool already; nothing was added."),
        (0, ..) => format!("{who} was in the pool already; anything new in the profile was added."),
        _ => format!("{who} is in the pool now."),
    };
    // What was said of the profile is heard where nothing came of it.
    if now.added + now.longer + now.same == 0 {
        for more in &now.said {
            said.push(' ');
            said.push_str(more);
        }
    }
    said
}
