//! Reads and checks everything but the questions.

use std::collections::BTreeMap;
use std::ops::Range;

use cairn_measure::Item;

use super::error::{Errors, Source};
use super::raw::{
    LevelsFile, MeasureFile, RatingsFile, RawMode, RawRating, RawStage, RawValue, ResponsibilitiesFile,
    SkillsFile, StagesFile,
};
use crate::content::{
    Content, Difficulties, Facet, LevelInfo, ModeRules, Modes, Prior, Rating, Responsibility, SkillInfo,
    StageInfo,
};
use crate::{FacetId, ItemId, Level, ResponsibilityId, Skill, Stage};

/// Longest description of a level, in words.
const MAX_WORDS: usize = 26;

/// Reads the base; `None` where a file as a whole could not be read.
pub(super) fn read(errors: &mut Errors) -> Option<(Content, Difficulties)> {
    let measure = errors.read::<MeasureFile>("measure.toml");
    let levels = levels(errors);
    let skills = skills(&levels, errors);
    let stages = stages(errors);
    let responsibilities = responsibilities(errors);
    let ratings = Skill::ALL.map(|skill| ratings(skill, errors)).into_iter().flatten().flatten();
    let (measure, source) = measure?;
    check_format(measure.format, &source, errors);
    if (measure.interval.coverage - 0.9).abs() > 1e-9 {
        errors.add(&source, &(0..0), "the page speaks of 90% intervals: interval.coverage must be 0.9");
    }
    for missing in unnamed(&measure.content_version, &measure.earlier_versions) {
        let cause = format!("earlier_versions lacks {missing:?}: answers given under it would not count");
        errors.add(&source, &(0..0), &cause);
    }
    let prior = prior(&measure.prior, &source, errors);
    let difficulties = difficulties(&measure.difficulties, &prior, &source, errors);
    let content = Content {
        version: measure.content_version,
        earlier: measure.earlier_versions,
        ratings: ratings.map(|rating| rating.ready(&prior)).collect(),
        prior,
        modes: Modes {
            quick: mode(measure.modes.quick, &source, errors),
            full: mode(measure.modes.full, &source, errors),
            skill: mode(measure.modes.skill, &source, errors),
        },
        levels,
        skills,
        stages,
        responsibilities,
    };
    Some((content, difficulties))
}

/// The versions of the same year before this one that are not named as earlier ones.
fn unnamed(version: &str, earlier: &[String]) -> Vec<String> {
    let number =
        version.rsplit_once('.').and_then(|(year, number)| Some((year, number.parse::<u16>().ok()?)));
    let Some((year, number)) = number else { return Vec::new() };
    let before = (1..number).map(|number| format!("{year}.{number}"));
    before.filter(|version| !earlier.contains(version)).collect()
}

/// Whether this version reads the file's format.
pub(super) fn check_format(format: u16, source: &Source, errors: &mut Errors) {
    if format != 1 {
        errors.add(source, &(0..0), &format!("format is {format}, but this version reads format 1"));
    }
}

/// Whether a text says something.
pub(super) fn check_text(what: &str, text: &str, source: &Source, span: &Range<usize>, errors: &mut Errors) {
    if text.trim().is_empty() {
        errors.add(source, span, &format!("{what} is empty"));
    }
}

/// A number of a table, from `low` to `high`, with its reason beside it.
fn number(
    table: &str,
    raw: &BTreeMap<String, RawValue>,
    (name, low, high): (&str, f64, f64),
    source: &Source,
    errors: &mut Errors,
) -> f64 {
    if !matches!(raw.get(&format!("{name}_reason")), Some(RawValue::Text(text)) if !text.is_empty()) {
        errors.add(source, &(0..0), &format!("{table}.{name} has no {name}_reason"));
    }
    match raw.get(name) {
        Some(RawValue::Number(value)) if (low..=high).contains(value) => *value,
        _ => {
            errors.add(source, &(0..0), &format!("{table}.{name} must be a number from {low} to {high}"));
            0.5
        }
    }
}

fn prior(raw: &BTreeMap<String, RawValue>, source: &Source, errors: &mut Errors) -> Prior {
    let mut number =
        |name: &str, low: f64, high: f64| number("prior", raw, (name, low, high), source, errors);
    Prior {
        skill_correlation: number("skill_correlation", 0.0, 0.9),
        shared_bias_sd: number("shared_bias_sd", 0.1, 3.0),
        skill_bias_sd: number("skill_bias_sd", 0.1, 3.0),
        item_difficulty_sd: number("item_difficulty_sd", 0.0, 2.0),
        anchor_sd: number("anchor_sd", 0.0, 2.0),
    }
}

fn difficulties(
    raw: &BTreeMap<String, RawValue>,
    prior: &Prior,
    source: &Source,
    errors: &mut Errors,
) -> Difficulties {
    let mut number =
        |name: &str, low: f64, high: f64| number("difficulties", raw, (name, low, high), source, errors);
    Difficulties {
        author_weight: number("author_weight", 0.0, 1.0),
        shared_sd: number("shared_sd", 0.0, 1.0),
        usual_sd: prior.item_difficulty_sd,
    }
}

