//! Several cut scores reached at once, over draws from a posterior: columns of chances, one a draw, and their products.
//!
//! Given the abilities, the errors of the scales are independent, so the chance of reaching all cuts in one draw is a
//! product; the probability is its weighted mean (Rao-Blackwell: the errors of the scales are not drawn).

use crate::math::{normal_below, real, sqrt};

/// A probability estimated from draws, with the standard error of the estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The probability, 0 to 1.
    pub value: f64,
    /// Monte Carlo standard error of it: how far other draws would give another value. 0 where no draw differs.
    pub error: f64,
}

/// For each draw, the chance that an ability lies above `cut` (logits), where the scale may be off by `error` (its
/// standard deviation in logits; 0 for none).
pub fn chances_above(theta: &[f64], cut: f64, error: f64) -> Vec<f64> {
    let mut chances = Vec::with_capacity(theta.len());
    for value in theta {
        let away = value - cut;
        chances.push(if error > 0.0 { normal_below(away / error) } else { f64::from(u8::from(away >= 0.0)) });
    }
    chances
}

/// Sum over draws of weight times chance; of the shorter of the two.
pub fn weighed(weights: &[f64], chances: &[f64]) -> f64 {
    // Four sums side by side: the order is fixed, so every machine gets the same bits, and none waits for the other.
    let mut sums = [0.0; 4];
    let (weights, chances) = (weights.chunks_exact(4), chances.chunks_exact(4));
    let rest: f64 = weights.remainder().iter().zip(chances.remainder()).map(|(w, c)| w * c).sum();
    for (weight, chance) in weights.zip(chances) {
        for at in 0..4 {
            sums[at] += weight[at] * chance[at];
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// Every weight times its chance: what is left to the draws that reach this cut.
pub fn narrowed(weights: &[f64], chances: &[f64]) -> Vec<f64> {
    weights.iter().zip(chances).map(|(weight, chance)| weight * chance).collect()
}

/// The probability that everything holds whose chances stand in `columns`, one value a draw. `weights` sum to 1.
pub fn all_at_once(weights: &[f64], columns: &[&[f64]]) -> Share {
    let mut joint = vec![1.0; weights.len()];
    for column in columns {
        for (cell, chance) in joint.iter_mut().zip(*column) {
            *cell *= chance;
        }
    }
    let value = weighed(weights, &joint).clamp(0.0, 1.0);
    // Of a mean with weights that sum to 1 (self-normalised importance sampling; Owen 2013, section 9.2).
    let square: f64 = weights
        .iter()
        .zip(&joint)
        .map(|(weight, chance)| {
            let part = weight * (chance - value);
            part * part
        })
        .sum();
    Share { value, error: sqrt(square) }
}

/// How many unweighted draws would be as good as weighted ones: 1 over the sum of squared weights (Kong 1992).
pub fn effective(weights: &[f64]) -> f64 {
    let square: f64 = weights.iter().map(|weight| weight * weight).sum();
    if square > 0.0 { 1.0 / square } else { real(weights.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn independent_cuts_multiply_and_the_error_is_that_of_a_mean() {
        let weights = [0.25; 4];
        let (one, two) = ([1.0, 1.0, 0.0, 0.0], [1.0, 0.0, 1.0, 0.0]);
        let share = all_at_once(&weights, &[&one, &two]);
        assert!((share.value - 0.25).abs() < 1e-12);
        // Variance of 1, 0, 0, 0 is 3/16; of the mean of four, 3/64.
        assert!((share.error - (3.0f64 / 64.0).sqrt()).abs() < 1e-12);
        assert!((effective(&weights) - 4.0).abs() < 1e-12);
    }

    #[test]
    fn a_scale_without_error_cuts_sharply() {
        assert_eq!(chances_above(&[0.4, 0.5, 0.6], 0.5, 0.0), [0.0, 1.0, 1.0]);
        let soft = chances_above(&[0.5, 1.5], 0.5, 0.25);
        assert!((soft[0] - 0.5).abs() < 1e-12 && soft[1] > 0.999);
    }

    #[test]
    fn sums_hold_for_any_length() {
        let values: Vec<f64> = (1..=7).map(f64::from).collect();
        assert!((weighed(&values, &values) - 140.0).abs() < 1e-12);
        assert!((narrowed(&values, &values)[6] - 49.0).abs() < 1e-12);
    }
}
