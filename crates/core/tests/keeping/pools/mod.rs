//! The second copy of pools (`cairn_core::keeping::pool_replication`), over stores that fail.

mod disturb;
mod promises;
mod running;
mod stores;
mod world;

use world::World;

use crate::number;

/// Schedules of a usual run.
const USUAL: u64 = 20_000;

fn broken(seed: u64) -> Option<String> {
    let what = World::new(seed, false).run().err()?;
    let mut told = World::new(seed, true);
    let _ = told.run();
    let story = told.story.unwrap_or_default();
    Some(format!("{what}\n  {}\nReplay it with CAIRN_SEED={seed}.", story.join("\n  ")))
}

#[test]
fn no_order_of_events_loses_a_pool_or_brings_one_back() {
    let only = number("CAIRN_SEED");
    let first = only.or_else(|| number("CAIRN_FROM")).unwrap_or(0);
    let count = if only.is_some() { 1 } else { number("CAIRN_SCHEDULES").unwrap_or(USUAL) };
    let shortest = (first..first + count).filter_map(broken).take(20).min_by_key(String::len);
    assert!(shortest.is_none(), "{}", shortest.unwrap_or_default());
    println!("{count} schedules of pools, and no promise was broken");
}
