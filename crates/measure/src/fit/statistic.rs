//! Person-fit statistics at a given ability.

use crate::ability::{Normal, Response, check, warm_pull};
use crate::bounded::Theta;
use crate::math::{real, sqrt};
use crate::model::Item;
use crate::space::AnswerError;

/// How an ability was estimated, which [`lz_star`] corrects for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Estimator {
    /// [`ml`](crate::ml).
    MaximumLikelihood,
    /// [`map`](crate::map) with this prior.
    MaximumAPosteriori(Normal),
    /// [`wl`](crate::wl).
    WeightedLikelihood,
}

/// Standardised log likelihood (Drasgow, Levine and Williams 1985), for any mix of items: about standard normal at the
/// true ability, and very low for a pattern that does not fit.
///
/// At an *estimated* ability it is too close to 0; use [`lz_star`], or better [`Space::fit`](crate::Space::fit).
/// `None` where no answer could have been another one. Fails for a category that an item does not have.
pub fn lz(responses: &[Response<'_>], theta: Theta) -> Result<Option<f64>, AnswerError> {
    check(responses)?;
    let theta = theta.logits();
    let abilities = responses.iter().map(|(item, category)| (*item, *category, theta));
    Ok(standardised(abilities))
}

/// lz corrected for the ability's being estimated (Snijders 2001; for polytomous and mixed items Sinharay 2015).
///
/// `theta` must come from `estimator`. `None` where no answer could have been another one, or where there is no
/// information. Fails for a category that an item does not have.
pub fn lz_star(
    responses: &[Response<'_>],
    theta: Theta,
    estimator: Estimator,
) -> Result<Option<f64>, AnswerError> {
    check(responses)?;
    let theta = theta.logits();
    let pull = match estimator {
        Estimator::MaximumLikelihood => 0.0,
        Estimator::MaximumAPosteriori(prior) => (prior.mean() - theta) * prior.precision(),
        Estimator::WeightedLikelihood => warm_pull(responses, theta).unwrap_or(0.0),
    };
    // c = sum of P' ln P over the information: how much the log likelihood moves with the estimate.
    let (mut moved, mut information) = (0.0, 0.0);
    for (item, _) in responses {
        for (p, point) in categories(item, theta) {
            moved += p * point.slope * point.ln_p;
            information += p * point.slope * point.slope;
        }
    }
    let c = moved / information;
    let (mut away, mut variance) = (0.0, 0.0);
    for (item, category) in responses {
        let (mut mean, mut corrected_mean, mut square) = (0.0, 0.0, 0.0);
        for (p, point) in categories(item, theta) {
            let corrected = point.ln_p - c * point.slope;
            mean += p * point.ln_p;
            corrected_mean += p * corrected;
            square += p * corrected * corrected;
        }
        away += item.ln_p(theta, *category) - mean;
        variance += square - corrected_mean * corrected_mean;
    }
    Ok(finite((away + c * pull) / sqrt(variance)))
}

/// Outfit mean square (Wright and Stone 1979): mean squared standardised residual of the score; 1 is expected, much
/// more means answers far from the person's level that surprise.
///
/// `None` without answers. Fails for a category that an item does not have.
pub fn outfit(responses: &[Response<'_>], theta: Theta) -> Result<Option<f64>, AnswerError> {
    check(responses)?;
    let abilities = responses.iter().map(|(item, category)| (*item, *category, theta.logits()));
    Ok(mean_squares(abilities).map(|(_, outfit)| outfit))
}

/// Infit mean square: as [`outfit`], weighted by information, so that items near the person's level count most.
///
/// `None` without answers. Fails for a category that an item does not have.
pub fn infit(responses: &[Response<'_>], theta: Theta) -> Result<Option<f64>, AnswerError> {
    check(responses)?;
    let abilities = responses.iter().map(|(item, category)| (*item, *category, theta.logits()));
    Ok(mean_squares(abilities).map(|(infit, _)| infit))
}

fn categories(item: &Item, theta: f64) -> impl Iterator<Item = (f64, crate::model::Point)> {
    // A category that cannot come counts nothing, whatever its logarithm.
    (0..item.categories())
        .map(move |category| (item.p(theta, category), item.point(theta, category)))
        .filter(|(p, _)| *p > 0.0)
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// lz of answers that meet different abilities.
pub(super) fn standardised<'a>(answers: impl Iterator<Item = (&'a Item, usize, f64)>) -> Option<f64> {
    let (mut away, mut variance) = (0.0, 0.0);
    for (item, given, theta) in answers {
        let (mut mean, mut square) = (0.0, 0.0);
        for category in 0..item.categories() {
            let p = item.p(theta, category);
            if p > 0.0 {
                let ln_p = item.ln_p(theta, category);
                mean += p * ln_p;
                square += p * ln_p * ln_p;
            }
        }
        away += item.ln_p(theta, given) - mean;
        variance += square - mean * mean;
    }
    finite(away / sqrt(variance))
}

/// Infit and outfit of answers that meet different abilities.
pub(super) fn mean_squares<'a>(answers: impl Iterator<Item = (&'a Item, usize, f64)>) -> Option<(f64, f64)> {
    let (mut residuals, mut variances, mut standardised, mut count) = (0.0, 0.0, 0.0, 0.0);
    for (item, given, theta) in answers {
        let (mut mean, mut variance) = (0.0, 0.0);
        for category in 1..item.categories() {
            mean += real(category) * item.p(theta, category);
        }
        for category in 0..item.categories() {
            let away = real(category) - mean;
            variance += away * away * item.p(theta, category);
        }
        let residual = real(given) - mean;
        residuals += residual * residual;
        variances += variance;
        standardised += residual * residual / variance;
        count += 1.0;
    }
    Some((finite(residuals / variances)?, finite(standardised / count)?))
}
