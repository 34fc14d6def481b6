//! Two possibilities at once: what is concluded where it is not known which of two sets of answers is the person's.

use cairn_measure::Posterior;

use super::facets::{FACET_SD, FacetEstimate};
use super::others::Others;
use super::weigh_answers::Weighed;

/// Mean and standard error of a mixture: of `one` with the probability `share`, else of `other`.
///
/// The variance is that of both in their shares, and `share (1 - share) d²` for the distance d of their means.
pub(crate) fn mixture(share: f64, one: (f64, f64), other: (f64, f64)) -> (f64, f64) {
    let rest = 1.0 - share;
    let apart = one.0 - other.0;
    let variance = share * one.1 * one.1 + rest * other.1 * other.1 + share * rest * apart * apart;
    (share * one.0 + rest * other.0, libm::sqrt(variance))
}

/// The same of facets. Those that `other` knows nothing of lie around their skill there, by `posterior` and its means, as far as they may.
pub(super) fn mixed_facets(
    share: f64,
    one: Vec<FacetEstimate>,
    other: &[FacetEstimate],
    (posterior, means): (&Posterior, &[f64]),
) -> Vec<FacetEstimate> {
    let mix = |one: FacetEstimate| {
        let there = other.iter().find(|known| known.facet == one.facet);
        let at = one.skill.index();
        let around = || {
            let mean = means.get(at).copied().unwrap_or(0.0);
            ((mean, libm::hypot(posterior.sd(at), FACET_SD)), (0.0, FACET_SD))
        };
        let (theirs, away) = there.map_or_else(around, |known| {
            ((known.theta, known.standard_error), (known.deviation, known.deviation_error))
        });
        let (theta, standard_error) = mixture(share, (one.theta, one.standard_error), theirs);
        let (deviation, deviation_error) = mixture(share, (one.deviation, one.deviation_error), away);
        FacetEstimate { theta, standard_error, deviation, deviation_error, ..one }
    };
    one.into_iter().map(mix).collect()
}

/// How far answers are believed that could as well be picks at random.
pub(crate) const BELIEVED: f64 = 0.5;

/// What follows without the answers to questions, and the answers that are left; `None` for a content that the build refuses.
pub(crate) fn ratings_alone(others: &Others, weighed: &[Weighed]) -> Option<(Posterior, Vec<Weighed>)> {
    let rest = without_questions(weighed);
    Some((others.posterior(&rest)?, rest))
}

/// The person's own ratings alone.
fn without_questions(weighed: &[Weighed]) -> Vec<Weighed> {
    weighed.iter().filter(|one| one.rating).cloned().collect()
}
