//! A probability in the words of a page: whole per cent, and never a false 0 or 100.

/// A probability as a page shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Percent {
    /// Below half a percent, but possible.
    BelowOne,
    /// Whole percent, 1 to 99.
    Whole(u8),
    /// Above 99.5 percent, but not certain.
    Above99,
}

impl Percent {
    /// From a probability.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 1 to 99")]
    pub fn of(probability: f64) -> Self {
        let percent = libm::round(probability * 100.0);
        if percent < 1.0 {
            Self::BelowOne
        } else if percent > 99.0 {
            Self::Above99
        } else {
            Self::Whole(percent.clamp(1.0, 99.0) as u8)
        }
    }

    /// From a whole percentage as [`Self::bar`] gives it: 0 is below one, 100 above 99.
    pub fn from_bar(bar: u8) -> Self {
        Self::of(f64::from(bar) / 100.0)
    }

    /// For drawing, 0 to 100.
    pub const fn bar(self) -> u8 {
        match self {
            Self::BelowOne => 0,
            Self::Whole(percent) => percent,
            Self::Above99 => 100,
        }
    }
}
