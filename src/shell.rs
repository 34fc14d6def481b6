//! The frame around every page: start-up, header, the place at hand, focus on change of page.

use std::sync::Arc;

use cairn_core::Skill;
use cairn_core::attempt::Writer;
use cairn_core::content::Content;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::pages::Page;
use crate::pages::storage_banner::StorageBanner;
use crate::parts::mark::Mark;
use crate::state::{App, Saving, Settings};
use crate::store::{chance, disk, packs, trouble};
use crate::words;

/// Loads the base of the content, then shows the app in the place of the static first screen.
pub async fn start() {
    match packs::base().await {
        Ok(content) => mount(content),
        Err(error) => trouble::show(words::BASE_NOT_LOADED, &format!("{error:?}")),
    }
}

fn mount(content: Content) {
    let Some(root) = document().get_element_by_id("app") else { return };
    root.set_inner_html("");
    let root: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(root);
    leptos::mount::mount_to(root, move || {
        let app = open(content);
        provide_context(app);
        listen(app);
        view! { <Shell/> }
    })
    .forget();
}

/// The state at start-up: what storage holds, or an empty state in memory.
fn open(content: Content) -> App {
    let writer = format!("{:08x}", chance::bits() >> 32);
    let app = App {
        content: StoredValue::new(Arc::new(content)),
        bank: RwSignal::default(),
        packs: RwSignal::default(),
        attempts: RwSignal::default(),
        current: RwSignal::default(),
        back: RwSignal::default(),
        aside: RwSignal::default(),
        saving: RwSignal::new(Saving::Saved),
        settings: RwSignal::new(Settings { lead_on: true }),
        route: RwSignal::new(here()),
        writer: StoredValue::new(Writer::parse(&writer).unwrap_or_else(Writer::nameless)),
        unsaved: StoredValue::default(),
    };
    match disk::probe() {
        Err(disk::DiskError::Blocked) => app.saving.set(Saving::Memory),
        Err(_) => app.saving.set(Saving::Full),
        Ok(()) => {}
    }
    app.read_storage();
    app.settings.set(Settings { lead_on: disk::lead_on() });
    let last = app.attempts.with_untracked(|all| all.last().map(|attempt| attempt.id().clone()));
    app.current.set(last);
    app
}

fn here() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

fn listen(app: App) {
    let _ = window_event_listener(leptos::ev::hashchange, move |_| app.route.set(here()));
    let _ = window_event_listener(leptos::ev::storage, move |_| app.read_storage());
    // The page may be gone the next moment: write what is waiting now.
    let _ = window_event_listener(leptos::ev::pagehide, move |_| app.flush_waiting());
    let _ = window_event_listener(leptos::ev::visibilitychange, move |_| app.flush_waiting());
    // Questions that an unfinished attempt has used are needed to show where it stands.
    Effect::new(move |_| {
        let Some(attempt) = app.attempt() else { return };
        let needed: Vec<Skill> =
            app.with_content(|content| cairn_core::profile::packs_needed(content, &attempt));
        needed.into_iter().for_each(|skill| app.load_questions(skill));
    });
}

#[component]
fn Shell() -> impl IntoView {
    let app = App::get();
    let place = Memo::new(move |_| app.route.get());
    Effect::new(move |before: Option<Route>| {
        let place = place.get();
        document().set_title(&words::title(&place));
        if before.is_some_and(|before| before != place) {
            focus_heading();
        }
        place
    });
    view! {
        <a class="skip" href="#main" on:click=|event| { event.prevent_default(); focus_heading(); }>{words::SKIP}</a>
        <Header/>
        <StorageBanner/>
        <main class="page" id="main">{move || view! { <Page route=place.get()/> }}</main>
        <Foot/>
    }
}

/// A change of page is announced by moving the focus to its heading.
fn focus_heading() {
    request_animation_frame(|| {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        let heading = document().query_selector("main h1").ok().flatten();
        if let Some(heading) =
            heading.and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(it).ok())
        {
            heading.set_tab_index(-1);
            // Focus is a courtesy; a browser that refuses it still shows the page.
            let _ = heading.focus();
        }
    });
}

#[component]
fn Header() -> impl IntoView {
    let app = App::get();
    let links = move || {
        let here = app.route.get();
        words::navigation(app.current.get().is_some())
            .into_iter()
            .map(|(route, name)| {
                let current = (route == here).then_some("page");
                view! { <a href=route.to_path() aria-current=current>{name}</a> }
            })
            .collect_view()
    };
    let state = move || app.saving.get();
    view! {
        <header class="top">
            <a class="brand" href=Route::Home.to_path()><Mark/>"Cairn"</a>
            <nav aria-label=words::NAVIGATION>{links}</nav>
            <span class="saved" role="status" data-state=move || words::saving_state(state())>
                {move || words::saving(state(), app.current.get().is_some())}
            </span>
        </header>
    }
}

#[component]
fn Foot() -> impl IntoView {
    let version = App::get().with_content(|content| content.version.clone());
    view! {
        <footer class="foot">
            <span>{words::FOOT}</span>
            <a href=Route::Method.to_path()>{words::METHOD}</a>
            <a href=Route::Settings.to_path()>{words::SETTINGS}</a>
            <span>{words::content_version(&version)}</span>
        </footer>
    }
}
