//! Since when names were hidden when a decision was noted, and what was seen before.

use super::decision::Decision;
use crate::attempt::Millis;

/// How names stood when a decision was noted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamesThen {
    /// Shown, and never hidden.
    Shown,
    /// Hidden before the first candidate came in.
    HiddenFromTheStart(Millis),
    /// Hidden since then; before that, so many candidates stood there by name.
    HiddenSince(Millis, u16),
    /// Hidden; since when the record does not hold.
    Hidden,
    /// Shown: they were hidden from the first time to the second, and shown again without a decision.
    GivenUp(Millis, Millis),
    /// Shown: an earlier decision had shown the names.
    LiftedBefore(Millis),
}

/// From when to when names were hidden that were then shown again without a decision, the last time before the names of
/// this decision were hidden or shown; `None` where that never happened, or [`names_then`] says it itself.
pub fn given_up_before(decision: &Decision) -> Option<(Millis, Millis)> {
    let blinding = decision.asked.as_ref().map_or(&[][..], |asked| asked.blinding.as_slice());
    let pairs = blinding.iter().zip(blinding.iter().skip(1)).rev();
    let given_up = pairs
        .filter(|(hidden, shown)| hidden.hidden && !shown.hidden && !shown.decided)
        .map(|(hidden, shown)| (hidden.at, shown.at));
    let said = match names_then(decision) {
        NamesThen::GivenUp(hidden, shown) => Some((hidden, shown)),
        _ => None,
    };
    given_up.into_iter().find(|one| Some(*one) != said)
}

/// How names stood when this was noted.
pub fn names_then(decision: &Decision) -> NamesThen {
    let blinding = decision.asked.as_ref().map_or(&[][..], |asked| asked.blinding.as_slice());
    let hidden = blinding.iter().rev().find(|step| step.hidden);
    match (decision.hidden, hidden, blinding.last()) {
        (true, Some(step), _) if step.named == 0 && blinding.len() == 1 => {
            NamesThen::HiddenFromTheStart(step.at)
        }
        (true, Some(step), _) => {
            // Whoever was seen by name at any time before is no longer unknown.
            let named = blinding.iter().map(|step| step.named).max().unwrap_or(step.named);
            NamesThen::HiddenSince(step.at, named)
        }
        (true, None, _) => NamesThen::Hidden,
        (false, Some(step), Some(last)) if !last.hidden && !last.decided => {
            NamesThen::GivenUp(step.at, last.at)
        }
        (false, Some(_), Some(last)) => NamesThen::LiftedBefore(last.at),
        (false, ..) => NamesThen::Shown,
    }
}
