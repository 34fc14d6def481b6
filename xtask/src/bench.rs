//! `bench`: sizes and times of the release, as a report. Nothing here fails: budgets stand beside what was found.

use std::path::PathBuf;
use std::process::Command;

use crate::args::Args;
use crate::build_plan::{Kind, Plan};
use crate::command::{cargo, output, program, root, run as run_command, run_and_see};
use crate::cost;
use crate::failure::Outcome;
use crate::files::{remove_folder, write};
use crate::setup;
use crate::step::step;

/// One 30-item test on 300 items by catsim, in milliseconds; prints nothing where catsim is not installed.
const CATSIM: &str = "
import time
from catsim.item_bank import ItemBank
from catsim.estimation import NumericalSearchEstimator
from catsim.selection import MaxInfoSelector
bank = ItemBank.generate_item_bank(300)
selector, estimator = MaxInfoSelector(), NumericalSearchEstimator()
times = []
for _ in range(5):
    theta, asked, answers = 0.0, [], []
    start = time.perf_counter()
    while len(asked) < 30:
        item = int(selector.select(item_bank=bank, administered_items=asked, est_theta=theta))
        asked.append(item)
        answers.append(bool(bank.difficulty[item] < 0.3))
        theta = estimator.estimate(item_bank=bank, administered_items=asked, response_vector=answers, est_theta=theta)
    times.append((time.perf_counter() - start) * 1000)
print(round(sorted(times)[2], 2))
";

/// The verb.
pub fn run(mut args: Args) -> Outcome {
    let cost_alone = args.switch("--cost");
    args.finish()?;
    if cost_alone {
        return cost::run(&mut |line| println!("{line}"));
    }
    setup::browser()?;
    let plan = Plan { base: "/".to_owned(), out: root().join("dist"), kind: Kind::Release };
    plan.build()?;
    let speed = speed_for_the_browser()?;
    let mut report = String::from("# Sizes and times\n\nMade by `cargo xtask bench`.\n\n");
    let mut see = |line: &str| {
        println!("{line}");
        report.push_str(line);
        report.push('\n');
    };
    let mut browser = cargo();
    browser.args(["run", "--quiet", "--release", "--package", "journeys", "--bin", "bench"]);
    run_and_see(browser.env("CAIRN_DIST", &plan.out).env("CAIRN_SPEED", speed), &mut see)?;
    see("");
    let mut pool = cargo();
    pool.args(["run", "--quiet", "--release", "--package", "journeys", "--bin", "bench_pool"]);
    run_and_see(pool.env("CAIRN_DIST", plan.out), &mut see)?;
    see("");
    run_and_see(cargo().args(["run", "--quiet", "--profile", "fast", "--package", "speed"]), &mut see)?;
    match setup::python().ok().and_then(|python| output(program(python).args(["-c", CATSIM]))) {
        Some(time) => see(&format!("| the 30-item test by catsim (Python) | {time} | | |")),
        None => see("\ncatsim is not installed for this Python, and so not compared."),
    }
    see("");
    cost::run(&mut see)?;
    write(&root().join("target/bench/report.md"), &report)?;
    println!("\nThe report: target/bench/report.md");
    Ok(())
}

/// The measurement alone, for the browser: the folder with its script and program.
fn speed_for_the_browser() -> Outcome<PathBuf> {
    let tools = setup::toolbox()?;
    let folder = root().join("target/bench/speed");
    step("build the measurement for the browser", || {
        remove_folder(&folder)?;
        let wasm32 = "wasm32-unknown-unknown";
        let mut build = cargo();
        build.args([
            "build",
            "--quiet",
            "--profile",
            "fast",
            "--package",
            "speed",
            "--lib",
            "--target",
            wasm32,
        ]);
        run_command(&mut build)?;
        let program = root().join("target").join(wasm32).join("fast/speed.wasm");
        let mut bind = Command::new(&tools.wasm_bindgen.path);
        bind.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&folder).arg(program);
        run_command(&mut bind)?;
        write(&folder.join("index.html"), "<!doctype html><title>speed</title><h1>speed</h1>")
    })?;
    Ok(folder)
}
