//! How long it takes, held against the world: what a stage takes at least, what its job practises, and what may be asked for at work.

use serde::Serialize;

use crate::{Skill, Stage};

/// Share of the working hours, in percent from 0 to 100, in which each skill is practised, in the order of [`Skill::ALL`].
/// One hour can practise several skills, so the shares need not sum to a hundred.
pub type Job = [u8; Skill::COUNT];

/// What a stage takes and what its job practises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StagePace {
    /// Months that its milestone takes at least.
    pub months: u8,
    /// What people at the stage practise.
    pub job: Job,
    /// What somebody who goes for its milestone does in the first month.
    pub begin: String,
}

/// What may have changed in a job.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct JobChange {
    /// In the person's words, for example "I lead a project now".
    pub name: String,
    /// The shares that it brings at least; 0 where it changes nothing.
    pub job: Job,
}

/// What is learned in one place lifts its neighbours: shares of the correlations among people that are taken as carried over.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Transfer {
    /// Between two facets of a skill, 0 to 1.
    pub within: f64,
    /// Between two skills, 0 to 1.
    pub between: f64,
}

/// What authors hold the learning model against; not part of what the browser gets.
#[derive(Clone, Debug, PartialEq)]
pub struct PaceCheck {
    /// Years that one step may take: least and most.
    pub step: (f64, f64),
    /// Years that the whole way from the first stage of a way in may take: least and most.
    pub whole: (f64, f64),
    /// How long real people take.
    pub facts: Vec<PaceFact>,
    /// How others pace levels, and what was taken over.
    pub peers: Vec<PacePeer>,
    /// Made-up people on whom the check runs.
    pub people: Vec<PacePerson>,
}

/// How long real people take, by a source.
#[derive(Clone, Debug, PartialEq)]
pub struct PaceFact {
    /// What the source says.
    pub text: String,
    /// The range in years that it gives or implies.
    pub years: (f64, f64),
    /// The stages that it bears on.
    pub stages: Vec<Stage>,
    /// Who says so.
    pub source: String,
    /// Where, as text; empty where there is no address.
    pub link: String,
}

/// How another framework paces its levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PacePeer {
    /// The framework.
    pub name: String,
    /// How it paces them, by the source.
    pub paces: String,
    /// What was taken over, and what was not.
    pub taken: String,
    /// Where that was read.
    pub source: String,
    /// Its address, as text.
    pub link: String,
}

/// A made-up person with known levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PacePerson {
    /// Who.
    pub name: String,
    /// The level of each skill, in the middle of which they are.
    pub levels: [crate::Level; Skill::COUNT],
    /// Milestones that they have reached.
    pub milestones: Vec<Stage>,
    /// Stages of which they are a usual holder: the content check holds the needs against them.
    pub holds: Vec<Stage>,
}
