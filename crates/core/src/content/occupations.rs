//! Surveyed occupations near the path: how important each skill is in them, as people in them said.

use serde::Serialize;

use crate::{RoleId, Skill, Stage};

/// The survey and what was taken from it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Survey {
    /// Its name and release.
    pub name: String,
    /// The attribution that a page with its numbers must show.
    pub attribution: String,
    /// The licence, with its address as text.
    pub licence: String,
    /// What the numbers cannot say, a sentence each.
    pub limits: Vec<String>,
    /// The surveyed elements that stand for each skill, in the order of [`Skill::ALL`].
    pub elements: [Vec<String>; Skill::COUNT],
    /// The occupations.
    pub occupations: Vec<Occupation>,
}

/// One surveyed occupation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Occupation {
    /// Its code in the survey, for example `15-1221.00`.
    pub code: String,
    /// Its title.
    pub title: String,
    /// How much preparation it needs, 1 (little) to 5 (extensive).
    pub job_zone: u8,
    /// Month and year of the answers.
    pub asked: String,
    /// Fewest and most people in the job who answered for an element.
    pub respondents: (u16, u16),
    /// Stages it lies near; our own judgement.
    pub stages: Vec<Stage>,
    /// Growth roles it lies near; our own judgement.
    pub roles: Vec<RoleId>,
    /// Importance of each skill, 1 to 5, in the order of [`Skill::ALL`].
    pub importance: [f64; Skill::COUNT],
    /// Standard error of each importance; 0 where all who answered agreed.
    pub error: [f64; Skill::COUNT],
}
