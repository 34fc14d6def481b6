//! What is stored on this device, what could not be read, and how to take it along or delete it.

use cairn_core::attempt::{Answered, separate};
use cairn_core::keeping::KeepingEvent;
use cairn_core::offline::Offline;
use cairn_core::plan::load_plans;
use cairn_core::record::{Aside, Space};
use cairn_core::route::Route;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::pages::data::backup_confirmed::have_it;
use crate::pages::data::elsewhere::elsewhere_part;
use crate::parts::common::{b, button, buttons, h1, h2, link, p};
use crate::parts::confirm::{Sure, sure};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::pools;
use crate::state::App;
use crate::store::local_storage;
use crate::store::offline;
use crate::store::scheduler::Scheduler;
use crate::words;

pub fn settings_page(app: App) -> Part {
    // Before it says that all is kept twice, it is looked at.
    Effect::new(move |_| untrack(|| app.happens(KeepingEvent::Shown)));
    el("section")
        .class("card text")
        .add(h1(words::SETTINGS))
        .add(live(move || stored(app).into()))
        .add(live(move || space(app).into()))
        .add(live(move || p(words::copies(app.copies.get())).into()))
        .add(live(move || p(words::promise(app.promised.get())).into()))
        .add(program_here())
        .add(elsewhere_part(move || app.attempts.with(Vec::is_empty)))
        .add(p(words::KEPT_FOR_NOW))
        .add(delete_all(app))
        .add(h2(words::WHILE_YOU_RATE))
        .add(lead_on(app))
        .add(live(move || set_aside(app)))
        .into()
}

/// How much is stored of one's own.
fn kept(app: App) -> String {
    app.attempts.with(|all| {
        words::stored(Answered::of(all), separate(all).len(), Some(Answered::attempt_by_attempt(all)))
    })
}

fn stored(app: App) -> El {
    let kept = kept(app);
    let pools = pools().list.with(|list| list.as_ref().map_or(0, Vec::len));
    let nobody = app.attempts.with(Vec::is_empty) && app.plan_logs().is_empty();
    if nobody && pools == 0 {
        return p(words::STORED_NOTHING).class("lead");
    }
    p(words::STORED_BEFORE)
        .class("lead")
        .add(kept)
        .add(words::restore::and_pools_here(pools))
        .add(words::STORED_AFTER)
        .add(link(&Route::Privacy, words::PRIVACY))
        .add(".")
}

/// Whether the program is here, too. It follows what the worker says while one looks at it.
fn program_here() -> Part {
    let state = RwSignal::new(Offline::Asking);
    let ask = move || {
        wasm_bindgen_futures::spawn_local(async move {
            let now = offline::state().await;
            // Who has left the page meanwhile has no signal left to set.
            let _ = state.try_set(now);
        });
    };
    ask();
    let changed = window_event_listener_untyped(offline::CHANGED, move |_| ask());
    on_cleanup(move || changed.remove());
    live(move || p(words::offline(state.get())).into())
}

/// How much room is taken, as a bar and in words.
fn space(app: App) -> El {
    // It follows what is known, which changes with what is stored.
    app.attempts.track();
    app.aside.track();
    app.plans.track();
    app.saving.track();
    // What is deleted goes piece by piece, the pools last.
    app.forgetting.track();
    pools().list.track();
    let space = Space::of(&local_storage::all().unwrap_or_default());
    let bar = el("meter")
        .attr("min", "0")
        .attr("max", "100")
        .attr("high", "80")
        .attr("aria-label", words::SPACE_USED)
        .attr("value", space.percent().to_string());
    el("p").class("space").add(bar).add(el("span").add(words::space(space)))
}

fn lead_on(app: App) -> El {
    let set = move |event: web_sys::Event| app.set_lead_on(event_target_checked(&event));
    el("label")
        .class("check")
        .add(
            el("input")
                .attr("type", "checkbox")
                .flag("checked", app.settings.get_untracked().lead_on)
                .on("change", set),
        )
        .add(el("span").add(words::LEAD_ON))
}

fn dialog() -> Option<web_sys::HtmlDialogElement> {
    document().get_element_by_id("delete").and_then(|element| element.dyn_into().ok())
}

fn close() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

