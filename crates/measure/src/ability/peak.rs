//! The highest point of a likelihood or posterior.

use super::{Normal, Response, check};
use crate::bounded::{StdError, Theta};
use crate::math::sqrt;
use crate::root_finding::{root, search_points};
use crate::space::AnswerError;

/// A maximum, with its standard error by both kinds of information.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peak {
    /// Where it is.
    pub theta: Theta,
    /// 1 / sqrt of the expected (Fisher) information, the prior's included for [`map`].
    pub expected_error: StdError,
    /// 1 / sqrt of the observed information (minus the second derivative), the prior's included for [`map`]. The
    /// steadier of the two against the posterior's standard deviation.
    pub observed_error: StdError,
}

/// Maximum a posteriori: the mode of the posterior. Finite for every pattern.
///
/// With guessing a posterior can have several modes: this is the highest. Fails only for a category that an item does
/// not have.
pub fn map(responses: &[Response<'_>], prior: Normal) -> Result<Peak, AnswerError> {
    check(responses)?;
    let target = Target { responses, prior: Some(prior) };
    let theta = target.highest().unwrap_or(prior.mean());
    Ok(target.peak(theta).unwrap_or(Peak {
        theta: Theta::of(theta),
        expected_error: StdError::of(prior.sd()),
        observed_error: StdError::of(prior.sd()),
    }))
}

/// Maximum likelihood. `None` where the likelihood has no maximum: no answers, all right, all wrong, and with guessing
/// some patterns between.
///
/// Fails only for a category that an item does not have.
pub fn ml(responses: &[Response<'_>]) -> Result<Option<Peak>, AnswerError> {
    check(responses)?;
    let target = Target { responses, prior: None };
    Ok(target.highest().and_then(|theta| target.peak(theta)))
}

/// Warm's weighted likelihood (1989): where score + J / (2I) is 0, with J the sum over items and categories of P'P''/P.
/// Its bias is smaller than that of [`ml`] by an order, and it is finite also for all right and all wrong.
///
/// `None` without answers, and where guessing makes several such places. Fails only for a category that an item does
/// not have.
pub fn wl(responses: &[Response<'_>]) -> Result<Option<Peak>, AnswerError> {
    check(responses)?;
    let target = Target { responses, prior: None };
    let pulled = |theta: f64| target.slope(theta) + warm_pull(responses, theta).unwrap_or(0.0);
    let points = search_points(0.0);
    let values: Vec<f64> = points.iter().map(|theta| pulled(*theta)).collect();
    let mut falls =
        points.windows(2).zip(values.windows(2)).filter(|(_, value)| value[0] > 0.0 && value[1] <= 0.0);
    let (Some((at, _)), None) = (falls.next(), falls.next()) else { return Ok(None) };
    Ok(target.peak(root(pulled, at[0], at[1])))
}

/// J / (2I) at `theta`; `None` where there is no information.
pub(crate) fn warm_pull(responses: &[Response<'_>], theta: f64) -> Option<f64> {
    let (mut information, mut j) = (0.0, 0.0);
    for (item, _) in responses {
        for category in 0..item.categories() {
            let point = item.point(theta, category);
            let p = item.p(theta, category);
            // P' = P slope and P'' = P (slope² + bend), so that P'P''/P needs no division.
            information += p * point.slope * point.slope;
            j += p * point.slope * (point.slope * point.slope + point.bend);
        }
    }
    let pull = 0.5 * j / information;
    pull.is_finite().then_some(pull)
}

/// A log likelihood, or a log posterior.
struct Target<'a> {
    responses: &'a [Response<'a>],
    prior: Option<Normal>,
}

impl Target<'_> {
    fn centre(&self) -> f64 {
        self.prior.map_or(0.0, Normal::mean)
    }

    fn value(&self, theta: f64) -> f64 {
        let likelihood: f64 = self.responses.iter().map(|(item, category)| item.ln_p(theta, *category)).sum();
        likelihood + self.prior.map_or(0.0, |prior| prior.ln_density(theta))
    }

    fn slope(&self, theta: f64) -> f64 {
        let likelihood: f64 =
            self.responses.iter().map(|(item, category)| item.point(theta, *category).slope).sum();
        likelihood - self.prior.map_or(0.0, |prior| (theta - prior.mean()) * prior.precision())
    }

    fn bend(&self, theta: f64) -> f64 {
        let likelihood: f64 =
            self.responses.iter().map(|(item, category)| item.point(theta, *category).bend).sum();
        likelihood - self.prior.map_or(0.0, Normal::precision)
    }

    fn information(&self, theta: f64) -> f64 {
        let likelihood: f64 = self.responses.iter().map(|(item, _)| item.info(theta)).sum();
        likelihood + self.prior.map_or(0.0, Normal::precision)
    }

    /// The highest local maximum; `None` where there is none, or where an end of the scale is higher still.
    fn highest(&self) -> Option<f64> {
        let points = search_points(self.centre());
        let slopes: Vec<f64> = points.iter().map(|theta| self.slope(*theta)).collect();
        let mut best: Option<(f64, f64)> = None;
        for (at, slope) in points.windows(2).zip(slopes.windows(2)) {
            if slope[0] > 0.0 && slope[1] <= 0.0 {
                let theta = root(|theta| self.slope(theta), at[0], at[1]);
                let value = self.value(theta);
                if best.is_none_or(|(_, most)| value > most) {
                    best = Some((theta, value));
                }
            }
        }
        let (theta, value) = best?;
        let ends = points.first().into_iter().chain(points.last());
        ends.into_iter().all(|end| self.value(*end) < value).then_some(theta)
    }

    fn peak(&self, theta: f64) -> Option<Peak> {
        let error = |information: f64| StdError::new(1.0 / sqrt(information)).ok();
        Some(Peak {
            theta: Theta::new(theta).ok()?,
            expected_error: error(self.information(theta))?,
            observed_error: error(-self.bend(theta))?,
        })
    }
}
