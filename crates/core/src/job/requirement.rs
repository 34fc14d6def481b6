//! Whether a requirement is met, by what the person says, beside what their skills show.

use super::fields::Fields;
use super::found::NamedDetails;
use crate::attempt::{Degree, Facts, Field, Track};
use crate::content::{Content, Requirement, Rule};
use crate::path::Shown;
use crate::path::view::Percent;
use crate::profile::{Profile, SkillEstimate};
use crate::{Level, RequirementId, Skill, Stage};

/// Whether a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequirementStatus {
    /// It is.
    Met,
    /// In part, or likely.
    Partly,
    /// A skill may meet it or not: answers can still settle it. Or years of something else may that nobody is asked about.
    Open,
    /// It is not.
    Not,
    /// The person has not said, or was not measured.
    NotSaid,
}

impl RequirementStatus {
    /// Of a skill, at the cuts of the path.
    pub const fn of(shown: Shown) -> Self {
        match shown {
            Shown::Shown => Self::Met,
            Shown::Likely => Self::Partly,
            Shown::Open => Self::Open,
            Shown::NotYet => Self::Not,
        }
    }
}

/// What a standing rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequirementBasis {
    /// The degree and its field, as far as said.
    Degree(Option<Degree>, Option<Field>),
    /// Years said, and needed.
    Years(Track, Option<u8>, u8),
    /// Years with AI in business, and the highest milestone that shows it, with whether evidence is given.
    Record(Option<u8>, Option<(Stage, bool)>),
    /// The probability that the skill reaches the level; `None` where it was not measured.
    Skill(Skill, Level, Option<Percent>),
}

/// What the skills say of what a requirement stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkillEvidence {
    /// The skill's name.
    pub name: String,
    /// The level that the requirement usually stands for, in words.
    pub level: String,
    /// The probability that the skill reaches it; `None` where it was not measured.
    pub shown: Option<Percent>,
}

/// One requirement for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementRow {
    /// The requirement.
    pub id: RequirementId,
    /// Its name.
    pub name: String,
    /// Whether it is met.
    pub standing: RequirementStatus,
    /// What that rests on.
    pub because: RequirementBasis,
    /// What meets it: the rule, with what an advertisement names in place of what is usual. Of a degree in any field, or in one that
    /// is not known here, it names no field.
    pub needs: Rule,
    /// The fields of study that an advertisement asks for.
    pub fields: Fields,
    /// The same as the text has them, where it has them in one place.
    pub field_words: Option<String>,
    /// What the years may be of instead, as an advertisement has it: nobody is asked about that here.
    pub or_else: Option<String>,
    /// What the skills say.
    pub skills: Vec<SkillEvidence>,
    /// Whether a degree or years are not met by what was said, while the skills surely show what they stand for: then
    /// experience may replace them.
    pub replaced: bool,
}

/// A requirement for a person; `named` is what an advertisement names, in place of what is usual.
pub fn requirement_row(
    content: &Content,
    requirement: &Requirement,
    named: &NamedDetails,
    profile: Option<&Profile>,
    facts: &Facts,
) -> RequirementRow {
    let needs = needs(requirement, named);
    let (standing, because) = standing(&needs, named, profile, facts);
    let shows = stands_for(requirement, &named.fields);
    let shows = shows.iter().map(|(skill, level)| (*skill, *level, reaches(profile, *skill, *level)));
    let surely = |(_, _, shown): (Skill, Level, Option<f64>)| {
        shown.is_some_and(|shown| Shown::of(shown) == Shown::Shown)
    };
    // Degrees and years stand for something that can be had without them; a track record stands for itself.
    let replaced = match &requirement.rule {
        Rule::Degree(..) => shows.clone().any(surely),
        Rule::Years(..) => shows.clone().all(surely),
        Rule::Record(..) | Rule::Skill(..) => false,
    };
    RequirementRow {
        id: requirement.id.clone(),
        name: requirement.named(named),
        field_words: named.field_words.clone().filter(|_| matches!(requirement.rule, Rule::Degree(..))),
        fields: match requirement.rule {
            Rule::Degree(..) => named.fields.clone(),
            Rule::Years(..) | Rule::Record(..) | Rule::Skill(..) => Fields::Usual,
        },
        or_else: named.or_else.clone().filter(|_| matches!(because, RequirementBasis::Years(..))),
        standing,
        because,
        needs,
        skills: shows
            .map(|(skill, level, shown)| SkillEvidence {
                name: content.skill(skill).map_or_else(String::new, |info| info.name.clone()),
                level: content.level_name(level),
                shown: shown.map(Percent::of),
            })
            .collect(),
        replaced: replaced && standing != RequirementStatus::Met,
    }
}

