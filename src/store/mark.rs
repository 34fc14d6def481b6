//! A mark of this tab, beyond local storage: how much of an attempt it has called saved.
//!
//! What a browser loses before it reached the disk is missing without a trace at the next start. The mark outlives a
//! reload and a crash of the page, so that such a loss can be noticed and said.

use cairn_core::AttemptId;
use web_sys::Storage;

const NAME: &str = "cairn/saved";

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// Notes that so many entries of an attempt are called saved.
#[expect(clippy::disallowed_methods, reason = "a mark, no answer: nothing is lost with it")]
pub fn set(attempt: &AttemptId, entries: usize) {
    if let Some(session) = session() {
        // Without the mark a loss goes unnoticed, which is no worse than without this module.
        drop(session.set_item(NAME, &format!("{attempt} {entries}")));
    }
}

/// What was noted last.
pub fn get() -> Option<(AttemptId, usize)> {
    let text = session()?.get_item(NAME).ok().flatten()?;
    let (attempt, entries) = text.split_once(' ')?;
    Some((AttemptId::parse(attempt)?, entries.parse().ok()?))
}

/// Takes the mark away.
#[expect(clippy::disallowed_methods, reason = "a mark, no answer")]
pub fn clear() {
    if let Some(session) = session() {
        drop(session.remove_item(NAME));
    }
}
