//! Right or wrong: the two- to four-parameter logistic models.

use super::parameter::{ParameterError, difficulty, discrimination};
use super::point::Point;
use crate::math::{Logistic, Tail, ln, ln_1p};

/// Parameters of a right-or-wrong item.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LogisticItem {
    pub(super) a: f64,
    pub(super) b: f64,
    pub(super) c: f64,
    pub(super) d: f64,
}

/// What every quantity of the item is made of, each without cancellation.
///
/// With s the logistic function: P = c + (d - c)s and Q = (1 - d) + (d - c)(1 - s) are sums of positive terms, and
/// the shares of the second terms stay exact where P or Q underflows.
struct Parts {
    tail: Tail,
    s: Logistic,
    p: f64,
    q: f64,
    /// (d - c)s / P: how much of a right answer is knowledge.
    share_p: f64,
    /// (d - c)(1 - s) / Q: how much of a wrong answer is lack of it.
    share_q: f64,
}

impl LogisticItem {
    pub(super) fn new(a: f64, b: f64, c: f64, d: f64) -> Result<Self, ParameterError> {
        let (a, b) = (discrimination(a)?, difficulty(0, b)?);
        if !(0.0..1.0).contains(&c) {
            return Err(ParameterError::Lower(c));
        }
        if !(d > c && d <= 1.0) {
            return Err(ParameterError::Upper(d));
        }
        Ok(Self { a, b, c, d })
    }

    fn parts(&self, theta: f64) -> Parts {
        let tail = Tail::at(self.a * (theta - self.b));
        let s = tail.logistic();
        let (up, down) = ((self.d - self.c) * s.up, (self.d - self.c) * s.down);
        let (p, q) = (self.c + up, (1.0 - self.d) + down);
        let share_p = if self.c > 0.0 { up / p } else { 1.0 };
        let share_q = if self.d < 1.0 { down / q } else { 1.0 };
        Parts { tail, s, p, q, share_p, share_q }
    }

    fn ln_right(&self, parts: &Parts) -> f64 {
        if self.c == 0.0 {
            ln(self.d) - parts.tail.softplus_of_minus()
        } else if parts.p > 0.5 {
            ln_1p(-parts.q)
        } else {
            ln(parts.p)
        }
    }

    fn ln_wrong(&self, parts: &Parts) -> f64 {
        if self.d >= 1.0 {
            ln_1p(-self.c) - parts.tail.softplus()
        } else if parts.q > 0.5 {
            ln_1p(-parts.p)
        } else {
            ln(parts.q)
        }
    }

    /// ln P of the category and its two derivatives. With u = 1 - s, r the share of P, w that of Q:
    /// (ln P)' = a r u, (ln P)'' = a² r u (u - s - r u); (ln Q)' = -a w s, (ln Q)'' = -a² w s (u - s + w s).
    pub(super) fn point(&self, theta: f64, category: usize) -> Point {
        let parts = self.parts(theta);
        let (slope, bend) = self.derivatives_of(&parts, category);
        let ln_p = if category == 0 { self.ln_wrong(&parts) } else { self.ln_right(&parts) };
        Point { ln_p, slope, bend }
    }

    pub(super) fn derivatives(&self, theta: f64, category: usize) -> (f64, f64) {
        self.derivatives_of(&self.parts(theta), category)
    }

    fn derivatives_of(&self, parts: &Parts, category: usize) -> (f64, f64) {
        let (s, u) = (parts.s.up, parts.s.down);
        if category == 0 {
            let w = parts.share_q;
            let slope = -self.a * w * s;
            (slope, self.a * slope * (u - s + w * s))
        } else {
            let r = parts.share_p;
            let slope = self.a * r * u;
            (slope, self.a * slope * (u - s - r * u))
        }
    }

    pub(super) fn ln_p(&self, theta: f64, category: usize) -> f64 {
        let parts = self.parts(theta);
        if category == 0 { self.ln_wrong(&parts) } else { self.ln_right(&parts) }
    }

    pub(super) fn p(&self, theta: f64, category: usize) -> f64 {
        let parts = self.parts(theta);
        if category == 0 { parts.q } else { parts.p }
    }

    /// P'²/(PQ), as a² s(1-s) times both shares.
    pub(super) fn information(&self, theta: f64) -> f64 {
        let parts = self.parts(theta);
        self.a * self.a * parts.s.up * parts.s.down * parts.share_p * parts.share_q
    }

    /// An upper bound of the information: s(1-s) = 1 / (2 + 2 cosh z) <= 1 / (4 + z²), and both shares are at most 1.
    pub(super) fn information_at_most(&self, theta: f64) -> f64 {
        /// Keeps the bound above what is computed, whatever the rounding.
        const ROUNDING: f64 = 1.0 + 1e-12;
        let z = self.a * (theta - self.b);
        ROUNDING * self.a * self.a / (4.0 + z * z)
    }

    /// An upper bound of (ln P)'' for a right answer, of (ln Q)'' for a wrong one.
    ///
    /// With g = c / (d - c): (ln P)'' = a² s(1-s) (g(1 - 2s) - s²) / (g + s)² <= a² s g / (g + s)² <= a² / 4. The same for
    /// a wrong answer with 1 - d in place of c. Without guessing or slips both are concave.
    pub(super) fn convexity(&self, category: usize) -> f64 {
        let floor = if category == 0 { 1.0 - self.d } else { self.c };
        if floor > 0.0 { 0.25 * self.a * self.a } else { 0.0 }
    }

    pub(super) fn unsurprising(&self, category: usize) -> f64 {
        self.b + if category == 0 { -1.0 } else { 1.0 } / self.a
    }
}
