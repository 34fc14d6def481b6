//! How well a person's skills fit a growth role.
//!
//! The fit is the mean of the skills by the role's weights, on the scale of levels; expert judgement chose the weights.
//! Strength in one skill makes up for weakness in another, which is why what speaks against is shown beside it.

use crate::content::Content;
use crate::profile::{Profile, Spread, above};
use crate::{Level, Skill};

/// The fit of one person to one set of weights. Thetas in logits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// The weighted mean of the skills with its intervals.
    pub spread: Spread,
    /// Where the mean of the needs by the same weights is, in logits.
    pub asked: f64,
    /// Probability, 0 to 1, that the mean of the skills reaches that of the needs.
    pub reaches: f64,
}

/// The fit to these weights, which sum to 1, and to these needs, each level 1 or above, by where it begins.
pub fn role_fit(
    content: &Content,
    profile: &Profile,
    weights: &[f64; Skill::COUNT],
    needs: &[Level; Skill::COUNT],
) -> Fit {
    let asked = weighted(&needs.map(|level| content.theta_from(level)), weights);
    let error = scale_error(content, weights);
    let values: Vec<(f64, f64)> =
        profile.draws.iter().map(|drawn| (weighted(&drawn.theta, weights), drawn.weight)).collect();
    let reaches = values.iter().map(|(value, weight)| weight * above(value - asked, error)).sum::<f64>();
    Fit { spread: Spread::of(&values, error), asked, reaches: reaches.clamp(0.0, 1.0) }
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
