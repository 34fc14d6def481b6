//! The bundle of what a job asks for: requirements, and the phrases by which an advertisement is read.

use super::part::{Part, Read, parse};
use crate::attempt::{Degree, Field, Track};
use crate::content::{Ask, Languages, Others, Phrases, Requirement, Requirements, Rule, Target};
use crate::{FacetId, Level, RequirementId, ResponsibilityId, Skill};

/// Reads the requirements and the phrases.
pub fn read_job(json: &str) -> Read<(Requirements, Phrases)> {
    let value = parse(json)?;
    let [requirements, phrases] = [Part(&value, "job").item(0)?, Part(&value, "job").item(1)?];
    Ok((
        Requirements {
            note: requirements.text("note")?,
            note_source: requirements.text("note_source")?,
            list: requirements.get("list")?.each(requirement)?,
        },
        Phrases {
            english: phrases.get("english")?.each(Part::own_text)?,
            offers: phrases.get("offers")?.each(Part::own_text)?,
            preferred: phrases.get("preferred")?.each(Part::own_text)?,
            denied: phrases.get("denied")?.each(Part::own_text)?,
            required: phrases.get("required")?.each(Part::own_text)?,
            insists: phrases
                .get("insists")?
                .each(|one| Ok((one.item(0)?.own_text()?, one.item(1)?.own_level()?)))?,
            facets: phrases
                .get("facets")?
                .each(|one| Ok((one.item(0)?.own_text()?, one.item(1)?.own_id(FacetId::parse)?)))?,
            fields: phrases
                .get("fields")?
                .each(|one| Ok((one.item(0)?.own_text()?, one.item(1)?.own_id(Field::parse)?)))?,
            doctorate: phrases.get("doctorate")?.each(Part::own_text)?,
            numbers: phrases
                .get("numbers")?
                .each(|number| Ok((number.item(0)?.own_text()?, number.item(1)?.own_small()?)))?,
            languages: languages(phrases.get("languages")?)?,
            others: others(phrases.get("others")?)?,
            asks: phrases.get("asks")?.each(|ask| {
                Ok(Ask {
                    target: target(ask.get("target")?)?,
                    phrases: ask.get("phrases")?.each(Part::own_text)?,
                    not_after: ask.get("not_after")?.each(Part::own_text)?,
                    not_in: ask.get("not_in")?.each(Part::own_text)?,
                })
            })?,
        },
    ))
}

fn languages(part: Part<'_>) -> Read<Languages> {
    Ok(Languages {
        names: part.get("names")?.each(Part::own_text)?,
        behind: part.get("behind")?.each(Part::own_text)?,
        before: part.get("before")?.each(Part::own_text)?,
    })
}

fn others(part: Part<'_>) -> Read<Others> {
    Ok(Others {
        people: part.get("people")?.each(Part::own_text)?,
        with: part.get("with")?.each(Part::own_text)?,
    })
}

fn requirement(part: Part<'_>) -> Read<Requirement> {
    Ok(Requirement {
        id: part.id("id", RequirementId::parse)?,
        name: part.text("name")?,
        doctorate: part.text("doctorate")?,
        rule: rule(part.get("rule")?)?,
        shows: part.get("shows")?.each(skill_level)?,
    })
}

fn rule(part: Part<'_>) -> Read<Rule> {
    if let Ok(degree) = part.get("degree") {
        let fields = degree.item(1)?.each(|field| field.own_id(Field::parse))?;
        return Ok(Rule::Degree(degree.item(0)?.own_id(Degree::parse)?, fields));
    }
    if let Ok(years) = part.get("years") {
        return Ok(Rule::Years(years.item(0)?.own_id(Track::parse)?, years.item(1)?.own_small()?));
    }
    if let Ok(record) = part.get("record") {
        let stages = record.item(2)?.each(Part::own_stage)?;
        return Ok(Rule::Record(record.item(0)?.own_id(Track::parse)?, record.item(1)?.own_small()?, stages));
    }
    let (skill, level) = skill_level(part.get("skill")?)?;
    Ok(Rule::Skill(skill, level))
}

/// A skill and a level.
pub(super) fn skill_level(part: Part<'_>) -> Read<(Skill, Level)> {
    Ok((part.item(0)?.own_id(Skill::parse)?, part.item(1)?.own_level()?))
}

fn target(part: Part<'_>) -> Read<Target> {
    if let Ok(skill) = part.id("skill", Skill::parse) {
        return Ok(Target::Skill(skill));
    }
    if let Ok(requirement) = part.id("requirement", RequirementId::parse) {
        return Ok(Target::Requirement(requirement));
    }
    part.id("responsibility", ResponsibilityId::parse).map(Target::Responsibility)
}
