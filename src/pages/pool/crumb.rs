//! Where a page of a pool stands: the pool, by its name, as the way back to its candidates, and the position.

use cairn_core::PoolId;
use cairn_core::compare::{Pool, PoolKind};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::parts::common::{link, p};
use crate::parts::el::{El, live};
use crate::pools::Pools;
use crate::words;

/// The line on top of every page of a pool but its own. It follows the names by itself, so that no page is drawn anew for one and
/// none keeps an old one.
pub fn crumb(pools: Pools, id: &PoolId) -> El {
    let about = Memo::new(move |_| {
        let about =
            pools.pool.with(|pool| pool.as_ref().map(|pool| (named(pool), pool.position.name.clone())));
        about.unwrap_or_default()
    });
    let position = move || {
        let position = about.with(|(_, position)| position.trim().to_owned());
        (!position.is_empty()).then(|| words::of_position(&position)).into()
    };
    p(link(&Route::Pool(id.clone()), live(move || about.with(|(name, _)| name.clone()).into())))
        .class("eyebrow")
        .add(live(position))
}

/// The name of a pool, or that it has none.
pub fn named(pool: &Pool) -> String {
    match (pool.name.trim(), pool.kind) {
        ("", PoolKind::Applicants) => words::POOL_UNNAMED.to_owned(),
        ("", PoolKind::Team) => words::TEAM_UNNAMED.to_owned(),
        (name, _) => name.to_owned(),
    }
}
