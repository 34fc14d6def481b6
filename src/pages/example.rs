//! What Cairn tells, before one answers: the result of somebody made up, and a pool of made-up candidates.

use cairn_core::record::file::ProfileFile;
use cairn_core::route::{Example, Route};
use leptos::prelude::*;

use crate::pages::open::shared::profile;
use crate::parts::common::{buttons, h1, link, not_come, p};
use crate::parts::el::{Part, el, live};
use crate::pools::{engine, example_profile, pools};
use crate::state::App;
use crate::store::content_files;
use crate::words;

/// How far the example has come.
#[derive(Clone)]
enum State {
    Coming,
    Here(Box<ProfileFile>),
    Failed,
}

pub fn example_page(app: App, of: Example) -> Part {
    let state = RwSignal::new(State::Coming);
    let get = move || {
        state.set(State::Coming);
        wasm_bindgen_futures::spawn_local(async move {
            let got = match of {
                Example::Result => result(app).await.map(|profile| State::Here(Box::new(profile))),
                // The page is left for the pool.
                Example::Pool => pools().open_example(app).await.map(|()| State::Coming),
            };
            // Who has left the page meanwhile has no signal left to set.
            state.try_set(got.unwrap_or(State::Failed));
        });
    };
    get();
    live(move || match state.get() {
        State::Coming => waiting(p(words::COMING).attr("role", "status").into()),
        State::Failed => waiting(not_come(get)),
        State::Here(found) => {
            let on = || {
                el("div")
                    .class("notice")
                    .add(p(words::EXAMPLE_MADE_UP))
                    .add(buttons().add(link(&Route::Choose, words::EXAMPLE_YOURS).class("button primary")))
                    .into()
            };
            profile(app, *found, on)
        }
    })
}

fn waiting(words: Part) -> Part {
    el("section").class("card narrow").add(h1(words::EXAMPLE)).add(words).into()
}

/// The profile of the person whom the content offers to look at.
async fn result(app: App) -> Option<ProfileFile> {
    let people = content_files::example_pool().await.ok()?;
    let (content, bank) = engine(app).await?;
    let person = people.iter().find(|person| person.result)?;
    example_profile(&content, &bank, person)
}
