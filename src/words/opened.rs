//! Words about files and links that were opened.

use cairn_core::record::Put;

pub const OPENED: &str = "Opened";
pub const STOP_READING: &str = "Stop reading";
pub const NOT_READABLE: &str = "could not be read: it is a folder, or was moved or removed meanwhile. Choose files that end in .cairn.json.";

/// Beside a profile that somebody sent, as its text has it.
pub const WITHOUT_RATINGS: &str = "The numbers here follow from the answers alone: what others have rated is in no file and no link of a profile.";

/// How far the reading has come.
pub fn read_so_far(done: usize, all: usize) -> String {
    format!("{done} of {all} read …")
}

/// What stopping has left.
pub fn stopped(done: usize, all: usize) -> String {
    let left = all - done;
    let were = if left == 1 { "was" } else { "were" };
    format!("Stopped: {done} of {all} files were read and stay here; {left} {were} not read.")
}

/// What a profile is to those that were opened before; nothing for a new one.
pub const fn put(put: Put) -> &'static str {
    match put {
        Put::New => "",
        Put::Again => " It was opened before, and brings nothing new.",
        Put::Longer => " It goes on from one that was opened before; the longer log is kept.",
        Put::Shorter => " It is an earlier state of one that was opened before; the longer log is kept.",
        Put::Differs => {
            " It has an attempt of one that was opened before, and says something else in it: one of the two was changed. Both stay."
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
