//! Ends what a journey started, also where the journey cannot: after a panic that aborts, after Ctrl-C, after a kill.

use std::ffi::OsStr;
use std::io::{BufReader, Write};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Starts the driver and waits for a line, or for the end of whoever holds the other end of its input. Then driver and browser
/// are ended; without a line, whoever started them is gone, and their profile goes, too. Signals from the keyboard must not reach
/// it, so it has a group of processes of its own.
const KEEP: &str = r#"
trap '' INT TERM HUP
profile=$1
shift
"$@" &
driver=$!
# Where the driver ends by itself, nobody else holds its output open: whoever reads it would wait for ever.
exec >/dev/null
read -r word
kill -KILL "$driver" 2>/dev/null
wait "$driver" 2>/dev/null
# Chromium leaves "host-process" in a link, Firefox "address:+process".
browser=$(readlink "$profile/SingletonLock" || readlink "$profile/lock")
[ -n "$browser" ] && kill -KILL "${browser##*[-+]}" 2>/dev/null
# A process that is just ending can still write a file.
[ -n "$word" ] || rm -rf "$profile" || { sleep 1; rm -rf "$profile"; }
# The group is the keeper's own: what the driver has started and left, such as a screen, ends with it.
kill -KILL 0
"#;

/// A driver that does not outlive us. Dropping it ends the driver and the browser on its profile.
pub struct Keeper {
    child: Child,
    input: Option<ChildStdin>,
}

impl Keeper {
    /// Starts a driver, given as a command with its arguments, for a browser on this profile; gives what it says. `Err` where
    /// nothing can be started.
    pub fn start(
        driver: &[impl AsRef<OsStr>],
        profile: &Path,
    ) -> std::io::Result<(Self, BufReader<ChildStdout>)> {
        let mut command = Command::new("sh");
        command.args(["-c", KEEP, "keeper"]).arg(profile).args(driver);
        command.process_group(0);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let output = child.stdout.take().ok_or_else(|| std::io::Error::other("the driver has no output"))?;
        let input = child.stdin.take();
        Ok((Self { child, input }, BufReader::new(output)))
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        if let Some(mut input) = self.input.take() {
            // A keeper that is gone has nothing left to end.
            drop(input.write_all(b"done\n"));
        }
        drop(self.child.wait());
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufRead;
    use std::path::PathBuf;

    use super::*;

    /// A folder with a driver that says who it is and waits, and a profile whose browser waits, too; the id of the browser.
    fn stage(name: &str) -> (PathBuf, PathBuf, Child) {
        let folder = std::env::temp_dir().join(format!("cairn-keeper-{}-{name}", std::process::id()));
        let profile = folder.join("profile");
        std::fs::create_dir_all(&profile).unwrap_or_else(|error| panic!("{error}"));
        let driver = folder.join("driver");
        std::fs::write(&driver, "#!/bin/sh\necho $$\nexec sleep 600\n")
            .unwrap_or_else(|error| panic!("{error}"));
        drop(Command::new("chmod").arg("+x").arg(&driver).status());
        let browser = Command::new("sleep").arg("600").spawn().unwrap_or_else(|error| panic!("{error}"));
        let lock = format!("host-{}", browser.id());
        drop(Command::new("ln").args(["-s", &lock]).arg(profile.join("SingletonLock")).status());
        (folder, driver, browser)
    }

    fn runs(id: &str) -> bool {
        let asked = Command::new("kill").args(["-0", id]).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    }

    /// A driver that found its port taken ended without a word, and the journey that wanted one waited for ever.
    #[test]
    fn what_a_driver_says_ends_with_the_driver() {
        let (folder, driver, mut browser) = stage("silent");
        std::fs::write(&driver, "#!/bin/sh\nexit 1\n").unwrap_or_else(|error| panic!("{error}"));
        let started = Keeper::start(&[&driver], &folder.join("profile"));
        let (keeper, output) = started.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(output.lines().count(), 0);
        drop(keeper);
        drop((browser.kill(), browser.wait(), std::fs::remove_dir_all(folder)));
    }

    #[test]
    fn driver_and_browser_end_with_whoever_started_them() {
        for says_so in [true, false] {
            let (folder, driver, mut browser) = stage(if says_so { "done" } else { "gone" });
            let profile = folder.join("profile");
            let started = Keeper::start(&[&driver], &profile);
            let (mut keeper, mut output) = started.unwrap_or_else(|error| panic!("{error}"));
            let mut id = String::new();
            drop(output.read_line(&mut id));
            assert!(runs(id.trim()), "the driver {id} runs");
            if !says_so {
                // As when the process dies: its end of the pipe is closed, and nothing is said.
                drop(keeper.input.take());
            }
            drop(keeper);
            assert!(!runs(id.trim()), "the driver is ended");
            let ended = browser.wait().unwrap_or_else(|error| panic!("{error}"));
            assert!(!ended.success(), "the browser is ended");
            assert_eq!(profile.exists(), says_so, "what nobody comes back to is removed");
            drop(std::fs::remove_dir_all(folder));
        }
    }
}
