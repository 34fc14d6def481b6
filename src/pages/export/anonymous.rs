//! An anonymous copy of all answers, for a study that the person knows of.

use cairn_core::record::file::{ANONYMOUS_NAME, write_anonymous};
use leptos::prelude::*;

use super::choice::Choice;
use super::preview::preview;
use crate::parts::common::{button, buttons, h2, p};
use crate::parts::el::{El, el};
use crate::store::file::{self, FileType};
use crate::words;

/// The copy to read and to save; nothing where no question was answered.
pub fn anonymous(choice: Choice) -> Option<El> {
    let choice = choice.here();
    // What is ticked above is about profiles: of all attempts the answers go along here, and never anything else.
    let text = choice.app.attempts.with_untracked(|all| write_anonymous(all))?;
    let text = Memo::new(move |_| text.clone());
    let save = move || {
        choice.tell(file::save_undated(ANONYMOUS_NAME, &text.get_untracked(), FileType::Json).is_ok());
    };
    Some(
        el("section")
            .add(h2(words::ANONYMOUS))
            .add(p(words::ANONYMOUS_IS))
            .add(p(words::ANONYMOUS_HOLDS))
            .add(buttons().add(button(words::ANONYMOUS_SAVE, save)))
            .add(choice.saying())
            .add(p(words::ANONYMOUS_KNOWN).class("legend"))
            .add(preview(choice, "in-anonymous", words::SEE_EXACTLY, text)),
    )
}
