//! A plan held against a newer assessment: what is left of its step, and why that is more or less than was planned.

use super::beside::beside_plan;
use super::day::Day;
use super::log::Made;
use super::now::Plan;
use super::view::{Pace, PlanEnd, PlanView, hours};
use crate::Skill;
use crate::attempt::{Attempt, Event};
use crate::content::Content;
use crate::decimal::Tenths;
use crate::history::{hundredths, moved_from};
use crate::path::Ground;
use crate::path::way::{LearningEstimate, Outcome, said, whole};

/// Hours of a step may differ by this share of what was planned, or by so many, before that means anything.
const SAME: (f64, f64) = (0.15, 15.0);

/// How a plan is doing: one verdict, by what was answered since it was made where something was, else by what is ticked off.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanProgress {
    /// Nothing was answered since: by what is ticked off.
    Ticks(Pace),
    /// Something was answered since, and what is left by that is still worked out.
    Unknown,
    /// By what was answered since.
    Answers(PlanCheck),
}

impl PlanProgress {
    /// Skills that the step asks for by what was answered since and the plan has no piece of, by name, with their hours.
    pub fn lacks(&self) -> &[(String, u32)] {
        match self {
            Self::Answers(one) => &one.lacks,
            Self::Ticks(_) | Self::Unknown => &[],
        }
    }

    /// How it is doing by what is ticked off; `None` where something was answered since.
    pub const fn pace(&self) -> Option<Pace> {
        match self {
            Self::Ticks(pace) => Some(*pace),
            Self::Answers(_) | Self::Unknown => None,
        }
    }

    /// The verdict of what was answered since; `None` where nothing was, and while it is worked out.
    pub const fn verdict(&self) -> Option<PlanVerdict> {
        match self {
            Self::Answers(one) => Some(one.verdict),
            Self::Ticks(_) | Self::Unknown => None,
        }
    }
}

/// How a plan stands after an assessment that is newer than it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanCheck {
    /// Hours that the plan has left: those that are not ticked off, or fewer where its days are further on.
    pub expected: u32,
    /// Whether its days are further on than its ticks.
    pub by_days: bool,
    /// Hours of the pieces of the step that are left out, as far as they are not ticked off: what is left has them, too.
    pub out: u32,
    /// Hours that are left by the assessment: low, middle, high.
    pub left: [u32; 3],
    /// What that means.
    pub verdict: PlanVerdict,
    /// Skills that the step asks for by the assessment and the plan has no piece of, by name, with their hours.
    pub lacks: Vec<(String, u32)>,
    /// Skills that changed since the plan was made, by how many levels; the greatest change first.
    pub why: Vec<SkillChangeSince>,
}

/// A skill that stands elsewhere than when the plan was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SkillChangeSince {
    /// The skill.
    pub skill: Skill,
    /// By how many levels.
    pub levels: Tenths,
    /// Whether an answer about it came since. Without one it moved by answers about others: skills go together.
    pub asked: bool,
}

/// What less or more hours left than planned mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanVerdict {
    /// Nothing is left to learn.
    Reached,
    /// Less is left than planned.
    Ahead,
    /// About as much is left as planned.
    OnTrack,
    /// More is left than planned.
    Behind,
}

/// How a plan is doing on a day. `way` is what is found that day for the step of the plan, once it is known.
pub fn judge(
    content: &Content,
    (plan, view): (&Plan, &PlanView),
    attempt: &Attempt,
    ground: &Ground,
    way: Option<&Outcome>,
    today: Day,
) -> PlanProgress {
    // A milestone that is ticked off in the plan is told to the attempt, and is no answer.
    let answers = attempt.entries().iter().filter(|entry| matches!(entry.event, Event::Answer { .. }));
    let newest = answers.map(|entry| entry.at).max();
    match (&plan.made, way) {
        (Some(made), Some(way)) if newest > Some(plan.begun) => {
            PlanProgress::Answers(standing(content, (plan, made, view), (attempt, ground), way, today))
        }
        (Some(_), None) if newest > Some(plan.begun) => PlanProgress::Unknown,
        // Older plans aimed at a percentage: their hours are not those of today's ways.
        _ => PlanProgress::Ticks(view.pace),
    }
}

fn standing(
    content: &Content,
    (plan, made, view): (&Plan, &Made, &PlanView),
    (attempt, ground): (&Attempt, &Ground),
    way: &Outcome,
    today: Day,
) -> PlanCheck {
    let (all, done) = view.hours;
    let passed = match view.end {
        PlanEnd::On(end) => {
            let length = f64::from(end.since(plan.start).max(1));
            (f64::from(today.since(plan.start)) / length).clamp(0.0, 1.0)
        }
        PlanEnd::NoHours | PlanEnd::Empty | PlanEnd::TooLong => 0.0,
    };
    let (by_ticks, by_days) = (all.saturating_sub(done), whole(f64::from(all) * (1.0 - passed)));
    let expected = by_ticks.min(by_days);
    let left = match way {
        Outcome::Reached(_) => [0; 3],
        Outcome::Found(found) => left_of(found, plan),
    };
    let middle = f64::from(left[1]);
    let tolerance = (SAME.0 * f64::from(all)).max(SAME.1);
    let out = plan.pieces.iter().filter(|piece| piece.ahead.is_none() && plan.is_out(&piece.id));
    let (out, done_out) = hours(plan, out);
    let out = f64::from(out) - done_out;
    let planned = f64::from(expected) + out;
    let verdict = if left[1] == 0 {
        PlanVerdict::Reached
    } else if middle < planned - tolerance {
        PlanVerdict::Ahead
    } else if middle > planned + tolerance {
        PlanVerdict::Behind
    } else {
        PlanVerdict::OnTrack
    };
    let change = |skill: Skill| {
        let now = hundredths(ground.skill_theta(skill));
        Some((skill, moved_from(made.stood[skill.index()], now).filter(|_| content.skill(skill).is_some())?))
    };
    let mut why: Vec<(Skill, Tenths)> = Skill::ALL.into_iter().filter_map(change).collect();
    why.sort_by(|one, two| two.1.get().abs().total_cmp(&one.1.get().abs()));
    let asked = |skill: Skill| {
        attempt.entries().iter().any(|entry| match &entry.event {
            Event::Answer { item, .. } => entry.at > plan.begun && item.skill() == Some(skill),
            Event::Begin | Event::Fact(_) | Event::Finish | Event::Review => false,
        })
    };
    let lacks = match way {
        Outcome::Reached(_) => Vec::new(),
        Outcome::Found(found) => beside_plan(content, plan, found).missing,
    };
    let named = |(skill, hours): (Skill, u32)| Some((content.skill(skill)?.name.clone(), hours));
    let lacks = lacks.into_iter().filter_map(named).collect();
    let since = |(skill, levels): (Skill, Tenths)| SkillChangeSince { skill, levels, asked: asked(skill) };
    let why = why.into_iter().map(since).collect();
    PlanCheck { expected, by_days: by_days < by_ticks, out: whole(out), left, verdict, lacks, why }
}

/// Hours left of the plan's own step, by the way there today.
fn left_of(found: &LearningEstimate, plan: &Plan) -> [u32; 3] {
    let own = found.legs.iter().find(|leg| leg.aim == *plan.step()).or(found.legs.first());
    let first = found.legs.first();
    own.map_or([0; 3], |leg| {
        if first == Some(leg) {
            found.step_range()
        } else {
            [leg.hours.low, leg.hours.middle, leg.hours.high].map(said)
        }
    })
}
