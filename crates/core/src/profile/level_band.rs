//! Where somebody is on the scale of levels, as every page and every file says it: the level, the name of its band, and the ends of
//! the 90% interval.
//!
//! Where it is not known which answers are the person's, what is concluded is a mixture, and its interval reaches further to one
//! side. So no page makes an interval of its own out of a mean and an error: all take this.

use cairn_measure::Score;

use super::estimate::{LEVEL_MIDDLE, above};
use super::scale::{Scale, level_number};
use crate::content::Content;
use crate::decimal::Tenths;

/// Normal deviates of the ends of a 90% and a 50% interval.
const ENDS: (f64, f64) = (NINETY, 0.674_489_750_196_081_7);
/// Normal deviate of the ends of a 90% interval.
const NINETY: f64 = 1.644_853_626_951_472_7;
/// So often a half of what is left is taken when an end of an interval is sought: far below what is shown.
const HALVINGS: usize = 40;

/// A fit or a skill on the scale of levels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelBand {
    /// Best single value: 0 is the middle of "New", 5 that of "Authority", and the scale goes on beyond both.
    pub level: Tenths,
    /// Lower and upper end of the 90% interval, in levels.
    pub ends: (Tenths, Tenths),
    /// So many times the standard error as half of a normal 90% interval, in levels: by this people are told apart, whatever the
    /// shape of what is known of each.
    pub reach: Tenths,
    /// 90% interval, for drawing.
    pub outer: (Scale, Scale),
    /// 50% interval, for drawing.
    pub inner: (Scale, Scale),
}

/// How a 90% interval is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelSpread {
    /// It reaches equally far to both sides: half of its width.
    PlusMinus(Tenths),
    /// It reaches further to one side: its ends.
    Between(Tenths, Tenths),
}

impl LevelSpread {
    /// Of a level and the ends of its interval, all as they are shown.
    pub fn of(level: Tenths, (low, high): (Tenths, Tenths)) -> Self {
        let (below, above) = (Tenths::of(level.get() - low.get()), Tenths::of(high.get() - level.get()));
        if below == above { Self::PlusMinus(below) } else { Self::Between(low, high) }
    }
}

impl LevelBand {
    /// The level and the ends of its 90% interval, for files.
    pub const fn with_ends(&self) -> [Tenths; 3] {
        [self.level, self.ends.0, self.ends.1]
    }

    /// How its 90% interval is said.
    pub fn spread(&self) -> LevelSpread {
        LevelSpread::of(self.level, self.ends)
    }

    /// The name of the level: of the number beside it, so that both say the same.
    pub fn word(&self, content: &Content) -> String {
        level_word(content, self.level)
    }

    /// Of what may be, each with its probability: `whole` has the mean and the error of all of it.
    pub fn of(whole: Score, may_be: &[(f64, Score)]) -> Self {
        let ([] | [_]) = may_be else {
            let around = |deviate: f64| {
                let share = 0.5 * libm::erfc(deviate / std::f64::consts::SQRT_2);
                (quantile(may_be, share), quantile(may_be, 1.0 - share))
            };
            let (outer, inner) = (around(ENDS.0), around(ENDS.1));
            let level = level_number(whole.mean);
            let end = |theta: f64| Tenths::of(theta + LEVEL_MIDDLE);
            return Self {
                level,
                ends: (end(outer.0).min(level), end(outer.1).max(level)),
                reach: Tenths::of(ENDS.0 * whole.sd),
                outer: (Scale::of(outer.0), Scale::of(outer.1)),
                inner: (Scale::of(inner.0), Scale::of(inner.1)),
            };
        };
        level_band(whole)
    }
}

/// A mean with its error on the scale of levels, where what is known is normal.
///
/// The ends are the level less and more what stands behind its ±, as it is shown.
pub fn level_band(score: Score) -> LevelBand {
    let ends = |deviate: f64| {
        (Scale::of(score.mean - deviate * score.sd), Scale::of(score.mean + deviate * score.sd))
    };
    let (level, reach) = (level_number(score.mean), Tenths::of(ENDS.0 * score.sd));
    LevelBand { level, ends: evenly(level, reach), reach, outer: ends(ENDS.0), inner: ends(ENDS.1) }
}

/// The ends of an interval that reaches equally far to both sides of a level.
pub(crate) fn evenly(level: Tenths, half: Tenths) -> (Tenths, Tenths) {
    (Tenths::of(level.get() - half.get()), Tenths::of(level.get() + half.get()))
}

