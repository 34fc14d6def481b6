//! The offer to answer once more what was answered too fast to count.

use cairn_core::route::Route;
use cairn_core::{AttemptId, ItemId};

use crate::parts::common::button;
use crate::parts::el::El;
use crate::state::App;
use crate::words;

/// The button that asks these questions once more and then leads to a place; nothing where there are none.
pub fn again_button(app: App, asked: Vec<(AttemptId, ItemId)>, then: Route) -> Option<El> {
    let words = words::answer_again(asked.len());
    (!asked.is_empty()).then(|| button(words, move || app.ask_again(asked.clone(), then.clone())))
}
