//! An advertisement beside a person: by presence, the person's weakest first.

use super::found::NamedDetails;
use super::requirement::{RequirementRow, RequirementStatus, requirement_row};
use crate::attempt::{Facts, Involvement};
use crate::content::{Content, Requirements, Target};
use crate::order::sorted;
use crate::profile::Profile;
use crate::profile::view::{Scale, SkillRow, skill_row};
use crate::{ResponsibilityId, Skill};

/// What an advertisement asks for, beside what the person has.
#[derive(Clone, Debug, PartialEq)]
pub struct AdView {
    /// The skills, the person's weakest first; those that were not measured last.
    pub skills: Vec<AskedSkill>,
    /// The requirements, those that are not met first.
    pub requirements: Vec<RequirementRow>,
    /// The responsibilities, those never practised first.
    pub duties: Vec<AskedDuty>,
}

/// A skill that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedSkill {
    /// The skill.
    pub skill: Skill,
    /// Its name.
    pub name: String,
    /// Where the person stands; `None` where the skill was not measured.
    pub row: Option<SkillRow>,
    /// The level that the text insists on, in words and on the scale; `None` where it names none.
    pub level: Option<(String, Scale)>,
}

/// A responsibility that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedDuty {
    /// Its id.
    pub id: ResponsibilityId,
    /// Its name.
    pub name: String,
    /// The person's part in it; `None` where they have not said.
    pub part: Option<Involvement>,
}

/// Compares what is asked for, with what is named of it, with a person.
pub fn compare_ad(
    content: &Content,
    requirements: &Requirements,
    asked: &[(Target, NamedDetails)],
    profile: Option<&Profile>,
    facts: &Facts,
) -> AdView {
    let wanted = |target: &Target| asked.iter().find(|(other, _)| other == target);
    let estimate = |skill: Skill| profile.and_then(|profile| profile.skills.get(skill.index()));
    let measured = |skill: Skill| {
        estimate(skill).filter(|estimate| estimate.basis.ratings + estimate.basis.questions > 0)
    };
    let skills: Vec<(f64, AskedSkill)> = Skill::ALL
        .into_iter()
        .filter(|skill| wanted(&Target::Skill(*skill)).is_some())
        .map(|skill| {
            let name = content.skill(skill).map_or_else(String::new, |info| info.name.clone());
            let level = wanted(&Target::Skill(skill)).and_then(|(_, named)| named.level);
            let level = level.map(|level| (content.level_name(level), Scale::of(content.theta_from(level))));
            let row = measured(skill).map(|estimate| skill_row(content, estimate));
            let theta = measured(skill).map_or(f64::INFINITY, |estimate| estimate.theta);
            (theta, AskedSkill { skill, name, row, level })
        })
        .collect();
    let rows: Vec<RequirementRow> = requirements
        .list
        .iter()
        .filter_map(|one| {
            let (_, named) = wanted(&Target::Requirement(one.id.clone()))?;
            Some(requirement_row(content, one, named, profile, facts))
        })
        .collect();
    let duties: Vec<AskedDuty> = content
        .responsibilities
        .iter()
        .filter(|duty| wanted(&Target::Responsibility(duty.id.clone())).is_some())
        .map(|duty| AskedDuty { id: duty.id.clone(), name: duty.name.clone(), part: facts.part(&duty.id) })
        .collect();
    AdView {
        skills: sorted(&skills, |left, right| left.0.total_cmp(&right.0))
            .into_iter()
            .map(|(_, one)| one)
            .collect(),
        requirements: sorted(&rows, |left, right| place(left.standing).cmp(&place(right.standing))),
        duties: sorted(&duties, |left, right| practice(left.part).cmp(&practice(right.part))),
    }
}

/// What needs attention first.
const fn place(standing: RequirementStatus) -> u8 {
    match standing {
        RequirementStatus::Not => 0,
        RequirementStatus::Open => 1,
        RequirementStatus::Partly => 2,
        RequirementStatus::NotSaid => 3,
        RequirementStatus::Met => 4,
    }
}

const fn practice(part: Option<Involvement>) -> u8 {
    match part {
        Some(Involvement::Never) => 0,
        None => 1,
        Some(Involvement::TookPart) => 2,
        Some(Involvement::Led) => 3,
        Some(Involvement::Owns) => 4,
    }
}
