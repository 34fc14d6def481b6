//! The scale of levels: where a theta is drawn on it, and which number it has there.

use super::estimate::LEVEL_MIDDLE;
use crate::decimal::Tenths;

/// Theta at the left end of the drawn scale, in logits: one level below where "Aware" begins.
const SCALE_FROM: f64 = -2.5;
/// Width of the drawn scale, in logits: six levels of one logit each.
const SCALE_WIDTH: f64 = 6.0;

/// A place on the drawn scale of levels, 0 to 100 percent of its width; what lies beyond is drawn at the end, and known to.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Scale(f64);

impl Scale {
    /// The place of a theta (logits).
    pub fn of(theta: f64) -> Self {
        Self((theta - SCALE_FROM) / SCALE_WIDTH * 100.0)
    }

    /// Whether it lies beyond what is drawn: below the lowest or above the highest level.
    pub fn is_beyond(self) -> bool {
        !(0.0..=100.0).contains(&self.0)
    }

    /// The level with one decimal, as [`level_number`] has it.
    pub fn level(self) -> Tenths {
        level_number(SCALE_FROM + self.0 / 100.0 * SCALE_WIDTH)
    }

    /// How far it lies to the right of another place, in percent of the width of the scale.
    pub(super) const fn right_of(self, other: Self) -> f64 {
        self.0 - other.0
    }

    const fn drawn(self) -> f64 {
        self.0.clamp(0.0, 100.0)
    }

    /// Share of the width, 0 to 1.
    pub const fn share(self) -> f64 {
        self.drawn() / 100.0
    }

    /// Percent of the width.
    pub fn percent(self) -> Tenths {
        Tenths::of(self.drawn())
    }

    /// The nearest of eleven steps, 0 to 10.
    pub fn step(self) -> u8 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10")]
        let step = libm::round(self.drawn() / 10.0) as u8;
        step
    }

    /// How a background is laid so that it covers the scale from here to there: its width in percent of the whole, and its
    /// position in percent as a style sheet counts it, by which that share of what is left over lies before it.
    pub fn laid(self, to: Self) -> (Tenths, Tenths) {
        let width = (to.drawn() - self.drawn()).max(0.0);
        let left = 100.0 - width;
        (Tenths::of(width), Tenths::of(if left > 0.0 { self.drawn() / left * 100.0 } else { 0.0 }))
    }
}

/// A theta as a level with one decimal: 0 is the middle of the lowest level, 5 that of the highest. People at the ends of
/// the scale may lie below 0 or above 5.
///
/// A level begins at a half, and rounding never lifts anybody over a beginning that they are below: who is at 2.46 reads 2.4 and
/// not 2.5, at which "Independent" begins, for the chance that they reach it is below one half.
pub fn level_number(theta: f64) -> Tenths {
    let level = theta + LEVEL_MIDDLE;
    let near = Tenths::of(level);
    if near.is_half() && near.get() > level { near.one_less() } else { near }
}
