//! A page of text, which comes as content when it is asked for.

pub(super) mod lawful;
pub(super) mod method;

use leptos::prelude::*;

use crate::parts::common::{not_come, p};
use crate::parts::el::{Part, el, live};
use crate::store::content_files;
use crate::words;

/// Where the text stands: on its way, here, or not to be had.
#[derive(Clone)]
enum Page {
    Coming,
    Here(String),
    Failed,
}

/// The text of this name. The heading stands above it from the start: it has the focus, and must not lose it when the
/// text comes.
pub fn text(name: &'static str) -> Part {
    let page = RwSignal::new(Page::Coming);
    get(name, page);
    live(move || match page.get() {
        Page::Here(markup) => el("div").drawing(markup).into(),
        Page::Coming => p(words::COMING).attr("role", "status").into(),
        Page::Failed => not_come(move || get(name, page)),
    })
}

fn get(name: &'static str, page: RwSignal<Page>) {
    page.set(Page::Coming);
    wasm_bindgen_futures::spawn_local(async move {
        page.set(content_files::page(name).await.map_or(Page::Failed, Page::Here));
    });
}
