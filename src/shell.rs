//! The frame around every page: start-up, header, the place at hand, focus on change of page.

use std::sync::Arc;

use cairn_core::AttemptId;
use cairn_core::attempt::{Millis, Writer};
use cairn_core::content::Content;
use cairn_core::keeping::{Copies, Keeper, KeepingEvent, Saving};
use cairn_core::record::Scheme;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::focus::focus_heading;
use crate::handover::hand_over;
use crate::pages::data::newer_banner::newer_banner;
use crate::pages::data::storage_banner::{news_banners, storage_banner};
use crate::parts::common::link;
use crate::parts::drawing;
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::{double_click, in_view};
use crate::start_once::StartOnce;
use crate::state::{App, Program, Settings};
use crate::store::{content_files, crash_page, local_storage, offline, random, scheme, second_program};
use crate::words;

pub use crate::focus::{focus_stays, hand_heading_on};

/// Loads the base of the content, then shows the app in the place of the static first screen.
pub fn start(program: Program) {
    #[cfg(debug_assertions)]
    crash_page::report_panics();
    wasm_bindgen_futures::spawn_local(async move {
        match content_files::base().await {
            Ok(content) => mount(content, program),
            Err(error) => crash_page::show(words::BASE_NOT_LOADED, &error.to_string()),
        }
    });
}

fn mount(content: Content, program: Program) {
    let Some(root) = document().get_element_by_id("app") else { return };
    root.set_inner_html("");
    let root: web_sys::HtmlElement = wasm_bindgen::JsCast::unchecked_into(root);
    leptos::mount::mount_to(root, move || {
        let handed = second_program::handed();
        let taken_over = handed.is_some();
        let app = open(content, program, handed);
        listen(app);
        (program.begin)(app);
        if taken_over {
            focus_heading();
        }
        shell(app).view()
    })
    .forget();
}

/// The state at start-up: what storage holds, or an empty state in memory.
fn open(content: Content, program: Program, handed: Option<second_program::Handed>) -> App {
    let writer = format!("{:08x}", random::bits() >> 32);
    let app = App {
        content: StoredValue::new(Arc::new(content)),
        bank: RwSignal::default(),
        bundles: RwSignal::default(),
        attempts: RwSignal::default(),
        current: RwSignal::default(),
        back: RwSignal::default(),
        beyond: RwSignal::default(),
        again: RwSignal::default(),
        aside: RwSignal::default(),
        saving: RwSignal::new(Saving::Saved),
        settings: RwSignal::new(Settings { lead_on: true, scheme: scheme::shown() }),
        name: RwSignal::default(),
        backup: RwSignal::new(Millis(0)),
        offered: RwSignal::new(Millis(0)),
        promised: RwSignal::new(None),
        route: RwSignal::new(here()),
        keeper: StoredValue::new(Keeper::new(
            program.abilities,
            Writer::parse(&writer).unwrap_or_else(Writer::nameless),
        )),
        program,
        kept: StoredValue::default(),
        copies: RwSignal::new(Copies::Waiting),
        losses: RwSignal::default(),
        plans: RwSignal::default(),
        gone: RwSignal::new(false),
        forgetting: RwSignal::new(false),
        newer: RwSignal::new(offline::newer()),
        busy: RwSignal::new(false),
        start_once: StoredValue::new(Some(StartOnce::new())),
    };
    let settings = local_storage::settings();
    app.settings.update(|known| known.lead_on = settings.lead_on);
    app.name.set(settings.name);
    app.backup.set(settings.backup);
    let handed = handed.map(|handed| {
        app.settings.update(|known| known.lead_on = handed.lead_on);
        (handed.kept, handed.current.and_then(|id| AttemptId::parse(&id)))
    });
    let (kept, current) = handed.unwrap_or_default();
    app.happens(KeepingEvent::Start { probe: local_storage::probe(), handed: kept });
    let forget = app.keeper.with_value(Keeper::is_given_up);
    if forget {
        app.happens(KeepingEvent::ForgetGone);
    }
    app.go_to_last();
    if current.is_some() && !forget {
        app.current.set(current);
    }
    app
}

/// The place that the address names. A mail scanner may have turned `#` into `%23`: then it is all path.
fn here() -> Route {
    let hash = window().location().hash().unwrap_or_default();
    let whole = window().location().href().unwrap_or_default();
    if hash.is_empty() && whole.contains("%23") { Route::Shared(whole) } else { Route::parse(&hash) }
}

