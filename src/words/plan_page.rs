//! Headings, fields and buttons on the page of a plan.

use super::plan::levels;
use super::terms::stage_number;
use cairn_core::plan::view::PieceRow;
use cairn_core::plan::{Phase, Step};

pub const PLAN_NOT_SAVED: &str = "The browser did not let Cairn save a file.";
pub const IN_CALENDAR: &str = "Add the plan to my calendar (.ics)";
pub const SAVE_MARKDOWN: &str = "Save as Markdown";
pub const TAKE_IN_AGAIN: &str = "Put it back";
pub const PIECES_LEFT_OUT: &str = "Left out";
pub const CHANGE_PLAN: &str = "Change the plan";
pub const FIRST_DAY: &str = "First day";
pub const STUDY_DAYS: &str = "Days on which you study";
pub const STUDY_DAYS_ARE: &str = "If you choose none, the calendar spreads your hours over the week. No block is shorter than 45 minutes, so if you have few hours, some days have none.";
/// The days of the week, from Monday on.
pub const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
pub const CLOSED_IS: &str = "A closed plan is kept under “Earlier plans” but no longer followed. You can then make a new one from where you stand today.";
pub const NEXT_STEP: &str = "The next step";
pub const OTHER_HOURS: &str = "Details and hours";
pub const WHY_SO_LONG: &str = "Why it takes that long: ";
pub const IN_THIS_ORDER: &str = "In this order";
pub const PIECE_EARLIER: &str = "Move earlier";
pub const LEAVE_OUT: &str = "Leave out";
pub const NOTES_AND_CHANGES: &str = "Notes and changes";
pub const HOURS_OF_PIECE: &str = "Hours for this piece";

/// The skill of a piece and its levels, before what makes it up.
pub fn piece_of(piece: &PieceRow) -> String {
    let ahead =
        piece.ahead.map_or_else(String::new, |stage| format!("In advance, for {}. ", stage_number(stage)));
    format!("{ahead}{}: {}, ", piece.skill, levels(piece))
}

/// From when to when a piece is learned and practised, and by when it can be proven; nothing without dates.
pub fn piece_dates(piece: &PieceRow) -> Option<String> {
    let [learn, practise, prove] = piece.steps.as_slice() else { return None };
    let (study, practice, until, proof) = (learn.from?, practise.from?, practise.due?, prove.due?);
    let proof = if proof > until { format!("; the proof by {}", proof.words()) } else { String::new() };
    // The job may practise it before its study begins.
    Some(if practice < study {
        let (practice, study) = (practice.words(), study.words());
        format!("At work from {practice}, in your own time from {study}, until {}{proof}", until.words())
    } else {
        format!("From {} to {}{proof}", study.words(), until.words())
    })
}

/// What shows that a piece is learned.
pub fn shown_by(proof: &str) -> String {
    format!("Shown by: {proof}")
}

/// The field of the hours from one level to the next, without what practice at work takes off.
pub fn hours_from_to(from: &str, to: &str) -> String {
    format!("Hours from {from} to {to} for this facet alone")
}

/// A share of the work that is none of those on the list.
pub fn share_of_job(percent: u8) -> String {
    format!("{percent}%")
}

/// A button with what it is for, for those who hear it alone.
pub fn named(button: &str, what: &str) -> String {
    format!("{button}: {what}")
}

/// The field of a note beside a step.
pub const fn note_on(step: &Step) -> &'static str {
    match step {
        Step::Phase(_, Phase::Learn) => "Note on the learning",
        Step::Phase(_, Phase::Practise) => "Note on the practice",
        Step::Phase(_, Phase::Prove) | Step::Again(_) | Step::Deed(_) => "Note on the proof",
    }
}
