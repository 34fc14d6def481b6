//! The one thing that is least certain, said once.

use super::narrowing::HingeView;
use super::page::Next;
use super::view::ResultView;

/// What is least certain about the stage that a next thing is about, where it says so.
pub const fn hinge_of(next: &Next) -> Option<&HingeView> {
    match next {
        Next::Ask { hinge, .. } | Next::Improve { closer: Some(hinge), .. } => Some(hinge),
        Next::Tell { .. }
        | Next::Milestone { .. }
        | Next::Improve { closer: None, .. }
        | Next::End { .. } => None,
    }
}

/// What would settle the stage of a result's headline, where the next thing beside it does not say already what is least certain: of
/// two such sentences, about two stages, nobody knows which to follow.
pub fn left_to_settle<'a>(result: &'a ResultView, next: Option<&Next>) -> Option<&'a HingeView> {
    result.hinge.as_ref().filter(|_| next.and_then(hinge_of).is_none())
}
