//! Takes a profile that somebody sent into a pool: one that is here, or a new one.

use cairn_core::PoolId;
use cairn_core::record::file::ProfileFile;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::pages::pool::pools::value_of;
use crate::parts::common::{button, buttons, link};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::{Goal, pools};
use crate::state::App;
use crate::words::{self, to_pool};

/// How adding stands.
#[derive(Clone)]
enum Added {
    Not,
    Busy,
    Refused,
    /// To this pool, in words.
    Done(PoolId, String),
}

pub fn to_pool(app: App, profile: ProfileFile) -> Part {
    let pools = pools();
    pools.read_list();
    // The pool that was made last is offered first; without one, a new one is.
    let chosen = RwSignal::new(None::<String>);
    let goal = move || {
        chosen
            .get()
            .or_else(|| pools.list.with(|list| Some(list.as_ref()?.last()?.0.id.to_string())))
            .unwrap_or_default()
    };
    let is_new = Memo::new(move |_| goal().is_empty());
    let added = RwSignal::new(Added::Not);
    let add = move || {
        if matches!(added.get_untracked(), Added::Busy) {
            return;
        }
        let goal = match untrack(goal) {
            new if new.is_empty() => Goal::New(value_of(NEW)),
            known => match PoolId::parse(&known) {
                Some(id) => Goal::Pool(id),
                None => return,
            },
        };
        let profile = profile.clone();
        let who = words::pools::somebody(&profile.name);
        added.set(Added::Busy);
        wasm_bindgen_futures::spawn_local(async move {
            let done = pools.add_to(app, goal, profile).await;
            let now = done.map_or(Added::Refused, |(id, now)| Added::Done(id, to_pool::added(&who, &now)));
            // The page may be gone by now.
            let _ = added.try_set(now);
        });
    };
    el("div")
        .class("to-pool")
        .add(el("label").class("label").attr("for", "to-pool").add(to_pool::ADD))
        .add(live(move || choice(chosen, &untrack(goal))))
        .add(live(move || if is_new.get() { name_field() } else { Part::NOTHING }))
        .add(buttons().add(button(to_pool::ADD_NOW, add)))
        .add(el("p").attr("role", "status").add(live(move || said(added.get()))))
        .into()
}

const NEW: &str = "to-new-pool";

fn choice(chosen: RwSignal<Option<String>>, now: &str) -> Part {
    let list = pools().list.get().unwrap_or_default();
    let option = |value: String, name: String| {
        let is = value == now;
        el("option").attr("value", value).flag("selected", is).add(name)
    };
    let known: Vec<El> = list
        .into_iter()
        .map(|(pool, count)| option(pool.id.to_string(), to_pool::named(&pool, count)))
        .collect();
    el("select")
        .attr("id", "to-pool")
        .on("change", move |event| chosen.set(Some(event_target_value(&event))))
        .add(many(known))
        .add(option(String::new(), to_pool::NEW_POOL.to_owned()))
        .into()
}

fn name_field() -> Part {
    many([
        el("label").class("label").attr("for", NEW).add(to_pool::NEW_NAME),
        el("input").attr("type", "text").attr("id", NEW).attr("maxlength", "80").attr("autocomplete", "off"),
    ])
}

fn said(added: Added) -> Part {
    match added {
        Added::Not => Part::NOTHING,
        Added::Busy => words::COMING.into(),
        Added::Refused => to_pool::REFUSED.into(),
        Added::Done(id, said) => {
            many([said.into(), " ".into(), Part::from(link(&Route::Pool(id), to_pool::OPEN))])
        }
    }
}
