//! Why an option is right, or tempting and wrong: shown after an attempt, for what was asked in it.

use serde::Serialize;

use crate::ItemId;

/// The rationales of one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The question.
    pub id: ItemId,
    /// One rationale an option, in the order in which the options are written.
    pub whys: Vec<String>,
    /// Where anyone can check it.
    pub source: String,
    /// When and why it ceased to be asked; `None` while it is.
    pub retired: Option<Retired>,
    /// What its difficulty rests on.
    pub rests_on: DifficultyBasis,
}

/// What the difficulty of a question rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum DifficultyBasis {
    /// Answers, with the estimates as what was known before.
    Answers(CalibratedFrom),
    /// Estimates: its author's, and those of readers who did not know the key.
    Estimates {
        /// How many readers.
        readers: u32,
    },
}

/// From whose answers parameters come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalibratedFrom {
    /// How many people answered the item.
    pub people: u32,
    /// When it was calibrated, such as 2026-11-29.
    pub date: String,
}

/// That a question is not asked any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Retired {
    /// Since when, as `2026-11-28`.
    pub date: String,
    /// Why, in a sentence for whoever answered it.
    pub reason: String,
}
