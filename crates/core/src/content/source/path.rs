//! Reads and checks what the pages about the path need: efforts, practice, ways in.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::error::{Errors, Source};
use super::pace::{Paced, shares};
use crate::attempt::Track;
use crate::content::{
    Content, Effort, FacetEffort, PaceCheck, PathContent, Practice, RoleInfo, Texts, Transfer, Way,
};
use crate::{FacetId, ResponsibilityId, Skill, Stage, WayId};

/// Longest text of what to learn, practise or prove, in words.
const MAX_WORDS: usize = 30;
/// Most days of a practice, and until its proof: a year and a month.
const MAX_DAYS: u16 = 400;
/// Most hours of one step: more than a year of full-time work is no step.
const MAX_HOURS: u16 = 2_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EffortFile {
    format: u16,
    reasoning: String,
    source: String,
    transfer: RawTransfer,
    work: RawWork,
    facet: Vec<Spanned<RawEffort>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTransfer {
    within: f64,
    within_reason: String,
    between: f64,
    between_reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWork {
    hours: u16,
    hours_reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEffort {
    id: String,
    study: Vec<u16>,
    practice: Vec<u16>,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PracticeFile {
    format: u16,
    source: String,
    days: [u16; 2],
    facet: Vec<Spanned<RawPractice>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPractice {
    id: String,
    early: RawTexts,
    late: RawTexts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTexts {
    learn: String,
    practise: String,
    prove: String,
    #[serde(rename = "for")]
    serves: Vec<String>,
    days: Option<[u16; 2]>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WaysFile {
    format: u16,
    source: String,
    way: Vec<Spanned<RawWay>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWay {
    id: String,
    name: String,
    about: String,
    stages: Vec<u8>,
    #[serde(default)]
    strong: Vec<String>,
    track: Option<String>,
    #[serde(default)]
    milestones: Vec<u8>,
    job: BTreeMap<String, u8>,
    reason: String,
}

/// What stands at one place of one file, for naming it.
struct At<'a> {
    source: &'a Source,
    span: std::ops::Range<usize>,
    name: String,
}

impl At<'_> {
    fn wrong(&self, errors: &mut Errors, cause: &str) {
        errors.add(self.source, &self.span, &format!("{}: {cause}", self.name));
    }

    fn text(&self, errors: &mut Errors, what: &str, text: &str, words: usize) {
        let count = text.split_whitespace().count();
        if count == 0 || count > words {
            self.wrong(errors, &format!("{what} has {count} words; 1 to {words} are allowed"));
        }
    }
}

/// Reads all four files, and what the check holds them against; `None` where one of them as a whole could not be read.
pub(super) fn read(
    content: &Content,
    roles: &[RoleInfo],
    errors: &mut Errors,
) -> Option<(PathContent, PaceCheck)> {
    let effort = effort(content, errors);
    let practice = practice(content, errors);
    let ways = ways(errors);
    let Paced { stages, asks, changes, check } = super::pace::read(errors)?;
    let (effort, practice, ways) = (effort?, practice?, ways?);
    Some((PathContent { effort, practice, ways, roles: roles.to_vec(), stages, asks, changes }, check))
}

fn head(format: u16, given: &str, source: &Source, errors: &mut Errors) {
    if format != 1 {
        errors.add(source, &(0..0), &format!("format is {format}, but this version reads format 1"));
    }
    if given.trim().is_empty() {
        errors.add(source, &(0..0), "source is empty");
    }
}

/// The facets of the content must stand in a file once each, in their order.
fn all_facets(content: &Content, found: &[FacetId], source: &Source, errors: &mut Errors) {
    let wanted = content.skills.iter().flat_map(|info| info.facets.iter().map(|facet| &facet.id));
    if let Some(missing) = wanted.clone().find(|id| !found.contains(id)) {
        errors.add(source, &(0..0), &format!("facet {missing} is missing"));
    } else if !wanted.eq(found) {
        errors.add(source, &(0..0), "the facets must stand here once each, in the order of skills.toml");
    }
}

fn facet_id(content: &Content, at: &At<'_>, id: &str, errors: &mut Errors) -> Option<FacetId> {
    let known = FacetId::parse(id).filter(|id| content.facet(id).is_some());
    if known.is_none() {
        at.wrong(errors, "there is no such facet");
    }
    known
}

fn effort(content: &Content, errors: &mut Errors) -> Option<Effort> {
    let (file, source) = errors.read::<EffortFile>("effort.toml")?;
    if file.format != 2 {
        errors.add(&source, &(0..0), &format!("format is {}, but this version reads format 2", file.format));
    }
    for (what, text) in [
        ("source", &file.source),
        ("reasoning", &file.reasoning),
        ("transfer.within_reason", &file.transfer.within_reason),
        ("transfer.between_reason", &file.transfer.between_reason),
        ("work.hours_reason", &file.work.hours_reason),
    ] {
        super::base::check_text(what, text, &source, &(0..0), errors);
    }
    let share = |value: f64| (0.0..=1.0).contains(&value);
    if !share(file.transfer.within) || !share(file.transfer.between) {
        errors.add(&source, &(0..0), "transfer.within and transfer.between must be shares from 0 to 1");
    }
    if !(1..=60).contains(&file.work.hours) {
        errors.add(&source, &(0..0), "work.hours must be from 1 to 60");
    }
    let mut facets = Vec::new();
    for entry in file.facet {
        let span = entry.span();
        let raw = entry.into_inner();
        let at = At { source: &source, span, name: format!("effort of {:?}", raw.id) };
        at.text(errors, "reason", &raw.reason, 40);
        let legal = |hours: &[u16; 5]| {
            hours.iter().all(|one| (1..=MAX_HOURS).contains(one)) && hours.is_sorted_by(|a, b| a < b)
        };
        let five = |hours: Vec<u16>| <[u16; 5]>::try_from(hours).ok().filter(legal);
        let Some((study, practice)) = five(raw.study).zip(five(raw.practice)) else {
            at.wrong(errors, &format!("study and practice must be five each, rising, from 1 to {MAX_HOURS}"));
            continue;
        };
        let facet = facet_id(content, &at, &raw.id, errors);
        facets.extend(facet.map(|facet| FacetEffort { facet, study, practice, reason: raw.reason }));
    }
    all_facets(content, &facets.iter().map(|one| one.facet.clone()).collect::<Vec<_>>(), &source, errors);
    let transfer = Transfer { within: file.transfer.within, between: file.transfer.between };
    Some(Effort { reasoning: file.reasoning, transfer, work_hours: file.work.hours, facets })
}

fn practice(content: &Content, errors: &mut Errors) -> Option<Vec<Practice>> {
    let (file, source) = errors.read::<PracticeFile>("practice.toml")?;
    head(file.format, &file.source, &source, errors);
    let mut found = Vec::new();
    for entry in file.facet {
        let span = entry.span();
        let raw = entry.into_inner();
        let at = At { source: &source, span, name: format!("practice of {:?}", raw.id) };
        let early = texts(content, &at, raw.early, file.days, errors);
        let late = texts(content, &at, raw.late, file.days, errors);
        let facet = facet_id(content, &at, &raw.id, errors);
        found.extend(facet.map(|facet| Practice { facet, early, late }));
    }
    all_facets(content, &found.iter().map(|one| one.facet.clone()).collect::<Vec<_>>(), &source, errors);
    Some(found)
}

fn texts(content: &Content, at: &At<'_>, raw: RawTexts, usual: [u16; 2], errors: &mut Errors) -> Texts {
    for (what, text) in [("learn", &raw.learn), ("practise", &raw.practise), ("prove", &raw.prove)] {
        at.text(errors, what, text, MAX_WORDS);
    }
    if raw.serves.is_empty() {
        at.wrong(errors, "`for` names no responsibility");
    }
    let mut serves = Vec::new();
    for id in raw.serves {
        let known = ResponsibilityId::parse(&id)
            .filter(|id| content.responsibilities.iter().any(|known| known.id == *id));
        if known.is_none() {
            at.wrong(errors, &format!("`for` names {id:?}, and there is no such responsibility"));
        }
        serves.extend(known);
    }
    let days = raw.days.unwrap_or(usual);
    for ((what, text), days) in [("practise", &raw.practise), ("prove", &raw.prove)].into_iter().zip(days) {
        let least = least_days(text);
        if !(least.max(1)..=MAX_DAYS).contains(&days) {
            at.wrong(
                errors,
                &format!(
                    "{what}: {days} days; what the text names takes {least} at least, and {MAX_DAYS} are most"
                ),
            );
        }
    }
    Texts { learn: raw.learn, practise: raw.practise, prove: raw.prove, serves, days }
}

/// The days that a text names: those of the longest of a week, a fortnight, a month and a quarter in it; none where it names none.
fn least_days(text: &str) -> u16 {
    const NAMED: [(&str, u16); 6] =
        [("week", 7), ("two weeks", 14), ("two-week", 14), ("fortnight", 14), ("month", 30), ("quarter", 90)];
    let text = text.to_ascii_lowercase();
    NAMED.into_iter().filter(|(name, _)| text.contains(name)).map(|(_, days)| days).max().unwrap_or(0)
}

fn ways(errors: &mut Errors) -> Option<Vec<Way>> {
    let (file, source) = errors.read::<WaysFile>("ways.toml")?;
    head(file.format, &file.source, &source, errors);
    let mut found: Vec<Way> = Vec::new();
    for entry in file.way {
        let span = entry.span();
        let raw = entry.into_inner();
        let at = At { source: &source, span, name: format!("way {:?}", raw.id) };
        found.extend(way(raw, &at, errors));
        if found.iter().rev().skip(1).any(|known| Some(&known.id) == found.last().map(|last| &last.id)) {
            at.wrong(errors, "its id stands twice");
        }
    }
    if found.is_empty() {
        errors.add(&source, &(0..0), "there is no way");
    }
    Some(found)
}

fn way(raw: RawWay, at: &At<'_>, errors: &mut Errors) -> Option<Way> {
    for (what, text) in [("name", &raw.name), ("about", &raw.about), ("reason", &raw.reason)] {
        at.text(errors, what, text, 40);
    }
    let mut numbers = |list: &[u8]| {
        let stages: Vec<Stage> = list.iter().filter_map(|number| Stage::new(*number)).collect();
        if stages.len() != list.len() {
            at.wrong(errors, "a stage is none of 1 to 10");
        }
        stages
    };
    let (stages, milestones) = (numbers(&raw.stages), numbers(&raw.milestones));
    let doubled =
        stages.iter().enumerate().any(|(place, stage)| stages.iter().skip(place + 1).any(|one| one == stage));
    if doubled || stages.last().map(|stage| stage.number()) != Some(Stage::COUNT) {
        at.wrong(errors, "stages must stand once each and end with 10");
    }
    let strong: Vec<Skill> = raw.strong.iter().filter_map(|id| Skill::parse(id)).collect();
    if strong.len() != raw.strong.len() {
        at.wrong(errors, "`strong` names what is no skill");
    }
    let track = raw.track.map(|id| Track::ALL.into_iter().find(|track| track.as_str() == id));
    if track == Some(None) {
        at.wrong(errors, "there is no such track");
    }
    let job = shares(&raw.job, true, at.source, &at.span, errors);
    let id = WayId::parse(&raw.id);
    if id.is_none() {
        at.wrong(errors, "its id is none");
    }
    let (name, about, reason) = (raw.name, raw.about, raw.reason);
    Some(Way { id: id?, name, about, stages, strong, track: track.flatten(), milestones, job, reason })
}
