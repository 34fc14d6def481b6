//! `test`: everything that must hold before a change lands. It stops at the first step that fails.

use std::time::Instant;

use crate::args::Args;
use crate::build_plan::{Kind, Plan};
use crate::command::{cargo, root, run as run_command, run_and_see};
use crate::failure::Outcome;
use crate::step::step;
use crate::{content, fuzz, setup, tidy};

type Step = fn(&mut Run) -> Outcome;

/// The steps by the names that `--only` takes, in their order: what fails fast comes first.
const STEPS: [(&str, Step); 10] = [
    ("fmt", |_| step("check the format", || run_command(cargo().args(["fmt", "--all", "--check"])))),
    ("clippy", |_| step("clippy, native", clippy_native)),
    ("clippy-wasm", |_| step("clippy, wasm32", clippy_wasm)),
    ("native", |run| step("native tests", || run.native())),
    ("content", |_| content::write()),
    ("programs", |_| content::run_programs()),
    ("fuzz", |_| fuzz::bounded()),
    ("tidy", |_| tidy::check()),
    ("build", |_| plan().build()),
    ("journeys", |run| step("journeys in the browser", || run.journeys())),
];

/// The verb.
pub fn run(mut args: Args) -> Outcome {
    let only = args.value("--only")?;
    let filter = args.rest();
    args.finish()?;
    if let Some(only) = &only {
        let names = STEPS.map(|(name, _)| name);
        if !names.contains(&only.as_str()) {
            return Err(format!("--only {only}: the steps are {}.", names.join(", ")).into());
        }
    }

    let start = Instant::now();
    let mut run = Run { filter, ..Run::default() };
    let outcome = setup::toolbox()
        .and_then(|_| setup::checkers())
        .and_then(|()| setup::browser())
        .and_then(|_| setup::firefox())
        .and_then(|_| setup::webkit())
        .and_then(|_| setup::clear())
        .and_then(|()| run.steps(only.as_deref()));
    println!("\nAll in all: {:.0} s", start.elapsed().as_secs_f64());
    if let Err(failure) = &outcome {
        println!("Stopped: {failure}\n");
    }
    println!("{} passed, {} failed", run.count.passed, run.count.failed);
    outcome
}

/// A run through the steps.
#[derive(Default)]
struct Run {
    /// Goes to the tests: their names must hold one of these words.
    filter: Vec<String>,
    count: Count,
}

impl Run {
    fn steps(&mut self, only: Option<&str>) -> Outcome {
        let wanted = |name: &str| only.is_none_or(|only| only == name);
        STEPS.into_iter().filter(|(name, _)| wanted(name)).try_for_each(|(_, step)| step(self))
    }

    fn native(&mut self) -> Outcome {
        self.cargo_test(&["--workspace", "--exclude", "journeys"], &[])
    }

    /// Two browsers at a time: as many as the smallest machine has cores.
    fn journeys(&mut self) -> Outcome {
        self.cargo_test(&["--package", "journeys"], &["--test-threads=2"])
    }

    fn cargo_test(&mut self, packages: &[&str], flags: &[&str]) -> Outcome {
        let mut command = cargo();
        command.args(["test", "--no-fail-fast"]).args(packages).arg("--").args(flags).args(&self.filter);
        command.env("CAIRN_DIST", plan().out);
        // A wrong snapshot is a failure, not a file to accept; and a trace through the runtime hides the message.
        command.env("INSTA_UPDATE", "no").env("RUST_BACKTRACE", "0");
        run_and_see(&mut command, |line| {
            println!("{line}");
            self.count.add(line);
        })
    }
}

/// Tests that passed and failed, summed over all crates.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u32,
    failed: u32,
}

impl Count {
    /// Adds a line such as `test result: ok. 16 passed; 0 failed; 0 ignored; …`; others change nothing.
    fn add(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else { return };
        for part in result.split(['.', ';']) {
            match part.trim().split_once(' ') {
                Some((count, "passed")) => self.passed += count.parse::<u32>().unwrap_or(0),
                Some((count, "failed")) => self.failed += count.parse::<u32>().unwrap_or(0),
                _ => {}
            }
        }
    }
}

fn clippy_native() -> Outcome {
    run_command(cargo().args(["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))
}

fn clippy_wasm() -> Outcome {
    let mut command = cargo();
    command.args(["clippy", "--package", "cairn", "--target", "wasm32-unknown-unknown", "--quiet"]);
    run_command(command.args(["--", "-D", "warnings"]))
}

/// What the journeys visit: the release, at the root.
fn plan() -> Plan {
    Plan { base: "/".to_owned(), out: root().join("dist"), kind: Kind::Release }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn the_totals_are_summed_over_all_crates() {
        let mut count = Count::default();
        for line in [
            "running 2 tests",
            "test result: ok. 16 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.01s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.2s",
        ] {
            count.add(line);
        }
        assert_eq!(count, Count { passed: 19, failed: 2 });
    }
}
