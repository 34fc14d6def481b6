//! Words about files and links that were opened.

use super::assess::answered;
use super::keep::profile_of;
use cairn_core::attempt::Answered;
use cairn_core::record::Put;

pub const OPEN_LEAD: &str = "Open a profile that somebody saved as a file (name.cairn.json) or sent as a link. You can also open a rating of you by somebody else (name.cairn-rating.json) or a résumé as JSON Resume. A backup of everything (cairn-records-date.json) and a saved pool of candidates (name.cairn-pool.jsonl) open here, too. Everything is read on this device, and every result is recomputed from its answers. Nothing of yours changes until you say so.";
pub const OPEN_FILES: &str = "Choose files or a ZIP of them, or drop them or a whole folder here";
pub const OPENED_LINK: &str = "The link";
pub const PASTE_LINK: &str = "Or paste a link";
pub const OPEN_LINK: &str = "Open the link";
pub const SHOW_OPENED: &str = "Show";
pub const RATING_ABOUT_ME: &str = "It is about me: keep it with my result";
pub const POOL_BACK: &str = "Bring the pool back";
pub const BACKUP_BACK: &str = "Bring it back to this device";
pub const LINK_SCANNED: &str = "This link was rewritten on its way, most likely by an email scanner. If so, a server has seen the profile in it. Next time, send the file.";
pub const OPEN_OR_PASTE: &str = "Open a file or paste the link";
pub const THIS_IS_MINE: &str = "This is mine: keep it on this device";

/// A file of a whole pool; `holds` says what is in it.
pub fn opened_pool(file: &str, holds: &str) -> String {
    format!("{file}: a pool of candidates, {holds}.")
}

/// A file of everything; `holds` says what is in it.
pub fn opened_backup(file: &str, holds: &str) -> String {
    format!("{file}: {holds}.")
}

/// A file that is a résumé; `holds` says what is in it.
pub fn opened_resume(file: &str, holds: &str) -> String {
    format!("{file}: {holds}.")
}

/// A file that the browser could not read.
pub fn not_readable_here(file: &str) -> String {
    format!("{file} {NOT_READABLE}")
}

/// A file or link with a profile: whose it is, how much is in it, and what it is to those that were opened before.
pub fn opened_profile(what: &str, name: &str, given: Answered, before: Put) -> String {
    format!("{what}: {}, {}.{}", profile_of(name), answered(given), put(before))
}

pub const OPENED: &str = "Opened";
pub const STOP_READING: &str = "Stop reading";
pub const NOT_READABLE: &str = "could not be read: it is a folder, or has since been moved or removed. Choose files that end in .cairn.json.";

/// Beside a profile that somebody sent, as its text has it.
pub const WITHOUT_RATINGS: &str = "The numbers here come from the answers alone: the file or link of a profile never holds ratings by others.";

/// How far the reading has come.
pub fn read_so_far(done: usize, all: usize) -> String {
    format!("{done} of {all} read …")
}

/// What stopping has left.
pub fn stopped(done: usize, all: usize) -> String {
    let left = all - done;
    let were = if left == 1 { "was" } else { "were" };
    let read = if done == 1 { "was read and stays" } else { "were read and stay" };
    format!("Stopped: {done} of {all} files {read} here; {left} {were} not read.")
}

/// What a profile is to those that were opened before; nothing for a new one.
pub const fn put(put: Put) -> &'static str {
    match put {
        Put::New => "",
        Put::Again => " It was opened before, and adds nothing new.",
        Put::Longer => " It continues one that was opened before; the longer one is kept.",
        Put::Shorter => " It is an earlier version of one that was opened before; the longer one is kept.",
        Put::Differs => {
            " It shares an attempt with one that was opened before, but the two differ: one of them was changed. Both are kept."
        }
    }
}

/// How many files and links became what; `read` are those that could be read.
pub fn opened_summary(read: usize, not_read: usize) -> String {
    match (read, not_read) {
        (read, 0) => format!("{read} opened."),
        (0, not_read) => format!("{not_read} could not be opened."),
        (read, not_read) => format!("{read} opened, {not_read} could not be opened."),
    }
}

/// The way to all rows of a long list.
pub fn show_all(count: usize) -> String {
    format!("Show all {count}")
}
