//! Reads the pack of the path.

use super::part::{NotAPack, Part, Read, parse};
use super::roles::role;
use crate::attempt::Track;
use crate::content::{Effort, FacetEffort, PathContent, Practice, Texts, Way};
use crate::{FacetId, ResponsibilityId, Skill, Stage, WayId};

/// Reads efforts, practice and ways in.
pub fn read_path(json: &str) -> Read<PathContent> {
    let value = parse(json)?;
    let part = Part(&value, "path");
    let effort = part.get("effort")?;
    Ok(PathContent {
        effort: Effort {
            reasoning: effort.text("reasoning")?,
            growth_reasoning: effort.text("growth_reasoning")?,
            facets: effort.get("facets")?.each(|facet| {
                Ok(FacetEffort {
                    facet: facet.id("facet", FacetId::parse)?,
                    hours: facet.array("hours", Part::own_whole)?,
                    reason: facet.text("reason")?,
                })
            })?,
        },
        practice: part.get("practice")?.each(|facet| {
            Ok(Practice {
                facet: facet.id("facet", FacetId::parse)?,
                early: texts(facet.get("early")?)?,
                late: texts(facet.get("late")?)?,
            })
        })?,
        ways: part.get("ways")?.each(way)?,
        roles: part.get("roles")?.each(role)?,
    })
}

fn texts(part: Part<'_>) -> Read<Texts> {
    Ok(Texts {
        learn: part.text("learn")?,
        practise: part.text("practise")?,
        prove: part.text("prove")?,
        serves: part.get("serves")?.each(|id| id.own_id(ResponsibilityId::parse))?,
    })
}

fn way(part: Part<'_>) -> Read<Way> {
    let track = part.get("track")?;
    Ok(Way {
        id: part.id("id", WayId::parse)?,
        name: part.text("name")?,
        about: part.text("about")?,
        stages: part.get("stages")?.each(stage)?,
        strong: part.get("strong")?.each(|skill| skill.own_id(Skill::parse))?,
        track: if track.0.is_null() { None } else { Some(track.own_id(track_of)?) },
        milestones: part.get("milestones")?.each(stage)?,
        reason: part.text("reason")?,
    })
}

fn stage(part: Part<'_>) -> Read<Stage> {
    let number = u8::try_from(part.own_whole()?).ok();
    number.and_then(Stage::new).ok_or(NotAPack::Field("stages"))
}

fn track_of(text: &str) -> Option<Track> {
    Track::ALL.into_iter().find(|track| track.as_str() == text)
}
