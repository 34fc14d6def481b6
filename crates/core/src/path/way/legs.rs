//! The stages that a way passes, one after the other, and what each asks.

use super::hours::Split;
use super::learn::{Goal, Model, SKILLS, State};
use super::weeks::Week;
use crate::content::{Content, Job, PathContent, Way};
use crate::path::{Aim, StageStanding, next_on};
use crate::{Skill, Stage};

/// Weeks of a month.
pub(super) const WEEKS_A_MONTH: f64 = 52.0 / 12.0;

/// What a person gives to a plan: own hours a week, and what their job practises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Own hours a week.
    pub weekly: u16,
    /// Share of the working hours, in percent, in which each skill is practised.
    pub job: Job,
}

/// One leg: from where one stands to a stage or a growth role.
#[derive(Clone, Debug)]
pub(super) struct Leg {
    pub(super) aim: Aim,
    pub(super) goal: Goal,
    pub(super) week: Week,
    /// Months that its milestone takes at least; `None` where there is none, or where it is reached.
    pub(super) deed: Option<u8>,
}

/// What is asked of the best guess on a leg: as many hours as are said of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// The leg.
    pub(super) leg: &'a Leg,
    /// The middle of its hours.
    pub(super) hours: f64,
}

/// What a leg takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Walked {
    pub(super) hours: [Split; SKILLS],
    pub(super) weeks: f64,
}

impl Walked {
    /// All hours.
    pub(super) fn sum(&self) -> f64 {
        self.hours.iter().map(|one| one.sum()).sum()
    }
}

/// Whether the milestone of a stage is reached.
pub(super) fn is_done(stages: &[StageStanding], stage: Stage) -> bool {
    stages.get(stage.index()).is_some_and(|known| known.state.is_done())
}

/// The stages from the next one on a way up to an aim, but for those behind the next whose milestone is reached: they are not to come
/// any more. The aim alone where the way does not pass it, or has passed it.
pub(super) fn stages_to(path: &PathContent, way: &Way, stages: &[StageStanding], aim: Stage) -> Vec<Stage> {
    let place = |stage: Stage| way.stages.iter().position(|known| *known == stage);
    let next = next_on(path, way, stages).and_then(|standing| place(standing.stage));
    let done = |stage: Stage| is_done(stages, stage);
    match (next, place(aim)) {
        (Some(next), Some(last)) if next <= last => {
            let between = (next..=last).filter(|at| *at == next || *at == last || !done(way.stages[*at]));
            between.map(|at| way.stages[at]).collect()
        }
        _ => vec![aim],
    }
}

/// The legs through these stages. The first is walked in the person's own job, each later one in a job between that of the
/// stage before and its own, into which one grows.
pub(super) fn legs(
    content: &Content,
    path: &PathContent,
    stages: &[Stage],
    time: &Time,
    done: impl Fn(Stage) -> bool,
) -> Vec<Leg> {
    let job = |stage: Stage| path.pace(stage).map_or([0; SKILLS], |pace| pace.job);
    let mut before: Option<Stage> = None;
    let mut found = Vec::new();
    for stage in stages {
        let Some(info) = content.stage(*stage) else { continue };
        let shares = match before {
            None => time.job.map(f64::from),
            Some(before) => {
                let (old, new) = (job(before), job(*stage));
                Skill::ALL.map(|skill| {
                    let share = |job: Job| f64::from(job[skill.index()]);
                    0.5 * (share(old) + share(new))
                })
            }
        };
        found.push(Leg {
            aim: Aim::Stage(*stage),
            goal: Goal::of(content, &info.into()),
            week: week(path, time.weekly, shares),
            deed: path.pace(*stage).filter(|_| !done(*stage)).map(|pace| pace.months),
        });
        before = Some(*stage);
    }
    found
}

/// A week of so many own hours, and of work that practises skills for these shares in percent.
pub(super) fn week(path: &PathContent, weekly: u16, shares: [f64; SKILLS]) -> Week {
    let hours = f64::from(path.effort.work_hours);
    Week { own: f64::from(weekly), work: shares.map(|share| share / 100.0 * hours) }
}

/// Walks one leg: what is learned on it, and how many weeks that takes beside its milestone.
///
/// Where the milestone takes longer than the learning, the own hours that are left over go to what the next legs ask: `ahead` has
/// those of the legs before, and afterwards those of this one, too. What the job gives is not counted ahead.
pub(super) fn walk(model: &Model, state: &mut State, leg: &Leg, ahead: &mut f64) -> Walked {
    let mut hours = [Split::default(); SKILLS];
    model.reach(state, &leg.goal, &mut |taken| hours[taken.skill].add(taken.hours));
    let deed = leg.deed.map_or(0.0, |months| f64::from(months) * WEEKS_A_MONTH);
    let weeks = leg.week.needed(&hours, *ahead).max(deed);
    *ahead = leg.week.left_over(&hours, weeks, *ahead);
    Walked { hours, weeks }
}

/// A skill is named where at least this share of a leg's hours goes to it, and so many skills at most.
const NAMED: (f64, usize) = (0.2, 3);

/// The skills that most hours of a leg go to, over all draws, the greatest first.
pub(super) fn most<'a>(walked: impl Iterator<Item = &'a Walked>) -> Vec<Skill> {
    let mut hours = [0.0; SKILLS];
    for one in walked {
        hours.iter_mut().zip(&one.hours).for_each(|(sum, split)| *sum += split.sum());
    }
    let all: f64 = hours.iter().sum();
    let of = |skill: &Skill| hours.get(skill.index()).copied().unwrap_or(0.0);
    let mut found: Vec<Skill> =
        Skill::ALL.into_iter().filter(|skill| of(skill) > 0.0 && of(skill) >= NAMED.0 * all).collect();
    found.sort_by(|one, two| of(two).total_cmp(&of(one)));
    found.truncate(NAMED.1);
    found
}
