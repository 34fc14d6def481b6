//! Reads and checks `pace.toml`: what stages take, what jobs practise, how long real people take.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::error::{Errors, Source};
use crate::content::{Job, JobChange, PaceCheck, PaceFact, PacePeer, PacePerson, StagePace};
use crate::{Level, Skill, Stage};

/// Most months of a milestone: what takes longer is no step of this path.
const MAX_MONTHS: u8 = 30;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PaceFile {
    format: u16,
    source: String,
    bounds: Bounds,
    stage: Vec<Spanned<RawStage>>,
    fact: Vec<Spanned<RawFact>>,
    peer: Vec<Spanned<RawPeer>>,
    ask: Vec<Spanned<RawAsk>>,
    change: Vec<Spanned<RawChange>>,
    person: Vec<Spanned<RawPerson>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bounds {
    step: [f64; 2],
    step_reason: String,
    whole: [f64; 2],
    whole_reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStage {
    number: u8,
    months: u8,
    job: BTreeMap<String, u8>,
    begin: String,
    reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFact {
    text: String,
    years: [f64; 2],
    stages: Vec<u8>,
    source: String,
    #[serde(default)]
    link: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPeer {
    name: String,
    paces: String,
    taken: String,
    source: String,
    link: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAsk {
    skill: String,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChange {
    name: String,
    job: BTreeMap<String, u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPerson {
    name: String,
    levels: BTreeMap<String, u8>,
    milestones: Vec<u8>,
    holds: Vec<u8>,
}

/// What the file holds: for the browser, and for the check.
pub(super) struct Paced {
    pub(super) stages: Vec<StagePace>,
    pub(super) asks: Vec<String>,
    pub(super) changes: Vec<JobChange>,
    pub(super) check: PaceCheck,
}

/// Reads the file; `None` where it could not be read as a whole.
pub(super) fn read(errors: &mut Errors) -> Option<Paced> {
    let (file, source) = errors.read::<PaceFile>("pace.toml")?;
    super::base::check_format(file.format, &source, errors);
    let whole = 0..0;
    for (what, text) in [
        ("source", &file.source),
        ("bounds.step_reason", &file.bounds.step_reason),
        ("bounds.whole_reason", &file.bounds.whole_reason),
    ] {
        super::base::check_text(what, text, &source, &whole, errors);
    }
    for (what, [least, most]) in [("step", file.bounds.step), ("whole", file.bounds.whole)] {
        if !(least >= 0.0 && least < most) {
            errors.add(&source, &whole, &format!("bounds.{what} must be two rising numbers of years"));
        }
    }
    let stages = stages(file.stage, &source, errors);
    let asks = asks(file.ask, &source, errors);
    let changes = file.change.into_iter().map(|entry| {
        let span = entry.span();
        let raw = entry.into_inner();
        super::base::check_text("name", &raw.name, &source, &span, errors);
        let job = shares(&raw.job, false, &source, &span, errors);
        JobChange { name: raw.name, job }
    });
    let changes = changes.collect();
    let facts = file.fact.into_iter().map(|entry| fact(entry, &source, errors)).collect();
    let people = file.person.into_iter().map(|entry| person(entry, &source, errors)).collect();
    let pair = |[least, most]: [f64; 2]| (least, most);
    let peers = file.peer.into_iter().map(|entry| peer(entry, &source, errors)).collect();
    let (step, whole) = (pair(file.bounds.step), pair(file.bounds.whole));
    let check = PaceCheck { step, whole, facts, peers, people };
    Some(Paced { stages, asks, changes, check })
}

fn stages(raw: Vec<Spanned<RawStage>>, source: &Source, errors: &mut Errors) -> Vec<StagePace> {
    let mut found = Vec::new();
    for (place, entry) in (1u8..).zip(raw) {
        let span = entry.span();
        let raw = entry.into_inner();
        super::base::check_text("begin", &raw.begin, source, &span, errors);
        super::base::check_text("reason", &raw.reason, source, &span, errors);
        if raw.number != place || !(1..=MAX_MONTHS).contains(&raw.months) {
            errors.add(
                source,
                &span,
                &format!("stages must stand in their order, with 1 to {MAX_MONTHS} months each"),
            );
        }
        let job = shares(&raw.job, true, source, &span, errors);
        found.push(StagePace { months: raw.months, job, begin: raw.begin });
    }
    if found.len() != usize::from(Stage::COUNT) {
        errors.add(source, &(0..0), "each of the ten stages must stand here once");
    }
    found
}

fn asks(raw: Vec<Spanned<RawAsk>>, source: &Source, errors: &mut Errors) -> Vec<String> {
    let named = raw.iter().filter_map(|entry| Skill::parse(&entry.get_ref().skill));
    if !named.eq(Skill::ALL) {
        errors.add(source, &(0..0), "each of the seven skills must have one ask, in their order");
    }
    for entry in &raw {
        super::base::check_text("text", &entry.get_ref().text, source, &entry.span(), errors);
    }
    raw.into_iter().map(|entry| entry.into_inner().text).collect()
}

fn fact(entry: Spanned<RawFact>, source: &Source, errors: &mut Errors) -> PaceFact {
    let span = entry.span();
    let raw = entry.into_inner();
    for (what, text) in [("text", &raw.text), ("source", &raw.source)] {
        super::base::check_text(what, text, source, &span, errors);
    }
    let [least, most] = raw.years;
    if !(0.0 <= least && least <= most) {
        errors.add(source, &span, "years must be two numbers that do not fall");
    }
    check_link(&raw.link, source, &span, errors);
    let stages = numbered(&raw.stages, source, &span, errors);
    PaceFact { text: raw.text, years: (least, most), stages, source: raw.source, link: raw.link }
}

fn check_link(link: &str, source: &Source, span: &std::ops::Range<usize>, errors: &mut Errors) {
    if link.contains("://") {
        errors.add(source, span, "link stands as text, without a scheme");
    }
}

fn peer(entry: Spanned<RawPeer>, source: &Source, errors: &mut Errors) -> PacePeer {
    let span = entry.span();
    let RawPeer { name, paces, taken, source: from, link } = entry.into_inner();
    let texts = [("name", &name), ("paces", &paces), ("taken", &taken), ("source", &from), ("link", &link)];
    for (what, text) in texts {
        super::base::check_text(what, text, source, &span, errors);
    }
    check_link(&link, source, &span, errors);
    PacePeer { name, paces, taken, source: from, link }
}

fn person(entry: Spanned<RawPerson>, source: &Source, errors: &mut Errors) -> PacePerson {
    let span = entry.span();
    let raw = entry.into_inner();
    let level = |skill: Skill| raw.levels.get(skill.as_str()).copied().and_then(Level::new);
    let levels = Skill::ALL.map(level);
    if levels.contains(&None) || raw.levels.len() != Skill::COUNT {
        errors.add(source, &span, "levels must name each skill once, from 0 to 5");
    }
    let milestones = numbered(&raw.milestones, source, &span, errors);
    let holds = numbered(&raw.holds, source, &span, errors);
    if !holds.iter().all(|stage| milestones.contains(stage)) {
        errors.add(source, &span, "whoever holds a stage has reached its milestone");
    }
    PacePerson { name: raw.name, levels: levels.map(Option::unwrap_or_default), milestones, holds }
}

fn numbered(list: &[u8], source: &Source, span: &std::ops::Range<usize>, errors: &mut Errors) -> Vec<Stage> {
    let stages: Vec<Stage> = list.iter().filter_map(|number| Stage::new(*number)).collect();
    if stages.len() != list.len() {
        errors.add(source, span, "a stage is none of 1 to 10");
    }
    stages
}

/// Shares of a job by skill; `all` is whether each skill must be named.
pub(super) fn shares(
    raw: &BTreeMap<String, u8>,
    all: bool,
    source: &Source,
    span: &std::ops::Range<usize>,
    errors: &mut Errors,
) -> Job {
    let known = raw.iter().filter(|(id, share)| Skill::parse(id).is_some() && **share <= 100).count();
    if known != raw.len() || (all && known != Skill::COUNT) {
        errors.add(source, span, "job must give skills a share of the working hours from 0 to 100");
    }
    Skill::ALL.map(|skill| raw.get(skill.as_str()).copied().unwrap_or(0))
}
