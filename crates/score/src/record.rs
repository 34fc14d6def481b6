//! What is written about one profile.

use serde::{Serialize, Serializer};

/// One result, or why there is none.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Record {
    /// What is concluded.
    Scored(Box<Scored>),
    /// Why nothing is.
    Failed(Failed),
}

/// A profile that was not read.
#[derive(Debug, Serialize)]
pub struct Failed {
    /// The file, or "standard input".
    pub source: String,
    /// The line, from 1; `None` for a whole file.
    pub line: Option<usize>,
    /// Why, in the words of the page.
    pub error: String,
}

/// A profile with what is concluded.
#[derive(Debug, Serialize)]
pub struct Scored {
    /// The file, or "standard input".
    pub source: String,
    /// The line, from 1; `None` for a whole file.
    pub line: Option<usize>,
    /// The id of the candidate; `None` while names are hidden.
    pub id: Option<String>,
    /// The name that was given; `None` where there is none, and while names are hidden.
    pub name: Option<String>,
    /// The version of the content by which it was concluded.
    pub content: String,
    /// Self-ratings that count, in all skills.
    pub ratings: u16,
    /// Questions that count.
    pub questions: u16,
    /// Each skill, by its name.
    #[serde(serialize_with = "as_map")]
    pub skills: Vec<(&'static str, Skill)>,
    /// The stages, first to last; empty where the page shows none, or none were asked for.
    pub stages: Vec<StageShown>,
    /// Where the person stands on the path; only by draws.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stands: Option<Stands>,
    /// How well they fit the position; `None` without one, or where it weighs nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fit: Option<Interval>,
    /// The levels and years that the position asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub must_haves: Option<MustHaves>,
    /// Years on each track, as said.
    #[serde(serialize_with = "as_map")]
    pub years: Vec<(&'static str, Option<u8>)>,
    /// What a reader should know, as texts that never change: those of a pool's export.
    pub warnings: Vec<String>,
    /// Answers that do not count, by reason.
    #[serde(serialize_with = "as_map")]
    pub left_out: Vec<(&'static str, u16)>,
    /// What is worth knowing about the file itself, in the words of the page.
    pub notices: Vec<String>,
}

/// A level with the ends of its 90% interval, as the table of a pool shows it. 0 is the middle of "New", 5 that of "Authority".
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// The level.
    pub level: f64,
    /// Lower end.
    pub low_90: f64,
    /// Upper end.
    pub high_90: f64,
}

/// One skill. What was not measured has no numbers.
#[derive(Debug, Serialize)]
pub struct Skill {
    /// The level, as in [`Interval`].
    pub level: Option<f64>,
    /// Lower end of its 90% interval.
    pub low_90: Option<f64>,
    /// Upper end.
    pub high_90: Option<f64>,
    /// What the number rests on: `questions`, `ratings`, `others` or `nothing`.
    pub rests_on: &'static str,
    /// What the person's own page says; only by draws.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<OnPage>,
}

/// A skill as the person's own page has it.
#[derive(Debug, Serialize)]
pub struct OnPage {
    /// Best single value, in logits.
    pub theta: f64,
    /// Lower end of its 90% interval.
    pub low_90: f64,
    /// Upper end.
    pub high_90: f64,
    /// The level in words.
    pub level: String,
}

/// One stage of the path.
#[derive(Debug, Serialize)]
pub struct StageShown {
    /// Its number, from 1.
    pub stage: u8,
    /// Probability that the skills meet every need, 0 to 1.
    pub shown: f64,
    /// Whether the person says that its milestone is reached; `None` where they said nothing.
    pub done: Option<bool>,
    /// Both in a few words, as the page has them.
    pub state: &'static str,
}

/// Where somebody stands; `None` is before the first stage.
#[derive(Debug, Serialize)]
pub struct Stands {
    /// The stage that is reached.
    pub at: Option<u8>,
    /// Where the likely span begins.
    pub from: Option<u8>,
    /// Where it ends.
    pub to: Option<u8>,
}

/// Must-haves, as a pool's export has them.
#[derive(Debug, Serialize)]
pub struct MustHaves {
    /// Levels that are likely met, each by itself.
    pub likely_met: usize,
    /// Levels that are asked for.
    pub asked: usize,
    /// Probability that all are met at once; `None` where no level is asked for.
    pub all_at_once: Option<f64>,
    /// Those of which nothing was answered.
    pub not_measured: Vec<String>,
    /// Those that more likely fail than not.
    pub failing: Vec<Need>,
    /// `yes`, `short`, `not_said` or `hidden`; `None` where no years are asked for.
    pub years_met: Option<&'static str>,
}

/// One level that must be reached.
#[derive(Debug, Serialize)]
pub struct Need {
    /// The skill or facet.
    pub name: String,
    /// The level in words.
    pub level: String,
    /// Probability that it is met.
    pub met: f64,
}

/// Pairs as one object.
fn as_map<S: Serializer, T: Serialize>(
    pairs: &[(&'static str, T)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}
