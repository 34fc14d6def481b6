//! Choices that are made and not given yet: kept for this tab, so that a reload or a look at another page loses none.

use cairn_core::ItemId;
use cairn_core::attempt::Draft;

use super::session_marks;

/// The name of the note. `of` is the id of what it belongs to: an attempt, a rating or a test.
pub fn name(of: &str, item: &ItemId) -> String {
    format!("cairn/draft/{of}/{item}")
}

/// Keeps a choice under this name; without one, takes it away.
pub fn keep(name: &str, draft: Option<Draft>) {
    session_marks::note(name, &draft.map(Draft::to_text).unwrap_or_default());
}

/// The choice under this name.
pub fn kept(name: &str) -> Option<Draft> {
    Draft::parse(&session_marks::noted(name)?)
}
