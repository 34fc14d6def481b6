//! The ratings as somebody answers them about another person: in a bundle of its own, for few ever need it.

use serde::Serialize;

use crate::ItemId;

/// How far one rater of a kind may rate too high or too low; standard deviations in logits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RaterBias {
    /// Everywhere alike (leniency and halo).
    pub shared_sd: f64,
    /// How far two who rate the same person lean the same way everywhere: a correlation, from 0 to 1. Who is asked to rate
    /// is chosen by the person, and raters talk to each other.
    pub shared_correlation: f64,
    /// In one skill, on top of that.
    pub skill_sd: f64,
}

/// What a person who rates another one reads, and how far such a person may lean.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ObserverTexts {
    /// The question above each rating.
    pub ask: String,
    /// The option for level 0.
    pub never: String,
    /// The option of somebody who has not seen it; it counts for nothing.
    pub unseen: String,
    /// How far one such person may rate too high or too low.
    pub bias: RaterBias,
    /// The ratings, in the order of [`Content::ratings`](super::Content::ratings).
    pub ratings: Vec<ObserverRating>,
}

/// One rating in the third person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObserverRating {
    /// The rating that it words anew.
    pub id: ItemId,
    /// The version of that rating's text.
    pub version: u16,
    /// What a person does at levels 1 to 5.
    pub levels: [String; 5],
}

impl ObserverTexts {
    /// The rating of this id.
    pub fn rating(&self, id: &ItemId) -> Option<&ObserverRating> {
        self.ratings.iter().find(|rating| rating.id == *id)
    }
}
