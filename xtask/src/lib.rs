//! Developer commands of Cairn.
//!
//! A library, so that the journeys in `tests/` use the same static server and find the same browser.
#![expect(clippy::print_stdout, reason = "a command line talks to the person who runs it")]

pub mod args;
pub mod bank;
pub mod bench;
pub mod build;
pub mod build_plan;
pub mod check_host;
pub mod command;
pub mod content;
pub mod content_bundles;
pub mod content_errors;
pub mod cost;
#[cfg(test)]
mod deploy;
pub mod failure;
pub mod files;
pub mod fit;
pub mod fuzz;
pub mod keeper;
pub mod kept;
pub mod offline;
pub mod page;
pub mod python;
pub mod quick;
pub mod read;
pub mod scale;
pub mod serve;
pub mod server;
pub mod setup;
pub mod shots;
pub mod simulate;
pub mod simulate_storage;
pub mod single;
pub mod stamp;
pub mod step;
pub mod strip_unused;
pub mod style;
pub mod system;
pub mod test;
pub mod tidy;
pub mod tools;
pub mod wasm;

use args::Args;
use failure::Outcome;

const USAGE: &str = "\
cargo xtask <verb>

  serve [--port N] [--base /path/] [--no-open]   build quickly and open it on this machine;
        [--release]                              with --release as it will be hosted
  test  [--only STEP] [-- FILTER]                everything that must hold before a change lands
  build [--base /path/] [--out DIR] [--quick]    the folder to host: dist/, and beside it the app in one file: cairn.html;
        [--single]                               with --single the file alone
  setup [--tests]                                find or install the tools
  content                                        check content/ and write its bundles
  read  FILE...                                  what the app would say of files, one JSON line each: `cairn check`
  fuzz  [COUNT] [--seed N]                       a million mutated files and links against their readers
  bank  [--json] [--fit]                         what the questions are worth as a whole; draws docs/bank.svg;
                                                 --fit sets their parameters by the readers' estimates first
  tidy                                           the rules of the code that a program can check
  check-host URL                                 whether a host serves Cairn as people need it
  shots [FILTER]                                 pictures of every screen into target/shots/
  simulate [PEOPLE] [WORLD]                      how well the assessment recovers simulated people
  simulate-storage [N]                           N orders of events, a million by default, against the protocol of keeping;
                                                 CAIRN_SEED=N replays one that broke a promise
  python                                         build the Python module, and hold it against the command
  scale [--profiles N] [--stages BY]             a million profiles on a local Spark cluster that loses a worker
  bench [--cost]                                 sizes and times into target/bench/report.md; draws docs/cost.svg;
                                                 --cost alone: how time grows with size, without a browser";

/// Runs one verb with its flags.
pub fn run(args: impl Iterator<Item = String>) -> Outcome {
    let mut args = Args::new(args);
    match args.verb().as_deref() {
        Some("setup") => setup::run(args),
        Some("content") => content::run(args),
        Some("bank") => bank::run(args),
        Some("build") => build::run(args),
        Some("read") => read::run(args),
        Some("fuzz") => fuzz::run(args),
        Some("serve") => serve::run(args),
        Some("test") => test::run(args),
        Some("check-host") => check_host::run(args),
        Some("tidy") => tidy::run(args),
        Some("shots") => shots::run(args),
        Some("bench") => bench::run(args),
        Some("simulate-storage") => simulate_storage::run(args),
        Some("simulate") => simulate::run(args),
        Some("python") => python::run(args),
        Some("scale") => scale::run(args),
        Some("help" | "--help" | "-h") | None => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => Err(format!("There is no verb \"{other}\".\n\n{USAGE}").into()),
    }
}
