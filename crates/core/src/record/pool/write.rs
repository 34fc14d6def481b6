//! The parts of a position as JSON.

use crate::attempt::Track;
use crate::compare::{PositionSource, Weight};
use crate::record::write::{JsonObject, NULL};
use crate::{FacetId, Level, Skill};

pub(super) fn source(source: &PositionSource) -> String {
    match source {
        PositionSource::Strategist => "strategist".to_owned(),
        PositionSource::Stage(stage) => format!("stage/{}", stage.number()),
        PositionSource::Template(id) => format!("template/{id}"),
        PositionSource::Own => "own".to_owned(),
    }
}

pub(super) fn weights(weights: [Weight; Skill::COUNT]) -> String {
    let pairs = Skill::ALL.into_iter().zip(weights);
    pairs.fold(JsonObject::new(), |all, (skill, weight)| all.number(skill.as_str(), weight.number())).end()
}

pub(super) fn levels(levels: &[Option<Level>; Skill::COUNT]) -> String {
    let pairs = Skill::ALL.into_iter().zip(levels);
    pairs
        .fold(JsonObject::new(), |all, (skill, level)| match level {
            Some(level) => all.number(skill.as_str(), level.number()),
            None => all.raw(skill.as_str(), NULL),
        })
        .end()
}

pub(super) fn facet_levels(levels: &[(FacetId, Level)]) -> String {
    levels
        .iter()
        .fold(JsonObject::new(), |all, (facet, level)| all.number(facet.as_str(), level.number()))
        .end()
}

pub(super) fn years(years: [Option<u8>; 3]) -> String {
    let pairs = Track::ALL.into_iter().zip(years);
    pairs
        .fold(JsonObject::new(), |all, (track, years)| match years {
            Some(years) => all.number(track.as_str(), years),
            None => all.raw(track.as_str(), NULL),
        })
        .end()
}
