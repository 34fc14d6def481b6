//! What to know before the first question.

use cairn_core::attempt::Mode;
use cairn_core::route::{ModeRoute, Route};
use leptos::prelude::*;

use crate::state::App;
use crate::words;

#[component]
pub fn BeforePage(mode: ModeRoute) -> impl IntoView {
    let app = App::get();
    let mode = match mode {
        ModeRoute::Quick => Mode::Quick,
        ModeRoute::Full => Mode::Full,
        ModeRoute::Skill(skill) => Mode::Skill(skill),
    };
    let (rules, skill) = app.with_content(|content| {
        let skill = match mode {
            Mode::Skill(skill) => content.skill(skill).map(|info| info.name.clone()),
            Mode::Quick | Mode::Full => None,
        };
        (mode.rules(content).clone(), skill)
    });
    let heading = skill.unwrap_or(rules.name);
    let questions = rules.questions_max > 0;
    view! {
        <section class="card narrow">
            <p class="eyebrow">"Before you begin"</p>
            <h1>{heading}</h1>
            <p class="lead">{rules.about}</p>
            <ul>
                <li><b>{words::minutes(rules.minutes)}</b>", at your own pace. Stop whenever you like: every answer is kept in this browser as you give it."</li>
                <li>"For each rating, pick what fits "<b>"the last two years"</b>". There is no shame in “not yet”: nobody has done everything."</li>
                {questions.then(|| view! {
                    <li>"Questions adapt to you, so they should feel neither easy nor hopeless. "<b>"“I don't know” is an honest answer"</b>" and is never scored as a wrong guess."</li>
                })}
                <li>"If you show your result to somebody, "<b>"they can recompute every score from your answers"</b>" and may ask about the doubtful places. Rate yourself as you would across the table from them."</li>
                <li>"Going back always works. A changed answer counts from then on."</li>
            </ul>
            <p class="honest">{words::HONEST}</p>
            <p class="row-of-buttons">
                <button type="button" class="primary" on:click=move |_| app.begin(mode)>"Begin"</button>
                <a class="button" href=Route::Choose.to_path()>"Choose another"</a>
            </p>
        </section>
    }
}
