//! Words about what a manager notes of a candidate, and about what came since they looked last.

use super::terms::list;
use cairn_core::compare::SinceOpened;
use cairn_core::counts::counted;

pub const NOTE: &str = "Note";
pub const NOTE_IS: &str = "A note changes no numbers, and is saved as you type.";
pub const NOTES_HIDDEN: &str = "Notes are hidden with the names.";
pub const HEARD_BY: &str = "Enter your name above to note what you hear.";
pub const HEARD: &str = "What you heard";

/// What has come since the manager opened the page of a candidate last.
pub fn since_opened(changed: &SinceOpened, day: &str) -> String {
    let count = |count: usize, one: &str, many: &str| (count > 0).then(|| counted(count, one, many));
    let came: Vec<String> = [
        count(changed.answers as usize, "more answer", "more answers"),
        count(changed.tests, "confirmation test", "confirmation tests"),
        count(changed.scores, "interview score", "interview scores"),
        count(changed.ratings, "rating by somebody else", "ratings by others"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let fit =
        changed.fit.map(|(then, now)| format!("the fit went from {} to {}.", then.shown(), now.shown()));
    match (came.as_slice(), fit) {
        ([], None) => String::new(),
        ([], Some(fit)) => format!("Since you last opened this page, on {day}, {fit}"),
        (came, None) => format!("New since you last opened this page, on {day}: {}.", list(came)),
        (came, Some(fit)) => {
            format!("New since you last opened this page, on {day}: {}. Meanwhile, {fit}", list(came))
        }
    }
}

/// That one's own note beside an answer was erased, and where it still is.
pub fn note_erased(when: &str) -> String {
    format!(
        "You erased your note here on {when}. No page shows it and no file contains it. The record of this candidate on this device keeps it until the candidate is removed from the pool."
    )
}

/// What somebody else has noted beside an answer.
pub fn other_note(by: &str, text: &str) -> String {
    let by = if by.is_empty() { "Somebody" } else { by };
    format!("{by}: {text}")
}
