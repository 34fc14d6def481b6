//! Whether a file says other numbers than its answers give, cheaply enough for ten thousand of them.

use super::candidate_estimate::{Assessor, CandidateEstimate};
use crate::Skill;
use crate::attempt::Attempt;
use crate::path::view::result_view;
use crate::path::{CopyPart, Recomputed, compare, copied_theta};
use crate::person::Person;
use crate::record::file::ProfileFile;

/// A standing and the result page's draws agree within 0.1 logits nearly always; from here on it is worth drawing.
const WORTH_DRAWING: f64 = 0.15;

impl Assessor<'_> {
    /// Whether the numbers of the skills in a file are not what its answers give, where they were made with this version of the
    /// content and the rules. `standing` is what is concluded of all. Most files are settled by that; only one that parts from
    /// it is computed as the result page computes it.
    pub fn file_altered(&self, profile: &ProfileFile, log: &Attempt, standing: &CandidateEstimate) -> bool {
        if profile.copies.is_empty() || log.under_older_rules() {
            return false;
        }
        let alone = if standing.sources.more() { self.of(log, None) } else { Some(standing.clone()) };
        let Some(alone) = alone else { return false };
        let parts = |skill: &Skill| {
            copied_theta(&profile.copies, *skill)
                .is_some_and(|copied| (copied - alone.skill(*skill).mean).abs() > WORTH_DRAWING)
        };
        if !Skill::ALL.iter().any(parts) {
            return false;
        }
        let Some(view) = result_view(self.content(), self.bank(), &Person::alone(log)) else { return false };
        match compare(&profile.copies, &self.content().version, &view) {
            Recomputed::Altered(parts) => parts.iter().any(|part| matches!(part, CopyPart::Skill { .. })),
            Recomputed::NoCopies | Recomputed::Agrees | Recomputed::OtherContent(_) => false,
        }
    }
}
