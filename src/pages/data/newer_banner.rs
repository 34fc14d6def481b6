//! Offers a new version of the program, and never takes it by itself.

use cairn_core::offline::may_load_again;
use leptos::prelude::*;

use crate::parts::common::{button, buttons, p};
use crate::parts::el::{Part, el, live};
use crate::shell::focus_stays;
use crate::state::App;
use crate::store::offline;
use crate::words;

pub fn newer_banner(app: App) -> Part {
    // To load the page again would lose what is in memory alone, and break off what is being read.
    let offered = Memo::new(move |_| app.newer.get() && may_load_again(app.saving.get(), app.busy.get()));
    let load = || {
        // A refused reload leaves the page as it is, with its words.
        drop(window().location().reload());
    };
    let later = move || {
        offline::put_off();
        app.newer.set(false);
        focus_stays();
    };
    live(move || {
        let ways = || buttons().add(button(words::LOAD_NEWER, load)).add(button(words::LATER, later));
        offered
            .get()
            .then(|| el("div").class("notice banner").attr("role", "status").add(p(words::NEWER)).add(ways()))
            .into()
    })
}
