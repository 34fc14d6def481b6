//! The bundle of surveyed occupations.

use super::part::{Part, Read, parse};
use crate::content::{Occupation, Survey};
use crate::{RoleId, Stage};

/// Reads the surveyed occupations.
pub fn read_survey(json: &str) -> Read<Survey> {
    let value = parse(json)?;
    let part = Part(&value, "occupations");
    Ok(Survey {
        name: part.text("name")?,
        attribution: part.text("attribution")?,
        licence: part.text("licence")?,
        limits: part.get("limits")?.each(Part::own_text)?,
        elements: part.array("elements", |elements| elements.each(Part::own_text))?,
        occupations: part.get("occupations")?.each(occupation)?,
    })
}

fn occupation(part: Part<'_>) -> Read<Occupation> {
    let [fewest, most] = part.array("respondents", Part::own_whole)?;
    Ok(Occupation {
        code: part.text("code")?,
        title: part.text("title")?,
        job_zone: part.get("job_zone")?.own_small()?,
        asked: part.text("asked")?,
        respondents: (fewest, most),
        stages: part.get("stages")?.each(Part::own_stage)?,
        roles: part.get("roles")?.each(|id| id.own_id(RoleId::parse))?,
        importance: part.array("importance", Part::own_number)?,
        error: part.array("error", Part::own_number)?,
    })
}

impl Part<'_> {
    /// The part as a stage.
    pub(super) fn own_stage(self) -> Read<Stage> {
        Stage::new(self.own_small()?).map_or_else(|| self.wrong(), Ok)
    }
}
