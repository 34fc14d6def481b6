//! Says at once when answers cannot be kept, and offers the file.

use cairn_core::keeping::{Copies, KeepingEvent, Saving};
use leptos::prelude::{Get, GetUntracked, Set, Update, window};

use crate::parts::banner::{banner, save_to_file};
use crate::parts::common::button;
use crate::parts::el::{Part, many};
use crate::state::App;
use crate::words;

pub fn storage_banner(app: App, saving: Saving) -> Part {
    let save = save_to_file(move || app.export());
    match saving {
        Saving::Saved | Saving::Writing => Part::NOTHING,
        Saving::Memory => banner(words::STORAGE_BLOCKED, vec![save]).into(),
        Saving::Full => banner(
            words::STORAGE_FULL,
            vec![save, button(words::SAVE_AGAIN, move || app.happens(KeepingEvent::Write))],
        )
        .into(),
    }
}

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
        button(words::SAVE_THEM_AGAIN, move || app.save_again()),
        save_to_file(move || app.export()),
        button(words::FORGET_THEM, move || app.forget_gone()),
    ];
    banner(words::ANSWERS_GONE, ways).into()
}

/// Says that something was called saved and is lost.
fn lost_banner(app: App) -> Part {
    match app.losses.get().lost {
        0 => Part::NOTHING,
        _ => banner(
            words::ANSWERS_LOST,
            vec![button(words::I_SEE, move || app.losses.update(|losses| losses.lost = 0))],
        )
        .into(),
    }
}

/// Says what is not protected where there is no second copy, once there is something to protect.
fn copies_banner(app: App) -> Part {
    let copies = app.copies.get();
    let reload = || {
        // A refused reload leaves the page as it is, with its words.
        drop(window().location().reload());
    };
    match copies {
        Copies::One if app.current.get().is_some() && app.saving.get_untracked() != Saving::Memory => {
            let seen = button(words::I_SEE, move || app.copies.set(Copies::OneKnown));
            banner(words::copies(copies), vec![seen]).into()
        }
        Copies::Held => banner(words::copies(copies), Vec::new()).into(),
        Copies::Outdated => banner(words::copies(copies), vec![button(words::RELOAD, reload)]).into(),
        _ => Part::NOTHING,
    }
}

/// Says that the second copy has brought something back.
fn came_back_banner(app: App) -> Part {
    match app.losses.get().back {
        0 => Part::NOTHING,
        _ => banner(
            words::ANSWERS_CAME_BACK,
            vec![button(words::GOOD, move || app.losses.update(|losses| losses.back = 0))],
        )
        .into(),
    }
}
