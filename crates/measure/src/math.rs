//! The transcendental functions of the crate, all from `libm`, so that every target computes the same bits.

pub(crate) use libm::{cos, erfc, exp, expm1 as exp_m1, log as ln, log1p as ln_1p};

/// Square root. Exact by IEEE 754, so the hardware's is the same everywhere.
pub(crate) fn sqrt(x: f64) -> f64 {
    x.sqrt()
}

/// A whole number as a real one; exact up to 2^53.
#[expect(clippy::cast_precision_loss, reason = "counts of answers, categories and draws stay far below 2^53")]
pub(crate) const fn real(count: usize) -> f64 {
    count as f64
}

/// Distribution function of the standard normal; relative precision also in the lower tail.
pub(crate) fn normal_below(z: f64) -> f64 {
    0.5 * erfc(-z * core::f64::consts::FRAC_1_SQRT_2)
}

/// A place on the scale of the logistic function with the one exponential from which all of it follows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tail {
    z: f64,
    /// e^-|z|.
    e: f64,
}

impl Tail {
    pub(crate) fn at(z: f64) -> Self {
        Self { z, e: exp(-z.abs()) }
    }

    /// ln(1 + e^z) without overflow: -ln of the logistic function at -z.
    pub(crate) fn softplus(self) -> f64 {
        self.z.max(0.0) + ln_1p(self.e)
    }

    /// ln(1 + e^-z) without overflow: -ln of the logistic function at z.
    pub(crate) fn softplus_of_minus(self) -> f64 {
        (-self.z).max(0.0) + ln_1p(self.e)
    }

    /// Both halves of the logistic function.
    pub(crate) fn logistic(self) -> Logistic {
        let large = 1.0 / (1.0 + self.e);
        let small = self.e * large;
        if self.z >= 0.0 { Logistic { up: large, down: small } } else { Logistic { up: small, down: large } }
    }
}

/// The logistic function and its complement, each without cancellation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Logistic {
    /// 1 / (1 + e^-z).
    pub(crate) up: f64,
    /// 1 / (1 + e^z).
    pub(crate) down: f64,
}

/// ln(1 - e^-x) for x > 0, without cancellation at either end (Mächler 2012); not finite for other x.
pub(crate) fn ln_1m_exp(x: f64) -> f64 {
    if x > core::f64::consts::LN_2 { ln_1p(-exp(-x)) } else { ln(-exp_m1(-x)) }
}
