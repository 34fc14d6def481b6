//! The one thing to do next, decided in one place for the result, the path and the plan.
//!
//! What has to be told or answered comes before everything else. Then a plan that has nothing left gives way to a new one; then come
//! questions that narrow the way more than learning in the same time; and only then learning, by the plan or without one.

use super::progress::{PlanProgress, PlanVerdict};
use super::view::Pace;
use crate::Skill;
use crate::content::{Content, PathContent};
use crate::path::page::{Goal, Next, with_way};
use crate::path::way::{LearningEstimate, NarrowingQuestions};

/// From this level on nobody is sent to what beginners learn.
const EXPERIENCED: u8 = 3;

/// The one thing to do next.
#[derive(Clone, Debug, PartialEq)]
pub enum WhatNext {
    /// What the answers say.
    Step(Next),
    /// Questions come before learning: they narrow the range of the hours more.
    Answer {
        /// The stage to go for.
        goal: Goal,
        /// What they are worth.
        worth: NarrowingQuestions,
        /// The name of the skill that most of them are about.
        skill: String,
    },
    /// The first thing to learn leads to no more than the person likely has by their ratings: questions confirm that first.
    Confirm {
        /// The stage to go for.
        goal: Goal,
        /// The skill to answer about.
        skill: Skill,
        /// Its name.
        name: String,
        /// The facet that would be learned first, by name.
        facet: String,
        /// The level to which, in words.
        to: String,
    },
    /// The plan that is followed goes on.
    GoOn {
        /// What the answers of today would begin with.
        next: Next,
        /// What the answers since it was made say of it; `None` where there are none, or where that is still worked out.
        verdict: Option<PlanVerdict>,
        /// How it is doing by what is ticked off, where nothing was answered since.
        pace: Option<Pace>,
        /// Skills that the step asks for by these answers and the plan has no piece of, by name, with their hours.
        lacks: Vec<(String, u32)>,
    },
    /// By what was answered since, or because its milestone was all that it asked and is reached, the plan that is followed has nothing
    /// left: plan the next step.
    PlanAnew(Goal),
    /// All of the plan is ticked off: see what it brought.
    AssessAgain,
    /// Milestone reached, skills as likely as not enough, and no question left that would settle it.
    NothingToLearn(Goal),
    /// The way to this stage is still looked for.
    Looking(Goal),
}

/// What the search for the way has told.
#[derive(Clone, Debug, PartialEq)]
pub enum Sought<'a> {
    /// Nothing yet.
    Looking,
    /// All that it tells.
    Told {
        /// The way to the stage that is next; `None` where there is none.
        way: Option<&'a LearningEstimate>,
        /// What answering is worth before the next piece is learned, of the plan's step where one is followed; `None` where it is
        /// worth less than learning.
        worth: Option<NarrowingQuestions>,
    },
}

/// What to do next; `plan` is how the plan that is followed is doing, `None` where none is.
pub fn what_next(
    content: &Content,
    path: &PathContent,
    next: Next,
    sought: Sought<'_>,
    plan: Option<&PlanProgress>,
) -> WhatNext {
    let Next::Improve { goal, .. } = &next else { return WhatNext::Step(next) };
    let goal = goal.clone();
    let Sought::Told { way, worth } = sought else { return WhatNext::Looking(goal) };
    let next = way.map_or_else(|| next.clone(), |way| with_way(content, path, next.clone(), way));
    // Of a way that is not known nothing is said: the page of a plan looks for that of its own step alone.
    let nothing_to_learn = way.is_some() && !matches!(next, Next::Improve { first: Some(_), .. });
    let step = |next: Next| match next {
        Next::Improve { goal, first: None, .. } if way.is_some() => WhatNext::NothingToLearn(goal),
        next => WhatNext::Step(next),
    };
    let reached = plan.is_some_and(|plan| plan.verdict() == Some(PlanVerdict::Reached));
    match (plan, worth) {
        _ if reached && nothing_to_learn => step(next),
        _ if reached => WhatNext::PlanAnew(goal),
        (Some(PlanProgress::Ticks(Pace::Finished)), _) => WhatNext::AssessAgain,
        (Some(PlanProgress::Ticks(Pace::Over)), _) => WhatNext::PlanAnew(goal),
        (_, Some(worth)) => {
            let skill = content.skill(worth.skill).map_or_else(String::new, |info| info.name.clone());
            WhatNext::Answer { goal, worth, skill }
        }
        (Some(judged), None) if !nothing_to_learn => {
            let (verdict, pace, lacks) = (judged.verdict(), judged.pace(), judged.lacks().to_vec());
            WhatNext::GoOn { next, verdict, pace, lacks }
        }
        (_, None) => way.and_then(|way| confirm(content, &next, way)).unwrap_or_else(|| step(next)),
    }
}

/// That the first piece of a way leads to a level that its skill likely has already, by ratings alone: a text for beginners, to
/// somebody who is none.
fn confirm(content: &Content, next: &Next, way: &LearningEstimate) -> Option<WhatNext> {
    let Next::Improve { goal, first: Some(first), .. } = next else { return None };
    let piece = way.pieces.first()?;
    let likely = goal.by_ratings.get(piece.skill.index()).copied().flatten()?;
    let held = likely.number() >= EXPERIENCED && piece.to <= likely;
    held.then(|| WhatNext::Confirm {
        goal: goal.clone(),
        skill: piece.skill,
        name: content.skill(piece.skill).map_or_else(String::new, |info| info.name.clone()),
        facet: first.facet.clone(),
        to: first.to.clone(),
    })
}
