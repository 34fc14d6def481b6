//! What of the profile goes along, and what is said beside the buttons.

use cairn_core::path::view::ResultView;
use cairn_core::record::file::Include;
use leptos::prelude::*;

use crate::parts::el::{El, el, live};
use crate::state::App;
use crate::words;

/// What the person has chosen.
#[derive(Clone, Copy)]
pub struct Choice {
    pub app: App,
    /// What goes along beside the answers. Who wants no name in it leaves the name empty.
    pub include: RwSignal<Include>,
    /// The result of what goes along, with what others have rated; not made anew for each letter of a name.
    pub result: Memo<Option<ResultView>>,
    /// The result of the answers by themselves.
    pub answers: Memo<Option<ResultView>>,
    /// What to do next by that result, and the reason; `None` while it is worked out.
    pub next: Memo<Option<(String, String)>>,
    /// What is said beside the buttons of what was done last.
    pub said: RwSignal<&'static str>,
}

impl Choice {
    /// The same choice for other buttons, which say what became of them beside themselves.
    pub fn here(self) -> Self {
        Self { said: RwSignal::new(""), ..self }
    }

    /// Where it is said what became of the buttons before it.
    pub fn saying(self) -> El {
        el("p").attr("role", "status").class("said").add(live(move || self.said.get().into()))
    }

    /// Says whether the browser has saved a file.
    pub fn tell(self, saved: bool) {
        // The page may be gone by the time a picture is made.
        let _ = self.said.try_set(if saved { words::FILE_OFFERED_OR_TEXT } else { words::FILE_NOT_SAVED });
    }
}
