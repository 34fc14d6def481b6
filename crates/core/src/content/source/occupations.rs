//! Reads and checks the surveyed occupations.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::base::{check_format, check_text};
use super::error::{Errors, Source};
use crate::content::{Occupation, RoleInfo, Survey};
use crate::{Skill, Stage};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OccupationsFile {
    format: u16,
    survey: String,
    attribution: String,
    licence: String,
    mapping_source: String,
    limits: Vec<String>,
    elements: BTreeMap<String, Vec<String>>,
    occupation: Vec<Spanned<RawOccupation>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOccupation {
    code: String,
    title: String,
    job_zone: u8,
    asked: String,
    respondents: (u16, u16),
    stages: Vec<u8>,
    roles: Vec<String>,
    importance: BTreeMap<String, f64>,
    se: BTreeMap<String, f64>,
}

/// The occupations of `occupations.toml`; `None` where the file as a whole cannot be used.
pub(super) fn read(roles: &[RoleInfo], errors: &mut Errors) -> Option<Survey> {
    let (file, source) = errors.read::<OccupationsFile>("occupations.toml")?;
    check_format(file.format, &source, errors);
    for (what, text) in [
        ("survey", &file.survey),
        ("attribution", &file.attribution),
        ("licence", &file.licence),
        ("mapping_source", &file.mapping_source),
    ] {
        check_text(what, text, &source, &(0..0), errors);
    }
    let Some(elements) = each_skill(&file.elements) else {
        errors.add(&source, &(0..0), "elements must name what stands for each of the seven skills");
        return None;
    };
    let mut occupations: Vec<Occupation> = Vec::new();
    for entry in file.occupation {
        let span = entry.span();
        if let Some(found) = occupation(entry.into_inner(), roles, &source, &span, errors) {
            if occupations.iter().any(|other| other.code == found.code) {
                errors.add(&source, &span, &format!("occupation {:?} stands twice", found.code));
            }
            occupations.push(found);
        }
    }
    let (name, attribution, licence) = (file.survey, file.attribution, file.licence);
    Some(Survey { name, attribution, licence, limits: file.limits, elements, occupations })
}

fn occupation(
    raw: RawOccupation,
    known: &[RoleInfo],
    source: &Source,
    span: &Range<usize>,
    errors: &mut Errors,
) -> Option<Occupation> {
    let code = raw.code.clone();
    let mut wrong = |cause: String| errors.add(source, span, &format!("occupation {code:?}: {cause}"));
    let (Some(importance), Some(error)) = (each_skill(&raw.importance), each_skill(&raw.se)) else {
        wrong("importance and se must give a number for each of the seven skills".to_owned());
        return None;
    };
    if importance.iter().any(|value| !(1.0..=5.0).contains(value)) {
        wrong("an importance is not from 1 to 5".to_owned());
    }
    if error.iter().any(|value| !(0.0..=2.0).contains(value)) {
        wrong("a standard error is not from 0 to 2".to_owned());
    }
    if !(1..=5).contains(&raw.job_zone) || raw.title.trim().is_empty() || raw.asked.trim().is_empty() {
        wrong("needs a title, a job zone from 1 to 5 and the month in which people were asked".to_owned());
    }
    if raw.respondents.0 > raw.respondents.1 {
        wrong("respondents must be the fewest, then the most".to_owned());
    }
    let stages: Vec<Stage> = raw.stages.iter().filter_map(|number| Stage::new(*number)).collect();
    if stages.len() != raw.stages.len() {
        wrong("a stage is not from 1 to 10".to_owned());
    }
    let role = |text: &String| known.iter().find(|role| role.id.as_str() == text).map(|role| role.id.clone());
    let roles: Vec<_> = raw.roles.iter().filter_map(role).collect();
    if roles.len() != raw.roles.len() {
        wrong(format!("{:?} names a role that there is not", raw.roles));
    }
    let (title, job_zone, asked) = (raw.title, raw.job_zone, raw.asked);
    let respondents = raw.respondents;
    Some(Occupation { code: raw.code, title, job_zone, asked, respondents, stages, roles, importance, error })
}

/// The values of a table with one entry for each skill, in their order; `None` where one is missing or too many.
pub(super) fn each_skill<T: Clone>(table: &BTreeMap<String, T>) -> Option<[T; Skill::COUNT]> {
    let values: Vec<T> =
        Skill::ALL.into_iter().filter_map(|skill| table.get(skill.as_str()).cloned()).collect();
    values.try_into().ok().filter(|_| table.len() == Skill::COUNT)
}
