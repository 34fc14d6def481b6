//! What a way says of its hours: of the next step in figures that add up, of the stages behind it where most of them go.

use super::Found;
use super::hours::said;
use super::learn::SKILLS;
use super::legs::Walked;
use crate::Skill;

impl Found {
    /// Hours of the next step: those of its pieces, in the whole hours in which each is named.
    pub fn step_hours(&self) -> u32 {
        self.pieces.iter().map(|piece| piece.hours.whole().max(1)).fold(0, u32::saturating_add)
    }

    /// Hours of study and of practice of the next step, as its pieces name them.
    pub fn step_split(&self) -> (u32, u32) {
        let figures = self.pieces.iter().map(|piece| piece.hours.figures());
        figures.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    }

    /// Hours of the next step: low, middle, high. The middle is that of its pieces and lies within the range.
    pub fn step_range(&self) -> [u32; 3] {
        let middle = self.step_hours();
        let (low, high) = self.legs.first().map_or((0, 0), |leg| (said(leg.hours.low), said(leg.hours.high)));
        [low.min(middle), middle, high.max(middle)]
    }
}

/// A skill is named where at least this share of a leg's hours goes to it, and so many skills at most.
const NAMED: (f64, usize) = (0.2, 3);

/// The skills that most hours of a leg go to, over all draws, the greatest first.
pub(super) fn most<'a>(walked: impl Iterator<Item = &'a Walked>) -> Vec<Skill> {
    let mut hours = [0.0; SKILLS];
    for one in walked {
        hours.iter_mut().zip(&one.hours).for_each(|(sum, split)| *sum += split.sum());
    }
    let all: f64 = hours.iter().sum();
    let of = |skill: &Skill| hours.get(skill.index()).copied().unwrap_or(0.0);
    let mut found: Vec<Skill> =
        Skill::ALL.into_iter().filter(|skill| of(skill) > 0.0 && of(skill) >= NAMED.0 * all).collect();
    found.sort_by(|one, two| of(two).total_cmp(&of(one)));
    found.truncate(NAMED.1);
    found
}
