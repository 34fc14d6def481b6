//! All that is known of a candidate's skills, beside what the profile alone says.

use cairn_measure::Score;

use super::evidence::{Since, Sources};
use super::standing::{Assessor, Standing};
use crate::Skill;
use crate::attempt::Attempt;
use crate::content::{Bank, Content};
use crate::profile::need_error;

/// What is known after tests, interviews and ratings by others, beside what the profile alone says.
#[derive(Clone, Debug, PartialEq)]
pub struct Combined {
    /// All seven skills.
    pub skills: Vec<CombinedSkill>,
    /// What it rests on.
    pub sources: Sources,
}

/// One skill, in logits: mean and standard error, that of the skill's scale included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CombinedSkill {
    /// The skill.
    pub skill: Skill,
    /// By the profile alone.
    pub profile: (f64, f64),
    /// By everything.
    pub all: (f64, f64),
}

/// The combined estimate, by the numbers of the table of the pool; `None` where there is nothing beside the profile, or for a content that the build refuses.
pub fn combined(content: &Content, bank: &Bank, attempt: &Attempt, since: Since<'_>) -> Option<Combined> {
    let assessor = Assessor::new(content, bank);
    let (alone, together) = (assessor.of(attempt, None)?, assessor.of(attempt, Some(since))?);
    if !together.sources.more() {
        return None;
    }
    let of = |standing: &Standing, skill: Skill| {
        let Score { mean, sd } = standing.skill(skill);
        (mean, need_error(content.prior.anchor_sd, sd, 0.0))
    };
    let skills = Skill::ALL.map(|skill| CombinedSkill {
        skill,
        profile: of(&alone, skill),
        all: of(&together, skill),
    });
    Some(Combined { skills: skills.to_vec(), sources: together.sources })
}