fn mode(raw: RawMode, source: &Source, errors: &mut Errors) -> ModeRules {
    if !raw.ratings {
        errors.add(source, &(0..0), &format!("mode {:?}: every mode begins with ratings", raw.name));
    }
    if raw.questions_min > raw.questions_max {
        errors.add(source, &(0..0), &format!("mode {:?}: questions_min is above questions_max", raw.name));
    }
    ModeRules {
        name: raw.name,
        about: raw.about,
        minutes: raw.minutes,
        questions_min: raw.questions_min,
        questions_max: raw.questions_max,
        se_target: raw.se_target.unwrap_or(0.0),
    }
}

fn skills(levels: &[LevelInfo], errors: &mut Errors) -> Vec<SkillInfo> {
    let Some((file, source)) = errors.read::<SkillsFile>("skills.toml") else { return Vec::new() };
    check_format(file.format, &source, errors);
    let mut found = Vec::new();
    for entry in file.skill {
        let span = entry.span();
        let raw = entry.into_inner();
        let Some(skill) = Skill::parse(&raw.id) else {
            errors.add(&source, &span, &format!("skill {:?}: there is no such skill", raw.id));
            continue;
        };
        if raw.short != skill.short() {
            errors.add(&source, &span, &format!("skill {skill:?}: its short form is {:?}", skill.short()));
        }
        if raw.facet.len() != 5 {
            errors.add(&source, &span, &format!("skill {skill:?}: has {} facets, not 5", raw.facet.len()));
        }
        if raw.name_short.chars().count() > 10 || levels.iter().any(|level| level.name == raw.name_short) {
            let cause = "name_short has more than 10 letters, or is the name of a level";
            errors.add(&source, &span, &format!("skill {skill:?}: {cause}"));
        }
        for (what, text) in [("name", &raw.name), ("why", &raw.why), ("source", &raw.source)] {
            check_text(what, text, &source, &span, errors);
        }
        let always = matches!(
            skill,
            Skill::DataScience
                | Skill::MachineLearning
                | Skill::Python
                | Skill::ProjectManagement
                | Skill::Leadership
        );
        if raw.always.unwrap_or(false) != always {
            errors.add(
                &source,
                &span,
                &format!("skill {skill:?}: always must be {always}, as the domain has it"),
            );
        }
        let mut facets = Vec::new();
        for facet in raw.facet {
            match FacetId::parse(&format!("{}/{}", skill.as_str(), facet.id)) {
                Some(id) => facets.push(Facet { id, name: facet.name, about: facet.about }),
                None => errors.add(&source, &span, &format!("facet {:?} is not an id", facet.id)),
            }
        }
        found.push(SkillInfo { skill, name: raw.name, name_short: raw.name_short, why: raw.why, facets });
    }
    if !found.iter().map(|info| info.skill).eq(Skill::ALL) {
        errors.add(
            &source,
            &(0..0),
            "the seven skills must stand here once each, in the order of the domain",
        );
    }
    found
}

fn levels(errors: &mut Errors) -> Vec<LevelInfo> {
    let Some((file, source)) = errors.read::<LevelsFile>("levels.toml") else { return Vec::new() };
    check_format(file.format, &source, errors);
    let mut found: Vec<LevelInfo> = Vec::new();
    for (expected, entry) in (0u8..).zip(file.level) {
        let span = entry.span();
        let raw = entry.into_inner();
        let Some(level) = Level::new(raw.number).filter(|level| level.number() == expected) else {
            errors.add(&source, &span, "the six levels must stand here in order, 0 to 5");
            continue;
        };
        let before = found.last().and_then(|info| info.theta_from).unwrap_or(f64::NEG_INFINITY);
        if (expected > 0) != raw.theta_from.is_some_and(|theta| theta > before) {
            errors.add(&source, &span, "theta_from must rise from level 1 on, and level 0 has none");
        }
        check_text("source", &raw.source, &source, &span, errors);
        found.push(LevelInfo { level, name: raw.name, words: raw.words, theta_from: raw.theta_from });
    }
    if found.len() != 6 {
        errors.add(&source, &(0..0), &format!("there are {} levels, not 6", found.len()));
    }
    found
}

fn stages(errors: &mut Errors) -> Vec<StageInfo> {
    let Some((file, source)) = errors.read::<StagesFile>("stages.toml") else { return Vec::new() };
    check_format(file.format, &source, errors);
    let mut found = Vec::new();
    for (expected, entry) in (1u8..).zip(file.stage) {
        let span = entry.span();
        let raw = entry.into_inner();
        match Stage::new(raw.number).filter(|stage| stage.number() == expected) {
            Some(number) => found.extend(stage(number, raw, &source, &span, errors)),
            None => errors.add(&source, &span, "the ten stages must stand here in order, 1 to 10"),
        }
    }
    if found.len() != usize::from(Stage::COUNT) {
        errors.add(&source, &(0..0), &format!("there are {} stages, not 10", found.len()));
    }
    found
}

