//! One rating or question at a time.

pub mod again;
pub(super) mod choose;
pub(super) mod introduction;

use std::rc::Rc;
use std::time::Duration;

use cairn_core::attempt::view::{AskKind, AskView, AssessView};
use cairn_core::attempt::{Mode, StopReason};
use cairn_core::route::Route;
use cairn_core::{AttemptId, Skill};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::again::again_button;
use crate::parts::answering::{Asking, Manner};
use crate::parts::code::code;
use crate::parts::common::{button, buttons, h1, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::options::options;
use crate::shell::focus_stays;
use crate::state::App;
use crate::store::session_drafts;
use crate::words;

pub fn assess_page(app: App) -> Part {
    // One page a question: it is made anew for the next one, and not while it is on screen.
    let view = Memo::new_with_compare(
        move |_| app.assess(),
        |old, new| name(old.and_then(Option::as_ref)) != name(new.and_then(Option::as_ref)),
    );
    Effect::new(move |_| prefetch(app));
    live(move || match view.get() {
        None => no_attempt().into(),
        Some(AssessView::Ask(view)) => ask(app, view).into(),
        Some(AssessView::Load(skills)) => loading(app, &skills).into(),
        Some(AssessView::Done(reason)) => done(app, reason).into(),
    })
}

/// What tells one page from the next.
fn name(view: Option<&AssessView>) -> &str {
    match view {
        None => "none",
        Some(AssessView::Ask(ask)) => ask.item.as_str(),
        Some(AssessView::Load(_)) => "load",
        Some(AssessView::Done(_)) => "done",
    }
}

/// The questions come one skill at a time, while the person rates.
fn prefetch(app: App) {
    let Some(attempt) = app.attempt() else { return };
    if app.with_content(|content| attempt.mode().rules(content).questions_max) == 0 {
        return;
    }
    let open = |skill: &Skill| !app.bank.with(|bank| bank.has(*skill)) && !app.failed().contains(skill);
    if let Some(skill) = attempt.mode().skills().into_iter().find(open) {
        app.load_questions(skill);
    }
}

fn card() -> El {
    el("section").class("card narrow")
}

fn no_attempt() -> El {
    card()
        .add(h1(words::NO_ASSESSMENT))
        .add(buttons().add(link(&Route::Choose, words::CHOOSE_ONE).class("button primary")))
}

fn ask(app: App, ask: AskView) -> El {
    let rating = ask.kind == AskKind::Rating;
    let (before, too_fast) = (ask.picked, ask.too_fast && !ask.saw_best);
    let fast = if too_fast {
        Some(words::TOO_FAST)
    } else {
        ask.progress.last_rapid.then_some(words::LAST_TOO_FAST)
    };
    let lead_on = rating && app.settings.get_untracked().lead_on;
    let bar = bar(&ask);
    let (item, version) = (Rc::new(ask.item.clone()), ask.version);
    let give = {
        let item = item.clone();
        move |choice, since| {
            if Some(choice) == before && !too_fast {
                app.forward(&item);
            } else {
                app.answer(&item, version, choice, since);
            }
        }
    };
    let back: Option<Box<dyn Fn()>> =
        if ask.has_previous { Some(Box::new(move || app.backward(&item))) } else { None };
    let of = app.current.get_untracked();
    let draft = session_drafts::name(of.as_ref().map_or("", AttemptId::as_str), &ask.item);
    let asking = Asking::new(&ask.options, Manner { before, version, draft, lead_on }, give, back);
    let (keys, back) = (asking.clone(), asking.clone());
    let foot = el("div")
        .class("ask-foot")
        .add(ask.has_previous.then(|| button(words::BACK, move || back.go_back())))
        .add(link(&Route::Result, words::RESULT_SO_FAR))
        .add(asking.go_on_button(words::GO_ON))
        .add(ask.why.map(|why| el("details").add(el("summary").add(words::WHY_ASKED)).add(p(why))));
    el("section")
        .class("card narrow ask")
        .on("keydown", move |event| keys.key(event.unchecked_ref()))
        .add(bar)
        .add(h1(ask.title).attr("id", "ask-title"))
        .add(p(ask.text).attr("id", "ask-text").class(if rating { "lead" } else { "scene" }))
        .add(code(&ask.code))
        .add(ask.saw_best.then(|| p(words::SAW_BEST).class("notice")))
        .add(fast.map(|words| p(words).class("legend").attr("role", "status")))
        .add(options(ask.options, "ask-title ask-text", &asking, words::unworded))
        .add(asking.hint())
        .add(foot)
}

/// How far the person is.
fn bar(ask: &AskView) -> El {
    let place = match ask.place {
        Some((place, of)) => words::ask_place(&ask.skill_name, place, of),
        None => ask.skill_name.clone(),
    };
    let stones = many(ask.stones.iter().map(|done| el("i").variable("--done", done)));
    let progress = ask.progress;
    let meter = el("progress")
        .attr("aria-label", words::ANSWERED)
        .attr("max", progress.at_most.to_string())
        .attr("value", progress.given.to_string());
    el("div")
        .class("ask-bar")
        .add(el("span").class("stones").attr("aria-hidden", "true").add(stones))
        .add(el("span").add(place))
        .add(el("span").class("left").add(words::minutes_left(progress)))
        .add(meter)
        .add(el("span").add(words::progress(progress)))
}

/// The questions are on their way, or some could not be had.
fn loading(app: App, skills: &[Skill]) -> El {
    for skill in skills {
        app.load_questions(*skill);
    }
    focus_stays();
    card().add(h1(words::GETTING_QUESTIONS)).add(p(words::GETTING_QUESTIONS_MORE).attr("role", "status"))
}

fn done(app: App, reason: StopReason) -> El {
    let (heading, more) = words::stop_reason(reason);
    focus_stays();
    // Answered to its end it is finished, whichever way the person leaves; not while questions of it could not be had.
    if untrack(move || app.failed()).is_empty() {
        set_timeout(move || app.close(), Duration::ZERO);
    }
    // Who has said what they have done is not asked for it again.
    let told =
        app.attempts.with_untracked(|all| all.iter().any(|attempt| attempt.facts().tells_milestones()));
    let result = if told {
        button(words::SEE_RESULT, move || app.finish()).class("primary")
    } else {
        button(words::SKIP_TO_RESULT, move || app.finish())
    };
    card()
        .add(h1(heading))
        .add(p(more).class("lead"))
        .add(too_fast(app))
        .add(not_loaded(app, words::NOT_LOADED_BEFORE, words::NOT_LOADED_AFTER))
        .add(onwards(app, reason))
        .add((!told).then(|| p(words::ONE_THING_LEFT)))
        .add(
            buttons()
                .add((!told).then(|| link(&Route::About, words::TELL_DONE).class("button primary")))
                .add(result)
                .add(button(words::BACK_TO_LAST, move || app.review_last()).class("plain")),
        )
}

/// How many answers came too fast to count, and the offer to give them once more.
fn too_fast(app: App) -> Option<El> {
    let current = app.current.get_untracked();
    let asked = untrack(move || app.too_fast(|id| Some(id) == current.as_ref()));
    let count = asked.len();
    let button = again_button(app, asked, Route::Assess)?;
    Some(el("div").class("notice").add(p(words::too_fast_count(count))).add(buttons().add(button)))
}

/// The way on for somebody who wants to answer more.
fn onwards(app: App, reason: StopReason) -> Option<El> {
    let attempt = app.attempt()?;
    let more = match reason {
        StopReason::Complete => button(words::GROW, move || {
            // The quick look is done; what grows from it is another attempt.
            app.close();
            app.grow(&attempt, Mode::Full);
        }),
        StopReason::Precise | StopReason::Length | StopReason::LittleGain => {
            button(words::GO_BEYOND, move || app.go_beyond())
        }
        StopReason::Exhausted => return None,
    };
    Some(buttons().add(more))
}

/// Which questions could not be had, and a way to try again; nothing if there are none.
pub fn not_loaded(app: App, before: &'static str, after: &'static str) -> Part {
    let failed = app.failed();
    if failed.is_empty() {
        return Part::NOTHING;
    }
    el("div")
        .class("notice")
        .attr("role", "alert")
        .add(p(before).add(app.skill_names(&failed)).add(after))
        .add(p(button(words::LOAD_AGAIN, move || app.retry_questions())))
        .into()
}
