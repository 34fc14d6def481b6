//! The choice of an assessment.

use cairn_core::Skill;
use cairn_core::route::{ModeRoute, Route};
use leptos::prelude::*;

use crate::state::App;
use crate::words;

#[component]
pub fn ChoosePage() -> impl IntoView {
    let modes = App::get().with_content(|content| content.modes.clone());
    view! {
        <section>
            <h1>"How closely do you want to look?"</h1>
            <p class="lead">"You can stop at any time and go on later. Every mode can be repeated, and nothing that you have answered is lost."</p>
        </section>
        <section class="three" aria-label="Assessments">
            <div class="card choice">
                <h2>{modes.quick.name}</h2>
                <p>{modes.quick.about}</p>
                <p><b>{words::minutes(modes.quick.minutes)}</b>" · 35 ratings, wide intervals"</p>
                <p class="row-of-buttons"><a class="button" href=Route::Before(ModeRoute::Quick).to_path()>"Quick look"</a></p>
            </div>
            <div class="card choice" data-best="true">
                <span class="tag">"Tells most"</span>
                <h2>{modes.full.name}</h2>
                <p>{modes.full.about}</p>
                <p><b>{words::minutes(modes.full.minutes)}</b>" · 35 ratings and "{modes.full.questions_min}" to "{modes.full.questions_max}" questions"</p>
                <p class="row-of-buttons"><a class="button primary" href=Route::Before(ModeRoute::Full).to_path()>"Full assessment"</a></p>
            </div>
            <div class="card choice">
                <h2>{modes.skill.name}</h2>
                <p>{modes.skill.about}</p>
                <p><b>{words::minutes(modes.skill.minutes)}</b>" · 5 ratings and "{modes.skill.questions_min}" to "{modes.skill.questions_max}" questions"</p>
                <ul class="skill-list">{skill_links()}</ul>
            </div>
        </section>
    }
}

fn skill_links() -> impl IntoView {
    let app = App::get();
    Skill::ALL
        .into_iter()
        .map(|skill| {
            let name = app.with_content(|content| content.skill(skill).map(|info| info.name.clone()));
            view! { <li><a class="button" href=Route::Before(ModeRoute::Skill(skill)).to_path()>{name}</a></li> }
        })
        .collect_view()
}
