//! Words about what is kept, opened and brought back.

use cairn_core::Skill;
use cairn_core::attempt::Answered;
use cairn_core::path::{CopyPart, Recomputed};
use cairn_core::record::message::isolated;
use cairn_core::record::{AsideReason, ReadError};

use super::assess::{answered, attempts, in_kinds};
use cairn_core::keeping::Saving;

pub const NOT_SAVED: &str = "The browser did not save the file.";

/// Why a stored value is set aside.
pub fn set_aside(reason: &AsideReason) -> String {
    format!("Set aside: {}.", aside(reason))
}

pub const fn saving_state(saving: Saving) -> &'static str {
    match saving {
        Saving::Saved => "saved",
        Saving::Writing => "saving",
        Saving::Memory | Saving::Full => "memory",
    }
}

pub const fn saving(saving: Saving, has_attempt: bool) -> &'static str {
    match (saving, has_attempt) {
        (Saving::Saved, true) => "Saved on this device",
        (Saving::Saved, false) => "Nothing leaves this device",
        (Saving::Writing, _) => "Saving …",
        (Saving::Memory, _) => "Not saved: in memory only",
        (Saving::Full, _) => "Newest answers not saved",
    }
}

/// How much is stored, each rating and question once; `by_attempt` is what the attempts hold one by one, as the history lists them,
/// where that is known.
pub fn stored(given: Answered, count: usize, by_attempt: Option<Answered>) -> String {
    if count == 0 {
        return answered(given);
    }
    let again = by_attempt
        .filter(|all| *all != given)
        .map_or_else(String::new, |all| format!("; with repeats, {}", in_kinds(all)));
    format!("{} in {}{again}", answered(given), attempts(count))
}

/// What "Delete everything" takes away; `kept` is how much is stored.
pub fn delete_everything(kept: &str) -> String {
    format!(
        "This deletes all attempts and answers ({kept}), what you said about yourself, your name, your settings, your plans, ratings by and about others, and what could not be read. This cannot be undone. Save a file first if you might want any of it again."
    )
}

pub fn aside(reason: &AsideReason) -> String {
    match reason {
        AsideReason::UnknownKey => "this version does not know its key".to_owned(),
        AsideReason::Unreadable(ReadError::NotJson) => "it is damaged (not valid JSON)".to_owned(),
        AsideReason::Unreadable(ReadError::Damaged) => {
            "it is damaged (its text differs from what was written)".to_owned()
        }
        AsideReason::Unreadable(ReadError::Newer(version)) => {
            format!(
                "it was written by a newer version of Cairn (record version {version}); open it with that version"
            )
        }
        AsideReason::Unreadable(ReadError::Field(field)) => {
            format!("the field “{field}” is missing or of the wrong type")
        }
    }
}

/// Whose profile it is, as its reader sees it.
pub fn profile_of(name: &str) -> String {
    match isolated(name) {
        name if name.is_empty() => "Profile without a name".to_owned(),
        name => format!("Profile of {name}"),
    }
}

/// What became of the copies of scores in a file.
pub fn recomputed(recomputed: &Recomputed, name: impl Fn(Skill) -> String) -> String {
    match recomputed {
        Recomputed::NoCopies => "Computed from the answers.".to_owned(),
        Recomputed::Agrees => "Recomputed from the answers. The result agrees with the file.".to_owned(),
        Recomputed::OtherContent(version) => format!(
            "Recomputed from the answers. The file was made with content {version}, so its numbers may differ from these."
        ),
        Recomputed::Altered(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| copy_part(part, &name)).collect();
            format!(
                "Recomputed from the answers. The file has different values for: {}. Its own values are not used.",
                parts.join("; ")
            )
        }
    }
}

fn copy_part(part: &CopyPart, name: impl Fn(Skill) -> String) -> String {
    match part {
        CopyPart::Skill { skill, level, interval } => {
            let what = match (level, interval) {
                (true, true) => "level and interval",
                (true, false) => "level",
                (false, _) => "interval",
            };
            format!("{}: {what}", name(*skill))
        }
        CopyPart::Stage => "the stage".to_owned(),
        CopyPart::Content => "the version of the questions".to_owned(),
        CopyPart::Unknown(name) => format!("“{}”, which this version does not know", isolated(name)),
    }
}

/// What the browser has said to keeping things for good.
pub const fn promise(promised: Option<bool>) -> &'static str {
    match promised {
        Some(true) => "The browser has promised not to delete your data to make room.",
        Some(false) => "The browser has not promised to keep your data when space runs short.",
        None => "Once you give a first answer, Cairn asks the browser not to delete your data on its own.",
    }
}

/// A page hears nothing of what becomes of a file: a dialog may be cancelled, a frame or an app's own browser may drop it.
pub const FILE_OFFERED: &str = "The file was handed to the browser: check that it is in your downloads.";
pub const COPY_OFFERED: &str = "The browser was given a file with these answers. Cairn cannot see whether it was saved: look in your downloads, and confirm here that you have it. If no file came, copy the text under “Share or export”.";
pub const HAVE_IT: &str = "I have the file";

/// How saving a file went, where it was tried.
pub const fn saved_file(said: Option<bool>) -> Option<&'static str> {
    match said {
        None => None,
        Some(true) => Some(FILE_OFFERED),
        Some(false) => Some(NOT_SAVED),
    }
}
