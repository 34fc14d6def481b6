//! How the numbers come about: a page of text that comes when it is asked for.

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
    let page = RwSignal::new(Page::Coming);
    get(page);
    // The heading stands from the start: it has the focus, and must not lose it when the text comes.
    let text = live(move || match page.get() {
        Page::Here(markup) => el("div").drawing(markup).into(),
        Page::Coming => p(words::COMING).attr("role", "status").into(),
        Page::Failed => not_come(move || get(page)),
    });
    el("section").class("card text").add(h1(words::METHOD)).add(text).into()
}

fn get(page: RwSignal<Page>) {
    page.set(Page::Coming);
    wasm_bindgen_futures::spawn_local(async move {
        page.set(packs::page("method").await.map_or(Page::Failed, Page::Here));
    });
}
