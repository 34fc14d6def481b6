//! The simulator: the protocol of keeping (`cairn_core::keeping`), which the app runs, over stores that fail in every way
//! that browsers may, in any order of events. A seed is a schedule; one that breaks a promise is told as a story.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing unwrap is a failing test")]

mod agreeing;
mod chance;
mod copied;
mod deletion;
mod forgotten;
mod gone;
mod halves;
mod ledger;
mod listed;
mod one;
mod packed;
mod person;
mod pools;
mod promises;
mod rated;
mod running;
mod said;
mod shown;
mod steps;
mod stores;
mod tab;
mod tabs;
mod trouble;
mod world;

use world::World;

/// Schedules of a usual run; `cargo xtask simulate-storage N` asks for more.
const USUAL: u64 = 4_000;

pub(crate) fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// How many more seeds are tried for a shorter story.
const FOR_SHORTER: u64 = 2_000;

/// A broken schedule: the promise, and what happened.
struct Story {
    seed: u64,
    what: String,
    lines: Vec<String>,
}

fn broken(seed: u64) -> Option<Story> {
    World::new(seed, false).run().err()?;
    let mut told = World::new(seed, true);
    let what = told.run().err().map(|broken| broken.0).unwrap_or_default();
    Some(Story { seed, what, lines: told.story.unwrap_or_default() })
}

#[test]
fn no_order_of_events_breaks_a_promise() {
    let only = number("CAIRN_SEED");
    let first = only.or_else(|| number("CAIRN_FROM")).unwrap_or(0);
    let count = if only.is_some() { 1 } else { number("CAIRN_SCHEDULES").unwrap_or(USUAL) };
    let Some(found) = (first..first + count).find_map(broken) else {
        return println!("{count} schedules, and no promise was broken");
    };
    // The shorter a story, the sooner it is understood.
    let more = if only.is_some() { 0 } else { FOR_SHORTER };
    let others: Vec<Story> = (found.seed + 1..found.seed + 1 + more).filter_map(broken).collect();
    for other in &others {
        println!("seed {}: {}", other.seed, other.what);
    }
    let shorter = |one: Story, other: Story| if other.lines.len() < one.lines.len() { other } else { one };
    let story = others.into_iter().fold(found, shorter);
    panic!("{}\n  {}\nReplay it with CAIRN_SEED={}.", story.what, story.lines.join("\n  "), story.seed);
}
