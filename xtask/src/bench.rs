//! `bench`: sizes and times of the release, as a report. Nothing here fails: budgets stand beside what was found.

use crate::args::Args;
use crate::build::Plan;
use crate::command::{cargo, root, run_and_see};
use crate::failure::Outcome;
use crate::files::write;
use crate::setup;

/// The verb.
pub fn run(args: Args) -> Outcome {
    args.finish()?;
    setup::browser()?;
    let plan = Plan { base: "/".to_owned(), out: root().join("dist"), debug: false };
    plan.build()?;
    let mut report = String::from("# Sizes and times\n\nMade by `cargo xtask bench`.\n\n");
    let mut command = cargo();
    command.args(["run", "--quiet", "--release", "--package", "journeys", "--bin", "bench"]);
    run_and_see(command.env("CAIRN_DIST", plan.out), |line| {
        println!("{line}");
        report.push_str(line);
        report.push('\n');
    })?;
    write(&root().join("target/bench/report.md"), &report)?;
    println!("\nThe report: target/bench/report.md");
    Ok(())
}
