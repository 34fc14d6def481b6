//! Words of the check of adverse impact.

use cairn_core::counts::counted;
use cairn_core::fair::{Against, GroupError, Letters, Rate, UncountedReason};

/// Why a list of groups is not read.
pub const fn group_error(error: GroupError) -> &'static str {
    match error {
        GroupError::Empty => "The list is empty.",
        GroupError::TooLarge => "The list is too long: at most 20,000 lines and 2 MB are read.",
        GroupError::Workbook => {
            "This is an Excel workbook. Save the sheet as CSV, or copy both columns and paste them here."
        }
        GroupError::NoText => "This is not a text file. Save the list as CSV, or paste it here.",
        GroupError::TooManyGroups => {
            "The list names more than 100 groups, too many to compare. If Cairn took the wrong column for the group, add a first line such as “Name; Group”."
        }
        GroupError::WhichColumn => {
            "Cairn cannot tell which column holds the group, so nothing was counted. Keep two columns, name and group, or name them in the first line: “Name; Group”."
        }
        GroupError::Letters => {
            "Cairn cannot tell which character encoding the list was saved in, and the counts depend on it. Save it as “CSV UTF-8”, or copy both columns and paste them here."
        }
        GroupError::OneColumn => {
            "The list has one column. It needs two: name and group, with a comma, a semicolon or a tab between them."
        }
    }
}

/// In which letters a list was read, where it does not say.
pub fn letters(letters: Letters) -> Option<String> {
    match letters {
        Letters::Known => None,
        Letters::Told(page) => Some(format!(
            "The list does not say which character encoding it was saved in. It was read in the encoding that matches the most candidates ({page})."
        )),
        Letters::Untold => Some(
            "The list does not say which character encoding it was saved in. The counts are the same in every encoding, but names of groups may look wrong. Save it as “CSV UTF-8” to put them right.".to_owned(),
        ),
    }
}

/// Why a line counts for nobody, in brackets behind it.
pub fn why_not_matched(why: UncountedReason) -> String {
    let why = match why {
        UncountedReason::Unknown => "no candidate has this name",
        UncountedReason::Staff => "current staff, not counted",
        UncountedReason::Several => {
            "several candidates have this name: write it as the table shows it, with the letters after it"
        }
        UncountedReason::NoName => "no name given",
        UncountedReason::NoGroup => "no group given",
        UncountedReason::Wider => "more columns than the first line names",
        UncountedReason::Again => "listed before; counted once",
        UncountedReason::Contradicts => "listed with different groups; counted in none",
    };
    format!(" ({why})")
}

/// A share in per cent, as whole numbers.
fn share(value: f64) -> String {
    cairn_core::decimal::Tenths::of((value * 100.0).round()).to_string()
}

/// A rate with its interval.
pub fn rate(rate: Rate) -> String {
    format!("{}% (90% interval {} to {})", share(rate.value), share(rate.from), share(rate.to))
}

/// A ratio with its interval.
pub fn ratio(ratio: Rate) -> String {
    let two = cairn_core::decimal::Hundredths::of;
    format!("{} ({} to {})", two(ratio.value), two(ratio.from), two(ratio.to.min(99.99)))
}

pub const fn against(against: Against) -> &'static str {
    match against {
        Against::Below => "below four fifths, beyond what chance explains",
        Against::BelowUnsure => "below four fifths, which may be chance with so few people",
        Against::AboveUnsure => "not below four fifths, but with so few people it could be",
        Against::Above => "above four fifths across the whole interval",
    }
}

/// Which file of groups was chosen.
pub fn list_chosen(name: &str) -> String {
    format!("Compared using \u{2068}{name}\u{2069}. What you paste below takes precedence.")
}

pub fn in_no_group(count: usize) -> String {
    let (who, are) =
        (counted(count, "candidate is", "candidates are"), if count == 1 { "is" } else { "are" });
    format!("{who} in no group of the list, and {are} not counted.")
}

pub fn groups_found(count: usize) -> String {
    format!("{}.", counted(count, "group", "groups"))
}

pub fn lines_not_counted(count: usize) -> String {
    counted(count, "line is not counted", "lines are not counted")
}
