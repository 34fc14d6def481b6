//! All that is known of a candidate's skills, beside what the profile alone says.

use cairn_measure::Posterior;

use super::evidence::{Evidence, Since, Sources};
use crate::Skill;
use crate::attempt::Attempt;
use crate::content::{Bank, Content};
use crate::profile::{Others, mixture, need_error};

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

/// The combined estimate; `None` where there is nothing beside the profile, or for a content that the build refuses.
pub fn combined(content: &Content, bank: &Bank, attempt: &Attempt, since: Since<'_>) -> Option<Combined> {
    let evidence = Evidence::of(content, bank, attempt, Some(since))?;
    if !evidence.sources.more() {
        return None;
    }
    let alone = Others::nobody(content)?.posterior(&evidence.own)?;
    let together = evidence.others.posterior(&evidence.used)?;
    let without = evidence.without();
    let of = |posterior: &Posterior, skill: Skill| {
        (posterior.mode().get(skill.index()).copied().unwrap_or(0.0), posterior.sd(skill.index()))
    };
    let with_scale = |(mean, sd): (f64, f64)| (mean, need_error(content.prior.anchor_sd, sd, 0.0));
    let all = |skill: Skill| match &without {
        Some((share, posterior, _)) => mixture(*share, of(&together, skill), of(posterior, skill)),
        None => of(&together, skill),
    };
    let skills = Skill::ALL.map(|skill| CombinedSkill {
        skill,
        profile: with_scale(of(&alone, skill)),
        all: with_scale(all(skill)),
    });
    Some(Combined { skills: skills.to_vec(), sources: evidence.sources })
}
