//! Answers that came faster than their question can be read, and that may be given once more.

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
    let settled = |item: &ItemId| {
        let counts = |(_, given): &(&Attempt, Given)| given.item == *item && rapid(given) == Some(false);
        answers.iter().any(counts) || attempts.iter().any(|attempt| attempt.saw_best(item))
    };
    let mut found: Vec<(AttemptId, ItemId)> = Vec::new();
    for (attempt, given) in &answers {
        let known = found.iter().any(|(_, item)| *item == given.item);
        if !known && rapid(given) == Some(true) && !settled(&given.item) {
            found.push((attempt.id().clone(), given.item.clone()));
        }
    }
    found
}
