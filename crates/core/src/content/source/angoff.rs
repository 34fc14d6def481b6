//! Modified Angoff: from estimated shares of people who get an item to its difficulty.
//!
//! Several readers, each blind to the others and to the author's figure, say what share of people at each level would get
//! the item (Angoff 1971; Cizek and Bunch 2007, chapter 6). These are this project's estimates, never a panel's.

use crate::content::Kind;

/// The middle of each level, 0 to 5, in logits.
const MIDDLES: [f64; 6] = [-2.0, -1.0, 0.0, 1.0, 2.0, 3.0];
/// How far the difficulty may lie from the one that the shares imply, in logits: half a level, and a rounding.
const FAR: f64 = 0.55;
/// An item belongs to the level whose beginning, n - 2.5, is nearest to its difficulty; a rounding is let pass.
const NEAR: f64 = 0.55;

/// The rows of estimates, checked to be shares that rise with the level.
pub(super) fn rows(raw: &[Vec<f64>], causes: &mut Vec<String>) -> Vec<[f64; 6]> {
    let mut found = Vec::new();
    for row in raw {
        let rises = row.windows(2).all(|pair| pair[0] <= pair[1]);
        match <[f64; 6]>::try_from(row.as_slice()) {
            Ok(six) if rises && row.iter().all(|share| (0.0..=100.0).contains(share)) => found.push(six),
            _ => causes.push(format!("angoff row {row:?} must be six shares from 0 to 100 that do not fall")),
        }
    }
    found
}

/// Holds the difficulty against the estimates, and the level against the difficulty.
pub(super) fn check(kind: &Kind, level: u8, b: f64, rows: &[[f64; 6]], causes: &mut Vec<String>) {
    if let Some(implied) = implied(kind, rows)
        && (implied - b).abs() > FAR
    {
        causes.push(format!("b is {b}, but the estimates imply {implied:.2}"));
    }
    let begins = f64::from(level) - 2.5;
    let beyond = (level == 1 && b < begins) || (level == 5 && b > begins);
    if (b - begins).abs() > NEAR && !beyond {
        causes.push(format!(
            "b is {b}, and another level's beginning is nearer than that of level {level}, {begins}"
        ));
    }
}

/// The difficulty whose curve lies closest to the mean of the rows; `None` without rows.
///
/// Least squares over a grid of 0.01 logits. Knowledge: c + (1 - c) / (1 + exp(-a(theta - b))). Judgement: expected share of
/// the points with the steps moved along.
pub(super) fn implied(kind: &Kind, rows: &[[f64; 6]]) -> Option<f64> {
    if rows.is_empty() {
        return None;
    }
    let misfit = |b: f64| -> f64 {
        let one = |row: &[f64; 6]| -> f64 {
            let pairs = MIDDLES.iter().zip(row);
            pairs.map(|(theta, share)| (expected(kind, b, *theta) - share / 100.0).powi(2)).sum()
        };
        rows.iter().map(one).sum()
    };
    let grid = (-400..=500).map(|hundredth| f64::from(hundredth) / 100.0);
    grid.min_by(|left, right| misfit(*left).total_cmp(&misfit(*right)))
}

/// Expected share of the points at an ability, with the difficulty moved to `b`. Who understands nothing and picks blindly
/// among four ranked actions gets half of the points: readers count that luck, and the response model knows none, so it is
/// added here.
fn expected(kind: &Kind, b: f64, theta: f64) -> f64 {
    match kind {
        Kind::Knowledge { a, c, .. } => c + (1.0 - c) / (1.0 + libm::exp(-a * (theta - b))),
        Kind::Judgement { a, steps } => {
            let middle = kind.middle();
            let mut weight = 1.0;
            let (mut sum, mut points) = (1.0, 0.0);
            for (score, step) in (1..).zip(steps) {
                weight *= libm::exp(a * (theta - (step - middle + b)));
                sum += weight;
                points += f64::from(score) * weight;
            }
            0.5 + points / sum / 6.0
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_drawn_from_a_curve_give_its_difficulty_back() {
        let kind = Kind::Knowledge { a: 1.2, b: 0.0, c: 0.22 };
        let row = MIDDLES.map(|theta| 100.0 * expected(&kind, 0.7, theta));
        assert!((implied(&kind, &[row]).unwrap() - 0.7).abs() < 0.011);
        let kind = Kind::Judgement { a: 0.8, steps: [-0.8, 0.0, 0.8] };
        let row = MIDDLES.map(|theta| 100.0 * expected(&kind, -1.2, theta));
        assert!((implied(&kind, &[row]).unwrap() + 1.2).abs() < 0.011);
    }

    #[test]
    fn a_difficulty_far_from_the_estimates_is_named() {
        let kind = Kind::Knowledge { a: 1.0, b: 2.0, c: 0.25 };
        let mut causes = Vec::new();
        check(&kind, 3, 2.0, &[[60.0, 80.0, 90.0, 95.0, 98.0, 99.0]], &mut causes);
        assert!(causes.iter().any(|cause| cause.contains("the estimates imply")), "{causes:?}");
        assert!(causes.iter().any(|cause| cause.contains("nearer than that of level 3")), "{causes:?}");
        let mut causes = Vec::new();
        assert!(rows(&[vec![50.0, 40.0, 60.0, 70.0, 80.0, 90.0]], &mut causes).is_empty());
        assert_eq!(causes.len(), 1);
    }
}
