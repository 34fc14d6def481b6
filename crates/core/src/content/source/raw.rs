//! The TOML as it is written: nearly every field optional, so that one missing field is one error, not the last.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SkillsFile {
    pub(super) format: u16,
    pub(super) skill: Vec<Spanned<RawSkill>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSkill {
    pub(super) id: String,
    pub(super) short: String,
    pub(super) name: String,
    pub(super) name_short: String,
    pub(super) why: String,
    pub(super) source: String,
    pub(super) always: Option<bool>,
    pub(super) facet: Vec<RawFacet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawFacet {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) about: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LevelsFile {
    pub(super) format: u16,
    pub(super) level: Vec<Spanned<RawLevel>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLevel {
    pub(super) number: u8,
    pub(super) name: String,
    pub(super) words: String,
    pub(super) theta_from: Option<f64>,
    pub(super) source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StagesFile {
    pub(super) format: u16,
    pub(super) stage: Vec<Spanned<RawStage>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawStage {
    pub(super) number: u8,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) about: String,
    pub(super) role_source: String,
    pub(super) needs: BTreeMap<String, u8>,
    #[serde(default)]
    pub(super) facet_needs: BTreeMap<String, u8>,
    pub(super) milestone: String,
    pub(super) evidence_hint: String,
    pub(super) needs_source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResponsibilitiesFile {
    pub(super) format: u16,
    pub(super) responsibility: Vec<Spanned<RawResponsibility>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawResponsibility {
    pub(super) id: String,
    pub(super) with: String,
    pub(super) name: String,
    pub(super) text: String,
    pub(super) source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RatingsFile {
    pub(super) format: u16,
    pub(super) skill: String,
    pub(super) rating: Vec<Spanned<RawRating>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRating {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) ask: String,
    pub(super) why: String,
    pub(super) levels: Vec<String>,
    pub(super) a: f64,
    pub(super) thresholds: Vec<f64>,
    pub(super) source: String,
    pub(super) version: u16,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ObserverFile {
    pub(super) format: u16,
    pub(super) ask: String,
    pub(super) never: String,
    pub(super) unseen: String,
    pub(super) source: String,
    pub(super) bias: RawBias,
    #[serde(default)]
    pub(super) rating: Vec<Spanned<RawObserverRating>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBias {
    pub(super) shared_sd: f64,
    pub(super) shared_sd_reason: String,
    pub(super) shared_correlation: f64,
    pub(super) shared_correlation_reason: String,
    pub(super) skill_sd: f64,
    pub(super) skill_sd_reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawObserverRating {
    pub(super) id: String,
    pub(super) version: u16,
    pub(super) levels: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemsFile {
    pub(super) format: u16,
    pub(super) skill: String,
    #[serde(default)]
    pub(super) item: Vec<Spanned<RawItem>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawItem {
    pub(super) id: String,
    pub(super) facet: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) form: Option<String>,
    pub(super) level: Option<u8>,
    pub(super) author: Option<RawAuthor>,
    pub(super) b: Option<f64>,
    pub(super) b_sd: Option<f64>,
    pub(super) difficulty: Option<String>,
    #[serde(default)]
    pub(super) angoff: Vec<Vec<f64>>,
    pub(super) review: Option<RawReview>,
    pub(super) calibrated: Option<RawCalibrated>,
    #[serde(default)]
    pub(super) rankings: Vec<Vec<u8>>,
    pub(super) a: Option<f64>,
    pub(super) a_reason: Option<String>,
    pub(super) c: Option<f64>,
    pub(super) steps: Option<Vec<f64>>,
    pub(super) seconds: Option<u16>,
    #[serde(default)]
    pub(super) tags: Vec<String>,
    pub(super) law_checked: Option<String>,
    pub(super) source: Option<String>,
    pub(super) version: Option<u16>,
    #[serde(default)]
    pub(super) topics: Vec<String>,
    #[serde(default)]
    pub(super) today: bool,
    pub(super) retired: Option<RawRetired>,
    pub(super) stem: Option<String>,
    #[serde(default)]
    pub(super) code: String,
    pub(super) run: Option<String>,
    pub(super) order: Option<String>,
    pub(super) template: Option<RawTemplate>,
    #[serde(default)]
    pub(super) option: Vec<RawOption>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCalibrated {
    pub(super) people: u32,
    pub(super) date: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawAuthor {
    pub(super) a: f64,
    pub(super) b: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawReview {
    pub(super) outcome: String,
    pub(super) date: String,
    pub(super) solved: u32,
    pub(super) right: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRetired {
    pub(super) date: String,
    pub(super) reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TopicsFile {
    pub(super) format: u16,
    #[serde(default)]
    pub(super) held: Vec<Spanned<RawHeld>>,
    pub(super) topic: Vec<Spanned<RawTopic>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTopic {
    pub(super) id: String,
    pub(super) skill: String,
    pub(super) facet: String,
    pub(super) name: String,
    pub(super) at_least: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawHeld {
    pub(super) skill: String,
    pub(super) today: f64,
    pub(super) reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawOption {
    pub(super) text: Option<String>,
    #[serde(default)]
    pub(super) key: bool,
    #[serde(default)]
    pub(super) agreeable: bool,
    pub(super) points: Option<u8>,
    pub(super) why: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTemplate {
    #[serde(default)]
    pub(super) draw: BTreeMap<String, Vec<RawValue>>,
    #[serde(default, rename = "where")]
    pub(super) conditions: Vec<String>,
    #[serde(default)]
    pub(super) compute: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) rows: Vec<BTreeMap<String, RawValue>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct InterviewFile {
    pub(super) format: u16,
    pub(super) skill: String,
    pub(super) question: Vec<Spanned<RawInterview>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawInterview {
    pub(super) id: String,
    pub(super) facet: String,
    pub(super) kind: String,
    pub(super) ask: String,
    pub(super) follow: Vec<String>,
    pub(super) good: String,
    pub(super) fair: String,
    pub(super) poor: String,
    pub(super) tags: Vec<String>,
    pub(super) source: String,
    pub(super) version: u16,
}

/// A value of a template: a number to compute with, or a text to show.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(untagged)]
pub(super) enum RawValue {
    Number(f64),
    Text(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MeasureFile {
    pub(super) format: u16,
    pub(super) content_version: String,
    pub(super) earlier_versions: Vec<String>,
    pub(super) prior: BTreeMap<String, RawValue>,
    pub(super) difficulties: BTreeMap<String, RawValue>,
    pub(super) interval: RawInterval,
    pub(super) modes: RawModes,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawInterval {
    pub(super) coverage: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawModes {
    pub(super) quick: RawMode,
    pub(super) full: RawMode,
    pub(super) skill: RawMode,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawMode {
    pub(super) name: String,
    pub(super) about: String,
    pub(super) minutes: u16,
    pub(super) ratings: bool,
    #[serde(default)]
    pub(super) questions_min: u16,
    pub(super) questions_max: u16,
    pub(super) se_target: Option<f64>,
}
