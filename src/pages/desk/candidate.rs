//! One candidate: what is known, what was done since, and what to do next.

use cairn_core::attempt::Millis;
use cairn_core::compare::show::{ConfirmedState, confirmed_state};
use cairn_core::compare::{MAX_NOTE, Mark, Opened, STAFF, changed};
use cairn_core::path::compare as compare_copies;
use cairn_core::path::view::result_view;
use cairn_core::person::Person;
use cairn_core::route::Route;
use leptos::prelude::*;

use super::Desk;
use super::combined::combined;
use super::musts::{fit, musts};
use super::raters::raters;
use crate::pages::result::report;
use crate::parts::common::{buttons, h1, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::noted::Noted;
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
        .add(since_opened(desk))
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

/// What has come since the page was opened last; and from now on, this is the last time.
fn since_opened(desk: Desk) -> Part {
    let id = desk.id.get_value();
    let said = RwSignal::new(None);
    let noted = StoredValue::new(false);
    Effect::new(move |_| {
        // Behind the veil nothing is noted, and what was noted is not seen.
        let ranked = desk.pools().ranking.with(Option::is_some);
        if noted.get_value() || !ranked || desk.pools().hidden() || desk.profile.with(Option::is_none) {
            return;
        }
        let answers = desk.read(|_, _, _, attempt, _| u32::try_from(attempt.answers().len()).ok());
        let now = Opened { at: clock::now(), answers: answers.unwrap_or_default(), fit: fit(desk) };
        let mark = desk.pools().mark_of(&id);
        let before = mark.opened;
        noted.set_value(true);
        said.set(before.and_then(|before| desk.trail.with_untracked(|trail| changed(before, now, trail))));
        desk.pools().set_mark(&id, Mark { opened: Some(now), ..mark });
    });
    live(move || {
        let words = said.get().map(|changed| words::since_opened(&changed, &clock::date(changed.since)));
        words.map(|words| p(words).class("notice").attr("role", "status")).into()
    })
}

/// What the manager notes; the tag for present staff has a box of its own.
fn notes(desk: Desk) -> El {
    let id = desk.id.get_value();
    let mark = move || desk.pools().mark_of(&desk.id.get_value());
    let now = mark();
    let filled = StoredValue::new(now.note.clone());
    let of = id.clone();
    let keep = move |typed: &str| desk.pools().set_note(&of, filled, typed);
    let staff = move |_: web_sys::Event| {
        let mut mark = mark();
        let was = mark.tags.iter().any(|tag| tag == STAFF);
        mark.tags.retain(|tag| tag != STAFF);
        if !was {
            mark.tags.push(STAFF.to_owned());
        }
        desk.pools().set_mark(&id, mark);
    };
    let is_staff = now.tags.iter().any(|tag| tag == STAFF);
    let note = Noted {
        id: format!("note-{}", desk.id.get_value()),
        label: words::NOTES_ARE.to_owned(),
        kept: now.note,
        most: MAX_NOTE,
        rows: 3,
    };
    el("section").class("desk-notes").add(h2("Notes")).add(note.field(keep)).add(
        el("label")
            .class("check")
            .add(el("input").attr("type", "checkbox").flag("checked", is_staff).on("change", staff))
            .add("Present staff, not a candidate"),
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