/// A level and its interval as a paper has them, for drawing: the 90% interval, and the 50% interval where the first reaches equally
/// far to both sides, for a paper does not hold it else.
pub(crate) fn drawn(level: Tenths, ends: (Tenths, Tenths)) -> ((Scale, Scale), Option<(Scale, Scale)>) {
    let at = |level: f64| Scale::of(level - LEVEL_MIDDLE);
    let inner = match LevelSpread::of(level, ends) {
        LevelSpread::PlusMinus(half) => {
            let half = half.get() * ENDS.1 / ENDS.0;
            Some((at(level.get() - half), at(level.get() + half)))
        }
        LevelSpread::Between(..) => None,
    };
    ((at(ends.0.get()), at(ends.1.get())), inner)
}

/// The standard error, in logits, of which a normal 90% interval reaches so many levels to either side.
pub(crate) fn error_of(reach: Tenths) -> f64 {
    reach.get() / NINETY
}

/// The theta of a level as it is shown.
pub(crate) fn level_of_band(level: Tenths) -> f64 {
    level.get() - LEVEL_MIDDLE
}

/// The name of a level as it is shown: of the number beside it, so that both say the same.
pub fn level_word(content: &Content, level: Tenths) -> String {
    let level = content.level_at(level_of_band(level));
    content.levels.get(usize::from(level.number())).map_or_else(String::new, |info| info.name.clone())
}

/// The value below which the share `p` of a mixture of normal distributions lies.
fn quantile(may_be: &[(f64, Score)], p: f64) -> f64 {
    // Ten standard errors beyond the outermost mean lies nothing.
    let far = |side: f64| may_be.iter().map(move |(_, one)| one.mean + side * 10.0 * one.sd);
    let (mut low, mut high) =
        (far(-1.0).fold(f64::INFINITY, f64::min), far(1.0).fold(f64::NEG_INFINITY, f64::max));
    let below = |value: f64| may_be.iter().map(|(share, one)| share * above(value - one.mean, one.sd)).sum();
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        let share: f64 = below(middle);
        if share < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(mean: f64, sd: f64) -> Score {
        Score { mean, sd }
    }

    fn shown(band: LevelBand) -> [String; 3] {
        band.with_ends().map(Tenths::shown)
    }

    /// Half of it at 1 and half at 3, each within half a level: nine in ten lie from 0.5 to 3.5, and no normal distribution says so.
    #[test]
    fn the_interval_of_a_mixture_is_where_nine_in_ten_lie() {
        let one = [(0.5, around(-1.0, 0.3)), (0.5, around(1.0, 0.3))];
        let whole = around(0.0, 1.0_f64.hypot(0.3));
        let band = LevelBand::of(whole, &one);
        // The 10% quantile of either half.
        assert_eq!(shown(band), ["2.0", "0.6", "3.4"]);
        assert_eq!(band.reach, Tenths::of(1.7), "and people are told apart by its whole error");
        assert_eq!(band.spread(), LevelSpread::PlusMinus(Tenths::of(1.4)));
        let uneven = [(0.5, around(-1.0, 0.2)), (0.5, around(1.0, 0.9))];
        let band = LevelBand::of(around(0.0, 1.2), &uneven);
        assert_eq!(band.spread(), LevelSpread::Between(band.ends.0, band.ends.1));
        assert_eq!(shown(band), ["2.0", "0.7", "4.2"]);
    }

    /// Two that are the same are one, and what lies evenly is said with a ±.
    #[test]
    fn a_mixture_of_the_same_is_what_one_alone_is() {
        let one = around(0.52, 0.31);
        let (alone, twice) = (level_band(one), LevelBand::of(one, &[(0.3, one), (0.7, one)]));
        assert_eq!(LevelBand::of(one, &[(1.0, one)]), alone);
        let drawn_at =
            |band: LevelBand| [band.outer.0, band.outer.1, band.inner.0, band.inner.1].map(Scale::percent);
        assert_eq!((alone.level, alone.reach, drawn_at(alone)), (twice.level, twice.reach, drawn_at(twice)));
        assert_eq!(alone.spread(), LevelSpread::PlusMinus(alone.reach));
        assert_eq!(alone.with_ends().map(Tenths::shown), ["2.5", "2.0", "3.0"]);
        assert_eq!(drawn(alone.level, alone.ends).1.map(|_| ()), Some(()));
    }
}
