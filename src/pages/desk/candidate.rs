//! One candidate: what is known, what was done since, and what to do next.

use cairn_core::attempt::Millis;
use cairn_core::compare::show::{ConfirmedState, confirmed_state};
use cairn_core::compare::{Mark, STAFF, joined_notes};
use cairn_core::path::compare as compare_copies;
use cairn_core::path::view::result_view;
use cairn_core::person::Person;
use cairn_core::route::Route;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Desk;
use super::combined::combined;
use super::musts::musts;
use super::raters::raters;
use crate::pages::result::report;
use crate::parts::common::{button, buttons, h1, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::store::clock;
use crate::words::{self, Whose};

pub fn candidate(desk: Desk) -> Part {
    let top = el("section")
        .class("card desk")
        .add(live(move || desk.eyebrow(true)))
        .add(live(move || h1(desk.name()).into()))
        .add(live(move || confirmed(desk).into()))
        .add(live(move || unread(desk)))
        .add(
            buttons()
                .add(link(&desk.place(Route::Kit), words::KIT).class("button primary"))
                .add(link(&desk.place(Route::Confirm), words::CONFIRM).class("button"))
                .add(link(&Route::Team(desk.pool.get_value()), words::TEAM).class("button")),
        )
        .add(live(move || musts(desk)))
        .add(live(move || combined(desk)))
        .add(raters(desk))
        .add(live(move || {
            // What was noted before stays hidden with the name.
            if desk.pools().hidden() { Part::NOTHING } else { notes(desk).into() }
        }));
    many([top.into(), live(move || whole(desk))])
}

/// Whether the profile is confirmed, when, and by whom as they entered it.
pub fn confirmed(desk: Desk) -> El {
    let state = desk
        .read(|content, bank, _, attempt, _| {
            desk.trail.with(|trail| Some(confirmed_state(content, bank, attempt, trail)))
        })
        .unwrap_or(ConfirmedState::Untested);
    let at = match &state {
        ConfirmedState::Confirmed(at, _)
        | ConfirmedState::Open(at, _)
        | ConfirmedState::Contradicted(at, _) => *at,
        ConfirmedState::Untested | ConfirmedState::UnderWay => Millis(0),
    };
    p(words::confirmed(&state, &clock::date(at)))
        .class("confirmed")
        .attr("data-state", words::confirmed_key(&state))
}

fn unread(desk: Desk) -> Part {
    match desk.unread.get() {
        0 => Part::NOTHING,
        count => p(words::unread_steps(count)).class("notice").attr("role", "alert").into(),
    }
}

/// What the manager notes; the tag for present staff has a box of its own.
fn notes(desk: Desk) -> El {
    let id = desk.id.get_value();
    let mark = move || {
        let id = desk.id.get_value();
        desk.pools().members.with_untracked(|members| {
            members.iter().find(|one| one.id == id).map(|one| one.mark.clone()).unwrap_or_default()
        })
    };
    let kept = RwSignal::new(false);
    // What the field was filled with: another tab may have kept another note since.
    let filled = StoredValue::new(mark().note);
    let keep = {
        let id = id.clone();
        move || {
            let field = document().get_element_by_id("desk-note");
            let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
            let Some(field) = field else { return };
            let before = mark();
            let note = joined_notes(&filled.get_value(), &before.note, &field.value());
            field.set_value(&note);
            filled.set_value(note.clone());
            desk.pools().set_mark(&id, Mark { note, ..before });
            kept.set(true);
        }
    };
    let staff = move |_: web_sys::Event| {
        let mut mark = mark();
        let was = mark.tags.iter().any(|tag| tag == STAFF);
        mark.tags.retain(|tag| tag != STAFF);
        if !was {
            mark.tags.push(STAFF.to_owned());
        }
        desk.pools().set_mark(&id, mark);
    };
    let now = mark();
    let is_staff = now.tags.iter().any(|tag| tag == STAFF);
    el("section")
        .class("desk-notes")
        .add(h2("Notes"))
        .add(el("label").class("label").attr("for", "desk-note").add("Yours alone; they move no number"))
        .add(el("textarea").attr("id", "desk-note").attr("rows", "3").attr("maxlength", "4000").add(now.note))
        .add(
            el("label")
                .class("check")
                .add(el("input").attr("type", "checkbox").flag("checked", is_staff).on("change", staff))
                .add("Present staff, not a candidate"),
        )
        .add(
            buttons().add(button("Keep the note", keep)).add(
                el("span").attr("role", "status").add(live(move || kept.get().then_some("Kept.").into())),
            ),
        )
}

/// The whole result, computed anew from the answers.
fn whole(desk: Desk) -> Part {
    let view = desk.read(|content, bank, profile, attempt, _| {
        let view = result_view(content, bank, &Person::alone(attempt))?;
        let recomputed = compare_copies(&profile.copies, &content.version, &view);
        Some((view, recomputed, attempt.last_at()))
    });
    view.map(|(view, recomputed, at)| {
        let top = p("The profile as it came in, ").add(clock::date(at));
        let ways = p(words::recomputed(&recomputed)).class("legend");
        report(desk.app(), view, Whose::Theirs, None, top, ways.into())
    })
    .into()
}
