//! What a person says about themselves: experience, education, milestones, responsibilities. All of it may be left out.

use serde::Serialize;

use crate::{ResponsibilityId, Stage};

/// Longest line of evidence that is kept, in characters.
pub const MAX_EVIDENCE: usize = 400;

/// A track of experience, in years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Track {
    /// Data science, data engineering or machine learning.
    Data,
    /// Leading people.
    Leading,
    /// Putting AI to use in a business.
    AiInBusiness,
}

impl Track {
    /// All tracks.
    pub const ALL: [Self; 3] = [Self::Data, Self::Leading, Self::AiInBusiness];

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// The name in records.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Leading => "leading",
            Self::AiInBusiness => "ai-in-business",
        }
    }
}

/// The highest degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Degree {
    /// No degree from a university.
    None,
    /// A bachelor's degree.
    Bachelor,
    /// A master's degree.
    Master,
    /// A doctorate.
    Doctor,
}

impl Degree {
    /// All degrees, lowest first.
    pub const ALL: [Self; 4] = [Self::None, Self::Bachelor, Self::Master, Self::Doctor];

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// The name in records.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Bachelor => "bachelor",
            Self::Master => "master",
            Self::Doctor => "doctor",
        }
    }
}

/// The field of the highest degree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// Information technology, computer science, data science.
    Technology,
    /// Machine learning, statistics, mathematics.
    MachineLearning,
    /// Business administration, economics.
    Business,
    /// Anything else.
    Other,
}

impl Field {
    /// All fields.
    pub const ALL: [Self; 4] = [Self::Technology, Self::MachineLearning, Self::Business, Self::Other];

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// The name in records.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Technology => "technology",
            Self::MachineLearning => "machine-learning",
            Self::Business => "business",
            Self::Other => "other",
        }
    }
}

/// A person's part in a responsibility of the role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Involvement {
    /// Never.
    Never,
    /// Took part.
    TookPart,
    /// Led it.
    Led,
    /// Owns it.
    Owns,
}

impl Involvement {
    /// All parts, smallest first.
    pub const ALL: [Self; 4] = [Self::Never, Self::TookPart, Self::Led, Self::Owns];

    /// The name in records.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::TookPart => "took-part",
            Self::Led => "led",
            Self::Owns => "owns",
        }
    }
}

/// One thing that a person says about themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Years on a track, 0 to 70; `None` takes an earlier statement back.
    Years(Track, Option<u8>),
    /// The highest degree.
    Degree(Option<Degree>),
    /// The field of the highest degree.
    Field(Option<Field>),
    /// Whether the milestone of a stage is reached, with a line of evidence (may be empty).
    Milestone {
        /// The stage.
        stage: Stage,
        /// Reached, not reached, or not said.
        done: Option<bool>,
        /// What shows it, in the person's words.
        evidence: String,
    },
    /// The part in a responsibility.
    Duty(ResponsibilityId, Option<Involvement>),
}

/// All that a person has said about themselves; the latest of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    years: [Option<u8>; 3],
    degree: Option<Degree>,
    field: Option<Field>,
    milestones: [(Option<bool>, String); Stage::COUNT as usize],
    duties: Vec<(ResponsibilityId, Involvement)>,
}

impl Facts {
    /// Takes a statement in; it replaces an earlier one of the same kind.
    pub fn set(&mut self, fact: Fact) {
        match fact {
            Fact::Years(track, years) => {
                if let Some(slot) = self.years.get_mut(track as usize) {
                    *slot = years;
                }
            }
            Fact::Degree(degree) => self.degree = degree,
            Fact::Field(field) => self.field = field,
            Fact::Milestone { stage, done, evidence } => {
                if let Some(slot) = self.milestones.get_mut(stage.index()) {
                    *slot = (done, evidence);
                }
            }
            Fact::Duty(id, part) => {
                match (self.duties.iter_mut().find(|(known, _)| *known == id), part) {
                    // In its place: whoever says the same again has the same list.
                    (Some((_, said)), Some(part)) => *said = part,
                    (None, Some(part)) => self.duties.push((id, part)),
                    (_, None) => self.duties.retain(|(known, _)| *known != id),
                }
            }
        }
    }

    /// Years on a track, if said.
    pub fn years(&self, track: Track) -> Option<u8> {
        self.years.get(track as usize).copied().flatten()
    }

    /// The highest degree, if said.
    pub const fn degree(&self) -> Option<Degree> {
        self.degree
    }

    /// The field of the highest degree, if said.
    pub const fn field(&self) -> Option<Field> {
        self.field
    }

    /// Whether a stage's milestone is reached, if said.
    pub fn done(&self, stage: Stage) -> Option<bool> {
        self.milestones.get(stage.index()).and_then(|(done, _)| *done)
    }

    /// Whether anything was said of any milestone.
    pub fn tells_milestones(&self) -> bool {
        Stage::all().any(|stage| self.done(stage).is_some())
    }

    /// The evidence for a stage's milestone; empty where none is given.
    pub fn evidence(&self, stage: Stage) -> &str {
        self.milestones.get(stage.index()).map_or("", |(_, evidence)| evidence)
    }

    /// The part in a responsibility, if said.
    pub fn part(&self, id: &ResponsibilityId) -> Option<Involvement> {
        self.duties.iter().find(|(known, _)| known == id).map(|(_, part)| *part)
    }

    /// Every statement, for carrying them into a new attempt.
    pub fn to_list(&self) -> Vec<Fact> {
        let years =
            Track::ALL.into_iter().filter_map(|track| self.years(track).map(|y| Fact::Years(track, Some(y))));
        let stages =
            Stage::all().filter(|stage| self.done(*stage).is_some() || !self.evidence(*stage).is_empty());
        let milestones = stages.map(|stage| Fact::Milestone {
            stage,
            done: self.done(stage),
            evidence: self.evidence(stage).to_owned(),
        });
        let duties = self.duties.iter().map(|(id, part)| Fact::Duty(id.clone(), Some(*part)));
        let degree = self.degree.map(|degree| Fact::Degree(Some(degree)));
        let field = self.field.map(|field| Fact::Field(Some(field)));
        years.chain(degree).chain(field).chain(milestones).chain(duties).collect()
    }
}
