//! A part of a page whose content comes when it is asked for.

use leptos::prelude::*;

use crate::parts::common::{not_come, p};
use crate::parts::el::{Part, live};
use crate::store::content_files::BundleError;
use crate::words;

/// Where the content stands: on its way, here, or not to be had.
#[derive(Clone)]
enum Fetched<T> {
    Coming,
    Here(T),
    Failed,
}

/// Gets the content and shows it; what failed can be tried again.
pub fn fetched<T, F, Coming>(get: F, show: impl Fn(T) -> Part + Send + 'static) -> Part
where
    T: Clone + Send + Sync + 'static,
    F: Fn() -> Coming + Copy + Send + 'static,
    Coming: Future<Output = Result<T, BundleError>> + 'static,
{
    let state = RwSignal::new(Fetched::Coming);
    let fetch = move || {
        state.set(Fetched::Coming);
        wasm_bindgen_futures::spawn_local(async move {
            // Who has left the page meanwhile has no signal left to set.
            state.try_set(get().await.map_or(Fetched::Failed, Fetched::Here));
        });
    };
    fetch();
    live(move || match state.get() {
        Fetched::Here(content) => show(content),
        Fetched::Coming => p(words::COMING).attr("role", "status").into(),
        Fetched::Failed => not_come(fetch),
    })
}