fn listen(app: App) {
    double_click::guard();
    in_view::keep_fields();
    let _ = window_event_listener(leptos::ev::hashchange, move |_| app.arrive(here()));
    let _ = window_event_listener(leptos::ev::storage, move |event| {
        if local_storage::concerns(event.key()) {
            app.hear_storage();
        }
    });
    let _ = window_event_listener_untyped(offline::CHANGED, move |_| {
        if offline::newer() && !app.is_over() {
            app.newer.set(true);
        }
    });
    // Who has begun will want the result: the program that has it comes meanwhile.
    Effect::new(move |_| {
        if app.attempt().is_some_and(|attempt| attempt.entries().len() > 1) {
            second_program::fetch_ahead();
            app.ask_to_keep();
        }
    });
    // A page that comes back from the browser's memory may be older than what another tab has kept.
    let _ = window_event_listener(leptos::ev::pageshow, move |_| app.happens(KeepingEvent::Shown));
    // The page may be gone the next moment: write what is waiting now.
    let _ = window_event_listener(leptos::ev::pagehide, move |_| app.flush_waiting());
    let _ = window_event_listener(leptos::ev::visibilitychange, move |_| app.flush_waiting());
    // Questions that an unfinished attempt has used are needed to show where it stands.
    Effect::new(move |_| {
        if let Some(attempt) = app.attempt() {
            app.load_questions_of(&attempt);
        }
    });
}

fn shell(app: App) -> Part {
    Effect::new(move |before: Option<Route>| {
        let place = app.route.get();
        document().set_title(&words::title(&place));
        if before.is_some_and(|before| before != place) {
            focus_heading();
        }
        place
    });
    let skip = |event: web_sys::Event| {
        event.prevent_default();
        focus_heading();
    };
    many([
        el("a").class("skip").attr("href", "#main").on("click", skip).add(words::SKIP).into(),
        header(app),
        live(move || storage_banner(app, app.saving.get())),
        live(move || news_banners(app)),
        newer_banner(app),
        el("main")
            .class("page")
            .attr("id", "main")
            .add(live(move || page(app).unwrap_or_else(|| hand_over(app))))
            .into(),
        foot(app),
    ])
}

fn page(app: App) -> Option<Part> {
    (app.program.pages)(app, app.route.get())
}

fn header(app: App) -> Part {
    let links = move || {
        let here = app.route.get();
        many(words::navigation(app.current.get().is_some()).into_iter().map(|(route, name)| {
            let to = link(&route, name);
            if route == here { to.attr("aria-current", "page") } else { to }
        }))
    };
    el("header")
        .class("top")
        .add(el("a").class("brand").attr("href", Route::Home.to_path()).add(drawing::mark()).add("Cairn"))
        .add(el("nav").attr("aria-label", words::NAVIGATION).add(live(links)))
        .add(
            el("span")
                .class("saved")
                .attr("role", "status")
                .live_attr("data-state", move || words::saving_state(app.saving.get()).into())
                .add(live(move || words::saving(app.saving.get(), app.current.get().is_some()).into())),
        )
        .into()
}

fn foot(app: App) -> Part {
    let version = app.with_content(|content| words::content_version(&content.version));
    el("footer")
        .class("foot")
        .add(el("span").add(words::FOOT))
        .add(link(&Route::Method, words::METHOD))
        .add(link(&Route::Open, words::OPEN))
        .add(link(&Route::Settings, words::SETTINGS))
        .add(link(&Route::Privacy, words::PRIVACY))
        .add(el("span").add(version))
        .add(scheme_field(app))
        .into()
}

/// Light or dark by hand: on every page, and kept on the device.
fn scheme_field(app: App) -> El {
    let option = |scheme: Scheme| {
        let option = el("option").attr("value", scheme.as_str()).add(words::scheme(scheme));
        option.flag("selected", app.settings.get_untracked().scheme == scheme)
    };
    let choose = move |event: web_sys::Event| app.set_scheme(Scheme::parse(&event_target_value(&event)));
    let field = el("select").attr("id", "scheme").on("change", choose).add(many(Scheme::ALL.map(option)));
    el("span").class("scheme").add(el("label").attr("for", "scheme").add(words::SCHEME)).add(field)
}
