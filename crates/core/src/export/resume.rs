//! The skills as a JSON Resume (schema 1.3.1).

use super::span;
use crate::content::Content;
use crate::path::view::ResultView;
use crate::profile::view::SkillRow;
use crate::record::write::{JsonObject, array, quoted};

/// The schema that this follows.
const SCHEMA: &str = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.3.1/schema.json";

/// Its version, as `meta.version` wants it: by semver.
const VERSION: &str = "v1.3.1";

/// A JSON Resume with each skill's level in words; the facets and the 90 % interval of the level are its keywords.
pub fn to_resume(name: &str, content: &Content, view: &ResultView) -> String {
    let skills: Vec<String> = view.skills.iter().map(|row| skill(content, row)).collect();
    let basics = JsonObject::new().text("name", name).end();
    let meta = JsonObject::new()
        .text("version", VERSION)
        .text("madeWith", &format!("Cairn, content {}", content.version))
        .end();
    let resume = JsonObject::new().text("$schema", SCHEMA);
    // Also without a name: programs that read it look into it unasked.
    resume.raw("basics", &basics).raw("skills", &array(&skills)).raw("meta", &meta).end()
}

fn skill(content: &Content, row: &SkillRow) -> String {
    let facets = content.skill(row.skill).map_or(&[][..], |info| &info.facets);
    let mut keywords: Vec<String> = facets.iter().map(|facet| quoted(&facet.name)).collect();
    keywords.push(quoted(&format!("90 %: {}", span(&row.level_from, &row.level_to))));
    JsonObject::new()
        .text("name", &row.name)
        .text("level", &row.level)
        .raw("keywords", &array(&keywords))
        .end()
}
