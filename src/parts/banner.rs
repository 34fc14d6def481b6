//! What a person must know when storage does not work, with the way out.

use super::common::{button, buttons, p};
use super::el::{El, el, many};
use crate::words;

/// Says what is wrong; `ways` are buttons that help.
pub fn banner(text: &'static str, ways: Vec<El>) -> El {
    el("div").class("notice banner").attr("role", "alert").add(p(text)).add(buttons().add(many(ways)))
}

/// The way out that always works.
pub fn save_to_file(export: impl FnMut() + 'static) -> El {
    button(words::SAVE_ANSWERS, export)
}
