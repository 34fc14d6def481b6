//! What a job asks for: requirements met or not, and a job advertisement read by a list of phrases.
//!
//! An advertisement names what it asks for, never how much of it: so it is compared by presence, and no level is
//! invented. The one number that is taken from it are years, where it names them.

mod ad;
mod clause;
mod compare;
mod doubt;
mod pattern;
mod requirement;
pub mod view;
mod words;

pub use ad::{Ad, Found, Hit, Language, MOST_BYTES, Wish, read_ad};
pub use compare::{AdView, AskedDuty, AskedSkill, compare_ad};
pub use doubt::{Doubt, doubts};
#[cfg(feature = "authoring")]
pub(crate) use pattern::is_pattern;
pub use requirement::{Because, RequirementRow, ShownSkill, Standing, requirement_row};
