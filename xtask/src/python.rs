//! `python`: the Python module, built into an environment of its own under `target/` and held against the command.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::args::Args;
use crate::command::{cargo, output, program, root, run as run_command};
use crate::failure::Outcome;
use crate::files::remove_folder;
use crate::setup;
use crate::step::step;

/// Builds wheels of the module.
const MATURIN: &str = "maturin==1.16.0";
/// Reads and writes what the module takes and gives.
const PYARROW: &str = "pyarrow==26.0.1";
/// Between the module and the command: both optimised, and the module tells a bug as an exception.
const PROFILE: &str = "module";

/// The verb.
pub fn run(args: Args) -> Outcome {
    args.finish()?;
    let environment = Environment::new(&[])?;
    let command = environment.module_and_command()?;
    step("hold the module against the command", || {
        let mut test = program(environment.python());
        run_command(test.arg("crates/python/tests/test_module.py").env("CAIRN", command))
    })
}

/// A Python of our own, with the module.
pub(crate) struct Environment(PathBuf);

impl Environment {
    /// Makes it, with these packages beside ours. `Err` with what to do where Python is missing or too old.
    pub(crate) fn new(more: &[&str]) -> Outcome<Self> {
        let python = setup::python()?;
        let version = output(Command::new(&python).args(["-c", "import sys; print(*sys.version_info[:2])"]));
        let version = version.as_deref().and_then(two_numbers).unwrap_or_default();
        // What pyarrow of this version and PySpark run on; the module itself runs from 3.9 on.
        if version < (3, 11) {
            let (major, minor) = version;
            return Err(format!(
                "{} is Python {major}.{minor}, and this needs 3.11 or newer. Put one on the path as `python3`.",
                python.display()
            )
            .into());
        }
        let own = Self(root().join("target/python"));
        let wanted: Vec<&str> = [MATURIN, PYARROW].into_iter().chain(more.iter().copied()).collect();
        if !own.has(&wanted) {
            step("install Python packages into target/python", || own.install(&python, &wanted))?;
        }
        Ok(own)
    }

    pub(crate) fn python(&self) -> PathBuf {
        self.0.join("bin/python")
    }

    /// Whether exactly these packages are there.
    fn has(&self, wanted: &[&str]) -> bool {
        let listed = output(Command::new(self.python()).args(["-m", "pip", "freeze"])).unwrap_or_default();
        wanted.iter().all(|package| listed.lines().any(|line| line == *package))
    }

    fn install(&self, python: &Path, packages: &[&str]) -> Outcome {
        let made = || run_command(Command::new(python).args(["-m", "venv"]).arg(&self.0));
        if !self.python().exists() {
            remove_folder(&self.0)?;
            made().map_err(|failure| {
                format!("{failure}\nDebian has this apart: apt-get install python3-venv.")
            })?;
        }
        run_command(Command::new(self.python()).args(["-m", "pip", "install", "--quiet"]).args(packages))
    }

    /// Builds the module into this environment, and the command with the same profile. Gives the command.
    pub(crate) fn module_and_command(&self) -> Outcome<PathBuf> {
        let target = root().join("target");
        step("build the Python module", || {
            let mut maturin = program(self.0.join("bin/maturin"));
            maturin.args(["develop", "--quiet", "--profile", PROFILE, "--target-dir"]).arg(&target);
            maturin.args(["--manifest-path", "crates/python/Cargo.toml"]);
            run_command(maturin.env("VIRTUAL_ENV", &self.0).env_remove("CONDA_PREFIX"))
        })?;
        step("build the command cairn", || {
            let mut build = cargo();
            build.args(["build", "--quiet", "--package", "cairn-cli", "--profile", PROFILE, "--target-dir"]);
            run_command(build.arg(&target))
        })?;
        Ok(target.join(PROFILE).join("cairn"))
    }
}

/// "3 11" as numbers.
fn two_numbers(words: &str) -> Option<(u32, u32)> {
    let (major, minor) = words.split_once(' ')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::two_numbers;

    #[test]
    fn a_version_is_more_than_its_digits() {
        assert!(two_numbers("3 9") < two_numbers("3 11"));
        assert_eq!(two_numbers("Python 3.11.7"), None);
    }
}
