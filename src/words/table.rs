//! Words about the table of a pool.

use super::pools::{current_staff, rests_on};
use super::terms::{candidates, thousands};
use cairn_core::compare::SkillBasis;

pub const KEYS: &str = "Click a name to open that candidate’s page, or anywhere else in the row to pick the candidate. By keyboard: arrows move, Space picks, Enter opens.";
pub const CELLS_ARE: &str =
    "Dashed: based on ratings or on what others say, not on questions. Dotted with “?”: not measured.";
pub const SHOW_EVERYBODY: &str = "Show everybody";
pub const SEEK: &str = "The browser’s own search sees only the rows in view; this field searches the whole list. To use the browser’s own search, press the same keys again.";
pub const PLAIN: &str = "As a plain table";
pub const PLAIN_CLOSE: &str = "Close the plain table";
pub const PLAIN_HEADS: [&str; 6] = ["Group", "Candidate", "Fit", "Must-haves", "Worth knowing", "Status"];
pub const TO_PICKED: &str = "Notes and next steps ↓";

/// The short name of a skill in a narrow head: a long word gets a place where it may break.
pub fn narrow(name: &str) -> String {
    const FITS: usize = 8;
    match name.char_indices().nth(6) {
        Some((place, _)) if name.chars().count() > FITS && !name.contains(' ') => {
            let (before, after) = name.split_at(place);
            format!("{before}\u{ad}{after}")
        }
        _ => name.to_owned(),
    }
}

/// How many of how many the table shows, of applicants or of present staff.
pub fn found((shown, all, staff): (usize, usize, bool)) -> String {
    let whole = if staff { current_staff(all) } else { candidates(all) };
    match (shown, all) {
        (0, 0) if !staff => {
            "No candidates, only current staff: to list them, choose them under “Show”.".to_owned()
        }
        (0, _) => "Nobody matches.".to_owned(),
        (shown, all) if shown == all => whole,
        (shown, _) => format!("{} of {whole}", thousands(shown)),
    }
}

/// Beside a plain table that holds the first ones alone.
pub fn plain_all(all: usize) -> String {
    format!("All {} in this table", thousands(all))
}

/// What the plain table holds; the first `rows` of `all`.
pub fn plain_caption(rows: usize, all: usize, date: &str) -> String {
    let whole = if all == 0 { "0 candidates".to_owned() } else { candidates(all) };
    let who = if rows == all { whole } else { format!("The first {} of {whole}", thousands(rows)) };
    let more = if rows == all { "" } else { " The file “A table (CSV)” has all of them." };
    format!(
        "{who} in the order shown, {date}. Within a group, people cannot be told apart (90%), whatever the order. ± is half of a 90% interval.{more}"
    )
}

/// That no question is behind a level, beside it; nothing where one is, and where nothing was measured.
pub const fn alone(one: SkillBasis) -> Option<&'static str> {
    match one {
        SkillBasis::Ratings | SkillBasis::RatingsAndOthers | SkillBasis::Others => Some(rests_on(one)),
        SkillBasis::Questions | SkillBasis::QuestionsAndOthers | SkillBasis::Nothing => None,
    }
}

/// Who is picked, beside the list.
pub fn picked(names: &[String]) -> String {
    match names {
        [] => "Nobody is picked.".to_owned(),
        [one] => format!("{one} is picked."),
        more => format!("{} are picked.", thousands(more.len())),
    }
}
