//! Whether a file says other numbers than its answers give, cheaply enough for ten thousand of them.

use super::candidate_estimate::{Assessor, CandidateEstimate};
use crate::Skill;
use crate::attempt::Attempt;
use crate::path::view::result_view;
use crate::path::{CopyPart, Recomputed, compare, copied_theta};
use crate::person::Person;

/// A standing and the result page's draws agree within 0.1 logits nearly always; from here on it is worth drawing.
const WORTH_DRAWING: f64 = 0.15;

impl Assessor<'_> {
    /// Whether the numbers of the skills in a file, its `copies`, are not what its answers give, where they were made with this
    /// version of the content and the rules. `standing` is what is concluded of all. Most files are settled by that; only one that
    /// parts from it is computed as the result page computes it.
    pub fn file_altered(
        &self,
        copies: &[(String, String)],
        log: &Attempt,
        standing: &CandidateEstimate,
    ) -> bool {
        if copies.is_empty() || log.under_older_rules() {
            return false;
        }
        let by_itself;
        let alone = if standing.sources.more() {
            let Some(found) = self.of(log, None) else { return false };
            by_itself = found;
            &by_itself
        } else {
            standing
        };
        let parts = |skill: &Skill| {
            copied_theta(copies, *skill)
                .is_some_and(|copied| (copied - alone.skill(*skill).mean).abs() > WORTH_DRAWING)
        };
        if !Skill::ALL.iter().any(parts) {
            return false;
        }
        let Some(view) = result_view(self.content(), self.bank(), &Person::alone(log)) else { return false };
        match compare(copies, &self.content().version, &view) {
            Recomputed::Altered(parts) => parts.iter().any(|part| matches!(part, CopyPart::Skill { .. })),
            Recomputed::NoCopies | Recomputed::Agrees | Recomputed::OtherContent(_) => false,
        }
    }
}
