//! The upper tail of the chi-squared distribution.

use libm::lgamma;

use crate::math::{exp, ln};

/// Terms after which series and fraction are given up; both need a few dozen for the degrees of freedom of reports.
const TERMS_MAX: u32 = 10_000;

/// P(X > x) for X chi-squared with `freedom` degrees (above 0, whole or not): the regularised incomplete gamma function
/// Q(freedom / 2, x / 2), by its series below its mean and by its continued fraction above (Abramowitz and Stegun 1964, 6.5.29 and 6.5.31).
pub(super) fn above(x: f64, freedom: f64) -> f64 {
    let (shape, x) = (0.5 * freedom, 0.5 * x);
    if x <= 0.0 {
        return 1.0;
    }
    let front = exp(shape * ln(x) - x - lgamma(shape));
    if x < shape + 1.0 { 1.0 - front * series(shape, x) } else { front * fraction(shape, x) }
}

fn series(shape: f64, x: f64) -> f64 {
    let (mut term, mut sum) = (1.0 / shape, 1.0 / shape);
    for place in 1..TERMS_MAX {
        term *= x / (shape + f64::from(place));
        sum += term;
        if term < sum * 1e-15 {
            break;
        }
    }
    sum
}

/// Lentz's method.
fn fraction(shape: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - shape;
    let (mut c, mut d) = (1.0 / TINY, 1.0 / b);
    let mut product = d;
    for place in 1..TERMS_MAX {
        let place = f64::from(place);
        let a = -place * (place - shape);
        b += 2.0;
        d = a * d + b;
        d = 1.0 / if d.abs() < TINY { TINY } else { d };
        c = b + a / c;
        c = if c.abs() < TINY { TINY } else { c };
        product *= c * d;
        if (c * d - 1.0).abs() < 1e-15 {
            break;
        }
    }
    product
}

#[cfg(test)]
mod tests {
    use super::above;

    #[test]
    fn tails_are_those_of_the_tables() {
        // scipy.stats.chi2.sf.
        for (x, freedom, expected) in [
            (3.841_458_820_694_124, 1.0, 0.05),
            (11.070_497_693_516_351, 5.0, 0.05),
            (0.5, 3.0, 0.918_891_411_654_675_8),
            (30.0, 3.0, 1.380_057_031_232_545e-6),
            (4.0, 2.5, 0.194_846_958_359_487_23),
        ] {
            let found = above(x, freedom);
            assert!(
                (found - expected).abs() < 1e-9 * (1.0 + expected),
                "{x} {freedom}: {found} for {expected}"
            );
        }
    }
}
