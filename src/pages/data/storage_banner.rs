//! Says at once when answers cannot be kept, and offers the file.

use cairn_core::keeping::{Copies, Event, Saving};
use leptos::prelude::{Get, GetUntracked, Set, Update, window};

use crate::parts::banner::{banner, save_to_file};
use crate::parts::common::button;
use crate::parts::el::{Part, many};
use crate::state::App;
use crate::words;

const BLOCKED: &str = "This browser does not let Cairn store anything on this device (a private window or a setting). Everything works, but your answers are in memory only and are gone when you close this page. Save them to a file before you leave.";
const FULL: &str = "The browser's storage refused your newest answers: it is full. What was saved before is safe, and the newest answers are in memory and are tried again with each answer. Save them to a file, or make room under “Your data”.";

pub fn storage_banner(app: App, saving: Saving) -> Part {
    let save = save_to_file(move || app.export());
    match saving {
        Saving::Saved | Saving::Writing => Part::NOTHING,
        Saving::Memory => banner(BLOCKED, vec![save]).into(),
        Saving::Full => {
            banner(FULL, vec![save, button("Try to save again", move || app.happens(Event::Write))]).into()
        }
    }
}

const GONE: &str = "Answers that were saved are gone from this browser: they were deleted in another tab, or by the browser itself. They are in memory here still.";

/// What became of answers that were saved, as far as the person must know.
pub fn news_banners(app: App) -> Part {
    many([gone_banner(app), lost_banner(app), copies_banner(app), came_back_banner(app)])
}

/// Says that what was saved is gone, and leaves it to the person what becomes of it.
fn gone_banner(app: App) -> Part {
    if !app.gone.get() {
        return Part::NOTHING;
    }
    let ways = vec![
        button("Save them again", move || app.save_again()),
        save_to_file(move || app.export()),
        button("Forget them here too", move || app.forget_gone()),
    ];
    banner(GONE, ways).into()
}

/// Says that something was called saved and is lost.
fn lost_banner(app: App) -> Part {
    match app.losses.get().lost {
        0 => Part::NOTHING,
        _ => banner(LOST, vec![button("I see", move || app.losses.update(|losses| losses.lost = 0))]).into(),
    }
}

const LOST: &str = "Answers that this page had called saved are no longer on this device: they were deleted in another tab, or the browser lost them before they reached the disk. What is left is shown, and what is missing is asked again.";

/// Says what is not protected where there is no second copy, once there is something to protect.
fn copies_banner(app: App) -> Part {
    let copies = app.copies.get();
    let reload = || {
        // A refused reload leaves the page as it is, with its words.
        drop(window().location().reload());
    };
    match copies {
        Copies::One if app.current.get().is_some() && app.saving.get_untracked() != Saving::Memory => {
            let seen = button("I see", move || app.copies.set(Copies::OneKnown));
            banner(words::copies(copies), vec![seen]).into()
        }
        Copies::Held => banner(words::copies(copies), Vec::new()).into(),
        Copies::Outdated => banner(words::copies(copies), vec![button("Load the page again", reload)]).into(),
        _ => Part::NOTHING,
    }
}

/// Says that the second copy has brought something back.
fn came_back_banner(app: App) -> Part {
    match app.losses.get().back {
        0 => Part::NOTHING,
        _ => banner(CAME_BACK, vec![button("Good", move || app.losses.update(|losses| losses.back = 0))])
            .into(),
    }
}

const CAME_BACK: &str = "The browser had lost some of your saved answers. They were brought back from the second copy on this device.";
