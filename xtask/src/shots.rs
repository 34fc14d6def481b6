//! `shots`: pictures of every screen, to look at.

use crate::args::Args;
use crate::build_plan::{Kind, Plan};
use crate::command::{cargo, root, run as run_command};
use crate::failure::Outcome;
use crate::setup;

/// The verb.
pub fn run(mut args: Args) -> Outcome {
    let filter = args.word();
    args.finish()?;
    setup::browser()?;
    let plan = Plan { base: "/".to_owned(), out: root().join("dist"), kind: Kind::Release };
    plan.build()?;
    let mut command = cargo();
    command.args(["run", "--quiet", "--package", "journeys", "--bin", "shots", "--"]).args(filter);
    run_command(command.env("CAIRN_DIST", plan.out).env("RUST_BACKTRACE", "0"))?;
    println!("The pictures: target/shots/");
    Ok(())
}
