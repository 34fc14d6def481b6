//! Command-line arguments: a verb, then flags in any order.
//!
//! Ours, because clap takes 6 seconds of a core to compile and `lexopt` saves no lines (`docs/decisions/home-made.md`).

use crate::failure::Outcome;

/// The arguments that are not yet taken.
pub struct Args {
    left: Vec<String>,
}

impl Args {
    /// All arguments after the program's name.
    pub fn new(all: impl Iterator<Item = String>) -> Self {
        Self { left: all.collect() }
    }

    /// Takes the first argument.
    pub fn verb(&mut self) -> Option<String> {
        (!self.left.is_empty()).then(|| self.left.remove(0))
    }

    /// Takes a flag without a value, for example `--quick`.
    pub fn switch(&mut self, name: &str) -> bool {
        let found = self.before_rest().iter().position(|arg| arg == name);
        found.map(|at| self.left.remove(at)).is_some()
    }

    /// Takes a flag with a value: `--port 80` or `--port=80`. `Err` if the value is missing.
    pub fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        let joined = format!("{name}=");
        let flags = self.before_rest();
        if let Some(at) = flags.iter().position(|arg| arg.starts_with(&joined)) {
            return Ok(self.left.remove(at).strip_prefix(&joined).map(str::to_owned));
        }
        let Some(at) = flags.iter().position(|arg| arg == name) else { return Ok(None) };
        if at + 1 >= flags.len() {
            return Err(format!("{name} needs a value.").into());
        }
        self.left.remove(at);
        Ok(Some(self.left.remove(at)))
    }

    /// Takes everything after `--`.
    pub fn rest(&mut self) -> Vec<String> {
        let at = self.before_rest().len();
        self.left.split_off(at).into_iter().skip(1).collect()
    }

    /// Takes the next argument that is no flag.
    pub fn word(&mut self) -> Option<String> {
        let at = self.before_rest().iter().position(|arg| !arg.starts_with('-'))?;
        Some(self.left.remove(at))
    }

    /// `Err` naming what nobody took.
    pub fn finish(self) -> Outcome {
        if self.left.is_empty() {
            return Ok(());
        }
        Err(format!("Not understood: {}. `cargo xtask help` lists the flags.", self.left.join(" ")).into())
    }

    fn before_rest(&self) -> &[String] {
        let end = self.left.iter().position(|arg| arg == "--").unwrap_or(self.left.len());
        &self.left[..end]
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(line: &str) -> Args {
        Args::new(line.split(' ').map(str::to_owned))
    }

    #[test]
    fn flags_are_taken_in_any_order() {
        let mut args = args("serve --no-open --port 80 --base=/x/ -- --port 1");
        assert_eq!(args.verb().as_deref(), Some("serve"));
        assert_eq!(args.value("--base").unwrap().as_deref(), Some("/x/"));
        assert_eq!(args.value("--port").unwrap().as_deref(), Some("80"));
        assert!(args.switch("--no-open"));
        assert_eq!(args.rest(), ["--port", "1"]);
        assert!(args.finish().is_ok());
    }

    #[test]
    fn a_flag_without_its_value_is_named() {
        let message = args("--port").value("--port").unwrap_err().to_string();
        assert!(message.contains("--port"), "{message}");
    }

    #[test]
    fn what_nobody_took_is_named() {
        let message = args("--prot 80").finish().unwrap_err().to_string();
        assert!(message.contains("--prot 80"), "{message}");
    }
}
