//! Words about those whose scores and ratings do not count, because more came than count for one candidate.

use super::terms::list;
use cairn_core::counts::counted;

/// Who scores when all places are taken.
pub const INTERVIEWERS_FULL: &str =
    "Not accepted: at most 12 interviewers count, and 12 have already scored.";

/// How many interviewers and raters do not count; `None` where all do.
pub fn unheard((interviewers, raters): (usize, usize)) -> Option<String> {
    let who = |count: usize, one: &str, many: &str| (count > 0).then(|| counted(count, one, many));
    let more: Vec<String> = [
        who(interviewers, "more interviewer", "more interviewers"),
        who(raters, "more rater", "more raters"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let most = "For each candidate, only the first 12 interviewers and the first 8 raters count";
    (!more.is_empty()).then(|| format!("{most}. In the record but not counted: {}.", list(&more)))
}
