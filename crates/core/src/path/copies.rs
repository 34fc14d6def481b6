//! Scores as they go into a file: copies, to be compared with what the answers give when the file is opened.

use super::view::{Headline, ResultView};

/// The name of the content version among the copies.
const CONTENT: &str = "content";

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
    Altered(Vec<String>),
}

/// The scores of a result, by name, under this content version.
pub fn copies(content: &str, view: &ResultView) -> Vec<(String, String)> {
    let mut found = vec![(CONTENT.to_owned(), content.to_owned())];
    for row in &view.skills {
        let (low, high) = row.interval;
        for (name, value) in [("theta", row.theta), ("low", low), ("high", high)] {
            found.push((format!("{}.{name}", row.skill.as_str()), value.to_string()));
        }
    }
    if let Headline::At { stage, .. } = &view.headline {
        found.push(("stage".to_owned(), stage.number().to_string()));
    }
    found
}

/// Compares the copies of a file with the result of its answers.
pub fn compare(kept: &[(String, String)], content: &str, view: &ResultView) -> Recomputed {
    let Some((_, made_with)) = kept.iter().find(|(name, _)| name == CONTENT) else {
        return if kept.is_empty() {
            Recomputed::NoCopies
        } else {
            Recomputed::Altered(vec![CONTENT.to_owned()])
        };
    };
    if made_with != content {
        return Recomputed::OtherContent(made_with.clone());
    }
    let right = copies(content, view);
    let mut altered: Vec<String> = right
        .iter()
        .filter(|pair| !kept.contains(pair))
        .chain(kept.iter().filter(|(name, _)| !right.iter().any(|(known, _)| known == name)))
        .map(|(name, _)| name.clone())
        .collect();
    altered.dedup();
    if altered.is_empty() { Recomputed::Agrees } else { Recomputed::Altered(altered) }
}
