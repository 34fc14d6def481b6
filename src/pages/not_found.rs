//! An address that leads nowhere.

use cairn_core::route::Route;

use crate::parts::common::{buttons, h1, link, p};
use crate::parts::el::{Part, el};
use crate::words;

pub fn unknown_page(address: String) -> Part {
    let words = p(words::ADDRESS_BEFORE).add(el("bdi").add(address)).add(words::ADDRESS_AFTER);
    el("section")
        .class("card narrow")
        .add(h1(words::NO_SUCH_PAGE))
        .add(words)
        .add(buttons().add(link(&Route::Home, words::TO_START).class("button primary")))
        .into()
}
