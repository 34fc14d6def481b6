//! Answers that came faster than their question can be read, and that may be given once more.

use std::collections::BTreeSet;

use super::log::{Attempt, Given};
use crate::content::Bank;
use crate::profile::is_rapid;
use crate::{AttemptId, ItemId};

/// The questions of these attempts of a person that are worth asking once more: each answer to one of them came faster than it
/// can be read, and its best answer was shown in none of them, so that a new answer counts. Each once, with the attempt that
/// asked it first, in the order in which they were asked. What the bank does not know is left out.
pub fn answered_too_fast(bank: &Bank, attempts: &[Attempt]) -> Vec<(AttemptId, ItemId)> {
    let rapid = |given: &Given| {
        let question = bank.question(&given.item).filter(|question| question.version == given.version);
        question.map(|question| is_rapid(question, given.choice, given.took_ms))
    };
    let answers: Vec<(&Attempt, Given)> = attempts
        .iter()
        .flat_map(|attempt| attempt.answers().into_iter().map(move |given| (attempt, given)))
        .collect();
    let counts = answers.iter().map(|(_, given)| given).filter(|given| rapid(given) == Some(false));
    // Settled, or found already.
    let mut known: BTreeSet<&ItemId> = counts.map(|given| &given.item).collect();
    known.extend(attempts.iter().flat_map(Attempt::best_seen));
    let mut found = Vec::new();
    for (attempt, given) in &answers {
        if rapid(given) == Some(true) && known.insert(&given.item) {
            found.push((attempt.id().clone(), given.item.clone()));
        }
    }
    found
}
