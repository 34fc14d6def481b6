//! What tests, interviews and ratings by others change: each skill by all of it, beside what the profile alone says.

use super::candidate_estimate::{Assessor, CandidateEstimate};
use super::combine_evidence::{Since, Sources};
use super::confirm::counting_test;
use super::interviewer_scores::{Moves, SpeaksFor};
use super::trail::{Points, Scored, Trail, TrailStep, TrailStepKind};
use crate::attempt::Attempt;
use crate::content::{Bank, Content};
use crate::decimal::Tenths;
use crate::profile::level_band::LevelBand;
use crate::profile::view::level_number;
use crate::{FacetId, InterviewId, Skill};

/// What is known after tests, interviews and ratings by others, beside what the profile alone says.
#[derive(Clone, Debug, PartialEq)]
pub struct SourcesEffect {
    /// All seven skills.
    pub skills: Vec<SkillEffect>,
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
    /// Who gave it, as they entered themselves.
    pub by: String,
    /// The score.
    pub points: Points,
    /// What it speaks for.
    pub speaks: SpeaksFor,
    /// The level in the facet by everything but interviews: the profile as far as it counts, the test, ratings by others.
    pub before: Tenths,
    /// What it does by itself to that.
    pub moves: Moves,
}

/// One skill, as the table of the pool has it; `None` where nothing was answered in it that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct SkillEffect {
    /// The skill.
    pub skill: Skill,
    /// By the profile alone.
    pub profile: Option<LevelBand>,
    /// By everything.
    pub all: Option<LevelBand>,
    /// Whether an answer of the test, a score or a rating is about it. What moves without moved with the other skills.
    pub told: bool,
    /// Where it moves as none of the scores about it says that it should: what moves it that way.
    pub moved_by: Vec<MovedBy>,
}

/// Something beside the scores about a skill that moves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MovedBy {
    /// The confirmation test.
    Test,
    /// Scores about other skills: skills go together, and an interviewer who scores those low scores low.
    OtherScores,
    /// Ratings by others.
    Ratings,
    /// The scores about it, taken together: how kind or strict the interviewers are is weighed, too.
    Together,
}

/// From this difference on, in logits, something moves a skill: half of what a page shows.
const MOVES_FROM: f64 = 0.05;

/// The estimate by all sources beside that of the profile alone, by the numbers of the table of the pool; `None` where there is nothing beside the profile, or for a content that the build refuses.
pub fn sources_effect(
    content: &Content,
    bank: &Bank,
    attempt: &Attempt,
    since: Since<'_>,
) -> Option<SourcesEffect> {
    let assessor = Assessor::new(content, bank);
    let (alone, together) = (assessor.of(attempt, None)?, assessor.of(attempt, Some(since))?);
    if !together.sources.more() {
        return None;
    }
    let of =
        |standing: &CandidateEstimate, skill: Skill| standing.measured(skill).then(|| standing.band(skill));
    let unheard = without_scores(since.0);
    let before_scores = assessor.of(attempt, Some((&unheard, since.1)))?;
    let said = |one: &Scored| {
        let question = since.1.questions.iter().find(|question| question.id == one.question)?;
        let mut facets = content.skills.iter().flat_map(|info| &info.facets);
        let place = facets.position(|facet| facet.id == question.facet)?;
        let deviation = before_scores.facets.get(place).map_or(0.0, |part| part.deviation);
        let before = level_number(before_scores.skill(question.skill).mean + deviation);
        let speaks = SpeaksFor::of(one.points);
        Some(ScoreSaid {
            skill: question.skill,
            facet: question.facet.clone(),
            by: one.by.clone(),
            points: one.points,
            speaks,
            before,
            moves: speaks.moves(before),
        })
    };
    let scores: Vec<ScoreSaid> = since.0.heard_scores().iter().filter_map(said).collect();
    let tested = counting_test(content, bank, attempt, since.0);
    let tested = tested.map_or_else(Vec::new, |(test, _)| test.log.answers());
    let rated = since.0.ratings();
    let items = tested.iter().map(|given| &given.item);
    let items: Vec<_> = items.chain(rated.iter().flat_map(|one| &one.answers).map(|one| &one.item)).collect();
    let told = |skill: Skill| {
        scores.iter().any(|one| one.skill == skill) || items.iter().any(|item| item.skill() == Some(skill))
    };
    let moved_by = |skill: Skill| {
        let moved = together.skill(skill).mean - alone.skill(skill).mean;
        let way = if moved < 0.0 { Moves::Down } else { Moves::Up };
        let mut own = scores.iter().filter(|one| one.skill == skill).peekable();
        if moved.abs() < MOVES_FROM || own.peek().is_none() || own.any(|one| one.moves == way) {
            return Vec::new();
        }
        let does = |part: &Trail| {
            let by_part = assessor.of(attempt, Some((part, since.1)));
            let by_part = by_part.map_or(0.0, |one| one.skill(skill).mean - alone.skill(skill).mean);
            by_part * moved.signum() >= MOVES_FROM / 2.0
        };
        let found: Vec<MovedBy> =
            parts(since, skill).into_iter().filter(|(_, part)| does(part)).map(|(by, _)| by).collect();
        if found.is_empty() { vec![MovedBy::Together] } else { found }
    };
    let skills = Skill::ALL.map(|skill| SkillEffect {
        skill,
        profile: of(&alone, skill),
        all: of(&together, skill),
        told: told(skill),
        moved_by: moved_by(skill),
    });
    let ratings_alone = alone.basis.iter().all(|basis| basis.questions == 0);
    Some(SourcesEffect { skills: skills.to_vec(), sources: together.sources, ratings_alone, scores })
}

/// What was done since, without any score.
fn without_scores(since: &Trail) -> Trail {
    let other = |step: &&TrailStep| !matches!(step.what, TrailStepKind::Scored { .. });
    Trail::new(since.steps().iter().filter(other).cloned().collect())
}

/// What was done since, without the scores about a skill: each kind by itself.
fn parts(since: Since<'_>, skill: Skill) -> [(MovedBy, Trail); 3] {
    let about = |id: &InterviewId| since.1.questions.iter().any(|one| one.id == *id && one.skill == skill);
    let only = |wanted: &dyn Fn(&TrailStepKind) -> bool| {
        Trail::new(since.0.steps().iter().filter(|step: &&TrailStep| wanted(&step.what)).cloned().collect())
    };
    let test = |what: &TrailStepKind| {
        matches!(
            what,
            TrailStepKind::TestBegan { .. }
                | TrailStepKind::TestAnswered { .. }
                | TrailStepKind::TestEnded { .. }
                | TrailStepKind::TestDiscarded { .. }
        )
    };
    [
        (MovedBy::Test, only(&test)),
        (
            MovedBy::OtherScores,
            only(&|what| matches!(what, TrailStepKind::Scored { question, .. } if !about(question))),
        ),
        (MovedBy::Ratings, only(&|what| matches!(what, TrailStepKind::Rated(_) | TrailStepKind::Unrated(_)))),
    ]
}
