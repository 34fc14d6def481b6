//! `simulate`: how well the assessment recovers simulated people, as a table.

use crate::args::Args;
use crate::command::{cargo, run as run_command};
use crate::failure::Outcome;

/// The verb.
pub fn run(mut args: Args) -> Outcome {
    let people = args.word();
    let world = args.word();
    args.finish()?;
    let mut command = cargo();
    command.args([
        "run",
        "--quiet",
        "--profile",
        "fast",
        "--package",
        "cairn-core",
        "--features",
        "authoring",
        "--example",
        "simulate",
        "--",
    ]);
    run_command(command.args(people).args(world))
}
