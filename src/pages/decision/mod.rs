//! The decision of a pool: who is looked at next and why, the record of it, and the check for adverse impact.

pub(super) mod shortlist;

mod file_field;
mod impact;
mod page;
mod record;
mod rests_on;

pub use record::broken;

use cairn_core::fair::{MAX_DECIDER, MAX_REASON};
use cairn_core::route::Route;
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::page::Page;
use crate::pages::pool::{crumb::crumb, kept_banner, made_up::made_up_here};
use crate::parts::common::{button, buttons, h1, h2, link, p};
use crate::parts::confirm::{Sure, sure};
use crate::parts::el::{Part, el, live, many};
use crate::parts::written::Written;
use crate::pools::{Loading, Noting, Pools, Record, pools};
use crate::shell::focus_stays;
use crate::state::App;
use crate::store::session_marks;
use crate::words;

/// Under which name this tab remembers who decides.
fn decider_name(pool: &PoolId) -> String {
    format!("cairn/decider/{pool}")
}

pub fn decision_page(app: App, id: &PoolId) -> Part {
    let pools = pools();
    pools.open(app, id);
    let page = Page {
        app,
        record: RwSignal::new(Record::Coming),
        said: RwSignal::new(""),
        written: StoredValue::new_local(Written::new(id, "reason")),
        before: RwSignal::new(None),
        by: StoredValue::new(session_marks::noted(&decider_name(id)).unwrap_or_default()),
    };
    wasm_bindgen_futures::spawn_local(async move {
        let Some(written) = page.written.try_get_value() else { return };
        let before = written.before().await;
        // The page may be gone by now.
        let _ = page.before.try_set(Some(before));
    });
    Effect::new(move |_| {
        pools.pool.track();
        wasm_bindgen_futures::spawn_local(async move { page.record.set(pools.record().await) });
    });
    let card = el("article")
        .class("card text decision")
        .add(live(move || eyebrow(pools)))
        .add(h1(words::DECISION))
        .add(live(made_up_here))
        .add(p(words::NOTHING_AUTOMATIC).class("lead"))
        .add(live(move || blinding(page)))
        .add(live(move || note(page)))
        .add(el("p").attr("role", "status").class("said").add(live(move || page.said.get().into())))
        .add(live(move || record::record(page)))
        .add(live(move || impact::section(page)))
        .add(p(link(&Route::Lawful, words::LAWFUL)).class("legend"));
    many([live(move || kept_banner(pools)), card.into()])
}

fn eyebrow(pools: Pools) -> Part {
    match pools.pool.with(|pool| pool.as_ref().map(|pool| pool.id.clone())) {
        Some(id) => crumb(pools, &id).into(),
        None => p(words::COMING).attr("role", "status").class("eyebrow").into(),
    }
}

fn blinding(page: Page) -> Part {
    if pools().loading.get() != Loading::There || pools().reading() {
        return Part::NOTHING;
    }
    if pools().hidden() {
        let words = Sure {
            open: words::SHOW_NAMES,
            class: "plain",
            question: words::SHOW_NAMES_SURE.into(),
            act: words::SHOW_NAMES_DO,
            keep: words::KEEP_HIDDEN,
        };
        let app = page.app;
        return many([
            Part::from(
                p(words::NAMES_HIDDEN).add(" ").add(words::pools::COUNTS_WHILE_HIDDEN).class("notice"),
            ),
            buttons()
                .add(sure(words, move || {
                    pools().show_names(app);
                    focus_stays();
                }))
                .into(),
        ]);
    }
    let hide = move || {
        pools().hide_names(page.app);
        focus_stays();
    };
    buttons().add(button(words::HIDE_NAMES, hide)).into()
}

