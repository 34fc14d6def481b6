//! What is written about one profile.

use serde::{Serialize, Serializer};

/// One result, or why there is none.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Record {
    /// What is concluded.
    Scored(Box<Scored>),
    /// Why nothing is.
    Failed(Failed),
}

/// A profile that was not read.
#[derive(Debug, Serialize)]
pub(crate) struct Failed {
    /// The file, or "standard input".
    pub(crate) source: String,
    /// The line, from 1; `None` for a whole file.
    pub(crate) line: Option<usize>,
    /// Why, in the words of the page.
    pub(crate) error: String,
}

/// A profile with what is concluded.
#[derive(Debug, Serialize)]
pub(crate) struct Scored {
    /// The file, or "standard input".
    pub(crate) source: String,
    /// The line, from 1; `None` for a whole file.
    pub(crate) line: Option<usize>,
    /// The id of the candidate; `None` while names are hidden.
    pub(crate) id: Option<String>,
    /// The name that was given; `None` where there is none, and while names are hidden.
    pub(crate) name: Option<String>,
    /// The version of the content by which it was concluded.
    pub(crate) content: String,
    /// Self-ratings that count, in all skills.
    pub(crate) ratings: u16,
    /// Questions that count.
    pub(crate) questions: u16,
    /// Each skill, by its name.
    #[serde(serialize_with = "as_map")]
    pub(crate) skills: Vec<(&'static str, Skill)>,
    /// The stages, first to last; empty where the page shows none, or none were asked for.
    pub(crate) stages: Vec<StageShown>,
    /// Where the person stands on the path; only by draws.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) stands: Option<Stands>,
    /// How well they fit the position; `None` without one, or where it weighs nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fit: Option<Interval>,
    /// The levels and years that the position asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) must_haves: Option<MustHaves>,
    /// Years on each track, as said.
    #[serde(serialize_with = "as_map")]
    pub(crate) years: Vec<(&'static str, Option<u8>)>,
    /// What a reader should know, as texts that never change: those of a pool's export.
    pub(crate) warnings: Vec<String>,
    /// Answers that do not count, by reason.
    #[serde(serialize_with = "as_map")]
    pub(crate) left_out: Vec<(&'static str, u16)>,
    /// What is worth knowing about the file itself, in the words of the page.
    pub(crate) notices: Vec<String>,
}

/// A level with the ends of its 90% interval, as the table of a pool shows it. 0 is the middle of "New", 5 that of "Authority".
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub(crate) struct Interval {
    pub(crate) level: f64,
    pub(crate) low_90: f64,
    pub(crate) high_90: f64,
}

/// One skill. What was not measured has no numbers.
#[derive(Debug, Serialize)]
pub(crate) struct Skill {
    pub(crate) level: Option<f64>,
    pub(crate) low_90: Option<f64>,
    pub(crate) high_90: Option<f64>,
    /// What the number rests on: `questions`, `ratings`, `others` or `nothing`.
    pub(crate) rests_on: &'static str,
    /// What the person's own page says; only by draws.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) page: Option<OnPage>,
}

/// A skill as the person's own page has it.
#[derive(Debug, Serialize)]
pub(crate) struct OnPage {
    /// Best single value, in logits.
    pub(crate) theta: f64,
    /// Ends of its 90% interval.
    pub(crate) low_90: f64,
    pub(crate) high_90: f64,
    /// The level in words.
    pub(crate) level: String,
}

/// One stage of the path.
#[derive(Debug, Serialize)]
pub(crate) struct StageShown {
    /// Its number, from 1.
    pub(crate) stage: u8,
    /// Probability that the skills meet every need, 0 to 1.
    pub(crate) shown: f64,
    /// Whether the person says that its milestone is reached; `None` where they said nothing.
    pub(crate) done: Option<bool>,
    /// Both in a few words, as the page has them.
    pub(crate) state: &'static str,
}

/// Where somebody stands; `None` is before the first stage.
#[derive(Debug, Serialize)]
pub(crate) struct Stands {
    pub(crate) at: Option<u8>,
    /// The likely span.
    pub(crate) from: Option<u8>,
    pub(crate) to: Option<u8>,
}

/// Must-haves, as a pool's export has them.
#[derive(Debug, Serialize)]
pub(crate) struct MustHaves {
    /// Levels that are likely met, each by itself.
    pub(crate) likely_met: usize,
    /// Levels that are asked for.
    pub(crate) asked: usize,
    /// Probability that all are met at once; `None` where no level is asked for.
    pub(crate) all_at_once: Option<f64>,
    /// Those of which nothing was answered.
    pub(crate) not_measured: Vec<String>,
    /// Those that more likely fail than not.
    pub(crate) failing: Vec<Need>,
    /// `yes`, `short`, `not_said` or `hidden`; `None` where no years are asked for.
    pub(crate) years_met: Option<&'static str>,
}

/// One level that must be reached.
#[derive(Debug, Serialize)]
pub(crate) struct Need {
    /// The skill or facet.
    pub(crate) name: String,
    /// The level in words.
    pub(crate) level: String,
    /// Probability that it is met.
    pub(crate) met: f64,
}

/// Pairs as one object.
fn as_map<S: Serializer, T: Serialize>(
    pairs: &[(&'static str, T)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
}
