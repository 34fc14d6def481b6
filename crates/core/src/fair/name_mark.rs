//! What a record keeps of a name: enough to notice later that somebody goes by another one, and too little to be a name.

use super::decision::{DecisionFile, ListedCandidate, digest};
use crate::compare::Member;
use crate::names::clean;

/// Sixteen bits of a hash over a candidate's id and name. Of 65,536 other names one has the same mark: a change may go
/// unnoticed, and nobody learns a name from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameMark(u16);

impl NameMark {
    /// The mark of a candidate under a name.
    pub fn of(candidate: &str, name: &str) -> Self {
        let hash = digest(&format!("{candidate}\n{}", clean(name)));
        hash.as_str().get(..4).and_then(Self::parse).unwrap_or(Self(0))
    }

    /// From its four digits.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let four = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        u16::from_str_radix(text, 16).ok().filter(|_| four).map(Self)
    }

    /// Its four digits.
    pub(super) fn text(self) -> String {
        format!("{:04x}", self.0)
    }
}

/// By which name a decision knew somebody who goes by another one now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameThen {
    /// By this one; empty where they had none.
    Known(String),
    /// By one that is kept nowhere.
    Unknown,
}

/// By which name a decision knew somebody; `None` where it is the name of today, where names were hidden then, and where they are
/// hidden now. The record has no names: it is the profile's own or one of [`Mark::noted_as`](crate::compare::Mark::noted_as)
/// whose mark fits.
pub fn name_then(then: &ListedCandidate, now: &Member) -> Option<NameThen> {
    let mark = then.name.filter(|_| !now.blinded)?;
    let fits = |name: &str| NameMark::of(&then.id, name) == mark;
    if fits(now.name()) {
        return None;
    }
    let mut names = now.mark.noted_as.iter().rev().chain([&now.given_name]);
    Some(names.find(|name| fits(name)).map_or(NameThen::Unknown, |name| NameThen::Known(name.clone())))
}

/// Whether a decision was noted on a candidate under this name.
pub fn was_noted_as(decisions: &[DecisionFile], candidate: &str, name: &str) -> bool {
    let mark = Some(NameMark::of(candidate, name));
    let mut listed = decisions.iter().flat_map(|file| &file.decision.listed);
    listed.any(|one| one.id == candidate && one.name == mark)
}
