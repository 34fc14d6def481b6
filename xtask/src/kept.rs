//! A program that does not outlive us, nor does anything that it started: not after Ctrl-C, and not after a kill.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread::{self, JoinHandle};

use crate::failure::{During, Outcome};

/// Starts a program and waits for the end of its own input, which is that of whoever holds the other end. Then it ends the program
/// with all below it. Signals from the keyboard reach the whole group of processes: this one must outlive them.
const KEEP: &str = r#"
trap '' INT TERM HUP
"$@" </dev/null &
kept=$!
# Where the program ends by itself, nobody else holds its output open: whoever reads it would wait for ever.
exec >/dev/null 2>&1
read -r word
# Those below are found before any is ended: afterwards nobody knows whose they were.
below=$(ps -A -o pid= -o ppid= | awk -v root="$kept" -v keeper="$$" '
  { parent[$1] = $2 }
  END {
    # An id that was given to somebody else meanwhile is not ours.
    if (parent[root] == keeper) found[root] = 1
    do { more = 0; for (id in parent) if (!(id in found) && parent[id] in found) found[id] = more = 1 } while (more)
    for (id in found) print id
  }')
[ -z "$below" ] || kill -KILL $below
wait "$kept"
# What was killed can take a moment to end, and another one until its new parent has noticed.
ended() {
  for id in $below; do
    case $(ps -o stat= -p "$id") in "" | Z*) ;; *) return 1 ;; esac
  done
}
until ended; do sleep 0.1; done
"#;

/// A program that runs. Dropping it ends the program and all below it.
pub struct Kept {
    child: Child,
    input: Option<ChildStdin>,
    output: Option<BufReader<ChildStdout>>,
    log: Option<File>,
    rest: Option<JoinHandle<()>>,
}

impl Kept {
    /// Starts a program whose output, errors included, goes into this file as it is read. `Err` where it cannot be started.
    pub fn start(command: &Command, log: &Path) -> Outcome<Self> {
        let what = || format!("start {}", command.get_program().to_string_lossy());
        let log = File::create(log).during(format!("write {}", log.display()))?;
        let mut keeper = Command::new("sh");
        keeper.args(["-c", &format!("exec 2>&1\n{KEEP}"), "kept"]);
        keeper.arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => keeper.env(name, value),
                None => keeper.env_remove(name),
            };
        }
        if let Some(folder) = command.get_current_dir() {
            keeper.current_dir(folder);
        }
        let mut child = keeper.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().during(what())?;
        let (input, output) = (child.stdin.take(), child.stdout.take().map(BufReader::new));
        Ok(Self { child, input, output, log: Some(log), rest: None })
    }

    /// The next line that the program says; `None` when it has ended.
    pub fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        // What is no text ends it, too: nothing of it could be understood.
        self.output.as_mut()?.read_line(&mut line).ok().filter(|bytes| *bytes > 0)?;
        if let Some(log) = &mut self.log {
            // A log that cannot be written is no reason to stop.
            drop(log.write_all(line.as_bytes()));
        }
        Some(line.trim_end().to_owned())
    }

    /// Reads until a line has these words, and gives it; from then on the output goes into the log unseen. `None` where the
    /// program ended before.
    pub fn says(&mut self, words: &str) -> Option<String> {
        let found = std::iter::from_fn(|| self.line()).find(|line| line.contains(words))?;
        if let Some((mut output, mut log)) = self.output.take().zip(self.log.take()) {
            self.rest = Some(thread::spawn(move || drop(std::io::copy(&mut output, &mut log))));
        }
        Some(found)
    }

    /// The process that holds the program: all that the program started is below it.
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        // A keeper that hears nothing any more ends what it keeps.
        drop(self.input.take());
        drop(self.child.wait());
        if let Some(rest) = self.rest.take() {
            drop(rest.join());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A process that has ended stays in the list until its parent has noticed.
    fn runs(id: &str) -> bool {
        let state = crate::command::output(Command::new("ps").args(["-o", "stat=", "-p", id]));
        state.is_some_and(|state| !state.starts_with('Z'))
    }

    fn log(name: &str) -> std::path::PathBuf {
        std::env::temp_dir().join(format!("cairn-kept-{}-{name}", std::process::id()))
    }

    /// A program that starts another one in a group of its own, and says both ids.
    const TWO: &str = "setsid sleep 600 & echo below $!; echo own $$; exec sleep 600";

    fn ids(kept: &mut Kept) -> Vec<String> {
        let lines = std::iter::from_fn(|| kept.line()).take(2);
        lines.filter_map(|line| line.split(' ').nth(1).map(str::to_owned)).collect()
    }

    #[test]
    fn a_program_ends_with_all_that_it_started() {
        let log = log("two");
        let mut command = Command::new("sh");
        let started = Kept::start(command.args(["-c", TWO]), &log);
        let mut kept = started.unwrap_or_else(|failure| panic!("{failure}"));
        let ids = ids(&mut kept);
        assert_eq!(ids.len(), 2);
        assert!(ids.iter().all(|id| runs(id)), "{ids:?} run");
        drop(kept);
        assert!(!ids.iter().any(|id| runs(id)), "{ids:?} are ended");
        drop(std::fs::remove_file(log));
    }

    #[test]
    fn what_it_says_is_seen_and_logged_to_its_end() {
        let log = log("says");
        let mut command = Command::new("sh");
        command.args(["-c", "echo one; echo ready now >&2; echo more"]);
        let mut kept = Kept::start(&command, &log).unwrap_or_else(|failure| panic!("{failure}"));
        assert_eq!(kept.says("ready").as_deref(), Some("ready now"));
        drop(kept);
        let logged = std::fs::read_to_string(&log).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(logged, "one\nready now\nmore\n");
        let mut silent =
            Kept::start(&Command::new("true"), &log).unwrap_or_else(|failure| panic!("{failure}"));
        assert_eq!(silent.says("ready"), None);
        drop(std::fs::remove_file(log));
    }
}
