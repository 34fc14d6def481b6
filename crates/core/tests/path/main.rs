//! The path and the plan, for made-up people.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod agree;
mod ahead;
mod asked;
mod dates;
mod doubted;
mod made_up;
mod manager;
mod next;
mod page;
mod plan;
mod step;
mod way;
mod whole;
