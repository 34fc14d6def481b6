//! Facets: how far a facet lies from its skill, from the few answers there are.

use cairn_measure::{Answer, Posterior, Theta};

use super::joint::Joint;
use super::others::Heard;
use super::weigh_answers::Weighed;
use crate::content::{Content, Facet};
use crate::{FacetId, Skill};

/// Sd, in logits, of facets around their skill (expert judgement: facets of one skill differ by half a level).
pub(crate) const FACET_SD: f64 = 0.5;

/// The grid of the deviation: steps of 0.1 logits to six prior sds either way.
const GRID_STEP: f64 = 0.1;
const GRID_STEPS: i32 = 30;

/// What is concluded about one facet. All thetas in logits.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetEstimate {
    /// The facet.
    pub facet: FacetId,
    /// Its skill.
    pub skill: Skill,
    /// Best single value of the facet: its skill's plus its own deviation.
    pub theta: f64,
    /// Standard error, its skill's included.
    pub standard_error: f64,
    /// Deviation from the skill.
    pub deviation: f64,
    /// Standard error of the deviation.
    pub deviation_error: f64,
    /// Answers it rests on.
    pub answers: u16,
}

/// The facets with at least one answer, in the order of the content.
///
/// A facet lies around its skill's mean. For its deviation the skills and biases are held at the posterior's mode, and the deviation of a facet gets a normal prior of its own:
/// an approximation that ignores how a facet's deviation would pull its skill.
pub(crate) fn facets(
    content: &Content,
    posterior: &Posterior,
    weighed: &[Weighed],
    heard: &[Heard],
) -> Vec<FacetEstimate> {
    facets_among(content, posterior, weighed, heard, |_| true)
}

/// The same of those that are wanted: each is a grid of its own.
pub(crate) fn facets_among(
    content: &Content,
    posterior: &Posterior,
    weighed: &[Weighed],
    heard: &[Heard],
    wanted: impl Fn(&FacetId) -> bool,
) -> Vec<FacetEstimate> {
    let skills =
        content.skills.iter().flat_map(|info| info.facets.iter().map(move |facet| (info.skill, facet)));
    let mut skills = skills.filter(|(_, facet)| wanted(&facet.id)).peekable();
    if skills.peek().is_none() {
        return Vec::new();
    }
    let own = weighed.iter().map(|one| (one, Joint::loads(one.skill, one.rating)));
    let all: Vec<Loaded<'_>> = own.chain(heard.iter().map(|one| (&one.one, one.loads()))).collect();
    let means = means(posterior, &all);
    skills.filter_map(|(skill, facet)| estimate(skill, facet, (posterior, &means), &all)).collect()
}

/// An answer with the dimensions that its item sees.
type Loaded<'a> = (&'a Weighed, &'a [usize]);

/// The means of a posterior's coordinates, in logits; its mode for answers that do not fit it, of which there are none.
fn means(posterior: &Posterior, all: &[Loaded<'_>]) -> Vec<f64> {
    let answers = all.iter().map(|(one, loads)| Answer { item: &one.item, loads, category: one.category });
    means_of(posterior, &answers.collect::<Vec<_>>())
}

/// The means of a posterior's coordinates, in logits, given the answers that it was made from. Where draws take too long,
/// whatever compares people or holds one against a need takes the best single value of a skill from here.
pub(crate) fn means_of(posterior: &Posterior, answers: &[Answer<'_>]) -> Vec<f64> {
    posterior.mean(answers).unwrap_or_else(|_| posterior.mode().to_vec())
}

fn estimate(
    skill: Skill,
    facet: &Facet,
    (posterior, means): (&Posterior, &[f64]),
    all: &[Loaded<'_>],
) -> Option<FacetEstimate> {
    let own: Vec<Loaded<'_>> = all.iter().filter(|(one, _)| one.facet == facet.id).copied().collect();
    if own.is_empty() {
        return None;
    }
    let (mean, error) = deviation(posterior, &own);
    let sd = posterior.sd(skill.index());
    let middle = means.get(skill.index()).copied().unwrap_or(0.0);
    Some(FacetEstimate {
        facet: facet.id.clone(),
        skill,
        theta: middle + mean,
        standard_error: libm::sqrt(sd * sd + error * error),
        deviation: mean,
        deviation_error: error,
        answers: u16::try_from(own.len()).unwrap_or(u16::MAX),
    })
}

/// Mean and standard deviation of the deviation, by its expectation on a grid.
fn deviation(posterior: &Posterior, own: &[Loaded<'_>]) -> (f64, f64) {
    let point = |step: i32| f64::from(step) * GRID_STEP;
    let ln_density = |value: f64| {
        let ln_p = |(one, loads): &Loaded<'_>| {
            let theta = Theta::new(offset(posterior, loads) + value).ok();
            theta.and_then(|theta| one.item.log_probability(theta, one.category)).unwrap_or(0.0)
        };
        own.iter().map(ln_p).sum::<f64>() - 0.5 * (value / FACET_SD) * (value / FACET_SD)
    };
    let (mut mass, mut first, mut second) = (0.0, 0.0, 0.0);
    for value in (-GRID_STEPS..=GRID_STEPS).map(point) {
        // With at most a dozen answers the density stays far from what a double cannot hold.
        let weight = libm::exp(ln_density(value));
        mass += weight;
        first += weight * value;
        second += weight * value * value;
    }
    let mean = first / mass;
    (mean, libm::sqrt((second / mass - mean * mean).max(0.0)))
}

/// What an answer's item sees besides the facet's deviation: the skill, and for a rating the rater's biases.
fn offset(posterior: &Posterior, loads: &[usize]) -> f64 {
    loads.iter().filter_map(|dimension| posterior.mode().get(*dimension)).sum()
}