/// What a requirement stands for: of a degree in fields that an advertisement names, the skills of those fields, at the highest
/// level that it usually stands for; of one in a field that is not known here, none.
fn stands_for(requirement: &Requirement, fields: &Fields) -> Vec<(Skill, Level)> {
    let fields = match (&requirement.rule, fields) {
        (Rule::Degree(..), Fields::These(fields) | Fields::AndOthers(fields)) => fields,
        (Rule::Degree(..), Fields::Unknown) => return Vec::new(),
        _ => return requirement.shows.clone(),
    };
    let Some(level) = requirement.shows.iter().map(|(_, level)| *level).max() else { return Vec::new() };
    fields.iter().filter_map(|field| Some((skill_of(*field)?, level))).collect()
}

/// The skill that studies of a field are nearest to: expert judgement of this project.
const fn skill_of(field: Field) -> Option<Skill> {
    match field {
        Field::Technology => Some(Skill::DataScience),
        Field::MachineLearning => Some(Skill::MachineLearning),
        Field::Business => Some(Skill::BusinessAdministration),
        Field::Other => None,
    }
}

/// The rule of a requirement, with what an advertisement names in place of what is usual.
fn needs(requirement: &Requirement, named: &NamedDetails) -> Rule {
    match &requirement.rule {
        Rule::Degree(least, usual) => {
            let fields = match &named.fields {
                Fields::Usual => usual.clone(),
                Fields::These(fields) | Fields::AndOthers(fields) => fields.clone(),
                Fields::Any | Fields::Unknown => Vec::new(),
            };
            Rule::Degree(if named.doctorate { Degree::Doctor } else { *least }, fields)
        }
        Rule::Years(track, usual) => Rule::Years(*track, named.years.unwrap_or(*usual)),
        Rule::Record(..) | Rule::Skill(..) => requirement.rule.clone(),
    }
}

fn standing(
    needs: &Rule,
    named: &NamedDetails,
    profile: Option<&Profile>,
    facts: &Facts,
) -> (RequirementStatus, RequirementBasis) {
    match needs {
        Rule::Degree(least, fields) => {
            let (degree, field) = (facts.degree(), facts.field());
            let fits = named.fields == Fields::Any || field.is_some_and(|field| fields.contains(&field));
            let standing = match degree {
                None => RequirementStatus::NotSaid,
                Some(degree) if degree < *least => RequirementStatus::Not,
                Some(_) if fits => RequirementStatus::Met,
                Some(_) => RequirementStatus::Partly,
            };
            (standing, RequirementBasis::Degree(degree, field))
        }
        Rule::Years(track, needed) => {
            let said = facts.years(*track);
            let standing = said.map_or(RequirementStatus::NotSaid, |said| of_years(said, *needed));
            // Years of something else may make up for what is missing, and nobody has asked for them.
            let standing = match standing {
                RequirementStatus::Not if named.or_else.is_some() => RequirementStatus::Open,
                standing => standing,
            };
            (standing, RequirementBasis::Years(*track, said, *needed))
        }
        Rule::Record(track, needed, stages) => {
            let years = facts.years(*track);
            let done = stages.iter().rev().filter(|stage| facts.done(**stage) == Some(true));
            let shown = done.map(|stage| (*stage, !facts.evidence(*stage).trim().is_empty()));
            // Evidence counts more than the height of the stage.
            let best = shown.clone().find(|(_, evidence)| *evidence).or_else(|| shown.clone().next());
            let by_years = years.map(|years| of_years(years, *needed));
            let standing = match (best, by_years) {
                (Some((_, true)), _) | (_, Some(RequirementStatus::Met)) => RequirementStatus::Met,
                (None, Some(RequirementStatus::Not)) => RequirementStatus::Not,
                (Some(_), _) | (None, Some(_)) => RequirementStatus::Partly,
                (None, None) => RequirementStatus::NotSaid,
            };
            (standing, RequirementBasis::Record(years, best))
        }
        Rule::Skill(skill, level) => {
            let shown = reaches(profile, *skill, *level);
            let standing =
                shown.map_or(RequirementStatus::NotSaid, |shown| RequirementStatus::of(Shown::of(shown)));
            (standing, RequirementBasis::Skill(*skill, *level, shown.map(Percent::of)))
        }
    }
}

/// Half the years are part of the way.
fn of_years(said: u8, needed: u8) -> RequirementStatus {
    if said >= needed {
        RequirementStatus::Met
    } else if said > 0 && u16::from(said) * 2 >= u16::from(needed) {
        RequirementStatus::Partly
    } else {
        RequirementStatus::Not
    }
}

/// Probability that a skill reaches a level; `None` where no answer says anything of the skill.
fn reaches(profile: Option<&Profile>, skill: Skill, level: Level) -> Option<f64> {
    let measured = |estimate: &&SkillEstimate| estimate.basis.ratings + estimate.basis.questions > 0;
    let estimate = profile?.skills.get(skill.index()).filter(measured)?;
    Some(estimate.levels.iter().skip(usize::from(level.number())).sum())
}
