//! Where a page of a pool stands: the pool, by its name, as the way back to its candidates, and the position.

use cairn_core::PoolId;
use cairn_core::compare::{Pool, PoolKind};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::parts::common::{link, p};
use crate::parts::el::El;
use crate::pools::Pools;
use crate::words;

/// The line on top of every page of a pool but its own.
pub fn crumb(pools: Pools, id: &PoolId) -> El {
    let about = pools.pool.with(|pool| pool.as_ref().map(|pool| (named(pool), pool.position.name.clone())));
    let (name, position) = about.unwrap_or_default();
    let line = p(link(&Route::Pool(id.clone()), name)).class("eyebrow");
    if position.trim().is_empty() { line } else { line.add(words::of_position(&position)) }
}

/// The name of a pool, or that it has none.
pub fn named(pool: &Pool) -> String {
    match (pool.name.trim(), pool.kind) {
        ("", PoolKind::Applicants) => words::POOL_UNNAMED.to_owned(),
        ("", PoolKind::Team) => words::TEAM_UNNAMED.to_owned(),
        (name, _) => name.to_owned(),
    }
}
