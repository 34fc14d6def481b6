//! What job descriptions ask for besides skills: education, years, a track record.

use serde::Serialize;

use crate::attempt::{Degree, Field, Track};
use crate::job::{Fields, NamedDetails};
use crate::{Level, RequirementId, Skill, Stage};

/// The requirements, with what is to be said of all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Requirements {
    /// That experience can replace education.
    pub note: String,
    /// Where that comes from.
    pub note_source: String,
    /// The requirements.
    pub list: Vec<Requirement>,
}

/// One requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Requirement {
    /// Its id, for example `data-years`.
    pub id: RequirementId,
    /// Its name, with `{years}` where the years stand.
    pub name: String,
    /// Its name where an advertisement asks for a doctorate in its place; empty for what no doctorate is above.
    pub doctorate: String,
    /// When it is met.
    pub rule: Rule,
    /// The skills it usually stands for, with the level of each; our own judgement.
    pub shows: Vec<(Skill, Level)>,
}

/// What stands for the years in the name of a requirement.
const YEARS: &str = "{years}";

impl Requirement {
    /// Its name, with the years that an advertisement asks for, and what they may be of instead; without any, with the usual ones. A degree that an advertisement
    /// asks for is named without the usual fields: it names its own, or none.
    pub fn named(&self, named: &NamedDetails) -> String {
        let (asked, fields) = (named.years, named.fields != Fields::Usual);
        match self.rule {
            Rule::Degree(..) if named.doctorate => self.doctorate.clone(),
            Rule::Years(_, usual) => {
                let name = self.name.replace(YEARS, &asked.unwrap_or(usual).to_string());
                named.or_else.as_ref().map_or(name.clone(), |other| format!("{name} or {other}"))
            }
            Rule::Degree(..) if fields => {
                self.name.split_once(" in ").map_or(self.name.as_str(), |(degree, _)| degree).to_owned()
            }
            // A track record has no usual years in its name; those that a text asks for are set, and so said.
            Rule::Record(..) => match asked {
                Some(years) => format!("{}: {years} or more years", self.name),
                None => self.name.clone(),
            },
            Rule::Degree(..) | Rule::Skill(..) => self.name.clone(),
        }
    }

    /// Whether the name says the years where the rule has them, and nowhere else.
    pub fn is_well_named(&self) -> bool {
        self.name.matches(YEARS).count() == usize::from(matches!(self.rule, Rule::Years(..)))
    }
}

/// When a requirement is met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rule {
    /// By a degree of at least this height in one of these fields.
    Degree(Degree, Vec<Field>),
    /// By this many years on a track.
    Years(Track, u8),
    /// By the milestone of one of these stages with evidence, or this many years on a track.
    Record(Track, u8, Vec<Stage>),
    /// By a skill at this level.
    Skill(Skill, Level),
}
