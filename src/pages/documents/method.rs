//! Pages of text that come when they are asked for: how the numbers come about, and others like it.

use crate::pages::documents::text;
use crate::parts::common::h1;
use crate::parts::el::{El, Part, el};
use crate::words;

pub fn method_page() -> Part {
    text_page("method", words::METHOD).into()
}

/// The page of text of this name, under this heading.
pub fn text_page(name: &'static str, heading: &'static str) -> El {
    el("section").class("card text").add(h1(heading)).add(text(name))
}