/// Who is picked, the reason, and the button that notes both.
fn note(page: Page) -> Part {
    let before = page.before.get();
    let Some(written) = before.filter(|_| pools().loading.get() == Loading::There && !pools().reading())
    else {
        return p(words::COMING).attr("role", "status").into();
    };
    let chosen: Vec<(CandidateId, String)> = pools().members.with(|members| {
        let places = pools().picked_places().into_iter();
        // Present staff are no applicants.
        let places = places.filter(|at| members.get(*at).is_some_and(|one| !one.is_staff()));
        let named =
            |at: usize| members.get(at).map(|one| (one.id.clone(), words::pools::somebody(&one.called())));
        places.filter_map(named).collect()
    });
    let all = pools().applicants();
    let names = many(chosen.iter().map(|(_, name)| el("li").add(el("bdi").add(name.clone()))));
    let ids: Vec<CandidateId> = chosen.iter().map(|(id, _)| id.clone()).collect();
    let typed = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        page.written.with_value(|written| written.typed(&text));
        // Drawn anew, the field has what stands in it now; this draws nothing.
        page.before.maybe_update(|before| {
            *before = Some(text);
            false
        });
    };
    let keep = move || {
        let reason = reason();
        if reason.trim().is_empty() {
            page.said.set(words::REASON_NEEDED);
            return;
        }
        let (ids, written) = (ids.clone(), page.written.get_value());
        let hidden = untrack(move || pools().hidden());
        wasm_bindgen_futures::spawn_local(async move {
            let by = page.by.try_get_value().unwrap_or_default();
            let noting = pools().note_decision(page.app, (&reason, &by), &ids).await;
            if noting == Noting::Noted {
                empty(page, &written, &reason);
                // The page is drawn anew with the names.
                if hidden {
                    focus_stays();
                }
            }
            page.said.set(words::noting(noting));
            page.record.set(pools().record().await);
        });
    };
    let shortlist = pools().id().map(|id| link(&Route::Shortlist(id), words::PRINT_DRAFT).class("button"));
    el("section")
        .add(h2(words::NOTE_DECISION))
        .add(
            p(words::on_short_list(chosen.len(), all))
                .add((chosen.is_empty()).then_some(words::NOBODY_PICKED)),
        )
        .add(el("ul").class("chosen").add(names))
        .add(el("label").class("label").attr("for", "reason").add(words::REASON_HINT))
        .add(
            el("textarea")
                .attr("id", "reason")
                .attr("rows", "3")
                .attr("maxlength", MAX_REASON.to_string())
                .add(written)
                .on("input", typed),
        )
        .add(decider(page))
        .add(buttons().add(button(words::NOTE_THE_DECISION, keep).class("primary")).add(shortlist))
        .into()
}

/// Who decided: no must, and part of what is hashed.
fn decider(page: Page) -> Part {
    let typed = move |event: web_sys::Event| {
        let by = event_target_value(&event);
        if let Some(pool) = pools().id() {
            session_marks::note(&decider_name(&pool), &by);
        }
        page.by.set_value(by);
    };
    many([
        el("label").class("label").attr("for", "decided-by").add(words::DECIDED_BY),
        el("input")
            .attr("type", "text")
            .attr("id", "decided-by")
            .attr("autocomplete", "off")
            .attr("maxlength", MAX_DECIDER.to_string())
            .attr("value", page.by.get_value())
            .on("input", typed),
    ])
}

fn field() -> Option<web_sys::HtmlTextAreaElement> {
    document().get_element_by_id("reason")?.dyn_into().ok()
}

fn reason() -> String {
    field().map_or_else(String::new, |field| field.value())
}

/// Takes the reason that was noted out of the field; what was typed since stays.
fn empty(page: Page, written: &Written, noted: &str) {
    let since = page.before.try_update_untracked(|before| {
        let same = before.as_deref() == Some(noted);
        if same {
            *before = Some(String::new());
        }
        !same
    });
    if since != Some(true) {
        written.given();
        if let Some(field) = field().filter(|field| field.value() == noted) {
            field.set_value("");
        }
    }
}
