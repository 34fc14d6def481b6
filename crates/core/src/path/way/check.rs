//! The learning model held against the world: made-up people with known levels walk the whole way.

use super::hours::Hours;
use super::learn::{Goal, Model, SKILLS, State};
use super::legs::{Leg, Time, WEEKS_A_MONTH, legs, stages_to, walk};
use super::pieces::pieces;
use super::{Seeking, Wanted, in_months};
use crate::attempt::{Fact, Facts};
use crate::content::{Content, PaceCheck, PacePerson, PathContent, StageInfo};
use crate::path::{Ground, Shown, StageStanding, StageState, fitting};
use crate::plan::WEEKLY;
use crate::{Level, Stage};

/// Theta in the middle of level 0, in logits: level n lies around n - 2.
const LEVEL_0: f64 = -2.0;
/// Months of a year.
const YEAR: f64 = 12.0;

/// The steps of somebody, each with its years.
#[derive(Clone, Debug, PartialEq)]
pub struct Career {
    /// Who.
    pub who: String,
    /// The way in: the one that the page would choose, or that of somebody at its first stage.
    pub way: String,
    /// Stage by stage.
    pub steps: Vec<(Stage, f64)>,
}

impl Career {
    /// Years of all of them.
    pub fn sum(&self) -> f64 {
        self.steps.iter().map(|(_, years)| years).sum()
    }
}

/// The steps of each made-up person from where they are, on the way that the page would choose and from the stage that it would call
/// next, were every level known; and of somebody who just meets the first stage of each way in.
pub fn careers(content: &Content, path: &PathContent, check: &PaceCheck) -> (Vec<Career>, Vec<Career>) {
    let model = Model::new(content, path, &Hours::new(path, &[]));
    let people = check.people.iter().filter_map(|person| {
        let skills = person.levels.map(middle);
        let done = |stage: Stage| person.milestones.contains(&stage);
        let way = path.way(&fitting(path, Some(&skills), &facts(person))?.0)?;
        let standings: Vec<StageStanding> =
            content.stages.iter().map(|info| known(content, info, &skills, done(info.stage))).collect();
        let left = stages_to(path, way, &standings, Stage::LAST);
        let time = Time { weekly: WEEKLY, job: way.job };
        let steps = steps(&model, skills, &legs(content, path, &left, &time, done));
        Some(Career {
            who: person.name.clone(),
            way: way.name.clone(),
            steps: left.into_iter().zip(steps).collect(),
        })
    });
    let whole = path.ways.iter().filter_map(|way| {
        let (first, left) = way.stages.split_first()?;
        let needs = content.stage(*first)?.needs;
        let skills =
            needs.map(|level| if level == Level::default() { LEVEL_0 } else { content.theta_from(level) });
        let time = Time { weekly: WEEKLY, job: path.pace(*first)?.job };
        let steps = steps(&model, skills, &legs(content, path, left, &time, |stage| stage == *first));
        let steps = left.iter().copied().zip(steps).collect();
        Some(Career { who: way.name.clone(), way: way.name.clone(), steps })
    });
    (people.collect(), whole.collect())
}

/// The middle of a level, in logits.
fn middle(level: Level) -> f64 {
    f64::from(level.number()) + LEVEL_0
}

/// What a made-up person has told about themselves.
fn facts(person: &PacePerson) -> Facts {
    let mut facts = Facts::default();
    for stage in &person.milestones {
        facts.set(Fact::Milestone { stage: *stage, done: Some(true), evidence: String::new() });
    }
    facts
}

/// How a stage stands for somebody whose skills are known.
fn known(content: &Content, info: &StageInfo, skills: &[f64; SKILLS], done: bool) -> StageStanding {
    let shown = if meets(content, info, skills) { 1.0 } else { 0.0 };
    let state = StageState { skills: Shown::of(shown), done: Some(done) };
    let (stage, evidence, needs) = (info.stage, String::new(), Vec::new());
    StageStanding { stage, shown, error: 0.0, done: Some(done), evidence, state, needs }
}

