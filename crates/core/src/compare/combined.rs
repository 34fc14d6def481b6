//! All that is known of a candidate's skills, beside what the profile alone says.

use cairn_measure::Score;

use super::evidence::{Since, Sources};
use super::observer::{Moves, SpeaksFor};
use super::standing::{Assessor, Standing};
use super::trail::{Points, Scored};
use crate::attempt::Attempt;
use crate::content::{Bank, Content};
use crate::decimal::Tenths;
use crate::profile::need_error;
use crate::profile::view::level_number;
use crate::{FacetId, Skill};

/// What is known after tests, interviews and ratings by others, beside what the profile alone says.
#[derive(Clone, Debug, PartialEq)]
pub struct Combined {
    /// All seven skills.
    pub skills: Vec<CombinedSkill>,
    /// What it rests on.
    pub sources: Sources,
    /// Whether the profile is ratings alone, without a question.
    pub ratings_alone: bool,
    /// The scores of interviews that count, each with what it speaks for.
    pub scores: Vec<ScoreSaid>,
}

/// A score of an interview, held against what the profile alone says.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreSaid {
    /// The skill that the question is about.
    pub skill: Skill,
    /// Its facet.
    pub facet: FacetId,
    /// The score.
    pub points: Points,
    /// What it speaks for.
    pub speaks: SpeaksFor,
    /// The level in the facet by the profile alone.
    pub before: Tenths,
    /// What it does by itself.
    pub moves: Moves,
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
    /// Whether an answer of the test, a score or a rating is about it. What moves without moved with the other skills.
    pub told: bool,
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
    let said = |one: &Scored| {
        let question = since.1.questions.iter().find(|question| question.id == one.question)?;
        let mut facets = content.skills.iter().flat_map(|info| &info.facets);
        let place = facets.position(|facet| facet.id == question.facet)?;
        let deviation = alone.facets.get(place).map_or(0.0, |part| part.deviation);
        let before = level_number(alone.skill(question.skill).mean + deviation);
        let speaks = SpeaksFor::of(one.points);
        Some(ScoreSaid {
            skill: question.skill,
            facet: question.facet.clone(),
            points: one.points,
            speaks,
            before,
            moves: speaks.moves(before),
        })
    };
    let scores: Vec<ScoreSaid> = since.0.heard_scores().iter().filter_map(said).collect();
    let tested = since.0.last_finished().map_or_else(Vec::new, |test| test.log.answers());
    let rated = since.0.ratings();
    let items = tested.iter().map(|given| &given.item);
    let items: Vec<_> = items.chain(rated.iter().flat_map(|one| &one.answers).map(|one| &one.item)).collect();
    let told = |skill: Skill| {
        scores.iter().any(|one| one.skill == skill) || items.iter().any(|item| item.skill() == Some(skill))
    };
    let skills = Skill::ALL.map(|skill| CombinedSkill {
        skill,
        profile: of(&alone, skill),
        all: of(&together, skill),
        told: told(skill),
    });
    let ratings_alone = alone.basis.iter().all(|basis| basis.questions == 0);
    Some(Combined { skills: skills.to_vec(), sources: together.sources, ratings_alone, scores })
}
