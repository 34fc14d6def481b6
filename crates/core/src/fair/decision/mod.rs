//! The decision on a short list: noted once, with everything that was seen then, and a hash over exactly what was noted.
//!
//! Each decision names the hash of the one before it, so that none can be taken out or changed later without the hashes of
//! all later ones changing too. Anybody can compute new hashes for a changed record: what a hash proves is that the record is
//! the one whose hash was given away earlier. It does not prove when it was made, nor that nobody looked at names elsewhere.

mod chain;
mod hash;
mod kept;
mod read;
mod text;

use super::name_mark::NameMark;
use super::snapshot::Seen;
use crate::attempt::Millis;
use crate::compare::{BlindingStep, Position};

pub use chain::{Chain, chain};
pub use hash::{Digest, digest};
pub use kept::{KeptDecisions, NotNoted, keeps, with_decision};
pub use read::read_decisions;
pub use text::{canonical, write_decisions};

/// Longest reason that is kept, in characters.
pub const MAX_REASON: usize = 2_000;
/// Longest name of whoever decided, in characters.
pub const MAX_DECIDER: usize = 200;

/// A decision on who is looked at next.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// When, as the device's clock had it.
    pub at: Millis,
    /// Name of the pool.
    pub pool: String,
    /// Name of the position.
    pub position: String,
    /// Version of the content by which the candidates were measured.
    pub content: String,
    /// Whether names and what hints at a person were hidden until then.
    pub hidden: bool,
    /// Why, in the words of whoever decided.
    pub reason: String,
    /// Who decided, as they entered it; empty where nobody is named. Records before version 3 do not hold it.
    pub by: String,
    /// Every candidate, in the order in which they were shown.
    pub listed: Vec<ListedCandidate>,
    /// The hash of the decision before this one in the same pool.
    pub previous: Option<Digest>,
    /// What was asked for; records of version 1 do not hold it.
    pub asked: Option<DecisionBasis>,
}

impl Decision {
    /// Who is on the short list, in the order in which they were shown.
    pub fn chosen(&self) -> impl Iterator<Item = &ListedCandidate> {
        self.listed.iter().filter(|one| one.chosen)
    }

    /// Whether this says what another one says, whenever either was noted: the same people for the same reason by the same
    /// decider, by the same position and numbers. Years, names and since when they are hidden are no part of it: noting a decision shows them.
    fn says_the_same(&self, other: &Self) -> bool {
        let asked =
            |one: &Self| one.asked.as_ref().map(|asked| (asked.position.clone(), asked.needs.clone()));
        let seen = |one: &ListedCandidate| one.seen.clone().map(|seen| Seen { years: [None; 3], ..seen });
        let same = |(one, other): (&ListedCandidate, &ListedCandidate)| {
            (&one.id, one.group, one.chosen) == (&other.id, other.group, other.chosen)
                && seen(one) == seen(other)
        };
        (&self.reason, &self.by) == (&other.reason, &other.by)
            && (&self.position, &self.content) == (&other.position, &other.content)
            && asked(self) == asked(other)
            && self.listed.len() == other.listed.len()
            && self.listed.iter().zip(&other.listed).all(same)
    }
}

/// What a decision of version 2 and later holds beside whom.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionBasis {
    /// Weights, must-haves, aims and years, as far as they could be seen.
    pub position: Position,
    /// Must-haves in order: skill or facet, and level, in words.
    pub needs: Vec<(String, String)>,
    /// Version of the rules by which answers were counted.
    pub rules: u16,
    /// When names were hidden and shown until then, the oldest first.
    pub blinding: Vec<BlindingStep>,
    /// Whether it was shown which interview scores and confirmation tests counted; records before version 7 do not say.
    pub sources: Option<SourcesSeen>,
}

/// Whether whoever decided was shown which interview scores, tests and ratings counted for whom. They count either way, and a record
/// names them either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourcesSeen {
    /// They were shown.
    Shown,
    /// They were hidden with the names.
    Hidden,
}

impl SourcesSeen {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Shown, Self::Hidden];

    /// A name for records, which never changes.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Hidden => "hidden",
        }
    }

    /// The one of this name.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }
}

/// One candidate of it.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedCandidate {
    /// The neutral label.
    pub label: String,
    /// The id of the attempt that was measured; no name.
    pub id: String,
    /// Number of the group of those who cannot be told apart, from 1, as it was shown; 0 where nobody was ranked.
    pub group: u16,
    /// Whether the candidate is on the short list.
    pub chosen: bool,
    /// A mark of the name that they went by; `None` while names were hidden, and in records from before it was kept.
    pub name: Option<NameMark>,
    /// Whether they are made up, of an example; records before version 3 do not say.
    pub made_up: bool,
    /// What the manager saw of them; records of version 1 do not hold it.
    pub seen: Option<Seen>,
}

/// A decision as a file has it, with the hash that the file tells.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionFile {
    /// The decision.
    pub decision: Decision,
    /// Exactly the text that was hashed. It is kept as it is, so that no later version can change what an old hash says.
    pub text: String,
    /// Its hash, as the file tells it.
    pub told: Digest,
}

impl DecisionFile {
    /// A decision that is noted now.
    pub fn of(decision: Decision) -> Self {
        let text = canonical(&decision);
        let told = digest(&text);
        Self { decision, text, told }
    }
}
