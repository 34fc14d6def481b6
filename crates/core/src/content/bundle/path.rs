//! Reads the bundle of the path.

use super::part::{NotABundle, Part, Read, parse};
use super::roles::role;
use crate::attempt::Track;
use crate::content::{
    Effort, FacetEffort, JobChange, PathContent, Practice, StagePace, Texts, Transfer, Way,
};
use crate::{FacetId, ResponsibilityId, Skill, Stage, WayId};

/// Reads efforts, practice and ways in.
pub fn read_path(json: &str) -> Read<PathContent> {
    let value = parse(json)?;
    let part = Part(&value, "path");
    let effort = part.get("effort")?;
    Ok(PathContent {
        effort: Effort {
            reasoning: effort.text("reasoning")?,
            transfer: Transfer {
                within: effort.get("transfer")?.number("within")?,
                between: effort.get("transfer")?.number("between")?,
            },
            work_hours: effort.whole("work_hours")?,
            facets: effort.get("facets")?.each(|facet| {
                Ok(FacetEffort {
                    facet: facet.id("facet", FacetId::parse)?,
                    study: facet.array("study", Part::own_whole)?,
                    practice: facet.array("practice", Part::own_whole)?,
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
        stages: part.get("stages")?.each(|stage| {
            Ok(StagePace {
                months: stage.get("months")?.own_small()?,
                job: stage.array("job", Part::own_small)?,
                begin: stage.text("begin")?,
            })
        })?,
        asks: part.get("asks")?.each(Part::own_text)?,
        changes: part.get("changes")?.each(|change| {
            Ok(JobChange { name: change.text("name")?, job: change.array("job", Part::own_small)? })
        })?,
    })
}

fn texts(part: Part<'_>) -> Read<Texts> {
    Ok(Texts {
        learn: part.text("learn")?,
        practise: part.text("practise")?,
        prove: part.text("prove")?,
        serves: part.get("serves")?.each(|id| id.own_id(ResponsibilityId::parse))?,
        days: part.array("days", Part::own_whole)?,
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
        job: part.array("job", Part::own_small)?,
        reason: part.text("reason")?,
    })
}

fn stage(part: Part<'_>) -> Read<Stage> {
    let number = u8::try_from(part.own_whole()?).ok();
    number.and_then(Stage::new).ok_or(NotABundle::Field("stages"))
}

fn track_of(text: &str) -> Option<Track> {
    Track::ALL.into_iter().find(|track| track.as_str() == text)
}
