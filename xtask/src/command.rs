//! Other programs: run them, and say clearly when they fail.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{During, Outcome};

/// The repository's root.
///
/// The variable holds while cargo runs this program; without it, where the program was compiled.
pub fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&here).parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A program to run in the repository's root.
pub fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// The cargo that runs us, or the one on the path.
pub fn cargo() -> Command {
    program(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs a command with our own output. `Err` if it cannot start or does not succeed.
pub fn run(command: &mut Command) -> Outcome {
    let line = shown(command);
    let status = command.status().during(format!("run `{line}`"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status}).").into()) }
}

/// Runs a command and hands each line of its standard output to `see` as it comes.
pub fn run_and_see(command: &mut Command, mut see: impl FnMut(&str)) -> Outcome {
    let line = shown(command);
    let mut child = command.stdout(Stdio::piped()).spawn().during(format!("run `{line}`"))?;
    if let Some(output) = child.stdout.take() {
        for text in BufReader::new(output).lines() {
            see(&text.during(format!("read what `{line}` says"))?);
        }
    }
    let status = child.wait().during(format!("wait for `{line}`"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed ({status}).").into()) }
}

/// What a command prints, without the white space around it. `None` if it cannot start or does not succeed.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as a person would type it.
pub fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(name).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}
