//! Cairn: where do you stand on the path to AI strategist, how sure is that, and what comes next?
//!
//! Two programs are made of it, so that the first question does not wait for the result page. `cairn` (src/main.rs) has
//! the way to the last answer; `rest` (src/bin/rest.rs) has every page, comes while the person answers, and takes over
//! when one of the others is asked for (see [`handover`]).
#![cfg(target_arch = "wasm32")]
#![expect(unreachable_pub, reason = "nobody but the two programs uses it: pub means for other modules")]

mod actions;
mod again;
mod focus;
mod handover;
mod invited;
mod keeping;
mod packing;
mod pages;
mod parts;
mod planning;
mod pools;
mod programs;
mod restoring;
mod shell;
mod start_once;
mod state;
mod store;
mod stored_data;
mod words;

pub use programs::{FIRST, REST};
pub use shell::start;
