//! Numbers as a page shows them: a fixed count of decimals, kept as a whole number.
//!
//! Rounding happens once, here; and the program needs no general printing of floating-point numbers, which is large.

use std::fmt;

/// A number with two decimals, for example a theta in logits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(i32);

/// A number with one decimal, for example a coordinate or a percentage of a width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tenths(i32);

impl Hundredths {
    /// The nearest one. What is no number becomes 0; what does not fit, the end of the range.
    pub fn of(value: f64) -> Self {
        Self(nearest(value * 100.0))
    }

    /// The number that is shown.
    pub fn get(self) -> f64 {
        f64::from(self.0) / 100.0
    }
}

impl Tenths {
    /// The nearest one. What is no number becomes 0; what does not fit, the end of the range.
    pub fn of(value: f64) -> Self {
        Self(nearest(value * 10.0))
    }

    /// The number that is shown.
    pub fn get(self) -> f64 {
        f64::from(self.0) / 10.0
    }

    /// Whether it is a whole number and a half.
    pub const fn is_half(self) -> bool {
        self.0.rem_euclid(10) == 5
    }

    /// The next smaller one.
    #[must_use]
    pub const fn one_less(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// From what [`Self`] prints.
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<f64>().ok().filter(|value| value.is_finite()).map(Self::of)
    }

    /// For readers: always with its decimal, and with a real minus sign.
    pub fn shown(self) -> String {
        let sign = if self.0 < 0 { "\u{2212}" } else { "" };
        let size = self.0.unsigned_abs();
        format!("{sign}{}.{}", size / 10, size % 10)
    }
}

/// A probability for programs: the whole per cent of the pages as a share, so that 0.797 is 0.8 as beside "80%" and the word "shown".
///
/// Of what a page calls "< 1%" or "> 99%" it has thousandths, for in hundredths that would be 0 or 1; never one that others would
/// round to 1% or 99%.
pub fn share(value: f64) -> f64 {
    match nearest(value * 100.0) {
        ..=0 => f64::from(nearest(value * 1000.0).clamp(0, 4)) / 1000.0,
        100.. => f64::from(nearest(value * 1000.0).clamp(996, 1000)) / 1000.0,
        whole => f64::from(whole) / 100.0,
    }
}

/// The same as a text, with two decimals, or three where it has thousandths.
pub fn share_text(value: f64) -> String {
    match nearest(value * 100.0) {
        1..=99 => format!("{:.2}", share(value)),
        _ => format!("{:.3}", share(value)),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, which is what is promised")]
fn nearest(value: f64) -> i32 {
    libm::round(value) as i32
}

/// For readers: with a real minus sign.
impl fmt::Display for Hundredths {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "\u{2212}" } else { "" };
        let size = self.0.unsigned_abs();
        write!(to, "{sign}{}.{:02}", size / 100, size % 100)
    }
}

/// For drawings and style sheets: with an ASCII minus, and without a decimal where it is 0.
impl fmt::Display for Tenths {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        match size % 10 {
            0 => write!(to, "{sign}{}", size / 10),
            tenth => write!(to, "{sign}{}.{tenth}", size / 10),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_rounded_once_and_shown_with_their_decimals() {
        let shown = |value| Hundredths::of(value).to_string();
        assert_eq!(
            [shown(1.005), shown(-0.456), shown(-0.004), shown(12.0), shown(f64::NAN)],
            ["1.00", "\u{2212}0.46", "0.00", "12.00", "0.00"]
        );
        let drawn = |value| Tenths::of(value).to_string();
        assert_eq!(
            [drawn(33.333), drawn(-0.25), drawn(100.0), drawn(f64::INFINITY)],
            ["33.3", "-0.3", "100", "214748364.7"]
        );
        assert_eq!([4.0, -0.26].map(|value| Tenths::of(value).shown()), ["4.0", "\u{2212}0.3"]);
    }

    /// A file says the per cent of the pages: 0.797 beside the word "shown" would contradict its cut of 80%.
    #[test]
    fn a_probability_in_a_file_rounds_to_the_per_cent_of_the_pages() {
        assert_eq!([0.797, 0.1249, 0.125, 0.0049].map(share_text), ["0.80", "0.12", "0.13", "0.004"]);
        assert_eq!([0.9951, 0.0004, 0.1234, 1.0].map(share_text), ["0.996", "0.000", "0.12", "1.000"]);
        for step in 0..=20_000 {
            let value = f64::from(step) / 20_000.0;
            let (page, file) = (libm::round(value * 100.0), share(value));
            assert_eq!((libm::round(file * 100.0), libm::rint(file * 100.0)), (page, page), "{value}");
            assert!((file - value).abs() < 0.0051, "{value}");
            assert_eq!(share_text(value).parse(), Ok(file), "{value}");
        }
    }
}
