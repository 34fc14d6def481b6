//! What a job asks for: requirements met or not, and a job advertisement read by a list of phrases.
//!
//! An advertisement names what it asks for, hardly ever how much of it: so it is compared by presence. What is taken from it
//! besides are years and fields of study, where it names them, and a level where a word of the same clause insists ("solid",
//! "is required", "expert"), by a table of the content.

mod ad;
mod alternatives;
mod clause;
mod compare;
mod doubt;
mod fields;
mod found;
mod hit;
mod index;
mod languages;
mod marker;
mod no_minimum;
mod or_else;
mod others;
mod part_of_years;
mod parts;
mod passed_over;
mod pattern;
mod quality;
mod requirement;
mod span;
mod title;
mod tone;
mod unread;
pub mod view;
mod words;

pub use ad::{MOST_BYTES, read_ad};
pub use compare::{AdView, AskedDuty, AskedSkill, compare_ad};
pub use doubt::{Doubt, doubts};
pub use fields::Fields;
pub use found::{Ad, AdMatch, Hit, Language, NamedDetails, Wish};
#[cfg(feature = "authoring")]
pub(crate) use pattern::{is_pattern, is_word};
pub use requirement::{RequirementBasis, RequirementRow, RequirementStatus, SkillEvidence, requirement_row};
pub use title::title_of;
