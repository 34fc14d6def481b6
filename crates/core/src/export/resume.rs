//! The skills as a JSON Resume (schema 1.3.1).

use super::span;
use crate::attempt::{Attempt, Choice};
use crate::content::{Content, Facet};
use crate::path::view::ResultView;
use crate::profile::view::SkillRow;
use crate::record::write::{JsonObject, array, quoted};

/// The schema that this follows.
const SCHEMA: &str = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.3.1/schema.json";

/// Its version, as `meta.version` wants it: by semver.
const VERSION: &str = "v1.3.1";

/// A JSON Resume: each skill's level in words with its 90% interval; its keywords are its facets, but for those of which the person
/// says that they cannot do the routine work yet.
pub fn to_resume(name: &str, content: &Content, view: &ResultView, log: &Attempt) -> String {
    let skills: Vec<String> = view.skills.iter().map(|row| skill(content, row, log)).collect();
    let basics = JsonObject::new().text("name", name).end();
    let meta = JsonObject::new()
        .text("version", VERSION)
        .text("madeWith", &format!("Cairn, content {}", content.version))
        .end();
    let resume = JsonObject::new().text("$schema", SCHEMA);
    // Also without a name: programs that read it look into it unasked.
    resume.raw("basics", &basics).raw("skills", &array(&skills)).raw("meta", &meta).end()
}

/// The level of a rating below which somebody does not do the routine work of a facet.
const ROUTINE: u8 = 2;

fn skill(content: &Content, row: &SkillRow, log: &Attempt) -> String {
    let facets = content.skill(row.skill).map_or(&[][..], |info| &info.facets);
    let rated = |facet: &Facet| {
        let rating = content.ratings_of(row.skill).find(|rating| rating.facet == facet.id)?;
        match log.answer(&rating.id)?.choice {
            Choice::Level(level) => Some(level.number()),
            Choice::Option(_) | Choice::DontKnow => None,
        }
    };
    let done = facets.iter().filter(|facet| rated(facet).is_none_or(|level| level >= ROUTINE));
    let keywords: Vec<String> = done.map(|facet| quoted(&facet.name)).collect();
    let between = span(&row.level_from, &row.level_to);
    JsonObject::new()
        .text("name", &row.name)
        .text("level", &format!("{} (90% interval: {between})", row.level))
        .raw("keywords", &array(&keywords))
        .end()
}
