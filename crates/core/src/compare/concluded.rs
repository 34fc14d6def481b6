//! A candidate, concluded: the member of a table, and what that was made from.

use super::candidate::{Candidate, Mark, joined_log};
use super::candidate_estimate::Assessor;
use super::combine_evidence::Since;
use super::member::Member;
use crate::attempt::Attempt;
use crate::profile::LeftOut;
use crate::record::file::ProfileFile;

/// What is concluded about a candidate.
#[derive(Clone, Debug, PartialEq)]
pub struct Concluded {
    /// The member of a table.
    pub member: Member,
    /// All attempts as one log.
    pub log: Attempt,
    /// Answers of the log that do not count.
    pub left_out: Vec<LeftOut>,
}

/// Concludes about a candidate; `since` is what was done with them since their profile came in. `None` without an attempt, or
/// for a content that the build refuses.
pub fn concluded(
    assessor: &Assessor<'_>,
    candidate: Candidate,
    mark: Mark,
    since: Option<Since<'_>>,
) -> Option<Concluded> {
    let Candidate { id, profile } = candidate;
    let ProfileFile { name, attempts, copies, .. } = profile;
    let ids = attempts.iter().map(Attempt::id).cloned().collect();
    let log = joined_log(assessor.bank(), attempts)?;
    let (standing, left_out) = assessor.of_all(&log, since)?;
    let altered = assessor.file_altered(&copies, &log, &standing);
    let mut member = Member::new(id, name, ids, standing, mark);
    member.altered = altered;
    member.discarded = since.map(|(trail, _)| trail.discarded()).unwrap_or_default();
    Some(Concluded { member, log, left_out })
}