fn delete_all(app: App) -> Part {
    let said = RwSignal::new("");
    let pools = pools();
    pools.read_list();
    let count = move || pools.list.with(|list| list.as_ref().map_or(0, Vec::len));
    let hidden = move || pools.list.with(|list| list.iter().flatten().any(|(pool, _)| pool.hidden));
    // Everything means everything, unless the person says otherwise.
    let with_pools = RwSignal::new(true);
    let save_pools = RwSignal::new(true);
    let save = move || pools.save_everything(app, save_pools.get_untracked(), said);
    let open = || {
        if let Some(dialog) = dialog() {
            // Only an open dialog refuses to be opened.
            let _ = dialog.show_modal();
        }
    };
    let delete = move || {
        close();
        // What is wanted is asked now: the page may be gone before all of it is.
        let stay = untrack(count) > 0 && !with_pools.get_untracked();
        let gone = app.delete_everything().is_ok();
        wasm_bindgen_futures::spawn_local(async move {
            let gone = (stay || pools.remove_all().await) && gone;
            // The second copy follows a moment later, and it is all of it that is called deleted.
            let mut pace = Scheduler::new();
            while app.forgetting.get_untracked() {
                pace.rest().await;
            }
            let stay = untrack(count) > 0 && !with_pools.get_untracked();
            let gone = gone && (stay || pools.remove_all().await);
            let _ = said.try_set(match (gone, stay) {
                (false, _) => words::NOT_DELETED,
                (true, true) => words::DELETED_OWN,
                (true, false) => words::DELETED_ALL,
            });
        });
    };
    let sure = el("dialog")
        .attr("id", "delete")
        .attr("aria-labelledby", "delete-title")
        .add(h2(words::DELETE_ALL_SURE).attr("id", "delete-title"))
        .add(live(move || p(words::delete_everything(&kept(app))).into()))
        .add(live(move || {
            (count() > 0)
                .then(|| with("delete-pools", words::restore::and_the_pools(count()), with_pools))
                .into()
        }))
        .add(
            buttons()
                .add(button(words::DELETE_ALL_DO, delete).class("danger"))
                // The dialog opens with the focus here, so that a second Enter erases nothing.
                .add(button(words::KEEP_IT, close).flag("autofocus", true)),
        );
    many([
        live(move || {
            (count() > 0)
                .then(|| with("with-pools", words::restore::with_the_pools(count(), hidden()), save_pools))
                .into()
        }),
        buttons()
            .add(button(words::SAVE_ALL, save))
            .add(link(&Route::Open, words::OPEN).class("button"))
            .add(button(words::DELETE_ALL, open).class("danger"))
            .add(el("span").attr("role", "status").add(live(move || said.get().into())))
            .into(),
        have_it(app),
        sure.into(),
    ])
}

/// Whether pools go too: candidates are other people.
fn with(id: &'static str, said: String, with_pools: RwSignal<bool>) -> El {
    el("label")
        .class("check")
        .add(
            el("input")
                .attr("type", "checkbox")
                .attr("id", id)
                .flag("checked", with_pools.get_untracked())
                .on("change", move |event: web_sys::Event| with_pools.set(event_target_checked(&event))),
        )
        .add(el("span").add(said))
}

fn set_aside(app: App) -> Part {
    let mut aside = app.aside.get();
    aside.extend(app.plans.with(|plans| load_plans(plans).1));
    if aside.is_empty() {
        return Part::NOTHING;
    }
    many([
        h2(words::SET_ASIDE),
        p(words::SET_ASIDE_IS),
        el("ul").class("aside-list").add(many(aside.into_iter().map(|one| aside_row(app, one)))),
    ])
}

fn aside_row(app: App, aside: Aside) -> El {
    let start: String = aside.raw.chars().take(400).collect();
    let (key, saved) = (aside.key.clone(), aside.clone());
    let save = move || {
        // Where the browser does not save files, the value stands above to be copied.
        app.export_aside(&saved);
    };
    let words = Sure {
        open: words::ASIDE_DELETE,
        class: "danger",
        question: words::ASIDE_DELETE_SURE.into(),
        act: words::ASIDE_DELETE_DO,
        keep: words::ASIDE_LEAVE,
    };
    let ways = sure(words, move || {
        // A browser that refuses keeps it, and it stays in the list.
        let _ = app.delete_aside(&key);
    });
    el("li")
        .add(b(aside.key))
        .add(el("br"))
        .add(words::set_aside(&aside.why))
        .add(el("pre").attr("tabindex", "0").add(start))
        .add(buttons().add(button(words::ASIDE_SAVE, save)).add(ways))
}
