//! Reads and checks the works and courses by which facets can be learned.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::base::check_format;
use super::error::Errors;
use super::review::check_date;
use crate::FacetId;
use crate::content::{Content, FacetWorks, WORKS, Work, WorkKind, Works};

/// Longest title and longest list of authors, in words.
const WORDS: usize = 20;
/// The oldest year that is taken for one.
const YEAR_FROM: u16 = 1900;
/// Most hours of one work.
const HOURS: u16 = 200;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WorksFile {
    format: u16,
    source: String,
    work: Vec<Spanned<RawWork>>,
    facet: Vec<Spanned<RawFacetWorks>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWork {
    id: String,
    kind: String,
    title: String,
    by: String,
    year: u16,
    hours: u16,
    free: bool,
    checked: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFacetWorks {
    id: String,
    early: Vec<String>,
    late: Vec<String>,
}

/// Reads `works.toml`; `None` where it could not be read at all.
pub(super) fn read(content: &Content, errors: &mut Errors) -> Option<Works> {
    let (file, source) = errors.read::<WorksFile>("works.toml")?;
    check_format(file.format, &source, errors);
    if file.source.trim().is_empty() {
        errors.add(&source, &(0..0), "source is empty");
    }
    let named = |id: &String| {
        file.facet.iter().any(|facet| facet.get_ref().early.contains(id) || facet.get_ref().late.contains(id))
    };
    let mut known = BTreeMap::new();
    for entry in &file.work {
        let raw = entry.get_ref();
        let mut causes = Vec::new();
        let found = work(raw, &mut causes);
        if !named(&raw.id) {
            causes.push("no facet names it".to_owned());
        }
        if known.contains_key(&raw.id) {
            causes.push("stands twice".to_owned());
        }
        for cause in causes {
            errors.add(&source, &entry.span(), &format!("work {:?}: {cause}", raw.id));
        }
        known.insert(raw.id.clone(), found);
    }
    let mut facets: Vec<FacetWorks> = Vec::new();
    for entry in &file.facet {
        let raw = entry.get_ref();
        let mut causes = Vec::new();
        let both = [&raw.early, &raw.late].map(|ids| band(ids, &known, &mut causes));
        if raw.early.iter().any(|id| raw.late.contains(id)) {
            causes.push("names the same work early and late".to_owned());
        }
        let facet = FacetId::parse(&raw.id).filter(|id| content.facet(id).is_some());
        if facet.is_none() {
            causes.push("there is no such facet".to_owned());
        }
        for cause in causes {
            errors.add(&source, &entry.span(), &format!("works of {:?}: {cause}", raw.id));
        }
        if let (Some(facet), [Some(early), Some(late)]) = (facet, both) {
            facets.push(FacetWorks { facet, early, late });
        }
    }
    let wanted = content.skills.iter().flat_map(|info| info.facets.iter().map(|facet| facet.id.as_str()));
    if !wanted.eq(file.facet.iter().map(|entry| entry.get_ref().id.as_str())) {
        errors.add(&source, &(0..0), "the facets must stand here once each, in the order of skills.toml");
    }
    Some(Works { facets })
}

/// A work, with what is wrong with it.
fn work(raw: &RawWork, causes: &mut Vec<String>) -> Option<Work> {
    let kind = WorkKind::parse(&raw.kind);
    if kind.is_none() {
        let words = WorkKind::ALL.map(WorkKind::as_str).join(", ");
        causes.push(format!("kind is {:?}, but must be one of {words}", raw.kind));
    }
    for (what, text) in [("title", &raw.title), ("by", &raw.by)] {
        let count = text.split_whitespace().count();
        if count == 0 || count > WORDS {
            causes.push(format!("{what} has {count} words; 1 to {WORDS} are allowed"));
        }
        if text.contains("://") || text.contains("www.") {
            causes.push(format!("{what} holds an address: works are found by title and author"));
        }
    }
    check_date("work", &raw.checked, causes);
    // A work that came out after it was looked up has not been looked up.
    let year_to: u16 = raw.checked.get(..4).and_then(|year| year.parse().ok()).unwrap_or(YEAR_FROM);
    if !(YEAR_FROM..=year_to).contains(&raw.year) {
        causes.push(format!("year is {}, but must be from {YEAR_FROM} to that of the check", raw.year));
    }
    if !(1..=HOURS).contains(&raw.hours) {
        causes.push(format!("hours is {}, but must be from 1 to {HOURS}", raw.hours));
    }
    Some(Work {
        kind: kind?,
        title: raw.title.clone(),
        by: raw.by.clone(),
        year: raw.year,
        hours: raw.hours,
        free: raw.free,
        checked: raw.checked.clone(),
    })
}

/// The works of one band.
fn band(
    ids: &[String],
    known: &BTreeMap<String, Option<Work>>,
    causes: &mut Vec<String>,
) -> Option<[Work; WORKS]> {
    for id in ids.iter().filter(|id| !known.contains_key(*id)) {
        causes.push(format!("there is no work {id:?}"));
    }
    let different = ids.first() != ids.last();
    if ids.len() != WORKS || !different {
        causes.push(format!("a band needs {WORKS} different works, not {}", ids.len()));
    }
    let found: Vec<Work> = ids.iter().filter_map(|id| known.get(id)?.clone()).collect();
    found.try_into().ok()
}
