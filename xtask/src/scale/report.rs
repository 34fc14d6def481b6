//! What a run on a cluster showed.

use std::fmt;

use super::cluster::Ran;
use super::people::SAMPLE;
use crate::failure::Outcome;

/// What was scored, without its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Checksum {
    rows: u64,
    /// Rows that say why there is no result.
    errors: u64,
    /// Different people among the others.
    ids: u64,
    /// SHA-256 of all columns but the place of the line, in the order of the ids.
    hash: String,
}

impl Checksum {
    /// Reads what `checksum.py` says.
    pub(super) fn parse(said: &str) -> Option<Self> {
        let mut words = said.split_whitespace();
        let mut number = || words.next()?.parse().ok();
        let (rows, errors, ids) = (number()?, number()?, number()?);
        Some(Self { rows, errors, ids, hash: words.next()?.to_owned() })
    }
}

/// All that was found.
pub(super) struct Report {
    pub(super) profiles: u64,
    /// Simulated people; the rest are these again.
    pub(super) different: u64,
    pub(super) bytes: u64,
    pub(super) stages: String,
    pub(super) sample: u64,
    /// Seconds of the command alone, on all cores.
    pub(super) alone: f64,
    /// Seconds of the sample on one worker and on both.
    pub(super) one_core: f64,
    pub(super) two_cores: f64,
    /// All of it on two workers, of which one was killed.
    pub(super) spread: Ran,
    pub(super) single: Checksum,
    pub(super) scored: Checksum,
}

impl Report {
    /// Lines of which nothing came out.
    fn lost(&self) -> u64 {
        self.profiles.saturating_sub(self.scored.rows)
    }

    /// `Err` where a line was lost or came out twice, or anything is not what one process says.
    pub(super) fn holds(&self) -> Outcome {
        if self.lost() > 0 {
            return Err(format!("{} lines were lost.", self.lost()).into());
        }
        if self.scored != self.single {
            return Err("Spark and the single process do not say the same.".into());
        }
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        #[expect(clippy::cast_precision_loss, reason = "for people, to the nearest whole number")]
        let rate = |profiles: u64, seconds: f64| format!("{:.0} a second", profiles as f64 / seconds);
        let Self { profiles, sample, spread, scored, single, .. } = self;
        let megabytes = self.bytes / 1_000_000;
        let stages = &self.stages;
        writeln!(
            to,
            "| of {profiles} profiles ({megabytes} MB, {} people; stages: {stages}) | |",
            self.different
        )?;
        writeln!(to, "|---|---|")?;
        let mut row = |what: &str, found: String| writeln!(to, "| {what} | {found} |");
        let share = format!("{sample} of them (1 in {SAMPLE})");
        row(
            "`cairn score`, one process, all cores",
            format!("{:.0} s, {}", self.alone, rate(*profiles, self.alone)),
        )?;
        let time = |seconds: f64| format!("{seconds:.0} s, {}", rate(*sample, seconds));
        row(&format!("Spark, {share}, one worker"), time(self.one_core))?;
        row(&format!("Spark, {share}, two workers"), time(self.two_cores))?;
        row("speed-up from one to two cores", format!("{:.2}", self.one_core / self.two_cores))?;
        let all = format!("{:.0} s, {}", spread.seconds, rate(*profiles, spread.seconds));
        row("Spark, all, one of two workers killed half-way", all)?;
        let memory = spread.memory;
        row("memory of a worker: Java, Python", format!("{} MB, {} MB", memory.java, memory.python))?;
        row("lines lost", self.lost().to_string())?;
        row("records of lines that cannot be read", scored.errors.to_string())?;
        row("different people in what was scored", scored.ids.to_string())?;
        row("checksum of Spark", scored.hash.clone())?;
        row("checksum of the single process", single.hash.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::super::memory::Memory;
    use super::*;

    fn report(scored: &str) -> Report {
        let checksum = |said| Checksum::parse(said).unwrap_or_else(|| panic!("{said}"));
        Report {
            profiles: 1000,
            different: 500,
            bytes: 11_000_000,
            stages: "none".to_owned(),
            sample: 100,
            alone: 0.5,
            one_core: 1.8,
            two_cores: 1.0,
            spread: Ran { seconds: 2.0, memory: Memory { java: 600, python: 90 } },
            single: checksum("1000 1 999 ab12"),
            scored: checksum(scored),
        }
    }

    #[test]
    fn a_lost_line_and_another_number_are_told() {
        assert!(report("1000 1 999 ab12").holds().is_ok());
        for (scored, why) in [
            ("998 1 997 ab12", "2 lines were lost"),
            ("1000 1 999 ab13", "do not say the same"),
            ("1001 1 999 ab12", "do not say the same"),
        ] {
            let failure = report(scored).holds().unwrap_err().to_string();
            assert!(failure.contains(why), "{failure}");
        }
        assert_eq!(Checksum::parse("1000 1"), None);
    }

    #[test]
    fn the_table_has_rates_and_the_speed_up() {
        let said = report("1000 1 999 ab12").to_string();
        for part in [
            "2000 a second",
            "| speed-up from one to two cores | 1.80 |",
            "| lines lost | 0 |",
            "600 MB, 90 MB",
        ] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
}
