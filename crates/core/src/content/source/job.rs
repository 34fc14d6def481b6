//! Reads and checks what a job asks for: requirements, and the phrases by which an advertisement is read.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::base::{check_format, check_text};
use super::error::{Errors, Source};
use crate::attempt::{Degree, Field, Track};
use crate::content::{Ask, Content, Languages, Others, Phrases, Requirement, Requirements, Rule, Target};
use crate::job::{is_pattern, is_word};
use crate::{FacetId, Level, RequirementId, ResponsibilityId, Skill, Stage};

/// How many requirements the domain has.
const REQUIREMENTS: usize = 6;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RequirementsFile {
    format: u16,
    note: String,
    note_source: String,
    requirement: Vec<Spanned<RawRequirement>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRequirement {
    id: String,
    name: String,
    #[serde(default)]
    doctorate: String,
    rule: RawRule,
    shows: BTreeMap<String, u8>,
    source: String,
    shows_source: String,
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum RawRule {
    Degree { degree: String, fields: Vec<String> },
    Years { track: String, years: u8 },
    Record { record: String, years: u8, stages: Vec<u8> },
    Skill { skill: String, level: u8 },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PhrasesFile {
    format: u16,
    source: String,
    english: Vec<String>,
    preferred: Vec<String>,
    offers: Vec<String>,
    denied: Vec<String>,
    required: Vec<String>,
    insists: Vec<RawInsists>,
    facets: BTreeMap<String, Vec<String>>,
    fields: BTreeMap<String, Vec<String>>,
    doctorate: Vec<String>,
    numbers: BTreeMap<String, u8>,
    languages: RawLanguages,
    others: RawOthers,
    ask: Vec<Spanned<RawAsk>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawInsists {
    level: u8,
    phrases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLanguages {
    names: Spanned<Vec<Spanned<String>>>,
    behind: Spanned<Vec<Spanned<String>>>,
    before: Spanned<Vec<Spanned<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOthers {
    people: Spanned<Vec<Spanned<String>>>,
    with: Spanned<Vec<Spanned<String>>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAsk {
    skill: Option<String>,
    requirement: Option<String>,
    responsibility: Option<String>,
    phrases: Vec<String>,
    #[serde(default)]
    not_after: Vec<String>,
    #[serde(default)]
    not_in: Vec<String>,
}

/// The requirements of `requirements.toml`.
pub(super) fn requirements(errors: &mut Errors) -> Option<Requirements> {
    let (file, source) = errors.read::<RequirementsFile>("requirements.toml")?;
    check_format(file.format, &source, errors);
    check_text("note", &file.note, &source, &(0..0), errors);
    check_text("note_source", &file.note_source, &source, &(0..0), errors);
    let mut list: Vec<Requirement> = Vec::new();
    for entry in file.requirement {
        let span = entry.span();
        let raw = entry.into_inner();
        for (what, text) in
            [("name", &raw.name), ("source", &raw.source), ("shows_source", &raw.shows_source)]
        {
            check_text(what, text, &source, &span, errors);
        }
        let shows: Option<Vec<_>> =
            raw.shows.iter().map(|(skill, level)| skill_level(skill, *level)).collect();
        let id = RequirementId::parse(&raw.id).filter(|id| list.iter().all(|one| one.id != *id));
        match (id, rule(&raw.rule), shows) {
            (Some(id), Some(rule), Some(shows)) => {
                let one = Requirement { id, name: raw.name, doctorate: raw.doctorate, rule, shows };
                if !one.is_well_named() {
                    let why = "{years} stands once in the name of a requirement of years, and in no other";
                    errors.add(&source, &span, &format!("requirement {:?}: {why}", one.id.as_str()));
                }
                list.push(one);
            }
            _ => errors.add(
                &source,
                &span,
                &format!("requirement {:?}: its id stands twice, or a degree, field, track, stage, skill or level of it is none", raw.id),
            ),
        }
    }
    if list.len() != REQUIREMENTS {
        errors.add(&source, &(0..0), &format!("there are {} requirements, not {REQUIREMENTS}", list.len()));
    }
    Some(Requirements { note: file.note, note_source: file.note_source, list })
}

/// A skill and a level of these names.
pub(super) fn skill_level(skill: &str, level: u8) -> Option<(Skill, Level)> {
    Some((Skill::parse(skill)?, Level::new(level)?))
}

fn rule(raw: &RawRule) -> Option<Rule> {
    Some(match raw {
        RawRule::Degree { degree, fields } => {
            let fields: Option<Vec<Field>> = fields.iter().map(|field| Field::parse(field)).collect();
            Rule::Degree(Degree::parse(degree)?, fields?)
        }
        RawRule::Years { track, years } => Rule::Years(Track::parse(track)?, *years),
        RawRule::Record { record, years, stages } => {
            let stages: Option<Vec<Stage>> = stages.iter().map(|number| Stage::new(*number)).collect();
            Rule::Record(Track::parse(record)?, *years, stages?)
        }
        RawRule::Skill { skill, level } => {
            let (skill, level) = skill_level(skill, *level)?;
            Rule::Skill(skill, level)
        }
    })
}

/// How facets are named.
fn facets(
    content: &Content,
    named: BTreeMap<String, Vec<String>>,
    source: &Source,
    errors: &mut Errors,
) -> Vec<(String, FacetId)> {
    let mut facets = Vec::new();
    for (id, phrases) in named {
        let known = FacetId::parse(&id).filter(|id| content.facet(id).is_some());
        for phrase in phrases {
            check_phrase(&phrase, source, &(0..0), errors);
            match &known {
                Some(facet) => facets.push((phrase, facet.clone())),
                None => errors.add(source, &(0..0), &format!("there is no facet {id:?}")),
            }
        }
    }
    facets
}

/// The phrases of `phrases.toml`: each target of the domain has some.
pub(super) fn phrases(
    content: &Content,
    requirements: &Requirements,
    errors: &mut Errors,
) -> Option<Phrases> {
    let (file, source) = errors.read::<PhrasesFile>("phrases.toml")?;
    check_format(file.format, &source, errors);
    check_text("source", &file.source, &source, &(0..0), errors);
    let lists = [&file.preferred, &file.denied, &file.required, &file.offers, &file.doctorate];
    for phrase in lists.into_iter().flatten() {
        check_phrase(phrase, &source, &(0..0), errors);
    }
    let mut open = targets(content, requirements);
    let mut asks = Vec::new();
    for entry in file.ask {
        let span = entry.span();
        let raw = entry.into_inner();
        for phrase in raw.phrases.iter().chain(&raw.not_after).chain(&raw.not_in) {
            check_phrase(phrase, &source, &span, errors);
        }
        match target(&raw).filter(|target| open.contains(target)) {
            Some(target) if !raw.phrases.is_empty() => {
                open.retain(|other| *other != target);
                asks.push(Ask { target, phrases: raw.phrases, not_after: raw.not_after, not_in: raw.not_in });
            }
            _ => errors.add(
                &source,
                &span,
                "an ask needs phrases, and one skill, requirement or responsibility that no other ask has",
            ),
        }
    }
    for target in open {
        errors.add(&source, &(0..0), &format!("there are no phrases for {target:?}"));
    }
    let mut insists = Vec::new();
    for raw in file.insists {
        for phrase in raw.phrases {
            check_phrase(&phrase, &source, &(0..0), errors);
            match Level::new(raw.level).filter(|level| *level > Level::default()) {
                Some(level) => insists.push((phrase, level)),
                None => errors.add(&source, &(0..0), &format!("{phrase:?} insists on no level from 1 to 5")),
            }
        }
    }
    let facets = facets(content, file.facets, &source, errors);
    let mut fields = Vec::new();
    for (id, phrases) in file.fields {
        for phrase in phrases {
            check_phrase(&phrase, &source, &(0..0), errors);
            match Field::parse(&id) {
                Some(field) => fields.push((phrase, field)),
                None => errors.add(&source, &(0..0), &format!("there is no field of study {id:?}")),
            }
        }
    }
    let numbers = file.numbers.into_iter().collect();
    let mut words = |list| words(list, &source, errors);
    let languages = Languages {
        names: words(file.languages.names),
        behind: words(file.languages.behind),
        before: words(file.languages.before),
    };
    let others = Others { people: words(file.others.people), with: words(file.others.with) };
    Some(Phrases {
        english: file.english,
        preferred: file.preferred,
        denied: file.denied,
        required: file.required,
        offers: file.offers,
        insists,
        facets,
        fields,
        doctorate: file.doctorate,
        numbers,
        languages,
        others,
        asks,
    })
}

fn targets(content: &Content, requirements: &Requirements) -> Vec<Target> {
    let skills = Skill::ALL.into_iter().map(Target::Skill);
    let requirements = requirements.list.iter().map(|one| Target::Requirement(one.id.clone()));
    let duties = content.responsibilities.iter().map(|one| Target::Responsibility(one.id.clone()));
    skills.chain(requirements).chain(duties).collect()
}

fn target(raw: &RawAsk) -> Option<Target> {
    match (&raw.skill, &raw.requirement, &raw.responsibility) {
        (Some(id), None, None) => Skill::parse(id).map(Target::Skill),
        (None, Some(id), None) => RequirementId::parse(id).map(Target::Requirement),
        (None, None, Some(id)) => ResponsibilityId::parse(id).map(Target::Responsibility),
        _ => None,
    }
}

/// A list of single words, as the words of an advertisement are compared with them.
fn words(list: Spanned<Vec<Spanned<String>>>, source: &Source, errors: &mut Errors) -> Vec<String> {
    let span = list.span();
    let mut found: Vec<String> = Vec::new();
    for entry in list.into_inner() {
        let span = entry.span();
        let word = entry.into_inner();
        if !is_word(&word) {
            errors.add(
                source,
                &span,
                &format!("{word:?} is no single word in lower case: it would match nothing"),
            );
        } else if found.contains(&word) {
            errors.add(source, &span, &format!("{word:?} stands twice in its list"));
        } else {
            found.push(word);
        }
    }
    if found.is_empty() {
        errors.add(source, &span, "a list of words is empty: nothing would be found by it");
    }
    found
}

fn check_phrase(phrase: &str, source: &Source, span: &Range<usize>, errors: &mut Errors) {
    if !is_pattern(phrase) {
        let cause = "begins or ends with a gap, or has no word: it would match anything";
        errors.add(source, span, &format!("phrase {phrase:?} {cause}"));
    }
}
