//! The questions of a finished attempt, with the best answers, the reasons and the sources.

use cairn_core::attempt::{Answered, Attempt};
use cairn_core::content::Reason;
use cairn_core::person::Person;
use cairn_core::profile::bundles_needed;
use cairn_core::profile::review::{ReviewOption, ReviewQuestion, ReviewSkill, ReviewView, review_view};
use cairn_core::route::Route;
use cairn_core::{AttemptId, ItemId, Skill};
use leptos::prelude::*;

use crate::pages::assess::again::again_button;
use crate::parts::code::code;
use crate::parts::common::{button, buttons, h1, h2, link, not_come, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::content_files;
use crate::words;

/// Where the reasons stand.
#[derive(Clone)]
enum Reasons {
    Coming,
    Here(Vec<Reason>),
    Failed,
}

/// What is to be settled before best answers are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Before {
    /// The questions are on their way: how fast each was answered is not known.
    Coming,
    /// These were answered too fast to count, and can be answered once more until then.
    TooFast(Vec<(AttemptId, ItemId)>),
    Nothing,
}

pub fn review_page(app: App) -> Part {
    let (reasons, anyway) = (RwSignal::new(Reasons::Coming), RwSignal::new(false));
    get(app, reasons);
    let before = Memo::new(move |_| if anyway.get() { Before::Nothing } else { before(app) });
    Effect::new(move |_| {
        let here = matches!(reasons.get(), Reasons::Here(list) if !list.is_empty());
        if here && before.get() == Before::Nothing {
            let shown = |person: Person| person.behind(&finished(app));
            let attempts = person(app).map(shown).unwrap_or_default();
            attempts.iter().filter(|attempt| !attempt.reviewed()).for_each(|one| app.mark_reviewed(one));
        }
    });
    // The heading stands from the start: it has the focus, and must not lose it when the reasons come.
    let questions = live(move || match (view(app, reasons), reasons.get()) {
        (None | Some(ReviewView::NotYet), _) => many([p(words::REVIEW_LATER), to_result("button primary")]),
        (_, Reasons::Here(_)) if before.get() != Before::Nothing => closes(app, before.get(), anyway),
        (_, Reasons::Coming) => p(words::COMING).attr("role", "status").into(),
        (_, Reasons::Failed) => not_come(move || get(app, reasons)),
        (Some(ReviewView::NoQuestions), _) => p(words::REVIEW_NOTHING).into(),
        (Some(ReviewView::Questions(skills)), _) => many([
            p(lead(app, &skills)).class("lead").into(),
            many(skills.into_iter().map(skill)),
            to_result("button").into(),
        ]),
    });
    el("article").class("card text review").add(h1(words::REVIEW)).add(questions).into()
}

fn before(app: App) -> Before {
    let finished = finished(app);
    let Some(person) = person(app) else { return Before::Coming };
    let needed = app.with_content(|content| bundles_needed(content, person.log()));
    let failed = app.failed();
    if needed.iter().any(|skill| !failed.contains(skill) && !app.bank.with(|bank| bank.has(*skill))) {
        return Before::Coming;
    }
    let behind = person.behind(&finished);
    match app.too_fast(|id| behind.iter().any(|attempt| attempt.id() == id)) {
        none if none.is_empty() => Before::Nothing,
        some => Before::TooFast(some),
    }
}

/// Says how many answers the best ones would close, and asks.
fn closes(app: App, before: Before, anyway: RwSignal<bool>) -> Part {
    let Before::TooFast(asked) = before else { return p(words::COMING).attr("role", "status").into() };
    let said = words::too_fast_count(asked.len()) + " " + words::review_closes(asked.len());
    let ways = buttons()
        .add(again_button(app, asked, Route::Review).map(|button| button.class("primary")))
        .add(button(words::REVIEW_ANYWAY, move || anyway.set(true)));
    many([p(said).class("lead"), ways])
}

/// The attempts that are done: who is still answering sees no best answers.
fn finished(app: App) -> Vec<Attempt> {
    app.attempts.with(|all| all.iter().filter(|attempt| attempt.finished()).cloned().collect())
}

fn person(app: App) -> Option<Person> {
    app.bank.with(|bank| Person::of(bank, &finished(app), Vec::new()))
}

fn view(app: App, reasons: RwSignal<Reasons>) -> Option<ReviewView> {
    let person = person(app)?;
    let known = reasons.with(|reasons| match reasons {
        Reasons::Here(list) => list.clone(),
        Reasons::Coming | Reasons::Failed => Vec::new(),
    });
    Some(app.with_content(|content| app.bank.with(|bank| review_view(content, bank, &known, person.log()))))
}

/// How many questions these are.
fn lead(app: App, skills: &[ReviewSkill]) -> String {
    let answered = person(app).map_or(0, |person| Answered::of([person.log()]).questions);
    words::review_lead(skills.iter().map(|skill| skill.questions.len()).sum(), answered)
}

fn to_result(class: &'static str) -> El {
    buttons().add(link(&Route::Result, words::TO_RESULT).class(class))
}

/// Fetches the reasons of every skill in which something was asked.
fn get(app: App, reasons: RwSignal<Reasons>) {
    reasons.set(Reasons::Coming);
    app.read_packs();
    let person = untrack(move || person(app));
    let needed: Vec<Skill> = person
        .map(|person| app.with_content(|content| bundles_needed(content, person.log())))
        .unwrap_or_default();
    for skill in &needed {
        app.load_questions(*skill);
    }
    wasm_bindgen_futures::spawn_local(async move {
        let mut found = Vec::new();
        for skill in needed {
            match content_files::reasons(skill).await {
                Ok(more) => found.extend(more),
                Err(_) => return reasons.set(Reasons::Failed),
            }
        }
        reasons.set(Reasons::Here(found));
    });
}

fn skill(skill: ReviewSkill) -> El {
    el("section").add(h2(skill.name)).add(many(skill.questions.into_iter().map(question)))
}

fn question(question: ReviewQuestion) -> El {
    let summary = el("summary")
        .attr("data-earned", words::earned_key(question.earned))
        .add(el("b").add(question.facet))
        .add(el("span").add(words::earned(question.earned)))
        .add(el("small").add(question.stem.clone()));
    el("details")
        .add(summary)
        .add(p(question.stem).class("scene"))
        .add(code(&question.code))
        .add(question.left_out.map(|why| p(words::left_out(why, 1)).class("notice")))
        .add(question.retired.map(|retired| p(words::retired(&retired.date, &retired.reason))))
        .add(el("ol").class("reasons").add(many(question.options.into_iter().map(option))))
        .add(p(words::SOURCE).class("source").add(question.source))
        .add(p(words::difficulty_rests_on(&question.rests_on)).class("rests-on"))
}

fn option(option: ReviewOption) -> El {
    let marks = words::option_marks(option.best, option.picked);
    el("li")
        .flag("data-best", option.best)
        .flag("data-picked", option.picked)
        .add(el("b").add(option.text))
        .add(marks.map(|words| el("em").add(words)))
        .add(p(option.why))
}
