//! What the page on jobs shows.

use super::doubt::{Doubt, doubts};
use super::found::{Ad, AdMatch, NamedDetails};
use super::requirement::{RequirementRow, requirement_row};
use crate::attempt::{Attempt, Facts};
use crate::content::{Content, Phrases, Requirements, Target};
use crate::path::Ground;
use crate::profile::{Basis, Profile};

/// The requirements of job descriptions, for one person.
#[derive(Clone, Debug)]
pub struct JobView {
    /// What the person has told.
    pub facts: Facts,
    /// What is concluded of their skills; `None` without an attempt.
    pub profile: Option<Profile>,
    /// What that rests on.
    pub answered: Basis,
    /// The requirements, in the order of the content.
    pub requirements: Vec<RequirementRow>,
    /// What cannot well be true at once.
    pub doubts: Vec<Doubt>,
}

/// Something that an advertisement can ask for, to be ticked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdItem {
    /// What.
    pub target: Target,
    /// Its name.
    pub name: String,
    /// Where and how the text asks for it; `None` where it was not found.
    pub found: Option<AdMatch>,
}

/// The requirements for a person, or for somebody of whom nothing is known.
pub fn job_view(content: &Content, requirements: &Requirements, ground: Option<&Ground>) -> JobView {
    let facts = ground.map(Ground::log).map(Attempt::facts).unwrap_or_default();
    let profile = ground.map(|ground| ground.profile().clone());
    let row = |one| requirement_row(content, one, &NamedDetails::default(), profile.as_ref(), &facts);
    JobView {
        requirements: requirements.list.iter().map(row).collect(),
        doubts: doubts(&facts),
        answered: profile.as_ref().map(|profile| profile.answered).unwrap_or_default(),
        facts,
        profile,
    }
}

/// Everything that an advertisement can ask for, with what was found in this one.
pub fn marks(content: &Content, requirements: &Requirements, phrases: &Phrases, ad: &Ad) -> Vec<AdItem> {
    let found = |target: &Target| ad.found.iter().find(|found| found.target == *target);
    let name = |target: &Target| match target {
        Target::Skill(skill) => content.skill(*skill).map(|info| info.name.clone()),
        Target::Requirement(id) => {
            let named = found(target).map(AdMatch::named).unwrap_or_default();
            let one = requirements.list.iter().find(|one| one.id == *id);
            one.map(|one| one.named(&named))
        }
        Target::Responsibility(id) => {
            content.responsibilities.iter().find(|one| one.id == *id).map(|one| one.name.clone())
        }
    };
    let mark = |target: &Target| AdItem {
        target: target.clone(),
        name: name(target).unwrap_or_default(),
        found: found(target).cloned(),
    };
    phrases.asks.iter().map(|ask| mark(&ask.target)).collect()
}
