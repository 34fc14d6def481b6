//! First and next steps, for people at three places of the path.

use serde::Serialize;

use crate::{Level, Skill};

/// The steps and the figures that may be quoted beside them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Steps {
    /// The steps, in the order in which they are shown.
    pub steps: Vec<StepInfo>,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// For whom a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Walker {
    /// Before the first stage.
    Starter,
    /// Works with data or models.
    Practitioner,
    /// Leads people, or advises those who do.
    Leader,
}

impl Walker {
    /// The walker of this name in content.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "starter" => Some(Self::Starter),
            "practitioner" => Some(Self::Practitioner),
            "leader" => Some(Self::Leader),
            _ => None,
        }
    }
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepInfo {
    /// For whom it is.
    pub walker: Walker,
    /// What to do.
    pub name: String,
    /// How, and why.
    pub text: String,
    /// An address to read on, as text; empty where there is none.
    pub link: String,
    /// Left out for people who surely show this.
    pub unless: Option<(Skill, Level)>,
    /// Where it comes from.
    pub source: String,
}

/// A figure with its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// For whom it matters.
    pub walkers: Vec<Walker>,
    /// What it says.
    pub text: String,
    /// Who says so.
    pub source: String,
}
