//! The result of a candidate on a manager's page. It is that of the profile alone, as it came in; levels have the numbers
//! and intervals of the table of the pool, and the names of these numbers.

use crate::attempt::Attempt;
use crate::compare::Assessor;
use crate::compare::view::level_word;
use crate::content::{Bank, Content};
use crate::path::view::{ResultHeadline, ResultView, result_of_other};
use crate::person::Person;

/// The result; `None` only for a content that the build refuses.
///
/// It has no next step: that depends on the way that the person has taken, which their profile does not tell. The chance of a
/// single need is left out, for the page says it beside the position, from the numbers of the table.
pub fn candidate_result(content: &Content, bank: &Bank, attempt: &Attempt) -> Option<ResultView> {
    let mut view = result_of_other(content, bank, &Person::alone(attempt))?;
    let standing = Assessor::new(content, bank).of(attempt, None)?;
    for row in &mut view.skills {
        let band = standing.band(row.skill);
        row.level = band.word(content);
        (row.level_from, row.level_to) = (level_word(content, band.ends.0), level_word(content, band.ends.1));
        (row.outer, row.inner) = (band.outer, band.inner);
        row.number = Some(band);
    }
    if let ResultHeadline::Skills(said) = &mut view.headline {
        *said = view.skills.iter().map(|row| (row.name.clone(), row.level.clone())).collect();
    }
    for (_, _, met) in view.stages.iter_mut().filter_map(|row| row.hardest.as_mut()) {
        *met = None;
    }
    Some(view)
}
