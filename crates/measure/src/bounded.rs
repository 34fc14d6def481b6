//! The bounded numbers of the crate, one gate each.

use core::fmt;

/// Ability on the logit scale; 0 is the reference population's mean, 1 its standard deviation. Always finite.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Theta(f64);

impl Theta {
    /// The middle of the scale.
    pub const ZERO: Self = Self(0.0);

    /// `Err` for NaN and infinities, which no estimator of this crate returns.
    pub fn new(logits: f64) -> Result<Self, NotFinite> {
        if logits.is_finite() { Ok(Self(logits)) } else { Err(NotFinite(logits)) }
    }

    /// The value in logits.
    pub const fn logits(self) -> f64 {
        self.0
    }

    /// For values that the crate itself computed and bounded.
    pub(crate) const fn of(logits: f64) -> Self {
        Self(logits)
    }
}

/// Standard error of an ability, in logits. Finite and never negative.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct StdError(f64);

impl StdError {
    /// `Err` for NaN, infinities and negative values.
    pub fn new(logits: f64) -> Result<Self, NotFinite> {
        if logits.is_finite() && logits >= 0.0 { Ok(Self(logits)) } else { Err(NotFinite(logits)) }
    }

    /// The value in logits.
    pub const fn logits(self) -> f64 {
        self.0
    }

    /// For values that the crate itself computed.
    pub(crate) const fn of(logits: f64) -> Self {
        Self(logits)
    }
}

/// A probability in [0, 1].
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Prob(f64);

impl Prob {
    /// `Err` outside [0, 1] and for NaN.
    pub fn new(value: f64) -> Result<Self, NotAProbability> {
        if (0.0..=1.0).contains(&value) { Ok(Self(value)) } else { Err(NotAProbability(value)) }
    }

    /// The value, from 0 to 1.
    pub const fn get(self) -> f64 {
        self.0
    }

    /// For values that the crate itself computed, where rounding can pass the ends by an ulp.
    pub(crate) const fn of(value: f64) -> Self {
        Self(value.clamp(0.0, 1.0))
    }
}

/// Fisher information about an ability, in 1/logit²; the squared standard error is its inverse. Never negative.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Information(f64);

impl Information {
    /// The value in 1/logit².
    pub const fn get(self) -> f64 {
        self.0
    }

    /// For values that the crate itself computed.
    pub(crate) const fn of(value: f64) -> Self {
        Self(value)
    }
}

/// A number that should have been finite (and, for an error, not negative).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NotFinite(pub f64);

impl fmt::Display for NotFinite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not a finite number of logits", self.0)
    }
}

impl core::error::Error for NotFinite {}

/// A number that should have been between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NotAProbability(pub f64);

impl fmt::Display for NotAProbability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not a probability: it must be from 0 to 1", self.0)
    }
}

impl core::error::Error for NotAProbability {}
