//! The pools of candidates: one a position.

use cairn_core::PoolId;
use cairn_core::compare::{HeadCount, Pool, PoolKind, Position};
use cairn_core::route::Route;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::pages::pool::crumb::named;
use crate::pages::pool::kept_banner;
use crate::parts::common::{button, buttons, h1, h2, link, p};
use crate::parts::confirm::{Sure, sure};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::{Kept, Loading, Pools, pools};
use crate::shell::focus_stays;
use crate::state::App;
use crate::store::{file, session_marks};
use crate::words;

/// Under which name this tab remembers the name of a pool that is not made yet.
const NAME_DRAFT: &str = "cairn/pool-name";

/// Which pool was removed last, and its name.
type Removed = Option<(PoolId, String)>;

pub fn pools_page(app: App) -> Part {
    let pools = pools();
    pools.hear_tabs(app);
    pools.read_list();
    pools.left.set(None);
    let removed = RwSignal::<Removed>::default();
    let page = el("section")
        .class("card text pools")
        .add(h1(words::pools::POOLS))
        .add(p(words::pools::POOL_LEAD).class("lead"))
        .add(live(move || list(pools, removed)))
        .add(el("p").attr("role", "status").class("said").add(live(move || gone(pools, removed))))
        .add(live(move || copies(pools)))
        .add(new_pool(app, pools))
        .add(saved_pool(app, pools))
        .add(p(words::pools::NOT_A_DECISION).class("honest"));
    // That a pool was lost is said where it is still shown; here it is simply not there any more.
    let banner = move || if pools.kept.get() == Kept::Lost { Part::NOTHING } else { kept_banner(pools) };
    many([live(banner), page.into()])
}

/// The way back for a pool that was saved to a file.
fn saved_pool(app: App, pools: Pools) -> Part {
    let chosen = move |event: web_sys::Event| {
        let field: Option<web_sys::HtmlInputElement> = event.target().and_then(|it| it.dyn_into().ok());
        if let Some(field) = field {
            if let Some(one) = file::all(field.files()).into_iter().next() {
                pools.bring_back(app, one);
            }
            // The same file chosen again is a new choice.
            field.set_value("");
        }
    };
    let field = el("div")
        .class("drop")
        .add(el("label").class("label").attr("for", "saved-pool").add(words::restore::SAVED_POOL))
        .add(el("input").attr("type", "file").attr("id", "saved-pool").on("change", chosen));
    many([h2(words::restore::OPEN_SAVED).into(), field.into(), came_back(pools, None)])
}

/// How bringing a pool back went: on the page of that pool, or, where it became none, where it was asked for.
pub(in crate::pages) fn came_back(pools: Pools, of: Option<PoolId>) -> Part {
    el("p")
        .attr("role", "status")
        .class("came-back")
        .add(live(move || {
            let back = pools.back.get();
            if back.pool != of {
                return Part::NOTHING;
            }
            let came =
                back.came.map(|(kind, held)| words::restore::came_back(kind, holds(pools, kind, held)));
            format!("{}{}", came.unwrap_or_default(), back.said).into()
        }))
        .into()
}

/// Whom the pool on the page holds by now; until it is there, whom its file `held`.
fn holds(pools: Pools, kind: PoolKind, held: HeadCount) -> HeadCount {
    if pools.loading.get() != Loading::There {
        return held;
    }
    let all = pools.members.with(Vec::len);
    HeadCount::of(kind, all, all - pools.applicants())
}

/// How often pools are kept, where there are any and they are kept at all.
fn copies(pools: Pools) -> Part {
    let some = pools.list.with(|list| list.as_ref().is_some_and(|list| !list.is_empty()));
    let kept = some && matches!(pools.kept.get(), Kept::OnDevice | Kept::Refused);
    kept.then(|| p(words::pools_kept::copies(pools.copies.get())).class("legend")).into()
}

/// That the pool that was removed last is gone, once it is.
fn gone(pools: Pools, removed: RwSignal<Removed>) -> Part {
    let there = |id: &PoolId| pools.list.with(|list| list.iter().flatten().any(|(pool, _)| pool.id == *id));
    removed.with(|removed| {
        let gone = removed.as_ref().filter(|(id, _)| !there(id));
        gone.map(|(_, name)| words::pools::removed(name)).into()
    })
}

fn list(pools: Pools, removed: RwSignal<Removed>) -> Part {
    match pools.list.get() {
        None => p(words::COMING).attr("role", "status").into(),
        Some(list) if list.is_empty() => Part::NOTHING,
        Some(list) => {
            let (teams, of_applicants): (Vec<_>, Vec<_>) =
                list.into_iter().partition(|(pool, _)| pool.kind == PoolKind::Team);
            let part = |title: &'static str, list: Vec<(Pool, HeadCount)>| {
                let some = !list.is_empty();
                let rows = list.into_iter().map(|(pool, count)| row(pools, pool, count, removed));
                some.then(|| many([h2(title), el("ul").class("pool-list").add(many(rows))]))
            };
            many([
                Part::from(part(words::pools::YOUR_POOLS, of_applicants)),
                part(words::YOUR_TEAMS, teams).into(),
            ])
        }
    }
}

