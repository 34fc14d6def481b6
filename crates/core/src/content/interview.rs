//! Structured interview questions: what a manager asks after the assessment, the same way of everybody.

use serde::Serialize;

use crate::{FacetId, InterviewId, ResponsibilityId, Skill};

/// One structured question, with what answers of three kinds contain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InterviewQuestion {
    /// Its id.
    pub id: InterviewId,
    /// The skill it is about.
    pub skill: Skill,
    /// The facet it is about.
    pub facet: FacetId,
    /// Whether it asks for a deed or for a plan.
    pub kind: InterviewKind,
    /// The question, read out as it stands.
    pub ask: String,
    /// Two follow-ups.
    pub follow: [String; 2],
    /// What a good answer contains: score 5.
    pub good: String,
    /// What a fair answer contains: score 3.
    pub fair: String,
    /// What a poor answer contains: score 1.
    pub poor: String,
    /// Responsibilities of the role that it touches.
    pub duties: Vec<ResponsibilityId>,
    /// Where it comes from.
    pub source: String,
}

/// What a structured question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum InterviewKind {
    /// What the person did: past behaviour.
    Did,
    /// What the person would do: a situation.
    Would,
}

impl InterviewKind {
    /// Both, what was done first.
    pub const ALL: [Self; 2] = [Self::Did, Self::Would];

    /// The name in ids and bundles.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Did => "did",
            Self::Would => "would",
        }
    }

    /// The kind of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}
