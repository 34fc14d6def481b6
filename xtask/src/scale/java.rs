//! The Java on which Spark runs.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::failure::Outcome;
use crate::tools;

/// What Spark 4 needs at least.
const LEAST: u32 = 17;
/// How to get one.
const HOW: &str = "Install it, or set JAVA_HOME to one:\n  Debian: apt-get install openjdk-17-jre-headless\n  \
                   Fedora: dnf install java-21-openjdk-headless\n  Arch: pacman -S jre21-openjdk-headless\n  \
                   macOS: brew install openjdk@21";

/// The `java` of `JAVA_HOME`, or the one on the path. `Err` with what to do where there is none, or only an older one.
pub(super) fn find() -> Outcome<PathBuf> {
    let home = std::env::var_os("JAVA_HOME").map(|home| PathBuf::from(home).join("bin/java"));
    let Some(java) = home.filter(|java| java.is_file()).or_else(|| tools::find(&["java"])) else {
        return Err(format!("Spark needs Java {LEAST} or newer, and there is none.\n{HOW}").into());
    };
    // It says its version on standard error.
    let said = Command::new(&java).arg("-version").stdin(Stdio::null()).output();
    let said = said.map(|said| String::from_utf8_lossy(&said.stderr).into_owned()).unwrap_or_default();
    match version(&said) {
        Some(found) if found >= LEAST => Ok(java),
        Some(found) => {
            Err(format!("Spark needs Java {LEAST} or newer, and {} is {found}.\n{HOW}", java.display())
                .into())
        }
        None => Err(format!("{} does not say its version: is it Java?\n{HOW}", java.display()).into()),
    }
}

/// The number that people call a version by: 8 of `"1.8.0_292"`, 17 of `"17.0.15"`.
fn version(said: &str) -> Option<u32> {
    let mut numbers = said.split('"').nth(1)?.split(['.', '-', '_', '+']).map(str::parse);
    match numbers.next()?.ok()? {
        1 => numbers.next()?.ok(),
        number => Some(number),
    }
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn every_java_says_its_version_in_its_own_way() {
        for (said, number) in [
            ("openjdk version \"17.0.15\" 2025-04-15\nOpenJDK Runtime Environment", Some(17)),
            ("java version \"1.8.0_292\"", Some(8)),
            ("openjdk version \"21\" 2023-09-19", Some(21)),
            ("openjdk version \"26-ea\" 2026-03-17", Some(26)),
            ("command not found", None),
        ] {
            assert_eq!(version(said), number, "{said}");
        }
    }
}
