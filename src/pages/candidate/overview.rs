//! One candidate: what is known, what was done since, and what to do next.

use cairn_core::attempt::{Answered, Millis, Track};
use cairn_core::compare::show::{ConfirmedState, candidate_result, confirmed_state};
use cairn_core::compare::view::Caveat;
use cairn_core::compare::{MAX_NOTE, Mark, Opened, changed};
use cairn_core::path::compare as compare_copies;
use cairn_core::record::file::{Include, ProfileFile, file_name, write_profile};
use cairn_core::route::Route;
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::desk::Desk;
use super::must_haves::{fit, musts, warnings};
use super::raters::raters;
use super::sources_effect::sources_effect;
use crate::focus::focus_on;
use crate::pages::pool::about::mark_fields;
use crate::pages::pool::row::name_in_pool;
use crate::pages::result::{WORTH_ASKING, report};
use crate::parts::common::{b, button, buttons, h1, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::note_field::{Noted, PAUSE};
use crate::store::clock;
use crate::store::file::{self, FileType};
use crate::words::{self, Whose};

pub fn candidate(desk: Desk) -> Part {
    // By its value: a weight that moves in another tab takes no field from under somebody's hands.
    let hidden = Memo::new(move |_| desk.pools().hidden());
    let top = el("section")
        .class("card desk")
        .add(live(move || desk.eyebrow(true)))
        .add(live(move || h1(desk.name()).into()))
        // Whoever tested or interviewed them would know from that who it is.
        .add(live(move || if hidden.get() { Part::NOTHING } else { confirmed(desk).into() }))
        .add(live(move || discarded(desk, hidden.get())))
        .add(live(move || stands_out(desk)))
        .add(live(move || unread(desk)))
        .add(live(move || ways(desk)))
        .add(since_opened(desk))
        .add(live(move || musts(desk)))
        .add(live(move || they_say(desk, hidden.get())))
        .add(live(move || if hidden.get() { Part::NOTHING } else { sources_effect(desk) }))
        .add(raters(desk))
        .add(live(move || {
            // What was noted before stays hidden with the name, and so does whose profile it is.
            if hidden.get() { Part::NOTHING } else { many([Part::from(notes(desk)), save(desk).into()]) }
        }));
    many([top.into(), live(move || whole(desk))])
}

/// What to do next: an applicant is interviewed and tested, somebody of one's own is not.
fn ways(desk: Desk) -> Part {
    let applicant = !desk.pools().is_team();
    // The page of a team to be made out of applicants is none of one's own people.
    let pool = desk.pool.get_value();
    let team = if applicant { Route::Team(pool) } else { Route::Pool(pool) };
    buttons()
        .add(applicant.then(|| link(&desk.place(Route::Kit), words::KIT).class("button primary")))
        .add(applicant.then(|| link(&desk.place(Route::Confirm), words::CONFIRM).class("button")))
        .add(link(&team, words::TEAM).class("button"))
        .into()
}

/// Whether the profile is confirmed, when, and by whom as they entered it; nothing of a discarded test, which [`discarded`] names.
pub fn confirmed(desk: Desk) -> Option<El> {
    let state = desk
        .read(|content, bank, _, attempt, _| {
            desk.trail.with(|trail| Some(confirmed_state(content, bank, attempt, trail)))
        })
        .unwrap_or(ConfirmedState::Untested);
    let at = match &state {
        ConfirmedState::Confirmed(at, _)
        | ConfirmedState::Open(at, _)
        | ConfirmedState::TooFew(at, _)
        | ConfirmedState::Discarded(at, _)
        | ConfirmedState::Contradicted(at, ..) => *at,
        ConfirmedState::Untested | ConfirmedState::UnderWay => Millis(0),
    };
    let told = words::confirmed(&state, &clock::date(at))?;
    Some(p(told).class("confirmed").attr("data-state", words::confirmed_key(&state)))
}

/// Each time that a confirmation test was discarded, whatever counts now.
pub fn discarded(desk: Desk, hidden: bool) -> Part {
    let tests = desk.trail.with(cairn_core::compare::trail::Trail::discarded);
    many(
        tests
            .iter()
            .map(|one| p(words::discarded_test(one, hidden, clock::moment)).class("notice discarded")),
    )
}

/// What there is to ask about, in the words of the table, and the way to the block that says it whole.
fn stands_out(desk: Desk) -> Part {
    let caveats = warnings(desk);
    let Some(said) = words::pools::to_ask_about(&caveats, name_in_pool) else { return Part::NOTHING };
    // The block is about the way of answering; where that is as usual, there is none.
    let any = caveats.iter().any(|one| matches!(one, Caveat::Answering(_)));
    let whole = any.then(|| button(words::WORTH_ASKING, || focus_on(WORTH_ASKING)).class("plain on-screen"));
    p(said).add(" ").add(whole).class("notice stands-out").into()
}

fn unread(desk: Desk) -> Part {
    match desk.unread.get() {
        0 => Part::NOTHING,
        count => p(words::unread_steps(count)).class("notice").attr("role", "alert").into(),
    }
}

/// What has come since the page was opened last; and from now on, this is the last time.
fn since_opened(desk: Desk) -> Part {
    let (pool, id) = (desk.pool.get_value(), desk.id.get_value());
    let said = RwSignal::new(None);
    let noted = StoredValue::new(false);
    Effect::new(move |_| {
        let pools = desk.pools();
        // A pool that gives weight to nothing has no ranking to wait for.
        let ranks =
            pools.pool.with(|pool| pool.as_ref().is_some_and(|pool| pool.position.shares().is_some()));
        let coming = ranks && pools.ranking.with(Option::is_none);
        // While names are hidden, nothing is noted, and what was noted is not seen.
        if noted.get_value() || coming || pools.hidden() {
            return;
        }
        let Some(answers) = desk.profile.with(|profile| profile.as_ref().map(answers)) else { return };
        noted.set_value(true);
        let (pool, id) = (pool.clone(), id.clone());
        let (now, trail) = (Opened { at: clock::now(), answers, fit: fit(desk) }, desk.trail.get_untracked());
        wasm_bindgen_futures::spawn_local(async move {
            let before = pools.open_page(&pool, &id, now).await;
            // The page may be gone by now.
            let _ = said.try_set(before.and_then(|before| changed(before, now, &trail)));
        });
    });
    live(move || {
        let words = said.get().map(|changed| words::since_opened(&changed, &clock::date(changed.since)));
        words.map(|words| p(words).class("notice").attr("role", "status")).into()
    })
}

/// The questions and ratings that the attempts of a profile answer.
fn answers(profile: &ProfileFile) -> u32 {
    u32::try_from(Answered::of(&profile.attempts).all()).unwrap_or(u32::MAX)
}

/// What somebody says of themselves: degree, years and their part in the responsibilities of the role.
fn they_say(desk: Desk, hidden: bool) -> Part {
    let said = desk.read(|content, _, _, attempt, _| {
        let facts = attempt.facts();
        let part = |id| facts.part(id).map(|part| words::duty(Some(part)));
        let duties = content.responsibilities.iter();
        let duties = duties.filter_map(|duty| Some((duty.name.clone(), part(&duty.id)?.to_owned())));
        let degree = words::degree_said((facts.degree(), facts.field()));
        let years = Track::ALL.map(|track| {
            (words::years::track_short(track).to_owned(), words::years_said(facts.years(track)))
        });
        let open = [(words::DEGREE_SAID.to_owned(), degree)].into_iter().chain(years);
        let open = open.filter(|_| !hidden);
        Some(open.chain(duties).collect::<Vec<_>>())
    });
    let Some(said) = said else { return Part::NOTHING };
    let rows = said.into_iter().map(|(what, said)| el("li").add(b(what)).add(": ").add(said));
    el("section")
        .class("they-say")
        .add(h2(words::THEY_SAY))
        .add(p(words::THEY_SAY_IS).class("legend"))
        .add(hidden.then(|| p(words::FACTS_HIDDEN).class("legend")))
        .add(el("ul").add(many(rows)))
        .into()
}

/// What the manager notes.
fn notes(desk: Desk) -> El {
    let (pool, id) = (desk.pool.get_value(), desk.id.get_value());
    let is_staff = desk.pools().mark_of(&id).staff;
    let member = id.clone();
    let of = (pool.clone(), id.clone());
    let keep = move |before: String, typed: String| {
        let (pool, id) = of.clone();
        desk.pools().keep_note(pool, id, before, typed)
    };
    let note = Noted {
        id: "desk-note".to_owned(),
        draft: format!("{pool}/{id}"),
        label: words::NOTE,
        hint: words::NOTE_IS,
        kept: desk.pools().note_kept(&id),
        most: MAX_NOTE,
        rows: 3,
        pause: Some(PAUSE),
    };
    // Tags and status are written without picking anybody.
    let fields = desk.pools().members.with_untracked(|members| {
        members.iter().find(|one| one.id == member).map(|member| mark_fields(desk.pools(), member))
    });
    let of_own = desk.pools().is_team();
    let present = (!of_own).then(|| present_staff(desk, pool, id, is_staff));
    el("section").class("desk-notes").add(h2(words::NOTES)).add(fields).add(note.field(keep)).add(present)
}

/// The box that marks somebody as present staff. It follows what another tab marks.
fn present_staff(desk: Desk, pool: PoolId, id: CandidateId, is_staff: bool) -> El {
    const BOX: &str = "present-staff";
    let of = id.clone();
    Effect::new(move |_| {
        let now = desk.pools().members.with(|members| {
            members.iter().find(|one| one.id == of).map(cairn_core::compare::Member::is_staff)
        });
        let field = document().get_element_by_id(BOX);
        let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let (Some(now), Some(field)) = (now, field) {
            field.set_checked(now);
        }
    });
    let change = move |event: web_sys::Event| {
        let (is, pools) = (event_target_checked(&event), desk.pools());
        let (pool, id) = (pool.clone(), id.clone());
        wasm_bindgen_futures::spawn_local(async move {
            // What was refused is said by the pool.
            let _ = pools.edit_mark(pool, id, move |mark: Mark| Mark { staff: is, ..mark }).await;
        });
    };
    el("label")
        .class("check")
        .add(
            el("input")
                .attr("type", "checkbox")
                .attr("id", BOX)
                .flag("checked", is_staff)
                .on("change", change),
        )
        .add(words::PRESENT_STAFF)
}

/// The profile as it came in, in the file that the person could have saved: the note and what was done here are no part of it.
fn save(desk: Desk) -> El {
    let said = RwSignal::new("");
    let saved = if untrack(move || desk.pools().is_team()) {
        words::SAVE_PROFILE_OF_TEAM
    } else {
        words::SAVE_PROFILE_IS
    };
    let save = move || {
        let Some(profile) = desk.profile.get_untracked() else { return };
        // While names are hidden, nothing that names anybody leaves this page.
        if untrack(move || desk.pools().hidden()) {
            return;
        }
        let name = file_name(&profile.name);
        let saved = file::save(&name, &write_profile(&profile, Include::ALL), FileType::Json).is_ok();
        said.set(if saved { words::FILE_OFFERED } else { words::NOT_SAVED });
    };
    el("section")
        .class("save-profile on-screen")
        .add(buttons().add(button(words::SAVE_PROFILE, save)))
        .add(p(saved).class("legend"))
        .add(el("p").attr("role", "status").add(live(move || said.get().into())))
}

/// The whole result, computed anew from the answers.
fn whole(desk: Desk) -> Part {
    let view = desk.read(|content, bank, profile, attempt, _| {
        let view = candidate_result(content, bank, attempt)?;
        let recomputed = compare_copies(&profile.copies, &content.version, &view);
        Some((view, recomputed, attempt.last_at()))
    });
    view.map(|(view, recomputed, at)| {
        let top = p(words::PROFILE_OF_DAY).add(clock::date(at));
        let ways =
            p(words::recomputed(&recomputed, |skill| desk.app().skill_names(&[skill]))).class("legend");
        report(desk.app(), view, Whose::Theirs, None, top, ways.into())
    })
    .into()
}
