//! One rating or question at a time.

use std::cell::Cell;
use std::rc::Rc;

use cairn_core::Skill;
use cairn_core::attempt::view::{AskKind, AskView, AssessView};
use cairn_core::attempt::{Choice, StopReason};
use cairn_core::route::Route;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::parts::common::{button, buttons, h1, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::options::{Pick, options};
use crate::state::App;
use crate::store::clock;
use crate::words;

/// A pick that comes sooner than this after a question appeared was meant for the one before: a double click, a key
/// held down. In milliseconds.
pub const TOO_SOON: f64 = 250.0;

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
        .add(h1("No assessment is under way"))
        .add(buttons().add(link(&Route::Choose, "Choose one").class("button primary")))
}

fn ask(app: App, ask: AskView) -> El {
    let shown_at = clock::ticks();
    let rating = ask.kind == AskKind::Rating;
    let before = ask.picked;
    let picked = RwSignal::new(before);
    let lead_on = rating && app.settings.get_untracked().lead_on;
    let bar = bar(&ask);
    let (item, version) = (Rc::new(ask.item), ask.version);
    // A page gives one answer: what comes before the next page is drawn belongs to the same click.
    let given = Cell::new(false);
    let confirm: Rc<dyn Fn()> = {
        let item = item.clone();
        Rc::new(move || match picked.get_untracked() {
            Some(_) if given.get() => {}
            Some(choice) => {
                given.set(true);
                if Some(choice) == before {
                    app.forward(&item);
                } else {
                    app.answer(&item, version, choice, shown_at);
                }
            }
            None => {}
        })
    };
    let pick: Pick = {
        let confirm = confirm.clone();
        Rc::new(move |choice| {
            if clock::ticks() - shown_at < TOO_SOON {
                return;
            }
            let again = picked.get_untracked() == Some(choice);
            picked.set(Some(choice));
            if lead_on || again {
                confirm();
            }
        })
    };
    let digits: Vec<_> = ask.options.iter().map(|option| (option.digit, option.choice)).collect();
    let back: Rc<dyn Fn()> = Rc::new(move || app.backward(&item));
    let keys = {
        let (pick, back) = (pick.clone(), back.clone());
        move |event: web_sys::Event| on_key(event.unchecked_ref(), &digits, &pick, &back)
    };
    focus_options();
    let code = (!ask.code.is_empty())
        .then(|| el("pre").attr("tabindex", "0").add(el("code").attr("translate", "no").add(ask.code)));
    let go_on = (!lead_on || before.is_some()).then(|| {
        button("Continue ", move || confirm())
            .class("primary")
            .live_attr("aria-disabled", move || picked.get().is_none().to_string().into())
            .add(el("kbd").attr("aria-hidden", "true").add("Enter"))
    });
    let foot = el("div")
        .class("ask-foot")
        .add(ask.has_previous.then(|| button("Back", move || back())))
        .add(link(&Route::Result, "Result so far"))
        .add(go_on)
        .add(ask.why.map(|why| el("details").add(el("summary").add("Why am I asked this?")).add(p(why))));
    el("section")
        .class("card narrow ask")
        .on("keydown", keys)
        .add(bar)
        .add(h1(ask.title).attr("id", "ask-title"))
        .add(p(ask.text).attr("id", "ask-text").class(if rating { "lead" } else { "scene" }))
        .add(code)
        .add(ask.saw_best.then(|| p(words::SAW_BEST).class("notice")))
        .add(options(ask.options, "ask-title ask-text", picked, &pick, words::unworded))
        .add(foot)
}

/// Digits pick and Backspace goes back, while the focus is on the question and not in a field.
pub fn on_key(event: &web_sys::KeyboardEvent, digits: &[(u8, Choice)], pick: &Pick, back: &Rc<dyn Fn()>) {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    if modified || event.repeat() || event.is_composing() {
        return;
    }
    let key = event.key();
    if key == "Backspace" {
        event.prevent_default();
        back();
    } else if let Some((_, choice)) = digits.iter().find(|(digit, _)| key == digit.to_string()) {
        event.prevent_default();
        pick(*choice);
    }
}

/// Moves the focus into the new question, so that keys work and a screen reader reads it, without a jump of the page.
pub fn focus_options() {
    request_animation_frame(|| {
        let option = document().query_selector(".options [tabindex='0']").ok().flatten();
        if let Some(option) = option.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let quietly = web_sys::FocusOptions::new();
            quietly.set_prevent_scroll(true);
            // A browser that refuses the focus still shows the question.
            let _ = option.focus_with_options(&quietly);
        }
        window().scroll_to_with_x_and_y(0.0, 0.0);
    });
}

/// How far the person is.
fn bar(ask: &AskView) -> El {
    let place = match ask.place {
        Some((place, of)) => format!("{}, {place} of {of}", ask.skill_name),
        None => ask.skill_name.clone(),
    };
    let stones = many(ask.stones.iter().map(|done| el("i").variable("--done", done)));
    let progress = ask.progress;
    let meter = el("progress")
        .attr("aria-label", "Answered")
        .attr("max", progress.usually_to.to_string())
        .attr("value", progress.answered.to_string());
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
    card()
        .add(h1("Getting the questions ready"))
        .add(p("This takes a moment on a slow connection. Your ratings are kept.").attr("role", "status"))
}

fn done(app: App, reason: StopReason) -> El {
    let (heading, more) = words::stop_reason(reason);
    card()
        .add(h1(heading))
        .add(p(more).class("lead"))
        .add(not_loaded(app, "The questions of these skills could not be loaded: ", ". The result rests on your ratings there."))
        .add(p("One thing is left, and you may skip it: what you have done. It tells which stages of the path you have reached, beside what your skills show."))
        .add(
            buttons()
                .add(link(&Route::About, "Tell what you have done").class("button primary"))
                .add(button("Skip to the result", move || app.finish()))
                .add(button("Back to the last answer", move || app.review_last()).class("plain")),
        )
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
        .add(p(button("Try to load them again", move || app.retry_questions())))
        .into()
}
