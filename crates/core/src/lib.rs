//! Cairn without a browser: content, attempts, profiles and the path.
//!
//! Data flows one way: content and answers come in, [`profile`] asks `cairn_measure` what they say, and the
//! `view` modules turn the outcome into view models that a page only has to draw.
//!
//! What this crate does *not* do: it has no clock, no randomness of its own (a seed comes in), no storage, no
//! web API and no sentences of the interface. It never stores a score: every number is recomputed from the log.

pub mod attempt;
#[cfg(feature = "authoring")]
pub mod calibrate;
mod charset;
pub mod compare;
pub mod content;
pub mod counts;
pub mod decimal;
pub mod export;
pub mod fair;
pub mod growth;
pub mod history;
mod id;
pub mod invite;
pub mod job;
pub mod json;
pub mod keeping;
mod level;
pub mod markup;
mod months;
pub mod names;
pub mod offline;
mod order;
pub mod path;
pub mod person;
pub mod plan;
pub mod profile;
pub mod qr_scan;
pub mod rate;
pub mod reachable;
pub mod record;
pub mod requests;
pub mod resume;
pub mod route;
#[cfg(feature = "authoring")]
pub mod simulate;
mod skill;
pub mod turn;

pub use id::{
    AttemptId, FacetId, InterviewId, ItemId, RatingId, RequirementId, ResponsibilityId, RoleId, TopicId,
};
pub use id::{CandidateId, PlanId, PoolId, WayId};
pub use level::{Level, Stage};
pub use skill::Skill;