fn row(pools: Pools, pool: Pool, count: HeadCount, removed: RwSignal<Removed>) -> El {
    let renaming = RwSignal::new(false);
    let id = pool.id.clone();
    let about = format!("{} · {}", pool.position.name, words::pools::head_count(pool.kind, count));
    el("li")
        .add(
            el("div")
                .add(el("h3").add(link(&Route::Pool(id.clone()), named(&pool))))
                .add(p(about).add(pool.example.then_some(words::IS_MADE_UP))),
        )
        .add(live(move || {
            if renaming.get() {
                return rename(pools, id.clone(), pool.name.clone(), renaming);
            }
            buttons()
                .add(button(words::RENAME, move || open_rename(renaming)).class("plain"))
                .add(remove(pools, &pool, count, removed))
                .into()
        }))
}

/// Puts the field for a new name in the place of the buttons; the keyboard goes along.
fn open_rename(renaming: RwSignal<bool>) {
    renaming.set(true);
    request_animation_frame(|| {
        let field = document().get_element_by_id("new-name");
        if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok()) {
            field.select();
            // A browser that refuses the focus leaves it where it is.
            let _ = field.focus();
        }
    });
}

fn rename(pools: Pools, id: PoolId, name: String, renaming: RwSignal<bool>) -> Part {
    let field = el("input")
        .attr("type", "text")
        .attr("id", "new-name")
        .attr("aria-label", words::RENAME_TO)
        .attr("maxlength", "80")
        .attr("value", name);
    let keep = move || {
        pools.rename(&id, &value_of("new-name"));
        renaming.set(false);
        focus_stays();
    };
    let cancel = move || {
        renaming.set(false);
        focus_stays();
    };
    el("form")
        .class("row-of-buttons")
        .on("submit", move |event: web_sys::Event| {
            event.prevent_default();
            keep();
        })
        .add(field)
        .add(el("button").attr("type", "submit").add(words::RENAME_KEEP))
        .add(button(words::CANCEL, cancel).class("plain"))
        .into()
}

fn remove(pools: Pools, pool: &Pool, count: HeadCount, removed: RwSignal<Removed>) -> Part {
    let (id, name) = (pool.id.clone(), named(pool));
    let words = Sure {
        open: words::REMOVE_POOL,
        class: "plain",
        question: words::pools::remove_pool(pool.kind, count).into(),
        act: words::REMOVE_POOL_DO,
        keep: words::KEEP_IT,
    };
    sure(words, move || {
        pools.remove(&id);
        removed.set(Some((id.clone(), name.clone())));
        focus_stays();
    })
}

/// What a field of text holds.
pub(in crate::pages) fn value_of(id: &str) -> String {
    let field = document().get_element_by_id(id);
    field
        .and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok())
        .map_or_else(String::new, |field| field.value())
}

fn new_pool(app: App, pools: Pools) -> Part {
    let failed = RwSignal::new(false);
    let make = move |kind: PoolKind| {
        let position = app.with_content(Position::strategist);
        session_marks::note(NAME_DRAFT, "");
        pools.make(app, &value_of("pool-name"), (kind, false), position);
    };
    let fields = el("div")
        .class("new-pool")
        .add(el("label").class("label").attr("for", "pool-name").add(words::POOL_NAME))
        .add(
            el("input")
                .attr("type", "text")
                .attr("id", "pool-name")
                .attr("maxlength", "80")
                .attr("autocomplete", "off")
                .attr("value", session_marks::noted(NAME_DRAFT).unwrap_or_default())
                .on("input", |event: web_sys::Event| {
                    session_marks::note(NAME_DRAFT, &event_target_value(&event));
                }),
        );
    many([
        h2(words::BEGIN).into(),
        fields.into(),
        buttons()
            .add(button(words::MAKE_POOL, move || make(PoolKind::Applicants)).class("primary"))
            .add(button(words::MAKE_TEAM, move || make(PoolKind::Team)))
            .add(button(words::SEE_EXAMPLE_POOL, move || {
                failed.set(false);
                wasm_bindgen_futures::spawn_local(async move {
                    if pools.make_example(app, App::go).await.is_none() {
                        failed.try_set(true);
                    }
                });
            }))
            .into(),
        live(move || {
            failed.get().then(|| p(words::EXAMPLE_NOT_COME).class("notice").attr("role", "alert")).into()
        }),
    ])
}
