//! The phrases by which a job advertisement is read. They are shown, so that everybody can see why something was marked.

use serde::Serialize;

use crate::attempt::Field;
use crate::{FacetId, Level, RequirementId, ResponsibilityId, Skill};

/// Something that an advertisement can ask for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// One of the seven skills.
    Skill(Skill),
    /// One of the requirements.
    Requirement(RequirementId),
    /// One of the responsibilities of the role.
    Responsibility(ResponsibilityId),
}

/// The phrase list. A phrase is words with spaces between: `word*` takes any ending, `#` a number, `...` up to
/// [`GAP`] words of the same sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phrases {
    /// Words that hardly any English text is without.
    pub english: Vec<String>,
    /// What makes a wish out of a demand.
    pub preferred: Vec<String>,
    /// What says that something is not asked for.
    pub denied: Vec<String>,
    /// Headings that end a list of wishes.
    pub required: Vec<String>,
    /// Headings and openings of what the employer offers: nothing there is asked for.
    pub offers: Vec<String>,
    /// What insists on a skill in its clause, each with the level that it asks for, in our judgement.
    pub insists: Vec<(String, Level)>,
    /// How facets of skills are named, where that names no whole skill.
    pub facets: Vec<(String, FacetId)>,
    /// How fields of study are named.
    pub fields: Vec<(String, Field)>,
    /// Phrases for a degree above the one that they are listed with: a doctorate.
    pub doctorate: Vec<String>,
    /// Numbers written as words.
    pub numbers: Vec<(String, u8)>,
    /// Languages, and the words beside one that is asked for.
    pub languages: Languages,
    /// People of a trade, and the words behind which they are others than the reader.
    pub others: Others,
    /// The phrases that stand for each target.
    pub asks: Vec<Ask>,
}

/// Words, in lower case, by which a language is found that an advertisement asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Languages {
    /// The languages.
    pub names: Vec<String>,
    /// What stands right behind one that is asked for.
    pub behind: Vec<String>,
    /// What stands right before one that is asked for, where it ends its part of the sentence.
    pub before: Vec<String>,
}

/// Words, in lower case, by which people are found whom an advertisement names beside the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Others {
    /// People of a trade.
    pub people: Vec<String>,
    /// Words behind which they are the reader's team or colleagues.
    pub with: Vec<String>,
}

/// The most words that `...` stands for.
pub const GAP: usize = 5;

/// The phrases of one target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// What they stand for.
    pub target: Target,
    /// The phrases.
    pub phrases: Vec<String>,
    /// Words right before a phrase that make something else of it: a "master's degree in …" is no bachelor's.
    pub not_after: Vec<String>,
    /// Longer phrases that hold one of these and are something else: "model risk management" is no project management.
    pub not_in: Vec<String>,
}
