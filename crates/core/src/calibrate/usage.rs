//! How a question is used: how often it is asked and admitted, and how long it takes.

use cairn_measure::calibrate::Given;
use serde::{Deserialize, Serialize};

/// Counts and times of one question; parts add up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Usage {
    /// People whose answer counts.
    pub answers: u64,
    /// "I don't know" among them.
    pub admitted: u64,
    /// Answers that came faster than the question can be read, and do not count.
    pub rapid: u64,
    /// Answers whose time is known.
    pub timed: u64,
    /// Sum of the logarithms of these times in seconds, and of their squares.
    pub ln_seconds: f64,
    /// Sum of the squares.
    pub ln_seconds_squared: f64,
}

impl Usage {
    pub(super) fn count(&mut self, given: Given, took_ms: u32) {
        self.answers += 1;
        self.admitted += u64::from(given.option.is_none());
        if took_ms > 0 {
            let ln = libm::log(f64::from(took_ms) / 1000.0);
            self.timed += 1;
            self.ln_seconds += ln;
            self.ln_seconds_squared += ln * ln;
        }
    }

    /// Parts may come from anywhere: a count beyond all people stays there.
    pub(super) fn add(&mut self, more: &Self) {
        self.answers = self.answers.saturating_add(more.answers);
        self.admitted = self.admitted.saturating_add(more.admitted);
        self.rapid = self.rapid.saturating_add(more.rapid);
        self.timed = self.timed.saturating_add(more.timed);
        self.ln_seconds += more.ln_seconds;
        self.ln_seconds_squared += more.ln_seconds_squared;
    }

    /// The middle time, in seconds: the geometric mean, since times are lognormal (van der Linden 2006). `None` without times.
    #[expect(clippy::cast_precision_loss, reason = "counts of answers")]
    pub fn seconds(&self) -> Option<f64> {
        (self.timed > 0).then(|| libm::exp(self.ln_seconds / self.timed as f64))
    }
}
