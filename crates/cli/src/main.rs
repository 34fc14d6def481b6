//! `cairn`: profiles scored by the engine of the page, as many as there are.

mod args;
mod bank;
mod calibrate;
mod check;
mod failure;
mod input;
mod manual;
mod output;
mod progress;
mod rank;
mod score;
mod simulate;
mod stop;
mod work;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Verb};
use cairn_score::{engine, read};
use failure::{Failure, say};

/// A profile is read into a thousand small pieces of memory: see docs/decisions/dependencies.md.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The command could not do its work; clap ends with the same for what it does not understand.
const NOT_DONE: u8 = 2;

fn main() -> ExitCode {
    let done = match Args::parse().verb {
        Verb::Score(args) => score::run(&args),
        Verb::Rank(args) => rank::run(&args),
        Verb::Check(args) => check::run(&args),
        Verb::Bank(args) => bank::run(&args),
        Verb::Simulate(args) => simulate::run(&args),
        Verb::Calibrate(args) => calibrate::run(&args),
        Verb::Man { folder } => manual::pages(&folder),
        Verb::Completions { shell } => manual::completions(shell),
    };
    match done {
        Ok(ended) => ended.into(),
        Err(Failure::NobodyReads) => ExitCode::SUCCESS,
        Err(failure @ Failure::Said(_)) => {
            say(failure);
            ExitCode::from(NOT_DONE)
        }
    }
}
