//! How far a run is, on standard error.

use std::io::{IsTerminal as _, Write as _, stderr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How often it is told on a terminal, where a line takes the place of the one before, and elsewhere.
const ON_TERMINAL: Duration = Duration::from_millis(250);
const ELSEWHERE: Duration = Duration::from_secs(10);

/// What is told, and when it was told last.
pub(crate) struct Progress {
    told: bool,
    terminal: bool,
    started: Instant,
    last: Instant,
    done: u64,
    failed: u64,
    read: Arc<AtomicU64>,
    size: Option<u64>,
}

impl Progress {
    /// `wanted` tells it where standard error is no terminal, too. `read` counts bytes, of `size` in all where that is known.
    pub(crate) fn new(wanted: bool, read: Arc<AtomicU64>, size: Option<u64>) -> Self {
        let (terminal, now) = (stderr().is_terminal(), Instant::now());
        Self { told: wanted || terminal, terminal, started: now, last: now, done: 0, failed: 0, read, size }
    }

    /// So many more are done, and so many of them failed.
    pub(crate) const fn add(&mut self, done: u64, failed: u64) {
        self.done += done;
        self.failed += failed;
    }

    /// Tells it, if it is time to.
    pub(crate) fn tell(&mut self) {
        let pause = if self.terminal { ON_TERMINAL } else { ELSEWHERE };
        if !self.told || self.last.elapsed() < pause {
            return;
        }
        self.last = Instant::now();
        let read = self.read.load(Ordering::Relaxed);
        let left = self.size.and_then(|size| time_left(self.started.elapsed(), read, size));
        let left = left.map_or_else(String::new, |left| format!(", {} left", duration(left)));
        self.write(&format!("{}{left}", self.so_far()), if self.terminal { "" } else { "\n" });
    }

    /// Tells how it ended.
    pub(crate) fn end(&self) {
        if self.told {
            self.write(&format!("{}, {}", self.so_far(), duration(self.started.elapsed())), "\n");
        }
    }

    fn so_far(&self) -> String {
        let seconds = self.started.elapsed().as_secs_f64().max(1e-3);
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a rate that is shown"
        )]
        let rate = (self.done as f64 / seconds) as u64;
        let failed =
            if self.failed > 0 { format!(", {} not read", grouped(self.failed)) } else { String::new() };
        format!("{} done{failed}, {} a second", grouped(self.done), grouped(rate))
    }

    /// Nobody is told where standard error is gone, and the run goes on.
    fn write(&self, words: &str, end: &str) {
        let (begin, clear) = if self.terminal { ("\r", "\u{1b}[K") } else { ("", "") };
        let _ = write!(stderr(), "{begin}{words}{clear}{end}");
    }
}

/// How long the rest takes at the rate so far; `None` before anything was read.
fn time_left(spent: Duration, read: u64, size: u64) -> Option<Duration> {
    #[expect(clippy::cast_precision_loss, reason = "a time that is shown")]
    let share = size.saturating_sub(read) as f64 / read as f64;
    (read > 0).then(|| Duration::try_from_secs_f64(spent.as_secs_f64() * share).ok())?
}

/// Hours, minutes and seconds, the two largest of them.
fn duration(time: Duration) -> String {
    match time.as_secs() {
        0 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 1..60 => format!("{seconds} s"),
        seconds @ 60..3600 => format!("{} min {} s", seconds / 60, seconds % 60),
        seconds => format!("{} h {} min", seconds / 3600, seconds % 3600 / 60),
    }
}

/// A whole number in groups of three.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut shown = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_times_are_told_as_people_write_them() {
        assert_eq!([0, 999, 1000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
        let seconds = |seconds| duration(Duration::from_secs(seconds));
        assert_eq!([seconds(59), seconds(61), seconds(7_260)], ["59 s", "1 min 1 s", "2 h 1 min"]);
        assert_eq!(duration(Duration::from_millis(340)), "0.3 s");
    }

    #[test]
    fn the_time_left_follows_from_the_bytes_left() {
        let spent = Duration::from_secs(10);
        assert_eq!(time_left(spent, 0, 100), None);
        assert_eq!(time_left(spent, 25, 100), Some(Duration::from_secs(30)));
        assert_eq!(time_left(spent, 100, 100), Some(Duration::ZERO));
        assert_eq!(time_left(spent, 120, 100), Some(Duration::ZERO), "a file may grow while it is read");
    }
}
