//! How somebody's must-haves stand together: how many are likely met, and which one fails.
//!
//! The chance that seven are met at once is near 0 for nearly everybody, and tells nobody apart. What a manager can act on
//! is how many are likely met one by one, and where it breaks.

use super::musts::{Musts, Need};
use super::standing::Standing;
use crate::path::Shown;
use crate::path::view::Percent;

/// Must-haves of somebody in two numbers, for an order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many are likely met, each by itself.
    pub likely: usize,
    /// Probability that all are met at once; 1 where none is asked.
    pub all: f64,
}

/// Must-haves of somebody as a page shows them.
#[derive(Clone, Debug, PartialEq)]
pub struct MustsView {
    /// How many are likely met, each by itself.
    pub likely: usize,
    /// How many there are.
    pub of: usize,
    /// Probability that all are met at once.
    pub all: Percent,
    /// The one that most likely fails.
    pub weakest: NeedView,
    /// What that one says.
    pub says: MustsSay,
}

/// One must-have as a page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedView {
    /// The skill's name, or the facet's.
    pub name: String,
    /// The same where there is little room.
    pub short: String,
    /// The level, in words.
    pub level: String,
    /// Probability that it is met.
    pub met: Percent,
}

/// What the weakest must-have says of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MustsSay {
    /// It more likely fails than not.
    Fails,
    /// It is likely met, and not surely: all are at least likely met.
    Likely,
    /// It is shown, and so is every other: nothing speaks against.
    Nothing,
}

/// Whether a must-have counts as likely met.
fn is_likely(met: f64) -> bool {
    Shown::of(met) >= Shown::Likely
}

impl Musts {
    /// Somebody's must-haves for an order: by how many are likely met, then by the chance of all at once.
    pub fn tally(&self, standing: &Standing) -> Tally {
        let likely = self.needs().iter().filter(|need| is_likely(self.met(standing, need))).count();
        Tally { likely, all: self.all_met(standing).unwrap_or(1.0) }
    }

    /// Somebody's must-haves for a page; `None` where none is asked.
    pub fn view(&self, standing: &Standing) -> Option<MustsView> {
        let each: Vec<(&Need, f64)> =
            self.needs().iter().map(|need| (need, self.met(standing, need))).collect();
        let (need, met) = each.iter().min_by(|left, right| left.1.total_cmp(&right.1)).copied()?;
        Some(MustsView {
            likely: each.iter().filter(|(_, met)| is_likely(*met)).count(),
            of: each.len(),
            all: Percent::of(self.all_met(standing)?),
            weakest: NeedView {
                name: need.name.clone(),
                short: need.short.clone(),
                level: need.level_name.clone(),
                met: Percent::of(met),
            },
            says: match Shown::of(met) {
                Shown::Shown => MustsSay::Nothing,
                Shown::Likely => MustsSay::Likely,
                Shown::Open | Shown::NotYet => MustsSay::Fails,
            },
        })
    }
}
