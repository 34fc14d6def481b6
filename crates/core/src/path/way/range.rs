//! A number that depends on where the person truly stands: its middle, and what nine in ten draws lie between.

/// Shares below the low, the middle and the high figure.
const SHARES: [f64; 3] = [0.05, 0.5, 0.95];

/// A number as a distribution over draws. Infinite where it never comes about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// One in twenty needs less.
    pub low: f64,
    /// Half need less.
    pub middle: f64,
    /// Nineteen in twenty need less.
    pub high: f64,
}

impl Range {
    /// The range of values that are equally likely; zero where there are none.
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let [low, middle, high] = SHARES.map(|share| quantile(&values, share));
        Self { low, middle, high }
    }

    /// How wide it is.
    pub fn width(&self) -> f64 {
        self.high - self.low
    }

    /// The same with a middle that lies within it.
    #[must_use]
    pub fn with_middle(self, middle: f64) -> Self {
        Self { low: self.low.min(middle), middle, high: self.high.max(middle) }
    }
}

/// What lies between two figures as they are said, in whole hours or months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidRange {
    /// The two are the same.
    One(u32),
    /// Perhaps nothing, and this at most.
    UpTo(u32),
    /// Between the two.
    Between(u32, u32),
}

impl SaidRange {
    /// Of two figures as they are said.
    pub const fn of(low: u32, high: u32) -> Self {
        if low >= high {
            Self::One(high)
        } else if low == 0 {
            Self::UpTo(high)
        } else {
            Self::Between(low, high)
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a place in a list of at most thousands"
)]
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    sorted.get((share * last as f64 + 0.5) as usize).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_from_nothing_is_told_as_perhaps_nothing() {
        assert_eq!(
            [SaidRange::of(0, 590), SaidRange::of(0, 0), SaidRange::of(3, 3)],
            [SaidRange::UpTo(590), SaidRange::One(0), SaidRange::One(3)]
        );
        assert_eq!(SaidRange::of(2, 6), SaidRange::Between(2, 6));
    }

    #[test]
    fn ninety_of_a_hundred_lie_between_the_two_figures() {
        let range = Range::of((0..=100).rev().map(f64::from).collect());
        assert_eq!(range, Range { low: 5.0, middle: 50.0, high: 95.0 });
        assert_eq!(Range::of(Vec::new()), Range { low: 0.0, middle: 0.0, high: 0.0 });
    }
}
