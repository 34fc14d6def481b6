//! Questions whose answers rest on the law, and when that was looked up last.

use std::fmt::Write as _;

use serde::Serialize;

use crate::ItemId;
use crate::content::source::{AuthoredItem, LAW};
use crate::plan::Day;

/// After so many days the law should be looked up again.
const YEAR: i32 = 365;

/// One such question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LawRow {
    /// The question.
    pub id: ItemId,
    /// The day on which the law behind it was looked up last, for example 2026-11-28; `None` where nobody has.
    pub checked: Option<String>,
}

impl LawRow {
    /// Whether it should be looked up again on this day: it never was, or more than a year ago.
    pub fn is_due(&self, today: Day) -> bool {
        let checked = self.checked.as_deref().and_then(Day::parse);
        checked.is_none_or(|day| today.since(day) > YEAR)
    }
}

/// All questions with the tag, in the order of the files.
pub(super) fn laws(items: &[AuthoredItem]) -> Vec<LawRow> {
    let rests = items.iter().filter(|item| item.tags.iter().any(|tag| tag == LAW));
    rests.map(|item| LawRow { id: item.question.id.clone(), checked: item.law_checked.clone() }).collect()
}

/// The part of the report about them.
pub(super) fn text(rows: &[LawRow], today: Day) -> String {
    let mut out = String::from("## The law\n\n| question | looked up |\n|---|---|\n");
    for row in rows {
        let checked = row.checked.as_deref().unwrap_or("never");
        let due = if row.is_due(today) { ": look it up again" } else { "" };
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "| {} | {checked}{due} |", row.id);
    }
    out + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(checked: Option<&str>) -> LawRow {
        LawRow { id: ItemId::parse("ba-governance-01").unwrap(), checked: checked.map(str::to_owned) }
    }

    #[test]
    fn what_was_looked_up_more_than_a_year_ago_is_due() {
        let today = Day::parse("2027-11-28").unwrap();
        assert!(!row(Some("2026-11-28")).is_due(today));
        assert!(row(Some("2026-11-27")).is_due(today));
        assert!(row(None).is_due(today) && row(Some("2026-13-01")).is_due(today));
        let told = text(&[row(Some("2026-11-27"))], today);
        assert!(told.contains("| ba-governance-01 | 2026-11-27: look it up again |"), "{told}");
    }
}
