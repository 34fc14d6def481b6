//! The rating is done: what is in the file, the file, and what becomes of it.

use cairn_core::record::Key;
use cairn_core::record::file::{rating_file_name, write_rating};
use leptos::prelude::*;

use super::Rating;
use crate::parts::common::{button, buttons, h1, p};
use crate::parts::confirm::{Sure, sure};
use crate::parts::el::{El, Part, el, live};
use crate::store::file;
use crate::store::file::FileType;
use crate::words;

impl Rating {
    pub(super) fn end(self, given: usize, unseen: usize) -> El {
        let said = RwSignal::new("");
        let last = move || {
            let last = self.asked.with_value(|asked| asked.items.last().cloned());
            self.back.set(last);
        };
        let card = el("section").class("card narrow carry");
        if given == 0 {
            return card
                .add(h1(words::RATE_NOTHING))
                .add(p(words::RATE_NOTHING_SEEN))
                .add(buttons().add(button(words::BACK, last)));
        }
        let save = move || {
            let (name, text) = self.file.with_untracked(|file| (rating_file_name(file), write_rating(file)));
            said.set(if file::save(&name, &text, FileType::Json).is_ok() {
                words::FILE_OFFERED_OR_TEXT
            } else {
                words::RATE_NOT_SAVED
            });
        };
        let preview = live(move || self.file.with(write_rating).into());
        let about = self.asked.with_value(|asked| words::about(&asked.about.name));
        card.add(h1(words::RATE_THANKS))
            .add(p(words::rated_about(&about, given, unseen)).class("lead"))
            .add(p(words::RATE_SEND))
            .add(live(move || self.warning()))
            .add(self.who())
            .add(
                buttons()
                    .add(button(words::SAVE_FILE, save).class("primary"))
                    .add(button(words::RATE_BACK, last)),
            )
            .add(el("p").attr("role", "status").class("said").add(live(move || said.get().into())))
            .add(
                el("details")
                    .add(el("summary").add(words::SEE_EXACTLY))
                    .add(el("pre").class("preview").attr("tabindex", "0").add(preview)),
            )
            .add(p(words::RATE_KEPT).class("legend"))
            .add(buttons().add(self.delete(said)))
    }

    /// Said where the browser keeps nothing.
    fn warning(self) -> Part {
        if self.kept.get() {
            return Part::NOTHING;
        }
        p(words::RATE_NOT_KEPT).class("notice").attr("role", "alert").into()
    }

    fn delete(self, said: RwSignal<&'static str>) -> Part {
        let delete = move || {
            let key = self.file.with_untracked(|file| Key::Rated(file.id.clone()).to_text());
            if self.app.delete_value(&key).is_err() {
                said.set(words::RATE_NOT_DELETED);
                return;
            }
            self.back.set(None);
            self.begun.set(false);
            self.file.update(|file| file.answers.clear());
        };
        let words = Sure {
            open: words::RATE_DELETE,
            class: "danger",
            question: words::RATE_DELETE_SURE.into(),
            act: words::RATE_DELETE_DO,
            keep: words::KEEP_IT,
        };
        sure(words, delete)
    }
}
