//! The made-up people of the example pool.

use serde::Serialize;

use crate::Skill;

/// Somebody made up.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExamplePerson {
    /// A word in the place of a name.
    pub name: String,
    /// True level of each skill, 0 to 5, with tenths.
    pub levels: [f64; Skill::COUNT],
    /// How many levels they rate themselves above that.
    pub over: [f64; Skill::COUNT],
    /// `quick`, `full`, or the id of a skill.
    pub mode: String,
    /// Years of data work, leading and AI in business; `None` where nothing is said.
    pub years: [Option<u8>; 3],
    /// Whether the first page offers their result to look at.
    pub result: bool,
}
