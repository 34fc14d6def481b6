//! The skills as a JSON Resume (schema 1.3.1).

use crate::content::Content;
use crate::path::view::ResultView;
use crate::profile::view::SkillRow;
use crate::record::write::{JsonObject, array, quoted};

/// The schema that this follows.
const SCHEMA: &str = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.3.1/schema.json";

/// A JSON Resume with each skill's level in words; the facets and the 90 % interval of the level are its keywords.
pub fn to_resume(name: &str, content: &Content, view: &ResultView) -> String {
    let skills: Vec<String> = view.skills.iter().map(|row| skill(content, row)).collect();
    let basics = JsonObject::new().text("name", name).end();
    let meta = JsonObject::new().text("version", &format!("Cairn, content {}", content.version)).end();
    let resume = JsonObject::new().text("$schema", SCHEMA);
    let resume = if name.is_empty() { resume } else { resume.raw("basics", &basics) };
    resume.raw("skills", &array(&skills)).raw("meta", &meta).end()
}

fn skill(content: &Content, row: &SkillRow) -> String {
    let facets = content.skill(row.skill).map_or(&[][..], |info| &info.facets);
    let mut keywords: Vec<String> = facets.iter().map(|facet| quoted(&facet.name)).collect();
    keywords.push(quoted(&if row.level_from == row.level_to {
        format!("90 %: {}", row.level_from)
    } else {
        format!("90 %: {} to {}", row.level_from, row.level_to)
    }));
    JsonObject::new()
        .text("name", &row.name)
        .text("level", &row.level)
        .raw("keywords", &array(&keywords))
        .end()
}
