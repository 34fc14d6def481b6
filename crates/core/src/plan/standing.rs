//! A plan held against a newer assessment: what is left of its step, and why that is more or less than was planned.

use super::day::Day;
use super::now::Plan;
use crate::Skill;
use crate::attempt::Attempt;
use crate::content::Content;
use crate::decimal::Tenths;
use crate::path::Ground;
use crate::path::way::{Found, Outcome, whole};

/// Hours of a step may differ by this share of what was planned, or by so many, before that means anything.
const SAME: (f64, f64) = (0.15, 15.0);
/// Logits from which a skill is told to have changed: a third of a level.
const CHANGED: f64 = 0.33;

/// How a plan stands after an assessment that is newer than it.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Hours that should be left by today.
    pub expected: u32,
    /// Hours that are left by the assessment: low, middle, high.
    pub left: [u32; 3],
    /// What that means.
    pub verdict: Verdict,
    /// Skills that changed since the plan was made, by how many levels; the greatest change first.
    pub why: Vec<(Skill, Tenths)>,
}

/// What less or more hours left than planned mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is left to learn.
    Reached,
    /// Less is left than planned.
    Ahead,
    /// About as much is left as planned.
    OnTrack,
    /// More is left than planned.
    Behind,
}

/// How a plan stands; `None` where nothing was answered since it was made, or for a plan of an older version.
///
/// `way` is what is found today for the step of the plan.
pub fn standing(
    content: &Content,
    plan: &Plan,
    attempt: &Attempt,
    ground: &Ground,
    way: &Outcome,
    (today, end): (Day, Day),
) -> Option<Standing> {
    let made = plan.made.as_ref()?;
    let newest = attempt.entries().iter().map(|entry| entry.at).max()?;
    if newest <= plan.begun {
        return None;
    }
    let length = f64::from(end.since(plan.start).max(1));
    let passed = (f64::from(today.since(plan.start)) / length).clamp(0.0, 1.0);
    let expected = f64::from(made.hours[1]) * (1.0 - passed);
    let left = match way {
        Outcome::Reached(_) => [0; 3],
        Outcome::Found(found) => left_of(found, plan),
    };
    let middle = f64::from(left[1]);
    let tolerance = (SAME.0 * f64::from(made.hours[1])).max(SAME.1);
    let verdict = if left[1] == 0 {
        Verdict::Reached
    } else if middle < expected - tolerance {
        Verdict::Ahead
    } else if middle > expected + tolerance {
        Verdict::Behind
    } else {
        Verdict::OnTrack
    };
    let mut why: Vec<(Skill, f64)> = Skill::ALL
        .into_iter()
        .map(|skill| (skill, ground.skill_theta(skill) - f64::from(made.stood[skill.index()]) / 100.0))
        .filter(|(skill, change)| change.abs() >= CHANGED && content.skill(*skill).is_some())
        .collect();
    why.sort_by(|one, two| two.1.abs().total_cmp(&one.1.abs()));
    let why = why.into_iter().map(|(skill, change)| (skill, Tenths::of(change))).collect();
    Some(Standing { expected: whole(expected), left, verdict, why })
}

/// Hours left of the plan's own step, by the way there today.
fn left_of(found: &Found, plan: &Plan) -> [u32; 3] {
    let own = found.legs.iter().find(|leg| leg.aim == *plan.step()).or(found.legs.first());
    own.map_or([0; 3], |leg| [leg.hours.low, leg.hours.middle, leg.hours.high].map(whole))
}
