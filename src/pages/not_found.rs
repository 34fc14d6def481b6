//! An address that leads nowhere.

use cairn_core::route::Route;

use crate::parts::common::{buttons, h1, link, p};
use crate::parts::el::{Part, el};

pub fn unknown_page(address: String) -> Part {
    let words = p("The address “").add(el("bdi").add(address)).add(
        "” leads nowhere. A letter may be missing, or the page has moved. Your answers are where they were.",
    );
    el("section")
        .class("card narrow")
        .add(h1("There is no such page"))
        .add(words)
        .add(buttons().add(link(&Route::Home, "Go to the start").class("button primary")))
        .into()
}
