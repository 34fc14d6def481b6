//! `read`: what the app would say of files, one JSON line each. It is `cairn check`, for whoever has the sources.

use crate::args::Args;
use crate::command::cargo;
use crate::failure::{During as _, Outcome};

/// The exit status of `cairn` where some files are not read, which is what this is asked about.
const SOME_NOT_READ: i32 = 1;

/// The verb.
pub fn run(mut args: Args) -> Outcome {
    let mut files: Vec<String> = std::iter::from_fn(|| args.word()).collect();
    files.extend(args.rest());
    args.finish()?;
    let mut command = cargo();
    command.args(["run", "--quiet", "--package", "cairn-cli", "--", "check", "--"]).args(files);
    let ended = command.status().during("start `cairn check`")?;
    match ended.code() {
        Some(0 | SOME_NOT_READ) => Ok(()),
        _ => Err(format!("`cairn check` failed ({ended}).").into()),
    }
}
