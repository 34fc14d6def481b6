//! How long the pieces of a step take beside a job, and which other job, or which own hours, would shorten that.

use super::legs::Time;
use super::{AskFor, Endless, Piece, Seeking, Stretch, lay};
use crate::Skill;

/// A share of the job more, in percent, when it is looked for what to ask for.
const MORE: u8 = 10;
/// What is worth asking for shortens a step by this share, and by this many months.
const WORTH: (f64, f64) = (0.9, 1.0);

impl Seeking<'_> {
    /// Months that pieces of the first leg take, as a plan of them would be laid, and its milestone; infinite where study has no time.
    pub(super) fn months(&self, pieces: &[Piece], time: &Time) -> f64 {
        let stretches: Vec<Stretch> = pieces.iter().map(|piece| self.stretch(piece)).collect();
        lay(self.path, &stretches, time).months(self.legs.first().and_then(|leg| leg.deed))
    }

    /// Why hours never come together, and when they would with an hour a week.
    pub(super) fn endless(&self, pieces: &[Piece], time: &Time) -> Endless {
        let practised =
            |skill: Skill| pieces.iter().any(|piece| piece.skill == skill && piece.hours.practice > 0.0);
        let nowhere =
            Skill::ALL.into_iter().filter(|skill| practised(*skill) && time.job[skill.index()] == 0);
        Endless {
            study: pieces.iter().map(|piece| piece.hours.study).sum(),
            nowhere: nowhere.collect(),
            with_one: self.months(pieces, &Time { weekly: 1, ..*time }),
        }
    }

    /// The share of the job that would shorten the first leg most, if any is worth asking for.
    pub(super) fn ask(&self, pieces: &[Piece], time: &Time, now: f64) -> Option<AskFor> {
        let with = |skill: Skill| {
            let share = time.job[skill.index()].saturating_add(MORE).min(100);
            let mut job = time.job;
            job[skill.index()] = share;
            AskFor { skill, share, now, then: self.months(pieces, &Time { job, ..*time }) }
        };
        let best = Skill::ALL.into_iter().map(with).min_by(|one, two| one.then.total_cmp(&two.then))?;
        let worth = best.then.is_finite() && (best.then <= now * WORTH.0 && now - best.then >= WORTH.1);
        worth.then_some(best)
    }
}
