//! How well a person's skills fit a growth role.
//!
//! The fit is the mean of the skills by the role's weights, on the scale of levels; expert judgement chose the weights.
//! Strength in one skill makes up for weakness in another, which is why what speaks against is shown beside it.

use crate::content::Content;
use crate::profile::{Profile, Spread, above};
use crate::{Level, Skill};

/// The level whose beginning a role is taken to ask for, as the late stages of the path do: "Leading".
const ASKED: u8 = 4;

/// The fit of one person to one set of weights. Thetas in logits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The weighted mean of the skills with its intervals.
    pub spread: Spread,
    /// Probability, 0 to 1, that it reaches the beginning of level 4.
    pub reaches: f64,
}

/// The level that a role is taken to ask for.
pub(super) fn asked() -> Level {
    Level::new(ASKED).unwrap_or_default()
}

/// The fit to these weights, which sum to 1.
pub fn role_fit(content: &Content, profile: &Profile, weights: &[f64; Skill::COUNT]) -> Fit {
    let error = scale_error(content, weights);
    let values: Vec<(f64, f64)> =
        profile.draws.iter().map(|drawn| (weighted(&drawn.theta, weights), drawn.weight)).collect();
    let from = content.theta_from(asked());
    let reaches = values.iter().map(|(value, weight)| weight * above(value - from, error)).sum::<f64>();
    Fit { spread: Spread::of(&values, error), reaches: reaches.clamp(0.0, 1.0) }
}

/// Probability that the fit to the first weights is above that to the second, in the same person.
pub(super) fn fits_better(
    content: &Content,
    profile: &Profile,
    first: &[f64; Skill::COUNT],
    second: &[f64; Skill::COUNT],
) -> f64 {
    let difference = Skill::ALL.map(|skill| first[skill.index()] - second[skill.index()]);
    let error = scale_error(content, &difference);
    profile
        .draws
        .iter()
        .map(|drawn| drawn.weight * above(weighted(&drawn.theta, &difference), error))
        .sum::<f64>()
        .clamp(0.0, 1.0)
}

fn weighted(theta: &[f64; Skill::COUNT], weights: &[f64; Skill::COUNT]) -> f64 {
    theta.iter().zip(weights).map(|(value, weight)| value * weight).sum()
}

/// Standard error that the skills' scales bring in, each off by itself: variances add by the squares of the weights.
fn scale_error(content: &Content, weights: &[f64; Skill::COUNT]) -> f64 {
    content.prior.anchor_sd * libm::sqrt(weights.iter().map(|weight| weight * weight).sum::<f64>())
}