fn stage(
    stage: Stage,
    raw: RawStage,
    source: &Source,
    span: &Range<usize>,
    errors: &mut Errors,
) -> Option<StageInfo> {
    for (what, text) in [
        ("id", &raw.id),
        ("name", &raw.name),
        ("about", &raw.about),
        ("milestone", &raw.milestone),
        ("role_source", &raw.role_source),
        ("needs_source", &raw.needs_source),
    ] {
        check_text(what, text, source, span, errors);
    }
    let needs: Vec<Level> = Skill::ALL
        .into_iter()
        .filter_map(|skill| raw.needs.get(skill.as_str()).copied().and_then(Level::new))
        .collect();
    let mut facet_needs = Vec::new();
    for (facet, level) in &raw.facet_needs {
        match (FacetId::parse(facet), Level::new(*level)) {
            (Some(facet), Some(level)) => facet_needs.push((facet, level)),
            _ => errors.add(source, span, &format!("facet need {facet:?} = {level} cannot be read")),
        }
    }
    match needs.try_into() {
        Ok(needs) if raw.needs.len() == Skill::COUNT => Some(StageInfo {
            stage,
            name: raw.name,
            about: raw.about,
            needs,
            facet_needs,
            milestone: raw.milestone,
            evidence_hint: raw.evidence_hint,
        }),
        _ => {
            errors.add(source, span, "needs must give a level from 0 to 5 for each of the seven skills");
            None
        }
    }
}

fn responsibilities(errors: &mut Errors) -> Vec<Responsibility> {
    let Some((file, source)) = errors.read::<ResponsibilitiesFile>("responsibilities.toml") else {
        return Vec::new();
    };
    check_format(file.format, &source, errors);
    let mut found: Vec<Responsibility> = Vec::new();
    for entry in file.responsibility {
        let span = entry.span();
        let raw = entry.into_inner();
        for (what, text) in [("name", &raw.name), ("text", &raw.text), ("source", &raw.source)] {
            check_text(what, text, &source, &span, errors);
        }
        match (ResponsibilityId::parse(&raw.id), raw.with.as_str()) {
            (Some(id), "business" | "technical") if !found.iter().any(|known| known.id == id) => {
                found.push(Responsibility {
                    id,
                    business: raw.with == "business",
                    name: raw.name,
                    text: raw.text,
                });
            }
            _ => errors.add(
                &source,
                &span,
                &format!(
                    "responsibility {:?}: its id stands twice, or `with` is neither business nor technical",
                    raw.id
                ),
            ),
        }
    }
    if found.len() != 12 {
        errors.add(&source, &(0..0), &format!("there are {} responsibilities, not 12", found.len()));
    }
    found
}

fn ratings(skill: Skill, errors: &mut Errors) -> Option<Vec<Rating>> {
    let (file, source) = errors.read::<RatingsFile>(&format!("ratings/{}.toml", skill.as_str()))?;
    check_format(file.format, &source, errors);
    if file.skill != skill.as_str() {
        errors.add(
            &source,
            &(0..0),
            &format!("skill is {:?}, but the file is named after {skill:?}", file.skill),
        );
    }
    if file.rating.len() != 5 {
        errors.add(&source, &(0..0), &format!("there are {} ratings, not 5", file.rating.len()));
    }
    let mut found = Vec::new();
    for entry in file.rating {
        let span = entry.span();
        found.extend(rating(skill, entry.into_inner(), &source, &span, errors));
    }
    Some(found)
}

fn rating(
    skill: Skill,
    raw: RawRating,
    source: &Source,
    span: &Range<usize>,
    errors: &mut Errors,
) -> Option<Rating> {
    let name = raw.id.clone();
    let mut wrong = |cause: String| errors.add(source, span, &format!("rating {name:?}: {cause}"));
    for (what, text) in [("title", &raw.title), ("ask", &raw.ask), ("why", &raw.why), ("source", &raw.source)]
    {
        if text.trim().is_empty() {
            wrong(format!("{what} is empty"));
        }
    }
    for text in &raw.levels {
        let words = text.split_whitespace().count();
        if words == 0 || words > MAX_WORDS {
            wrong(format!("{text:?} has {words} words; 1 to {MAX_WORDS} are allowed"));
        }
    }
    if let Err(error) = Item::graded(raw.a, &raw.thresholds) {
        wrong(error.to_string());
    }
    let facet =
        raw.id.strip_prefix(skill.short()).and_then(|rest| rest.strip_prefix('-')).unwrap_or_default();
    let ids = (ItemId::parse(&raw.id), FacetId::parse(&format!("{}/{facet}", skill.as_str())));
    let (Ok(levels), Ok(thresholds)) =
        (<[String; 5]>::try_from(raw.levels), <[f64; 5]>::try_from(raw.thresholds))
    else {
        wrong("needs five descriptions and five thresholds, for levels 1 to 5".to_owned());
        return None;
    };
    let (Some(id), Some(facet)) = ids else {
        wrong(format!("its id must be {}-<facet>", skill.short()));
        return None;
    };
    Some(Rating {
        id,
        skill,
        facet,
        version: raw.version,
        title: raw.title,
        ask: raw.ask,
        why: raw.why,
        levels,
        a: raw.a,
        thresholds,
        weighed: None,
    })
}
