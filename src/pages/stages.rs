//! The ten stages of a result: a cairn and a list in one.

use cairn_core::path::view::StageRow;
use leptos::prelude::*;

use crate::parts::cairn::Stone;
use crate::words;

#[component]
pub fn Stages(stages: Vec<StageRow>) -> impl IntoView {
    let rows = stages.into_iter().rev().map(|row| view! { <Row row/> }).collect_view();
    view! {
        <ol class="stages" reversed>{rows}</ol>
        <p class="legend">
            <span><i class="reached"></i>"reached: shown and done"</span>
            <span><i class="ready"></i>"ready: shown, not done yet"</span>
            <span><i class="unproven"></i>"unproven: done, not shown"</span>
            <span><i class="ahead"></i>"ahead"</span>
        </p>
        <p class="legend">"The number at the right is the probability that your skills meet every need of the stage (shown). Whether you have done it is what you say about its milestone."</p>
    }
}

#[component]
fn Row(row: StageRow) -> impl IntoView {
    let said = match row.done {
        Some(true) => "done",
        Some(false) => "not done",
        None => "not said",
    };
    let share = row.shown.bar().to_string();
    view! {
        <li data-state=words::state_key(row.state) aria-current=row.is_here.then_some("step")>
            <Stone stage=row.stage/>
            <div>
                <h3>{row.name}</h3>
                <span class="state">
                    {row.is_here.then(|| view! { <span class="here">"you stand here"</span>" " })}
                    {row.is_next.then(|| view! { <span class="here">"next"</span>" " })}
                    {words::state_name(row.state)}
                </span>
            </div>
            <div class="bar" aria-hidden="true"><i style:--share=share></i></div>
            <span class="percent"><span class="visually-hidden">"shown with "</span>{words::percent(row.shown)}</span>
            <details class="stage-details">
                <summary>"What it takes"<span class="visually-hidden">": stage "{row.stage.number()}</span></summary>
                <p>{row.about}</p>
                <p><b>"Shown: "</b>{words::percent(row.shown)}{row.hardest.map(|(skill, level, met)| format!("; hardest for you is {skill} at {level} ({})", words::percent(met)))}"."</p>
                <p><b>"Milestone ("{said}"): "</b>{row.milestone}" "<bdi>{row.evidence}</bdi></p>
            </details>
        </li>
    }
}
