//! What Cairn knows, typed: skills, ratings, stages, questions.
//!
//! Authors write TOML, which `source` (feature `authoring`) reads, checks and bundles; the browser reads only the
//! bundles, through [`bundle`]. So no TOML parser is ever downloaded, and nothing unchecked reaches a person.

mod bank;
mod base;
pub mod bundle;
mod example;
mod expand;
mod index;
mod interview;
mod observer;
mod occupations;
mod pace;
mod path;
mod phrases;
mod reason;
#[cfg(feature = "authoring")]
pub mod report;
mod requirements;
pub(crate) mod resume;
mod roles;
#[cfg(feature = "authoring")]
pub mod source;
mod steps;
mod works;

pub use bank::{Bank, Form, Kind, Question, QuestionOption, ShownQuestion};
pub use base::{
    Content, Difficulties, Facet, LevelInfo, ModeRules, Modes, Prior, Rating, Responsibility, SkillInfo,
    StageInfo,
};
pub use example::ExamplePerson;
pub use interview::{InterviewKind, InterviewQuestion};
pub use observer::{ObserverRating, ObserverTexts, RaterBias};
pub use occupations::{Occupation, Survey};
pub use pace::{Job, JobChange, PaceCheck, PaceFact, PacePeer, PacePerson, StagePace, Transfer};
pub use path::{Band, Effort, FacetEffort, PathContent, Practice, Texts, Way};
pub use phrases::{Ask, GAP, Languages, Others, Phrases, Target};
pub use reason::{CalibratedFrom, DifficultyBasis, Reason, Retired};
pub use requirements::{Requirement, Requirements, Rule};
pub use resume::{ResumeWords, first_held, told};
pub use roles::RoleInfo;
pub use steps::{Figure, StepInfo, Steps, Walker};
pub use works::{FacetWorks, WORKS, Work, WorkKind, Works};
