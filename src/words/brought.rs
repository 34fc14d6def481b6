//! Words about candidates that are being read, and what reading has brought.

use super::terms::{list, thousands};
use cairn_core::counts::counted;

/// In place of the headline while the first candidates of a pool come in.
pub const BEING_READ: &str = "Reading the candidates …";

/// Who of those that were read is on the screen and not kept.
pub fn not_kept(names: &[String]) -> String {
    const MOST: usize = 20;
    let mut shown: Vec<String> =
        names.iter().take(MOST).map(|name| format!("\u{2068}{name}\u{2069}")).collect();
    match names.len().saturating_sub(MOST) {
        0 => {}
        more => shown.push(format!("{} more", thousands(more))),
    }
    format!(
        "Not saved, because the browser refused or has no room: {}. You can see them until you leave this page, but they are not in the pool's file. Keep their files, free some space, and add them again.",
        list(&shown)
    )
}

/// Lines that were pasted and hold no link.
pub fn no_links(count: usize) -> String {
    let lines = counted(
        count,
        "line that you pasted is not a link and was",
        "lines that you pasted are not links and were",
    );
    format!("{lines} skipped.")
}

/// What reading has brought; `team` where they are one's own people.
pub fn brought(progress: (usize, usize, usize, usize), cancelled: bool, team: bool) -> String {
    let (added, longer, same, bad) = progress;
    let (one, more) = if team { ("person", "people") } else { ("candidate", "candidates") };
    let mut parts = vec![match added {
        0 => "Nobody was added".to_owned(),
        1 => format!("1 {one} was added"),
        count => format!("{} {more} were added", thousands(count)),
    }];
    for (count, words) in [(longer, "updated"), (same, "already there"), (bad, "not read")] {
        if count > 0 {
            parts.push(format!("{} {words}", thousands(count)));
        }
    }
    let end = if cancelled { ". You cancelled; what was added before that stays." } else { "." };
    format!("{}{end}", parts.join(", "))
}
