//! `cairn`: profiles scored by the engine of the page, as many as there are.

mod args;
mod engine;
mod failure;
mod input;
mod output;
mod progress;
mod read;
mod score;
mod stop;
mod work;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Verb};
use failure::{Failure, say};

/// The command could not do its work; clap ends with the same for what it does not understand.
const NOT_DONE: u8 = 2;

fn main() -> ExitCode {
    let done = match Args::parse().verb {
        Verb::Score(args) => score::run(&args),
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
