//! What somebody writes in a pool and has not given yet, such as the reason for a decision.
//!
//! It is no part of the pool: no file holds it, and it goes with the pool.

use crate::{CandidateId, PoolId};

/// What opens the keys of a pool's drafts.
pub fn draft_prefix(pool: &PoolId) -> String {
    format!("draft/{pool}/")
}

/// The key of the draft of a candidate's note, and what opens the keys of all others that are about this candidate: they go with
/// the candidate.
pub fn drafts_of(pool: &PoolId, candidate: &CandidateId) -> (String, String) {
    let note = draft_key(pool, candidate.as_str());
    let others = format!("{note}/");
    (note, others)
}

/// The key of a draft; `of` names what it is for, within the pool.
pub fn draft_key(pool: &PoolId, of: &str) -> String {
    draft_prefix(pool) + of
}

/// The draft of a field of tags: what is typed, and the tags that the field was filled with. Taken up later, it takes off only what
/// was taken off in it.
pub fn write_tags_draft(typed: &str, filled: &[String]) -> String {
    format!("{typed}\n{}", filled.join(","))
}

/// What is typed in such a draft, and what its field was filled with; nothing is known of the latter in an older draft.
pub fn read_tags_draft(text: &str) -> (&str, Vec<String>) {
    let (typed, filled) = text.split_once('\n').unwrap_or((text, ""));
    (typed, filled.split(',').filter(|tag| !tag.is_empty()).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::joined_tags;
    use crate::record::pool::{PoolKey, PoolPart};

    /// A draft that is taken up late, in another tab or after others changed the tags, takes off nothing that it never saw.
    #[test]
    fn a_draft_of_tags_that_is_taken_up_late_takes_off_nothing_else() {
        let tags = |all: &[&str]| all.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
        let kept = tags(&["3-4", "met"]);
        let after = |draft: &str| {
            let (typed, filled) = read_tags_draft(draft);
            joined_tags(&filled, &kept, &tags(&typed.split(", ").collect::<Vec<_>>()))
        };
        assert_eq!(after(&write_tags_draft("3-4", &[])), ["3-4", "met"], "what came meanwhile stays");
        assert_eq!(after(&write_tags_draft("3-4", &tags(&["3-4", "met"]))), ["3-4"], "taken off in it");
        assert_eq!(after("berlin"), ["berlin", "3-4", "met"], "an older draft only adds");
    }

    #[test]
    fn a_draft_goes_with_its_pool_and_into_no_file() {
        let (pool, other) = (PoolId::parse("pool-1").unwrap(), PoolId::parse("pool-12").unwrap());
        let key = draft_key(&pool, "full-1a/question/Ada");
        assert!(key.starts_with(&draft_prefix(&pool)));
        assert!(!draft_key(&other, "reason").starts_with(&draft_prefix(&pool)), "the pools are told apart");
        assert_eq!(PoolKey::parse(&key), None);
        assert_eq!(PoolKey::parse(&draft_key(&pool, "reason")), None);
        let (note, others) = drafts_of(&pool, &CandidateId::parse("full-1a").unwrap());
        assert!(key.starts_with(&others) && note == draft_key(&pool, "full-1a"));
        assert!(!draft_key(&pool, "full-1ab/mark-tags").starts_with(&others), "and so are the candidates");
        // What goes into files is collected by these.
        for key in [key, draft_key(&pool, "reason")] {
            assert!(PoolPart::ALL.iter().all(|part| !key.starts_with(&PoolKey::all(&pool, *part))));
            assert!(!PoolKey::of_pool(&pool).iter().any(|of| of.to_text() == key));
        }
    }
}
