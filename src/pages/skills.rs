//! The skills of a result: bands, and the same as a table.

use cairn_core::profile::view::SkillRow;
use leptos::prelude::*;

use crate::parts::band::Band;
use crate::state::App;
use crate::words;

#[component]
pub fn Skills(rows: Vec<SkillRow>) -> impl IntoView {
    let levels = App::get()
        .with_content(|content| content.levels.iter().map(|info| info.name.clone()).collect::<Vec<_>>());
    let names = levels.into_iter().map(|name| view! { <span>{name}</span> }).collect_view();
    let bands = rows.iter().cloned().map(|row| view! { <Row row/> }).collect_view();
    view! {
        <div class="scale-row" aria-hidden="true"><div class="scale">{names}</div></div>
        <ul class="skill-rows">{bands}</ul>
        <p class="legend"><span><i class="wide"></i>"90 % interval"</span><span><i class="core"></i>"50 %"</span><span><i class="claim"></i>"what you said"</span></p>
        <details><summary>"The same as a table"</summary><Table rows/></details>
    }
}

#[component]
fn Row(row: SkillRow) -> impl IntoView {
    let said = row.claimed.clone().map(|(_, word)| format!(", you said {}", word.to_lowercase()));
    view! {
        <li>
            <div>
                <h3>{row.name.clone()}</h3>
                <p>{row.level.clone()}{said}<span class="visually-hidden">". 90 % interval: "{words::level_span(&row.level_from, &row.level_to)}</span></p>
            </div>
            <Band outer=row.outer inner=Some(row.inner) claim=row.claimed.as_ref().map(|(at, _)| *at) need=None/>
            <p class="basis">{words::basis(row.basis)}</p>
        </li>
    }
}

#[component]
fn Table(rows: Vec<SkillRow>) -> impl IntoView {
    let body = rows
        .into_iter()
        .map(|row| {
            view! {
                <tr>
                    <th scope="row">{row.name}</th>
                    <td>{row.level}</td>
                    <td>{words::level_span(&row.level_from, &row.level_to)}</td>
                    <td class="number">{words::number(row.theta)}" ± "{words::number(row.standard_error)}</td>
                    <td>{row.claimed.map(|(_, word)| word)}</td>
                    <td>{words::basis(row.basis)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label="Table of the skills">
            <table>
                <caption>"Theta is the ability in logits: 0 is the mean of people who think about this path, 1 their standard deviation. ± is the standard error."</caption>
                <thead><tr><th scope="col">"Skill"</th><th scope="col">"Level"</th><th scope="col">"90 % interval"</th><th scope="col">"Theta"</th><th scope="col">"You said"</th><th scope="col">"Rests on"</th></tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
}
