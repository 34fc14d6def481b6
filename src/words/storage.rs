//! Words about the space that is used, about copies, and about requests.

use super::terms::list;
use cairn_core::counts::counted;
use cairn_core::keeping::Copies;
use cairn_core::record::{Adopted, SPACE_LIMIT, Space};

/// How much of local storage is used.
pub fn space(space: Space) -> String {
    // How an assessment is stored says nothing of whether it is finished: a finished one is packed some time later.
    let packed = match space.packs {
        0 => String::new(),
        packs => {
            format!(", and {} packed into one record each", counted(packs, "attempt", "attempts"))
        }
    };
    let plans = match space.plans {
        0 => String::new(),
        plans => format!(" {} to your plans.", counted(plans, "entry belongs", "entries belong")),
    };
    format!(
        "What you have entered takes up {} of the {} or more characters that this browser gives Cairn. It consists of {}{packed}.{plans}",
        grouped(space.used),
        grouped(SPACE_LIMIT),
        counted(space.records, "single answer or note", "single answers and notes")
    )
}

/// A whole number with its thousands apart.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// How often every answer is kept.
pub const fn copies(copies: Copies) -> &'static str {
    match copies {
        Copies::Waiting => "It is not known yet whether there is a second copy in the browser's IndexedDB.",
        Copies::Two => {
            "Every answer is kept twice: in local storage, and in the browser's IndexedDB, which is written to the disk at once. If one of them loses something, the other brings it back."
        }
        Copies::One | Copies::OneKnown => {
            "Every answer is kept once, in local storage: this browser's IndexedDB does not respond. If the whole browser crashes, answers from the last minute may be lost."
        }
        Copies::Held => {
            "Every answer is kept once for now, in local storage: an older version of Cairn in another tab holds the second copy. Close or reload that tab."
        }
        Copies::Outdated => {
            "Every answer is kept once for now, in local storage: a newer version of Cairn is open in another tab. Load this page again."
        }
    }
}

/// What taking a profile over has done.
pub fn adopted(adopted: Adopted) -> String {
    let what = match (adopted.attempts, adopted.entries) {
        (0, 0) => "This profile is on this device already.".to_owned(),
        (0, _) => String::new(),
        _ => "This profile is now kept on this device, along with what was here.".to_owned(),
    };
    what + &merged(adopted)
}

/// What bringing a backup back has done.
pub fn restored(adopted: Adopted) -> String {
    let what = match (adopted.attempts, adopted.entries) {
        (0, 0) => "Nothing was missing: every attempt in the file was already on this device.".to_owned(),
        (0, _) => String::new(),
        (1, _) => "1 attempt was brought back, and what was here has been kept.".to_owned(),
        (count, _) => format!("{count} attempts were brought back, and what was here has been kept."),
    };
    what + &merged(adopted)
}

/// What came back besides attempts, for the end of a line; nothing where nothing did.
pub fn restored_besides(plans: usize, ratings: usize, named: bool) -> String {
    let mut parts = Vec::new();
    if plans > 0 {
        parts.push(counted(plans, "plan", "plans"));
    }
    if ratings > 0 {
        parts.push(counted(ratings, "file of ratings", "files of ratings"));
    }
    if named {
        parts.push("your name".to_owned());
    }
    let names: Vec<&str> = parts.iter().map(String::as_str).collect();
    if names.is_empty() { String::new() } else { format!(" Also from the file: {}.", list(&names)) }
}

/// What was added to attempts that were here, and what differs.
fn merged(adopted: Adopted) -> String {
    let added = match adopted.entries {
        0 => String::new(),
        count => format!(
            " {} added to what was here: an entry is an answer, or something you said about yourself.",
            counted(count, "entry was", "entries were")
        ),
    };
    let differing = match adopted.differing {
        0 => String::new(),
        1 => " 1 entry differs from yours; yours stays as it is.".to_owned(),
        count => format!(" {count} entries differ from yours; yours stay as they are."),
    };
    added + &differing
}

/// All requests went to the page's own server.
pub fn asked_own(count: usize) -> String {
    format!("{} so far, all to this page's own server.", counted(count, "request", "requests"))
}

/// Some did not.
pub fn asked_elsewhere(count: usize) -> String {
    format!(
        "{} went elsewhere. The page itself cannot do that: a browser extension may have sent them, or somebody may have changed the page on its way to you.",
        counted(count, "request", "requests")
    )
}
