//! First and next steps, chosen by what a person has said and shown.

use crate::attempt::{Attempt, Facts, Track};
use crate::content::{Figure, StepInfo, Steps, Walker};
use crate::path::{Ground, PathPosition, Shown};
use crate::profile::Profile;
use crate::{Level, Skill, Stage};

/// Milestones of people who lead or advise.
const LEADERS: [u8; 5] = [10, 9, 8, 6, 5];
/// Years of leading people from which on somebody counts as a leader.
const LEADING_YEARS: u8 = 3;
/// The level of leadership that tells a leader where nothing was said.
const LEADS_AT: Level = match Level::new(4) {
    Some(level) => level,
    None => panic!("there is a level 4"),
};

/// Why a person is taken for what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WalkerBecause {
    /// They say that they have reached this milestone.
    Milestone(Stage),
    /// They say that they have so many years on this track.
    Years(Track, u8),
    /// Nothing is said, and the skills likely meet the needs of this stage.
    Skills(Stage),
    /// Nothing is said, and this skill likely reaches this level.
    Skill(Skill, Level),
    /// Neither said nor shown.
    Nothing,
}

/// The steps for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepsView {
    /// What the person is taken for.
    pub walker: Walker,
    /// Why.
    pub because: WalkerBecause,
    /// What to do.
    pub steps: Vec<StepInfo>,
    /// How many steps were left out, because the skills surely show what they teach.
    pub left_out: usize,
    /// Figures to know.
    pub figures: Vec<Figure>,
}

/// The steps for a person, or for somebody of whom nothing is known.
pub fn steps_view(steps: &Steps, ground: Option<&Ground>) -> StepsView {
    let known = ground.filter(|ground| answered(ground.profile()));
    let (profile, position) = (known.map(Ground::profile), known.map(Ground::position));
    let facts = ground.map(Ground::log).map(Attempt::facts).unwrap_or_default();
    let (walker, because) = walker(&facts, profile, position);
    let own = |step: &&StepInfo| step.walker == walker;
    let known = |step: &StepInfo| {
        step.unless.is_some_and(|(skill, level)| Shown::of(reaches(profile, skill, level)) == Shown::Shown)
    };
    let (left_out, shown): (Vec<_>, Vec<_>) = steps.steps.iter().filter(own).cloned().partition(known);
    let figures = steps.figures.iter().filter(|figure| figure.walkers.contains(&walker));
    StepsView { walker, because, steps: shown, left_out: left_out.len(), figures: figures.cloned().collect() }
}

fn answered(profile: &Profile) -> bool {
    profile.answered.ratings + profile.answered.questions > 0
}

/// What was said counts before what was shown.
fn walker(
    facts: &Facts,
    profile: Option<&Profile>,
    position: Option<&PathPosition>,
) -> (Walker, WalkerBecause) {
    let done = |stage: &Stage| facts.done(*stage) == Some(true);
    if let Some(stage) = LEADERS.into_iter().filter_map(Stage::new).find(done) {
        return (Walker::Leader, WalkerBecause::Milestone(stage));
    }
    if let Some(years) = facts.years(Track::Leading).filter(|years| *years >= LEADING_YEARS) {
        return (Walker::Leader, WalkerBecause::Years(Track::Leading, years));
    }
    if let Some(stage) = Stage::all().rev().find(done) {
        return (Walker::Practitioner, WalkerBecause::Milestone(stage));
    }
    if let Some(years) = facts.years(Track::Data).filter(|years| *years > 0) {
        return (Walker::Practitioner, WalkerBecause::Years(Track::Data, years));
    }
    if Shown::of(reaches(profile, Skill::Leadership, LEADS_AT)) >= Shown::Likely {
        return (Walker::Leader, WalkerBecause::Skill(Skill::Leadership, LEADS_AT));
    }
    let likely = |position: &PathPosition| {
        position.stages.iter().rev().find(|one| one.state.skills >= Shown::Likely).map(|one| one.stage)
    };
    match position.and_then(likely) {
        Some(stage) => (Walker::Practitioner, WalkerBecause::Skills(stage)),
        None => (Walker::Starter, WalkerBecause::Nothing),
    }
}

/// Probability that a measured skill reaches a level; 0 where it was not measured.
fn reaches(profile: Option<&Profile>, skill: Skill, level: Level) -> f64 {
    let estimate = profile.and_then(|profile| profile.skills.get(skill.index()));
    let measured = estimate.filter(|estimate| estimate.basis.ratings + estimate.basis.questions > 0);
    measured.map_or(0.0, |estimate| estimate.levels.iter().skip(usize::from(level.number())).sum())
}
