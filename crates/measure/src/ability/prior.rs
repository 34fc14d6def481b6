//! What is believed of an ability before the first answer.

use crate::bounded::NotFinite;
use crate::math::ln;

/// A normal prior in one dimension.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Normal {
    mean: f64,
    sd: f64,
}

impl Normal {
    /// Mean 0, standard deviation 1: the reference population.
    pub const STANDARD: Self = Self { mean: 0.0, sd: 1.0 };

    /// Mean and standard deviation in logits; `Err` names one that is not finite, or a deviation that is not above 0.
    pub fn new(mean: f64, sd: f64) -> Result<Self, NotFinite> {
        if !mean.is_finite() {
            return Err(NotFinite(mean));
        }
        let precision = 1.0 / (sd * sd);
        if !(sd > 0.0 && sd.is_finite() && precision > 0.0 && precision.is_finite()) {
            return Err(NotFinite(sd));
        }
        Ok(Self { mean, sd })
    }

    /// The mean, in logits.
    pub const fn mean(self) -> f64 {
        self.mean
    }

    /// The standard deviation, in logits.
    pub const fn sd(self) -> f64 {
        self.sd
    }

    /// 1 / variance.
    pub(crate) const fn precision(self) -> f64 {
        1.0 / (self.sd * self.sd)
    }

    /// Logarithm of the density at `theta`.
    pub(crate) fn ln_density(self, theta: f64) -> f64 {
        let z = (theta - self.mean) / self.sd;
        -0.5 * z * z - ln(self.sd) - 0.5 * ln(core::f64::consts::TAU)
    }
}
