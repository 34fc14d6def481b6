//! Marks of this tab, beyond local storage: how much of an attempt it has called saved, and small notes.
//!
//! What a browser loses before it reached the disk is missing without a trace at the next start. The mark outlives a
//! reload and a crash of the page, so that such a loss can be noticed and said.

use cairn_core::AttemptId;
use web_sys::Storage;

use super::deployment;

const NAME: &str = "cairn/saved";
/// What the names of all our notes open with.
const OURS: &str = "cairn/";

/// The name of this deployment's: a tab can go from one to another.
fn own(name: &str) -> String {
    deployment::names() + name
}

fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

/// Notes that so many entries of an attempt are called saved.
#[expect(clippy::disallowed_methods, reason = "a mark, no answer: nothing is lost with it")]
pub fn set(attempt: &AttemptId, entries: usize) {
    if let Some(session) = session() {
        // Without the mark a loss goes unnoticed, which is no worse than without this module.
        drop(session.set_item(&own(NAME), &format!("{attempt} {entries}")));
    }
}

/// What was noted last.
pub fn get() -> Option<(AttemptId, usize)> {
    let text = session()?.get_item(&own(NAME)).ok().flatten()?;
    let (attempt, entries) = text.split_once(' ')?;
    Some((AttemptId::parse(attempt)?, entries.parse().ok()?))
}

/// Notes something for this tab that a reload should find again; no answer and nothing of weight.
#[expect(clippy::disallowed_methods, reason = "a note, no answer: nothing is lost with it")]
pub fn note(name: &str, text: &str) {
    if let Some(session) = session() {
        let name = own(name);
        drop(if text.is_empty() { session.remove_item(&name) } else { session.set_item(&name, text) });
    }
}

/// What was noted under this name.
pub fn noted(name: &str) -> Option<String> {
    session()?.get_item(&own(name)).ok().flatten()
}

/// Takes everything away that this tab has noted.
#[expect(clippy::disallowed_methods, reason = "marks and notes, no answer")]
pub fn clear_all() {
    let Some(session) = session() else { return };
    let names = (0..session.length().unwrap_or(0)).filter_map(|at| session.key(at).ok().flatten());
    let ours = own(OURS);
    for name in names.filter(|name| name.starts_with(&ours)).collect::<Vec<_>>() {
        drop(session.remove_item(&name));
    }
}

/// Takes the mark away.
#[expect(clippy::disallowed_methods, reason = "a mark, no answer")]
pub fn clear() {
    if let Some(session) = session() {
        drop(session.remove_item(&own(NAME)));
    }
}
