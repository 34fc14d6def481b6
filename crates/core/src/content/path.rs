//! What the pages about the path need beyond the base: efforts, what to do for each facet, ways in.
//!
//! a bundle of its own, which comes when such a page is asked for.

use serde::Serialize;

use super::{Job, JobChange, RoleInfo, StagePace, Transfer};
use crate::attempt::Track;
use crate::{FacetId, Level, ResponsibilityId, RoleId, Skill, Stage, WayId};

/// All of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PathContent {
    /// Hours from level to level.
    pub effort: Effort,
    /// What to learn, practise and prove, for each of the 35 facets in the order of the content.
    pub practice: Vec<Practice>,
    /// Ways into the path; the first is for those of whom nothing is known.
    pub ways: Vec<Way>,
    /// The growth roles: where a shortest way can lead beyond the stages.
    pub roles: Vec<RoleInfo>,
    /// What the ten stages take and what their jobs practise, first to last.
    pub stages: Vec<StagePace>,
    /// What to ask for at work, skill by skill.
    pub asks: Vec<String>,
    /// What may have changed in a job.
    pub changes: Vec<JobChange>,
}

/// Hours from level to level.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Effort {
    /// What study and practice are, and why the steps grow.
    pub reasoning: String,
    /// What is learned in one place and lifts others.
    pub transfer: Transfer,
    /// Hours at work in a week, averaged over a year.
    pub work_hours: u16,
    /// The 35 facets in the order of the content.
    pub facets: Vec<FacetEffort>,
}

/// Hours that one facet takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FacetEffort {
    /// The facet.
    pub facet: FacetId,
    /// Hours of study to reach levels 1 to 5, each from the level before; at least 1, and rising.
    pub study: [u16; 5],
    /// Hours of practice for the same; at least 1, and rising.
    pub practice: [u16; 5],
    /// Why it takes that long.
    pub reason: String,
}

/// What to do to get better in one facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Practice {
    /// The facet.
    pub facet: FacetId,
    /// On the way to levels 1 to 3.
    pub early: Texts,
    /// On the way to levels 4 and 5.
    pub late: Texts,
}

/// What to learn, how to practise, what proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Texts {
    /// What to learn.
    pub learn: String,
    /// How to practise.
    pub practise: String,
    /// A concrete piece of evidence that shows the facet at work.
    pub prove: String,
    /// The responsibilities of the role that the evidence serves.
    pub serves: Vec<ResponsibilityId>,
    /// Days that the practice takes at least, and days between its end and the proof, however many hours a week there are.
    pub days: [u16; 2],
}

impl Texts {
    /// Days that any practice takes at least, and any proof after it, whatever the text names: what is done several times is
    /// not done within a week.
    const LEAST: [u16; 2] = [14, 7];

    /// Days that the practice takes at least, and days between its end and the proof.
    pub fn least_days(&self) -> [u16; 2] {
        let [practice, proof] = self.days;
        [practice.max(Self::LEAST[0]), proof.max(Self::LEAST[1])]
    }
}

/// Which of a facet's texts hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// Levels 1 to 3.
    Early,
    /// Levels 4 and 5.
    Late,
}

impl Band {
    /// The band that a step to this level belongs to.
    pub const fn of(to: Level) -> Self {
        if to.number() <= 3 { Self::Early } else { Self::Late }
    }

    /// The band of what is worth reading on the way to this level for somebody whose skill likely stands at `stands`: from level 3
    /// on nothing that is for beginners.
    pub const fn to_read(to: Level, stands: Level) -> Self {
        if stands.number() >= 3 { Self::Late } else { Self::of(to) }
    }
}

impl Practice {
    /// The texts of a band.
    pub const fn texts(&self, band: Band) -> &Texts {
        match band {
            Band::Early => &self.early,
            Band::Late => &self.late,
        }
    }
}

/// A way into the path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Way {
    /// Its id.
    pub id: WayId,
    /// Where its people come from.
    pub name: String,
    /// What it is like.
    pub about: String,
    /// The stages it passes, in its order; the last is the last of the path.
    pub stages: Vec<Stage>,
    /// Skills that its people bring along.
    pub strong: Vec<Skill>,
    /// The track of experience that speaks for it.
    pub track: Option<Track>,
    /// Milestones that speak for it.
    pub milestones: Vec<Stage>,
    /// What those who come from there practise at work, until they say otherwise.
    pub job: Job,
    /// Why it goes this way.
    pub reason: String,
}

impl PathContent {
    /// What a stage takes.
    pub fn pace(&self, stage: Stage) -> Option<&StagePace> {
        self.stages.get(stage.index())
    }

    /// What to do for a facet on the way to a level.
    pub fn texts(&self, facet: &FacetId, to: Level) -> Option<&Texts> {
        self.practice.iter().find(|known| known.facet == *facet).map(|known| known.texts(Band::of(to)))
    }

    /// The growth role of this id.
    pub fn role(&self, id: &RoleId) -> Option<&RoleInfo> {
        self.roles.iter().find(|known| known.id == *id)
    }

    /// The way of this id.
    pub fn way(&self, id: &WayId) -> Option<&Way> {
        self.ways.iter().find(|known| known.id == *id)
    }
}
