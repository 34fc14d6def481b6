//! A résumé: what it can tell, what it cannot, and what the person may take over as said about themselves.

use cairn_core::attempt::{Fact, Facts};
use cairn_core::content::ResumeWords;
use cairn_core::record::message::resume_notices;
use cairn_core::resume::{
    FactFound, JobRow, Month, Resume, ResumeSkill, ResumeView, SkillFound, StudyRow, resume_view,
};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::pages::person;
use crate::parts::common::{b, button, buttons, cell, h1, h2, link, not_come, p, row_head, table};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::{clock, content_files};
use crate::words;

/// How the words stand by which it is told.
#[derive(Clone)]
enum Words {
    Coming,
    Failed,
    Here(ResumeWords),
}

/// The words come when a résumé is opened, and not before.
pub fn resume_part(app: App, resume: Resume) -> Part {
    let words = RwSignal::new(Words::Coming);
    let fetch = move || {
        wasm_bindgen_futures::spawn_local(async move {
            let came = content_files::resume_words().await.map_or(Words::Failed, Words::Here);
            // Where another one is shown by now, nobody waits for it.
            let _ = words.try_update(|words| *words = came);
        });
    };
    fetch();
    live(move || match words.get() {
        Words::Coming => p(words::COMING).attr("role", "status").into(),
        Words::Failed => not_come(fetch),
        Words::Here(words) => {
            let today = Month::of(clock::now());
            let view = app.with_content(|content| resume_view(content, &words, &resume, today));
            page(app, view).into()
        }
    })
}

fn page(app: App, view: ResumeView) -> El {
    el("article")
        .class("card text resume")
        .add(p(words::resume_of(&view.name)).class("eyebrow"))
        .add(h1(words::RESUME))
        .add(p(words::RESUME_LEAD).class("lead"))
        .add(take_over(app, &view.facts))
        .add(skills(view.skills, &view.others))
        .add(work(view.work))
        .add(education(view.education))
        .add(not_told(resume_notices(&view.not_read, view.more_not_read), &view.not_used))
        .add(view.foreign.then(|| p(words::RESUME_FOREIGN).class("notice")))
        .add(p(words::RESUME_WORDS).class("honest"))
}

/// What can be said about oneself, each to be ticked; what was said already is not ticked by itself.
fn take_over(app: App, facts: &[FactFound]) -> El {
    let section = el("section").add(h2(words::RESUME_FOR_ABOUT));
    if facts.is_empty() {
        return section.add(p(words::RESUME_NO_FACTS));
    }
    let said = person::facts(app);
    let ticks: Vec<(Fact, RwSignal<bool>)> = facts
        .iter()
        .map(|found| {
            let fresh = said.as_ref().is_some_and(|said| !is_said(said, &found.fact));
            (found.fact.clone(), RwSignal::new(fresh))
        })
        .collect();
    let rows = facts.iter().zip(&ticks).map(|(found, (_, tick))| {
        let tick = *tick;
        let change = move |event: web_sys::Event| tick.set(event_target_checked(&event));
        let field =
            el("input").attr("type", "checkbox").flag("checked", tick.get_untracked()).on("change", change);
        let before = said.as_ref().and_then(|said| words::said_before(said, found));
        let before = before.map(|words| many([Part::from(el("br")), el("small").add(words).into()]));
        let words = el("span")
            .add(b(words::fact(found)))
            .add(el("br"))
            .add(el("small").add(words::fact_from(found)))
            .add(before);
        el("li").add(el("label").class("check").add(field).add(words))
    });
    let list = el("ul").class("facts").add(many(rows));
    if said.is_none() {
        return section
            .add(list)
            .add(p(words::RESUME_NO_ATTEMPT).class("notice"))
            .add(buttons().add(link(&Route::Choose, words::CHOOSE_ASSESSMENT).class("button")));
    }
    let done = RwSignal::new(None);
    let take = move || {
        let mut count = 0;
        for (fact, _) in ticks.iter().filter(|(_, tick)| tick.get_untracked()) {
            app.tell(fact.clone());
            count += 1;
        }
        done.set(Some(count));
    };
    let told = live(move || done.get().map(words::taken_over).map(Part::from).into());
    section.add(list).add(
        buttons()
            .add(button(words::RESUME_TAKE, take).class("primary"))
            .add(link(&Route::About, words::ABOUT_YOU).class("button"))
            .add(el("span").attr("role", "status").add(told)),
    )
}

/// Whether the person has said something of this kind already.
fn is_said(said: &Facts, fact: &Fact) -> bool {
    match fact {
        Fact::Years(track, _) => said.years(*track).is_some(),
        Fact::Degree(_) => said.degree().is_some(),
        Fact::Field(_) => said.field().is_some(),
        Fact::Milestone { .. } | Fact::Duty(..) => true,
    }
}

fn skills(found: Vec<SkillFound>, others: &[ResumeSkill]) -> El {
    let claim = |(claim, by): (ResumeSkill, Vec<String>)| {
        el("li").add(words::claim(&claim)).add(" ").add(el("small").add(words::fits_by(&by)))
    };
    let fitting = found.into_iter().map(|skill| {
        many([
            Part::from(el("h3").add(skill.name)),
            el("ul").add(many(skill.claims.into_iter().map(claim))).into(),
        ])
    });
    let section = el("section").add(h2(words::RESUME_SKILLS)).add(many(fitting));
    if others.is_empty() {
        return section;
    }
    section
        .add(el("h3").add(words::RESUME_FIT_NONE))
        .add(el("ul").add(many(others.iter().map(|other| el("li").add(words::claim(other))))))
}

fn work(rows: Vec<JobRow>) -> Part {
    if rows.is_empty() {
        return Part::NOTHING;
    }
    let line = |row: JobRow| {
        el("tr")
            .add(row_head(words::position(&row)))
            .add(cell(words::lasted(&row)))
            .add(cell(words::counts_for(&row)))
    };
    let heads = words::RESUME_WORK_HEADS;
    el("section")
        .add(h2(words::RESUME_WORK))
        .add(table(words::RESUME_WORK, None, &heads, rows.into_iter().map(line).collect()))
        .into()
}

fn education(rows: Vec<StudyRow>) -> Part {
    if rows.is_empty() {
        return Part::NOTHING;
    }
    let line = |row: StudyRow| {
        el("li").add(words::study(&row)).add(el("br")).add(el("small").add(words::study_told(&row)))
    };
    el("section").add(h2(words::RESUME_EDUCATION)).add(el("ul").add(many(rows.into_iter().map(line)))).into()
}

fn not_told(not_read: Vec<String>, not_used: &[String]) -> Part {
    if not_read.is_empty() && not_used.is_empty() {
        return Part::NOTHING;
    }
    let unused = (!not_used.is_empty()).then(|| p(words::not_used(not_used)));
    let list = (!not_read.is_empty())
        .then(|| el("ul").add(many(not_read.into_iter().map(|words| el("li").add(words)))));
    el("section").add(h2(words::RESUME_NOT_TOLD)).add(list).add(unused).into()
}
