//! Which confirmation test counts.

use super::{Odds, odds};
use crate::attempt::Attempt;
use crate::compare::trail::{Test, Trail};
use crate::content::{Bank, Content};

/// The newest finished test that gives a verdict and was not discarded, and what it says of the profile. One that gives none counts for nothing: its
/// answers move no number, and a verdict that was there before it stays. `None` where there is no such test.
pub fn counting_test(
    content: &Content,
    bank: &Bank,
    attempt: &Attempt,
    trail: &Trail,
) -> Option<(Test, Odds)> {
    trail.finished().find_map(|test| {
        let odds = odds(content, bank, attempt, &test.log)?;
        (!odds.too_few()).then_some((test, odds))
    })
}
