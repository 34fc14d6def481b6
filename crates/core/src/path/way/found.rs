//! What a way says of its hours of the next step, in figures that add up.

use super::LearningEstimate;
use super::hours::said;

impl LearningEstimate {
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
