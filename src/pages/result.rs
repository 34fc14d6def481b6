//! The result: summary first, then the skills, then the path.

use cairn_core::attempt::Attempt;
use cairn_core::path::view::{BlockerRow, Headline, NextView, ResultView, result_view};
use cairn_core::profile::packs_needed;
use cairn_core::route::Route;
use leptos::prelude::*;

use super::skills::Skills;
use super::stages::Stages;
use crate::parts::band::Band;
use crate::parts::radar::RadarChart;
use crate::state::App;
use crate::store::clock;
use crate::words;

#[component]
pub fn ResultPage() -> impl IntoView {
    let app = App::get();
    move || {
        match app.attempt() {
        None => view! { <Nothing/> }.into_any(),
        Some(attempt) if waiting(app, &attempt) => view! {
            <section class="card narrow"><h1>"Your result"</h1><p role="status">"Getting the questions that you answered …"</p></section>
        }
        .into_any(),
        Some(attempt) => {
            let view = app.with_content(|content| app.bank.with(|bank| result_view(content, bank, &attempt)));
            view.map(|view| view! { <Report view attempt/> }).into_any()
        }
    }
    }
}

/// Whether questions that were answered are still on their way; what failed is not waited for.
fn waiting(app: App, attempt: &Attempt) -> bool {
    let failed = app.failed();
    let needed = app.with_content(|content| packs_needed(content, attempt));
    needed.into_iter().any(|skill| !failed.contains(&skill) && !app.bank.with(|bank| bank.has(skill)))
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <section class="card narrow">
            <h1>"There is no result yet"</h1>
            <p class="lead">"Nothing has been answered on this device, so nothing is known, and nothing is claimed."</p>
            <p class="row-of-buttons"><a class="button primary" href=Route::Choose.to_path()>"Choose an assessment"</a></p>
        </section>
    }
}

#[component]
fn Report(view: ResultView, attempt: Attempt) -> impl IntoView {
    let app = App::get();
    let failed = app.failed();
    let all_skills = view.radar.is_some();
    view! {
        <article class="card">
            <p class="eyebrow">"Your result, "{clock::day(attempt.last_at())}</p>
            <Summary view=view.clone()/>
            {(!failed.is_empty()).then(|| view! {
                <div class="notice" role="alert"><p>"Questions of these skills could not be loaded, so answers there are not counted now: "{app.skill_names(&failed)}"."</p>
                <p><button type="button" on:click=move |_| app.retry_questions()>"Try to load them again"</button></p></div>
            })}
            <div class="result-grid">
                {all_skills.then(|| view! { <section><h2>"The path"</h2><Stages stages=view.stages.clone()/></section> })}
                <section>
                    <h2>{if all_skills { "Seven skills" } else { "The skill" }}</h2>
                    <Skills rows=view.skills.clone()/>
                    {view.radar.clone().map(|radar| view! {
                        <RadarChart radar label="Radar of the seven skills with the 90 % band of each; the table of all numbers follows."/>
                    })}
                </section>
            </div>
            <Notes view=view.clone()/>
        </article>
    }
}

/// The one sentence on top, what it rests on, and what to do next.
#[component]
fn Summary(view: ResultView) -> impl IntoView {
    let more = words::headline_more(&view.headline);
    let heading = match view.headline {
        Headline::Nothing => view! { <h1>"Nothing is known yet"</h1> }.into_any(),
        Headline::At { name, stage, .. } => {
            view! { <h1>"You stand at "<em>{name}</em>", "{words::stage_number(stage)}"."</h1> }.into_any()
        }
        Headline::Before { ready: Some((stage, name)), .. } => {
            view! { <h1>"Your skills are ready for "<em>{name}</em>", "{words::stage_number(stage)}"."</h1> }
                .into_any()
        }
        Headline::Before { ready: None, .. } => {
            view! { <h1>"Your skills do not show a stage of the path yet."</h1> }.into_any()
        }
        Headline::OneSkill { name, level } => view! { <h1>{name}": "<em>{level}</em></h1> }.into_any(),
    };
    view! {
        {heading}
        <p class="lead">{more}" The result "{words::basis(view.answered)}". Every band below is drawn as wide as the doubt is."</p>
        {view.next.map(|next| view! { <Next next blockers=view.blockers/> })}
        <p class="row-of-buttons">
            <a class="button" href=Route::Assess.to_path()>"Go on answering"</a>
            <a class="button" href=Route::About.to_path()>"Change what you have done"</a>
        </p>
    }
}

/// The stage to go for, and the facets that hold the person back most.
#[component]
fn Next(next: NextView, blockers: Vec<BlockerRow>) -> impl IntoView {
    let some = !blockers.is_empty();
    let rows = blockers.into_iter().map(|row| view! { <Blocker row/> }).collect_view();
    view! {
        <section class="next-step">
            <h2>"Next: "{next.name}", "{words::stage_number(next.stage)}</h2>
            <p>"Your skills meet its needs with a probability of "<b>{words::percent(next.shown)}</b>". Its milestone: "{next.milestone}</p>
            {some.then(|| view! { <h3>"What holds you back most"</h3><ol class="blockers">{rows}</ol> })}
        </section>
    }
}

#[component]
fn Blocker(row: BlockerRow) -> impl IntoView {
    view! {
        <li>
            <b>{row.facet}</b>" ("{row.skill}"): "{row.level}", needed "{row.needed}
            <Band outer=(row.from, row.to) inner=None claim=None need=Some(row.need_at)/>
            <p>{row.about}</p>
        </li>
    }
}

/// What was not counted, and what must be said honestly.
#[component]
fn Notes(view: ResultView) -> impl IntoView {
    let left_out = view
        .left_out
        .into_iter()
        .map(|(why, count)| view! { <p class="notice">{words::left_out(why, count)}</p> })
        .collect_view();
    view! {
        {left_out}
        <p class="honest">{words::HONEST}" "<a href=Route::Method.to_path()>{words::METHOD}</a>"."</p>
    }
}
