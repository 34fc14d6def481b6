//! The joint model of the app: seven skills, the person's shared self-rating bias, and a bias for each skill. Every
//! other person who has rated brings as many biases of their own, and every interviewer one.

use cairn_measure::{Answer, Posterior, Space};

use super::weigh_answers::Weighed;
use crate::Skill;
use crate::content::{Prior, RaterBias};

/// Dimension of the shared self-rating bias.
const SHARED_BIAS: usize = Skill::COUNT;
/// Dimensions of the person alone: skills, shared bias, a bias for each skill.
const DIMENSIONS: usize = 2 * Skill::COUNT + 1;
/// Dimensions that each rater adds: a shared bias, and a bias for each skill.
const OF_RATER: usize = 1 + Skill::COUNT;

/// The model with its prior.
pub(crate) struct Joint {
    space: Space,
}

impl Joint {
    /// The dimension of the shared self-rating bias; those of the skills' own biases follow.
    pub(crate) const SHARED: usize = SHARED_BIAS;

    /// The dimension of the self-rating bias that a skill has on top of the shared one.
    pub(crate) const fn bias_of(skill: Skill) -> usize {
        SHARED_BIAS + 1 + skill.index()
    }

    /// The model; `None` for a prior that the content check refuses (a covariance that is not positive definite).
    pub(crate) fn new(prior: &Prior) -> Option<Self> {
        Self::with_others(prior, &[], &[])
    }

    /// The model with other people's leanings beside the person's own: first the raters', then one of each interviewer,
    /// whose standard deviations in logits are `leniency`.
    pub(crate) fn with_others(prior: &Prior, biases: &[RaterBias], leniency: &[f64]) -> Option<Self> {
        let interviewers = DIMENSIONS + OF_RATER * biases.len();
        let size = interviewers + leniency.len();
        let sd = |dimension: usize| match dimension {
            0..SHARED_BIAS => 1.0,
            SHARED_BIAS => prior.shared_bias_sd,
            _ if dimension < DIMENSIONS => prior.skill_bias_sd,
            _ if dimension >= interviewers => leniency.get(dimension - interviewers).copied().unwrap_or(1.0),
            _ => biases.get((dimension - DIMENSIONS) / OF_RATER).map_or(1.0, |bias| {
                if (dimension - DIMENSIONS).is_multiple_of(OF_RATER) { bias.shared_sd } else { bias.skill_sd }
            }),
        };
        // The rater whose leaning everywhere this dimension is.
        let leans = |dimension: usize| {
            let of_raters = dimension.checked_sub(DIMENSIONS)?;
            biases.get(of_raters / OF_RATER).filter(|_| of_raters.is_multiple_of(OF_RATER))
        };
        let mut covariance = vec![0.0; size * size];
        for row in 0..size {
            for column in 0..size {
                let value = if row == column {
                    sd(row) * sd(row)
                } else if row < SHARED_BIAS && column < SHARED_BIAS {
                    prior.skill_correlation
                } else if let (Some(one), Some(other)) = (leans(row), leans(column)) {
                    // The smaller of two, so that each pair is bounded by what both allow.
                    f64::min(one.shared_correlation, other.shared_correlation)
                        * one.shared_sd
                        * other.shared_sd
                } else {
                    0.0
                };
                if let Some(cell) = covariance.get_mut(row * size + column) {
                    *cell = value;
                }
            }
        }
        Space::new(&vec![0.0; size], &covariance).ok().map(|space| Self { space })
    }

    pub(crate) const fn space(&self) -> &Space {
        &self.space
    }

    /// The dimensions that an answer depends on: its skill, and for a rating the person's biases too.
    pub(crate) fn loads(skill: Skill, rating: bool) -> &'static [usize] {
        const RATINGS: [[usize; 3]; Skill::COUNT] = {
            let mut all = [[0; 3]; Skill::COUNT];
            let mut skill = 0;
            while skill < Skill::COUNT {
                all[skill] = [skill, SHARED_BIAS, SHARED_BIAS + 1 + skill];
                skill += 1;
            }
            all
        };
        let all: &'static [usize; 3] = &RATINGS[skill.index()];
        if rating { all } else { &all[..1] }
    }

    /// The dimensions that a rating by another person depends on: the skill, and that person's biases.
    pub(crate) const fn rater_loads(rater: usize, skill: Skill) -> [usize; 3] {
        let shared = DIMENSIONS + OF_RATER * rater;
        [skill.index(), shared, shared + 1 + skill.index()]
    }

    /// The dimensions that an interviewer's score depends on: the skill, and their leniency. There are so many raters.
    pub(crate) const fn interviewer_loads(raters: usize, interviewer: usize, skill: Skill) -> [usize; 2] {
        [skill.index(), DIMENSIONS + OF_RATER * raters + interviewer]
    }

    /// The answers in the form of the measurement.
    pub(crate) fn answers(weighed: &[Weighed]) -> Vec<Answer<'_>> {
        weighed
            .iter()
            .map(|one| Answer {
                item: &one.item,
                loads: Self::loads(one.skill, one.rating),
                category: one.category,
            })
            .collect()
    }

    /// The posterior given the answers; `None` only where an answer is out of its item's range, which [`super::weigh`] excludes.
    pub(crate) fn posterior(&self, weighed: &[Weighed]) -> Option<Posterior> {
        self.space.posterior(&Self::answers(weighed), None).ok()
    }
}
