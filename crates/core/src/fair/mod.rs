//! Fairness when people are chosen: neutral labels, the decision that is noted, and the check for adverse impact.
//!
//! Nothing here is part of any score, and nothing here rejects anybody.

mod blinding;
mod changes_since;
mod columns;
mod decision;
mod groups;
mod impact;
mod label;
mod letters;
mod name_mark;
mod name_matching;
mod names;
mod shortlist;
mod snapshot;
mod table;
mod uncounted;

pub use blinding::NameBlinding;
pub use changes_since::{Changed, changed_since};
pub use decision::{
    Chain, Decision, DecisionBasis, DecisionFile, Digest, KeptDecisions, ListedCandidate, MAX_DECIDER,
    MAX_REASON, NotNoted, SourcesSeen, canonical, chain, digest, keeps, read_decisions, with_decision,
    write_decisions,
};
pub use groups::{GroupError, GroupList, Matched, UncountedReason, Unmatched, match_groups, read_groups};
pub use impact::{Against, FOUR_FIFTHS, GroupRate, Impact, Rate, impact};
pub use label::label;
pub use letters::{Letters, find_groups};
pub use name_mark::{NameMark, NameThen, name_then, was_noted_as};
pub use names::{NamesThen, given_up_before, names_then};
pub use shortlist::{ShortGroup, ShortRow, Shortlist, shortlist};
pub use snapshot::{Seen, SeenLevel, seen_now, seen_to_note};
