//! Years of work, with their doubt: a date without a month can mean twelve.

use super::date::{Month, When};
use super::read::EndDate;
use crate::order::sorted;

/// How long something lasted, in months; each end as early and as late as the dates allow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// What surely lies within, from and up to (not including).
    pub sure: Option<(Month, Month)>,
    /// What may lie within.
    pub possible: Option<(Month, Month)>,
    /// What is doubtful about it.
    pub doubt: Option<DateDoubt>,
}

/// What is doubtful about the dates of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateDoubt {
    /// There is no date at which it began, so it counts for no years.
    NoStart,
    /// What is written for its end is no date, so it counts for no years.
    NoEnd,
    /// It ends before it begins, so it counts for no years.
    Backwards,
    /// It begins in the future, so it counts for no years.
    Future,
    /// It ends in the future; it counts up to today.
    EndsLater,
}

/// The span of a row; `today` bounds it.
pub(super) fn span(start: Option<When>, end: EndDate, today: Month) -> Span {
    let none = |doubt| Span { doubt: Some(doubt), ..Span::default() };
    let Some(start) = start else { return none(DateDoubt::NoStart) };
    let behind_today = Month(today.0 + 1);
    let (end, doubt) = match end {
        EndDate::Still => (When { first: today, behind: behind_today }, None),
        EndDate::At(end) if end.first > today => {
            (When { first: today, behind: behind_today }, Some(DateDoubt::EndsLater))
        }
        EndDate::At(end) => (When { first: end.first, behind: end.behind.min(behind_today) }, None),
        EndDate::Unknown => return none(DateDoubt::NoEnd),
    };
    if start.first > today {
        return none(DateDoubt::Future);
    }
    if end.behind <= start.first {
        return none(DateDoubt::Backwards);
    }
    let sure = (start.behind < end.first).then_some((start.behind, end.first));
    Span { sure, possible: Some((start.first, end.behind)), doubt }
}

/// Months that spans cover together; what overlaps counts once.
pub(super) fn months(spans: impl Iterator<Item = (Month, Month)>) -> i32 {
    let spans = sorted(&spans.collect::<Vec<_>>(), Ord::cmp);
    let mut sum = 0;
    let mut covered = Month(i32::MIN);
    for (from, to) in spans {
        let from = from.max(covered);
        sum += (to.0.saturating_sub(from.0)).max(0);
        covered = covered.max(to);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Month = Month(2026 * 12 + 10);

    fn lasted(start: &str, end: EndDate) -> (Option<i32>, Option<i32>, Option<DateDoubt>) {
        let span = span(When::parse(start), end, TODAY);
        let length = |ends: Option<(Month, Month)>| ends.map(|(from, to)| to.0 - from.0);
        (length(span.sure), length(span.possible), span.doubt)
    }

    fn at(text: &str) -> EndDate {
        EndDate::At(When::parse(text).unwrap())
    }

    #[test]
    fn bare_years_leave_two_years_of_doubt_and_months_leave_two_months() {
        assert_eq!(lasted("2015", at("2018")), (Some(24), Some(48), None));
        assert_eq!(lasted("2015-03", at("2018-06")), (Some(38), Some(40), None));
        assert_eq!(lasted("2026-09", EndDate::Still), (Some(1), Some(3), None));
        assert_eq!(lasted("2018", at("2018")), (None, Some(12), None));
    }

    #[test]
    fn dates_that_cannot_be_count_for_nothing_and_are_said() {
        assert_eq!(lasted("2018", at("2015")), (None, None, Some(DateDoubt::Backwards)));
        assert_eq!(lasted("2030", EndDate::Still), (None, None, Some(DateDoubt::Future)));
        assert_eq!(lasted("soon", EndDate::Still), (None, None, Some(DateDoubt::NoStart)));
        assert_eq!(lasted("2018", EndDate::Unknown), (None, None, Some(DateDoubt::NoEnd)));
        assert_eq!(lasted("2026-10", at("2031")), (None, Some(2), Some(DateDoubt::EndsLater)));
        assert_eq!(lasted("2026", at("2026")), (None, Some(11), None), "not beyond today");
    }

    #[test]
    fn two_positions_at_once_count_once() {
        let span = |from, to| (Month(from), Month(to));
        assert_eq!(months([span(10, 20), span(0, 12), span(15, 18), span(30, 31)].into_iter()), 21);
        assert_eq!(months(std::iter::empty()), 0);
    }
}
