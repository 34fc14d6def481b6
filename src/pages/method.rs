//! Pages of text that come when they are asked for: how the numbers come about, and others like it.

use leptos::prelude::*;

use crate::parts::common::{h1, not_come, p};
use crate::parts::el::{Part, el, live};
use crate::store::packs;
use crate::words;

/// Where the page stands: on its way, here, or not to be had.
#[derive(Clone)]
enum Page {
    Coming,
    Here(String),
    Failed,
}

pub fn method_page() -> Part {
    text_page("method", words::METHOD)
}

/// The page of text of this name, under this heading.
pub fn text_page(name: &'static str, heading: &'static str) -> Part {
    let page = RwSignal::new(Page::Coming);
    get(name, page);
    // The heading stands from the start: it has the focus, and must not lose it when the text comes.
    let text = live(move || match page.get() {
        Page::Here(markup) => el("div").drawing(markup).into(),
        Page::Coming => p(words::COMING).attr("role", "status").into(),
        Page::Failed => not_come(move || get(name, page)),
    });
    el("section").class("card text").add(h1(heading)).add(text).into()
}

fn get(name: &'static str, page: RwSignal<Page>) {
    page.set(Page::Coming);
    wasm_bindgen_futures::spawn_local(async move {
        page.set(packs::page(name).await.map_or(Page::Failed, Page::Here));
    });
}
