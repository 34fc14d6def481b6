//! Reads and checks the growth roles.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::base::{check_format, check_text};
use super::error::{Errors, Source};
use crate::content::{Responsibility, RoleInfo};
use crate::{Level, ResponsibilityId, RoleId, Skill};

/// How many growth roles the domain has.
const ROLES: usize = 7;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RolesFile {
    format: u16,
    role: Vec<Spanned<RawRole>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRole {
    id: String,
    name: String,
    about: String,
    role_source: String,
    weights: BTreeMap<String, u8>,
    responsibilities: Vec<String>,
    weights_source: String,
    needs: BTreeMap<String, u8>,
    needs_source: String,
}

/// The growth roles of `roles.toml`; `known` are the responsibilities of the role.
pub(super) fn read(known: &[Responsibility], errors: &mut Errors) -> Vec<RoleInfo> {
    let Some((file, source)) = errors.read::<RolesFile>("roles.toml") else { return Vec::new() };
    check_format(file.format, &source, errors);
    let mut found: Vec<RoleInfo> = Vec::new();
    for entry in file.role {
        let span = entry.span();
        if let Some(role) = role(entry.into_inner(), known, &source, &span, errors) {
            if found.iter().any(|other| other.id == role.id) {
                errors.add(&source, &span, &format!("role {:?} stands twice", role.id.as_str()));
            }
            found.push(role);
        }
    }
    if found.len() != ROLES {
        errors.add(&source, &(0..0), &format!("there are {} growth roles, not {ROLES}", found.len()));
    }
    found
}

fn role(
    raw: RawRole,
    known: &[Responsibility],
    source: &Source,
    span: &Range<usize>,
    errors: &mut Errors,
) -> Option<RoleInfo> {
    for (what, text) in [
        ("name", &raw.name),
        ("about", &raw.about),
        ("role_source", &raw.role_source),
        ("weights_source", &raw.weights_source),
        ("needs_source", &raw.needs_source),
    ] {
        check_text(what, text, source, span, errors);
    }
    let id = raw.id.clone();
    let mut wrong = |cause: String| errors.add(source, span, &format!("role {id:?}: {cause}"));
    let weights: Vec<u8> =
        Skill::ALL.into_iter().filter_map(|skill| raw.weights.get(skill.as_str()).copied()).collect();
    let sum: u32 = weights.iter().map(|weight| u32::from(*weight)).sum();
    if sum != 100 {
        wrong(format!("its weights sum to {sum}, not 100"));
    }
    let needs: Vec<Level> = Skill::ALL
        .into_iter()
        .filter_map(|skill| raw.needs.get(skill.as_str()).copied().and_then(Level::new))
        .filter(|level| level.number() > 0)
        .collect();
    let weighed: Vec<_> = Skill::ALL.into_iter().zip(weights.iter().zip(&needs)).collect();
    let whole = weighed.len() == Skill::COUNT;
    for (one, (more, low)) in weighed.iter().filter(|_| whole) {
        for (other, ..) in weighed.iter().filter(|(_, (less, high))| more > less && low < high) {
            let (one, other) = (one.as_str(), other.as_str());
            wrong(format!("{one} weighs more than {other}, and needs a lower level"));
        }
    }
    let mut responsibilities = Vec::new();
    for text in &raw.responsibilities {
        match ResponsibilityId::parse(text).filter(|id| known.iter().any(|one| one.id == *id)) {
            Some(id) => responsibilities.push(id),
            None => wrong(format!("there is no responsibility {text:?}")),
        }
    }
    if responsibilities.is_empty() {
        wrong("names no responsibility".to_owned());
    }
    let complete = raw.weights.len() == Skill::COUNT && raw.needs.len() == Skill::COUNT;
    match (RoleId::parse(&raw.id), weights.try_into(), needs.try_into()) {
        (Some(id), Ok(weights), Ok(needs)) if complete => {
            Some(RoleInfo { id, name: raw.name, about: raw.about, weights, needs, responsibilities })
        }
        _ => {
            wrong(
                "needs an id, and a weight for each of the seven skills, and a level from 1 to 5 of each"
                    .to_owned(),
            );
            None
        }
    }
}
