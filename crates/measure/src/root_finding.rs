//! Where a function of one variable crosses zero.

/// Fine steps of the search, in logits: less than a third of the width of the steepest real item.
const FINE: f64 = 0.25;
/// How far the fine steps go on either side.
const FINE_STEPS: u8 = 32;
/// Beyond that each step is longer than the last by this factor...
const GROWTH: f64 = 1.25;
/// ...for this many steps, to some 290 logits.
const COARSE_STEPS: u8 = 24;

/// The points at which signs are looked at: dense within 8 logits of `centre`, sparse far out.
pub(crate) fn search_points(centre: f64) -> Vec<f64> {
    let mut right = Vec::new();
    let (mut at, mut step) = (0.0, FINE);
    for place in 0..FINE_STEPS + COARSE_STEPS {
        step *= if place < FINE_STEPS { 1.0 } else { GROWTH };
        at += step;
        right.push(at);
    }
    let left = right.iter().rev().map(|away| centre - away);
    left.chain([centre]).chain(right.iter().map(|away| centre + away)).collect()
}

/// The zero between `low` and `high`, at which `f` has different signs, to the last bits (Chandrupatla 1997).
pub(crate) fn root(f: impl Fn(f64) -> f64, low: f64, high: f64) -> f64 {
    let (mut a, mut b) = (low, high);
    let (mut fa, mut fb) = (f(a), f(b));
    if fa == 0.0 {
        return a;
    }
    let mut share = 0.5;
    for _ in 0..200 {
        let at = a + share * (b - a);
        let value = f(at);
        let (c, fc) = if (value > 0.0) == (fa > 0.0) {
            (a, fa)
        } else {
            let old = (b, fb);
            (b, fb) = (a, fa);
            old
        };
        (a, fa) = (at, value);
        let best = if fa.abs() < fb.abs() { a } else { b };
        let narrow = 4.0 * f64::EPSILON * (1.0 + best.abs());
        let limit = narrow / (b - a).abs();
        if limit > 0.5 || fa == 0.0 {
            return best;
        }
        let xi = (a - b) / (c - b);
        let phi = (fa - fb) / (fc - fb);
        let inverse_quadratic = phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi;
        share = if inverse_quadratic {
            fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        } else {
            0.5
        };
        // Also where the formula gave no number.
        share = if share > limit && share < 1.0 - limit { share } else { 0.5 };
    }
    a
}
