//! One rating or question at a time.

use cairn_core::Skill;
use cairn_core::attempt::view::{AskKind, AskView, AssessView};
use cairn_core::attempt::{Choice, StopReason};
use cairn_core::route::Route;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::parts::options::Options;
use crate::state::App;
use crate::store::clock;
use crate::words;

/// A pick that comes sooner than this after a question appeared was meant for the one before: a double click, a key
/// held down. In milliseconds.
const TOO_SOON: f64 = 250.0;

#[component]
pub fn AssessPage() -> impl IntoView {
    let app = App::get();
    // One page a question: its nodes are made anew, so that whatever a translator did to the old ones is gone with them.
    let view = Memo::new(move |_| app.assess());
    let shown = move || view.get().map(|view| vec![view]).unwrap_or_default();
    let key = |view: &AssessView| match view {
        AssessView::Ask(ask) => ask.item.to_string(),
        AssessView::Load(_) => "load".to_owned(),
        AssessView::Done(_) => "done".to_owned(),
    };
    Effect::new(move |_| prefetch(app));
    view! {
        {move || view.with(Option::is_none).then(|| view! { <NoAttempt/> })}
        <For each=shown key=key let:view>{
            match view {
                AssessView::Ask(ask) => view! { <Ask ask/> }.into_any(),
                AssessView::Load(skills) => view! { <Loading skills/> }.into_any(),
                AssessView::Done(reason) => view! { <Done reason/> }.into_any(),
            }
        }</For>
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

#[component]
fn NoAttempt() -> impl IntoView {
    view! {
        <section class="card narrow">
            <h1>"No assessment is under way"</h1>
            <p class="row-of-buttons"><a class="button primary" href=Route::Choose.to_path()>"Choose one"</a></p>
        </section>
    }
}

#[component]
fn Ask(ask: AskView) -> impl IntoView {
    let app = App::get();
    let shown_at = clock::ticks();
    let rating = ask.kind == AskKind::Rating;
    let before = ask.picked;
    let picked = RwSignal::new(before);
    let (item, version) = (StoredValue::new(ask.item.clone()), ask.version);
    let lead_on = rating && app.settings.get_untracked().lead_on;
    let confirm = move || match picked.get_untracked() {
        Some(choice) if Some(choice) != before => app.answer(&item.get_value(), version, choice, shown_at),
        Some(_) => app.forward(&item.get_value()),
        None => {}
    };
    let pick = Callback::new(move |choice: Choice| {
        if clock::ticks() - shown_at < TOO_SOON {
            return;
        }
        let again = picked.get_untracked() == Some(choice);
        picked.set(Some(choice));
        if lead_on || again {
            confirm();
        }
    });
    let digits: Vec<_> = ask.options.iter().map(|option| (option.digit, option.choice)).collect();
    let on_key = move |event: web_sys::KeyboardEvent| {
        on_key(&event, &digits, pick, &move || app.backward(&item.get_value()));
    };
    focus_options();
    view! {
        <section class="card narrow ask" on:keydown=on_key>
            <Bar ask=ask.clone()/>
            <h1 id="ask-title">{ask.title}</h1>
            <p id="ask-text" class=if rating { "lead" } else { "scene" }>{ask.text}</p>
            {(!ask.code.is_empty()).then(|| view! { <pre tabindex="0"><code translate="no">{ask.code}</code></pre> })}
            <Options options=ask.options labelled_by="ask-title ask-text" picked=picked.into() pick word=words::unworded/>
            <div class="ask-foot">
                {ask.has_previous.then(|| view! { <button type="button" on:click=move |_| app.backward(&item.get_value())>"Back"</button> })}
                <a href=Route::Result.to_path()>"Result so far"</a>
                {(!lead_on || before.is_some()).then(|| view! {
                    <button type="button" class="primary" aria-disabled=move || picked.get().is_none().to_string() on:click=move |_| confirm()>
                        "Continue" <kbd aria-hidden="true">"Enter"</kbd>
                    </button>
                })}
                {ask.why.map(|why| view! { <details><summary>"Why am I asked this?"</summary><p>{why}</p></details> })}
            </div>
        </section>
    }
}

/// Digits pick and Backspace goes back, while the focus is on the question and not in a field.
fn on_key(event: &web_sys::KeyboardEvent, digits: &[(u8, Choice)], pick: Callback<Choice>, back: &dyn Fn()) {
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
        pick.run(*choice);
    }
}

/// Moves the focus into the new question, so that keys work and a screen reader reads it, without a jump of the page.
fn focus_options() {
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
#[component]
fn Bar(ask: AskView) -> impl IntoView {
    let place = match ask.place {
        Some((place, of)) => format!("{}, {place} of {of}", ask.skill_name),
        None => ask.skill_name.clone(),
    };
    let stones = ask.stones.iter().map(|done| view! { <i style:--done=done.to_string()></i> }).collect_view();
    let progress = ask.progress;
    view! {
        <div class="ask-bar">
            <span class="stones" aria-hidden="true">{stones}</span>
            <span>{place}</span>
            <span class="left">{words::minutes_left(progress)}</span>
            <progress aria-label="Answered" max=progress.usually_to value=progress.answered></progress>
            <span>{words::progress(progress)}</span>
        </div>
    }
}

/// The questions are on their way, or some could not be had.
#[component]
fn Loading(skills: Vec<Skill>) -> impl IntoView {
    let app = App::get();
    Effect::new(move |_| skills.iter().for_each(|skill| app.load_questions(*skill)));
    view! {
        <section class="card narrow">
            <h1>"Getting the questions ready"</h1>
            <p role="status">"This takes a moment on a slow connection. Your ratings are kept."</p>
        </section>
    }
}

#[component]
fn Done(reason: StopReason) -> impl IntoView {
    let app = App::get();
    let (heading, more) = words::stop_reason(reason);
    let failed = app.failed();
    let retry = move |_| app.retry_questions();
    view! {
        <section class="card narrow">
            <h1>{heading}</h1>
            <p class="lead">{more}</p>
            {(!failed.is_empty()).then(|| view! {
                <div class="notice" role="alert">
                    <p>"The questions of these skills could not be loaded: "{app.skill_names(&failed)}". The result rests on your ratings there."</p>
                    <p><button type="button" on:click=retry>"Try to load them again"</button></p>
                </div>
            })}
            <p>"One thing is left, and you may skip it: what you have done. It tells which stages of the path you have reached, beside what your skills show."</p>
            <p class="row-of-buttons">
                <a class="button primary" href=Route::About.to_path()>"Tell what you have done"</a>
                <button type="button" on:click=move |_| app.finish()>"Skip to the result"</button>
                <button type="button" class="plain" on:click=move |_| app.review_last()>"Back to the last answer"</button>
            </p>
        </section>
    }
}
