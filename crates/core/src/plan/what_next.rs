//! The one thing to do next, decided in one place for the result, the path and the plan.
//!
//! What has to be told or answered comes before everything else. Then a plan that has nothing left gives way to a new one; then come
//! questions that narrow the way more than learning in the same time; and only then learning, by the plan or without one.

use super::standing::{Judgement, Standing, Verdict};
use super::view::Scheduler;
use crate::content::{Content, PathContent};
use crate::path::page::{Goal, Next, with_way};
use crate::path::way::{Answering, Found};

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
        worth: Answering,
        /// The name of the skill that most of them are about.
        skill: String,
    },
    /// The plan that is followed goes on; beside it, what the answers of today would begin with.
    GoOn(Next),
    /// By what was answered since, the plan that is followed has nothing left: plan the next step.
    PlanAnew(Goal),
    /// All of the plan is ticked off: see what it brought.
    AssessAgain(Goal),
}

/// What to do next.
///
/// `way` is the way to the stage that `next` is about, `worth` what answering is worth before the next piece is learned, `plan` how the
/// plan that is followed is doing: each `None` where there is none, and until it is known. With a plan, `worth` is that of its step.
pub fn what_next(
    content: &Content,
    path: &PathContent,
    (next, way): (Next, Option<&Found>),
    worth: Option<Answering>,
    plan: Option<&Judgement>,
) -> WhatNext {
    let Next::Improve { goal, .. } = &next else { return WhatNext::Step(next) };
    let goal = goal.clone();
    let next = way.map_or_else(|| next.clone(), |way| with_way(content, path, next.clone(), way));
    let nothing_to_learn = matches!(next, Next::Milestone { .. });
    let reached = matches!(plan, Some(Judgement::Answers(Standing { verdict: Verdict::Reached, .. })));
    match (plan, worth) {
        _ if reached && nothing_to_learn => WhatNext::Step(next),
        _ if reached => WhatNext::PlanAnew(goal),
        (Some(Judgement::Ticks(Scheduler::Finished)), _) => WhatNext::AssessAgain(goal),
        (_, Some(worth)) => {
            let skill = content.skill(worth.skill).map_or_else(String::new, |info| info.name.clone());
            WhatNext::Answer { goal, worth, skill }
        }
        (Some(_), None) if !nothing_to_learn => WhatNext::GoOn(next),
        (_, None) => WhatNext::Step(next),
    }
}
