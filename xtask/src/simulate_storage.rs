//! `simulate-storage`: the protocol of keeping against stores that fail, in as many orders of events as are asked for.

use crate::args::Args;
use crate::command::{cargo, run as run_command};
use crate::failure::Outcome;

/// Schedules where nobody says how many.
const MANY: &str = "1000000";

/// The verb.
pub fn run(mut args: Args) -> Outcome {
    let count = args.word().unwrap_or_else(|| MANY.to_owned());
    args.finish()?;
    let mut command = cargo();
    command.env("CAIRN_SCHEDULES", count);
    run_command(command.args([
        "test",
        "--quiet",
        "--profile",
        "fast",
        "--package",
        "cairn-core",
        "--test",
        "keeping",
        "--",
        "--nocapture",
    ]))
}
