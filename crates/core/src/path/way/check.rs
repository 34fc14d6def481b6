//! The learning model held against the world: made-up people with known levels walk the whole way.

use super::hours::Hours;
use super::learn::{Goal, Model, SKILLS, State};
use super::legs::{Time, WEEKS_A_MONTH, legs, walk};
use crate::content::{Content, Job, PaceCheck, PathContent, Way};
use crate::path::Aim;
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
    /// Stage by stage.
    pub steps: Vec<(Stage, f64)>,
}

impl Career {
    /// Years of all of them.
    pub fn sum(&self) -> f64 {
        self.steps.iter().map(|(_, years)| years).sum()
    }
}

/// The steps of each made-up person from where they are, and of somebody who just meets the first stage of each way in.
pub fn careers(content: &Content, path: &PathContent, check: &PaceCheck) -> (Vec<Career>, Vec<Career>) {
    let model = Model::new(content, path, &Hours::new(path, &[]));
    let people = check.people.iter().filter_map(|person| {
        let way = path.way(&person.way)?;
        let skills = person.levels.map(|level| f64::from(level.number()) + LEVEL_0);
        let done = |stage: Stage| person.milestones.contains(&stage);
        Some(career(content, path, &model, &person.name, (way, way.job), (skills, &done)))
    });
    let whole = path.ways.iter().filter_map(|way| {
        let first = *way.stages.first()?;
        let needs = content.stage(first)?.needs;
        let skills =
            needs.map(|level| if level == Level::default() { LEVEL_0 } else { content.theta_from(level) });
        let job = path.pace(first)?.job;
        let done = |stage: Stage| stage == first;
        Some(career(content, path, &model, &way.name, (way, job), (skills, &done)))
    });
    (people.collect(), whole.collect())
}

fn career(
    content: &Content,
    path: &PathContent,
    model: &Model,
    who: &str,
    (way, job): (&Way, Job),
    (skills, done): ([f64; SKILLS], &dyn Fn(Stage) -> bool),
) -> Career {
    let mut state = State { skills, facets: skills.map(|theta| [theta; 5]) };
    let meets = |stage: &Stage| {
        content.stage(*stage).is_some_and(|info| {
            let goal = Goal::of(content, &info.into());
            let skills = goal.skills.iter().zip(skills).all(|(need, theta)| theta >= *need);
            skills && goal.facets.iter().all(|(skill, _, need)| state.skills[*skill] >= *need)
        })
    };
    let held = way.stages.iter().rposition(|stage| done(*stage) && meets(stage));
    let left = way.stages.get(held.map_or(0, |at| at + 1)..).unwrap_or_default();
    let time = Time { weekly: WEEKLY, job };
    let mut ahead = 0.0;
    let steps = legs(content, path, left, &time, done)
        .into_iter()
        .zip(left)
        .map(|(leg, stage)| (*stage, walk(model, &mut state, &leg, &mut ahead).weeks / WEEKS_A_MONTH / YEAR));
    Career { who: who.to_owned(), steps: steps.collect() }
}

/// Hours that somebody with these skills (logits) needs for an aim, if the learning model is right; `None` for an unknown aim.
pub fn hours_from(content: &Content, path: &PathContent, skills: [f64; SKILLS], aim: &Aim) -> Option<f64> {
    let model = Model::new(content, path, &Hours::new(path, &[]));
    let mut state = State { skills, facets: skills.map(|theta| [theta; 5]) };
    let mut sum = 0.0;
    model.reach(&mut state, &Goal::of(content, &aim.needs(content, path)?), &mut |taken| {
        sum += taken.hours.sum();
    });
    Some(sum)
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
