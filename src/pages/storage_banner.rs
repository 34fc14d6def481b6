//! Says at once when answers cannot be kept, and offers the file.

use leptos::prelude::{Get, Set, With};

use crate::parts::banner::{banner, save_to_file};
use crate::parts::common::button;
use crate::parts::el::Part;
use crate::state::{App, Saving};

const BLOCKED: &str = "This browser does not let Cairn store anything on this device (a private window or a setting). Everything works, but your answers are in memory only and are gone when you close this page. Save them to a file before you leave.";
const FULL: &str = "The browser's storage refused your newest answers: it is full. What was saved before is safe, and the newest answers are in memory and are tried again with each answer. Save them to a file, or make room under “Your data”.";

pub fn storage_banner(app: App, saving: Saving) -> Part {
    let save = save_to_file(move || app.export());
    match saving {
        Saving::Saved | Saving::Writing => Part::NOTHING,
        Saving::Memory => banner(BLOCKED, vec![save]).into(),
        Saving::Full => banner(FULL, vec![save, button("Try to save again", move || app.flush())]).into(),
    }
}

const GONE: &str = "Answers that were saved are gone from this browser: they were deleted in another tab, or by the browser itself. They are in memory here still.";

/// Says that what was saved is gone, and leaves it to the person what becomes of it.
pub fn gone_banner(app: App) -> Part {
    if app.gone.with(Vec::is_empty) {
        return Part::NOTHING;
    }
    let ways = vec![
        button("Save them again", move || app.save_again()),
        save_to_file(move || app.export()),
        button("Forget them here too", move || app.forget_gone()),
    ];
    banner(GONE, ways).into()
}

/// Says that the second copy has brought something back.
pub fn came_back_banner(app: App) -> Part {
    match app.came_back.get() {
        0 => Part::NOTHING,
        _ => banner(CAME_BACK, vec![button("Good", move || app.came_back.set(0))]).into(),
    }
}

const CAME_BACK: &str = "The browser had lost some of your saved answers. They were brought back from the second copy on this device.";
