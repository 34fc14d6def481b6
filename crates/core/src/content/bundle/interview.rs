//! The bundle of interview questions.

use super::part::{Part, Read, parse};
use crate::content::{InterviewKind, InterviewQuestion};
use crate::{FacetId, InterviewId, ResponsibilityId, Skill};

/// Reads the interview questions.
pub fn read_interview(json: &str) -> Read<Vec<InterviewQuestion>> {
    Part(&parse(json)?, "interview").each(|part| {
        Ok(InterviewQuestion {
            id: part.id("id", InterviewId::parse)?,
            skill: part.id("skill", Skill::parse)?,
            facet: part.id("facet", FacetId::parse)?,
            kind: part.id("kind", InterviewKind::parse)?,
            ask: part.text("ask")?,
            follow: part.array("follow", Part::own_text)?,
            good: part.text("good")?,
            fair: part.text("fair")?,
            poor: part.text("poor")?,
            duties: part.get("duties")?.each(|id| id.own_id(ResponsibilityId::parse))?,
            source: part.text("source")?,
        })
    })
}
