//! The joint model of the app: seven skills, the person's shared self-rating bias, and a bias for each skill.

use cairn_measure::{Answer, Posterior, Space};

use super::evidence::Weighed;
use crate::Skill;
use crate::content::Prior;

/// Dimension of the shared self-rating bias.
const SHARED_BIAS: usize = Skill::COUNT;
/// Dimensions in all: skills, shared bias, a bias for each skill.
const DIMENSIONS: usize = 2 * Skill::COUNT + 1;

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
        let mut covariance = vec![0.0; DIMENSIONS * DIMENSIONS];
        for row in 0..DIMENSIONS {
            for column in 0..DIMENSIONS {
                let value = if row == column {
                    match row {
                        0..SHARED_BIAS => 1.0,
                        SHARED_BIAS => prior.shared_bias_sd * prior.shared_bias_sd,
                        _ => prior.skill_bias_sd * prior.skill_bias_sd,
                    }
                } else if row < SHARED_BIAS && column < SHARED_BIAS {
                    prior.skill_correlation
                } else {
                    0.0
                };
                if let Some(cell) = covariance.get_mut(row * DIMENSIONS + column) {
                    *cell = value;
                }
            }
        }
        Space::new(&[0.0; DIMENSIONS], &covariance).ok().map(|space| Self { space })
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
