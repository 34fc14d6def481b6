//! Scores as they go into a file: copies, to be compared with what the answers give when the file is opened.

use super::view::{ResultHeadline, ResultView};
use crate::Skill;

/// The name of the content version among the copies.
const CONTENT: &str = "content";
/// The name of the stage.
const STAGE: &str = "stage";
/// The end of the name of a level.
const THETA: &str = "theta";
/// The ends of the names of the ends of an interval.
const ENDS: [&str; 2] = ["low", "high"];

/// What became of the copies in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recomputed {
    /// There are none to compare.
    NoCopies,
    /// All agree with what the answers give.
    Agrees,
    /// They were made with another version of the content, so they may rightly differ.
    OtherContent(String),
    /// These differ, though the content is the same: somebody has changed them, or the answers.
    Altered(Vec<CopyPart>),
}

/// A part of the copies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyPart {
    /// The version of the content is missing.
    Content,
    /// A skill: its level, its interval, or both.
    Skill {
        /// Which.
        skill: Skill,
        /// Whether the level differs.
        level: bool,
        /// Whether the interval does.
        interval: bool,
    },
    /// The stage.
    Stage,
    /// A name that this version does not know.
    Unknown(String),
}

/// The level of a skill, in logits, as the copies have it.
pub(crate) fn copied_theta(copies: &[(String, String)], skill: Skill) -> Option<f64> {
    let name = format!("{}.{THETA}", skill.as_str());
    let (_, value) = copies.iter().find(|(known, _)| *known == name)?;
    // Copies have the minus of readers.
    value.replace('\u{2212}', "-").parse().ok()
}

/// The scores of a result, by name, under this content version.
pub fn copies(content: &str, view: &ResultView) -> Vec<(String, String)> {
    let mut found = vec![(CONTENT.to_owned(), content.to_owned())];
    for row in &view.skills {
        let (low, high) = row.interval;
        for (name, value) in [(THETA, row.theta), (ENDS[0], low), (ENDS[1], high)] {
            found.push((format!("{}.{name}", row.skill.as_str()), value.to_string()));
        }
    }
    if let ResultHeadline::At { stage, .. } = &view.headline {
        found.push((STAGE.to_owned(), stage.number().to_string()));
    }
    found
}

/// Compares the copies of a file with the result of its answers.
pub fn compare(kept: &[(String, String)], content: &str, view: &ResultView) -> Recomputed {
    let Some((_, made_with)) = kept.iter().find(|(name, _)| name == CONTENT) else {
        return if kept.is_empty() {
            Recomputed::NoCopies
        } else {
            Recomputed::Altered(vec![CopyPart::Content])
        };
    };
    if made_with != content {
        return Recomputed::OtherContent(made_with.clone());
    }
    let right = copies(content, view);
    let altered: Vec<String> = right
        .iter()
        .filter(|pair| !kept.contains(pair))
        .chain(kept.iter().filter(|(name, _)| !right.iter().any(|(known, _)| known == name)))
        .map(|(name, _)| name.clone())
        .collect();
    if altered.is_empty() { Recomputed::Agrees } else { Recomputed::Altered(parts_of(&altered)) }
}

/// What these names are of, each once.
fn parts_of(names: &[String]) -> Vec<CopyPart> {
    let has = |skill: Skill, end: &str| {
        names.iter().any(|name| name.split_once('.') == Some((skill.as_str(), end)))
    };
    let of_skill = |skill: Skill| {
        let (level, interval) = (has(skill, THETA), ENDS.iter().any(|end| has(skill, end)));
        (level || interval).then_some(CopyPart::Skill { skill, level, interval })
    };
    let is_of_skill = |name: &str| {
        let known = |end: &str| end == THETA || ENDS.contains(&end);
        name.split_once('.').is_some_and(|(skill, end)| Skill::parse(skill).is_some() && known(end))
    };
    let mut found: Vec<CopyPart> = Skill::ALL.into_iter().filter_map(of_skill).collect();
    for name in names.iter().filter(|name| !is_of_skill(name)) {
        let part = match name.as_str() {
            STAGE => CopyPart::Stage,
            CONTENT => CopyPart::Content,
            other => CopyPart::Unknown(other.to_owned()),
        };
        if !found.contains(&part) {
            found.push(part);
        }
    }
    found
}