/// Whether known skills meet all needs of a stage.
fn meets(content: &Content, info: &StageInfo, skills: &[f64; SKILLS]) -> bool {
    let goal = Goal::of(content, &info.into());
    goal.skills.iter().zip(skills).all(|(need, theta)| theta >= need)
        && goal.facets.iter().all(|(skill, _, need)| skills[*skill] >= *need)
}

/// The years of each leg.
fn steps(model: &Model, skills: [f64; SKILLS], legs: &[Leg]) -> Vec<f64> {
    let mut state = State { skills, facets: skills.map(|theta| [theta; 5]) };
    let mut ahead = 0.0;
    legs.iter().map(|leg| walk(model, &mut state, leg, &mut ahead).weeks / WEEKS_A_MONTH / YEAR).collect()
}

/// What somebody truly needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrueNeed {
    /// Hours of the first leg.
    pub hours: f64,
    /// Months of the first leg.
    pub months: f64,
    /// Months from today to the end of the last leg.
    pub until: f64,
}

/// What somebody with these skills (logits), each facet like its skill, needs on the way that is looked for with this ground, if the
/// learning model is right; `None` where there is no such way.
pub fn truly_needed(
    content: &Content,
    path: &PathContent,
    ground: &Ground,
    wanted: &Wanted<'_>,
    skills: [f64; SKILLS],
) -> Option<TrueNeed> {
    let seeking = Seeking::new(content, path, ground, wanted)?;
    let (first, rest) = seeking.legs.split_first()?;
    let mut state = State { skills, facets: skills.map(|theta| [theta; 5]) };
    let of_first = pieces(content, &seeking.model, &state, &first.goal, &seeking.errors());
    let months = seeking.months(&of_first, &wanted.time);
    let mut ahead = 0.0;
    let hours = walk(&seeking.model, &mut state, first, &mut ahead).sum();
    let later = rest.iter().map(|leg| in_months(walk(&seeking.model, &mut state, leg, &mut ahead).weeks));
    Some(TrueNeed { hours, months, until: months + later.sum::<f64>() })
}

/// Stages up to this one are held by people before they set out on the rest: each has somebody in `pace.toml` who holds it.
const HELD: u8 = 6;

/// Stages whose usual holder, as made up for the check, does not meet their needs, or has none, in sentences for authors.
pub fn holders_below(content: &Content, check: &PaceCheck) -> Vec<String> {
    let mut found = Vec::new();
    for info in &content.stages {
        let number = info.stage.number();
        let mut holders = check.people.iter().filter(|person| person.holds.contains(&info.stage)).peekable();
        if holders.peek().is_none() && number <= HELD {
            found.push(format!("nobody holds stage {number}"));
        }
        for person in holders.filter(|person| !meets(content, info, &person.levels.map(middle))) {
            found.push(format!("{}: usually holds stage {number} and does not meet its needs", person.name));
        }
    }
    found
}

/// What takes too short or too long, in sentences for authors.
pub fn too_short_or_long(content: &Content, path: &PathContent, check: &PaceCheck) -> Vec<String> {
    let (people, whole) = careers(content, path, check);
    let outside = |years: f64, (least, most): (f64, f64)| !(least - 1e-9..=most + 1e-9).contains(&years);
    let mut found = Vec::new();
    for person in people.iter().chain(&whole) {
        for (stage, years) in &person.steps {
            if outside(*years, check.step) {
                found.push(format!(
                    "{}: the step to stage {} takes {years:.2} years",
                    person.who,
                    stage.number()
                ));
            }
        }
        if person.sum() > check.whole.1 {
            found.push(format!("{}: the way to the last stage takes {:.1} years", person.who, person.sum()));
        }
    }
    for way in &whole {
        if outside(way.sum(), check.whole) {
            found.push(format!(
                "{}: the whole way from its first stage takes {:.1} years",
                way.who,
                way.sum()
            ));
        }
    }
    found
}
