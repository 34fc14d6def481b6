//! The weights beside the table: moving one orders the table at once.

use cairn_core::Skill;
use cairn_core::compare::Weight;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::parts::common::{buttons, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::Pools;
use crate::state::App;
use crate::words;

pub fn weights(app: App, pools: Pools) -> Part {
    let id = Memo::new(move |_| pools.pool.with(|pool| pool.as_ref().map(|pool| pool.id.clone())));
    el("details")
        .class("weights")
        .add(el("summary").add(words::POOL_WEIGHTS))
        .add(p(words::position::WEIGHTS_ARE).class("legend"))
        .add(el("div").class("weight-sliders").add(many(Skill::ALL.map(|skill| slider(app, pools, skill)))))
        .add(buttons().add(live(move || {
            id.get().map(|id| link(&Route::Position(id), words::pools::POSITION).class("button")).into()
        })))
        .into()
}

/// A weight as a slider with its number.
pub fn slider(app: App, pools: Pools, skill: Skill) -> El {
    let name =
        app.with_content(|content| content.skill(skill).map(|info| info.name.clone())).unwrap_or_default();
    let now =
        move || pools.pool.with(|pool| pool.as_ref().map_or(0, |pool| pool.position.weight(skill).number()));
    let set = move |event: web_sys::Event| {
        if let Some(weight) = event_target_value(&event).parse().ok().and_then(Weight::new) {
            pools.set_position(move |position| {
                if let Some(slot) = position.weights.get_mut(skill.index()) {
                    *slot = weight;
                }
            });
        }
    };
    el("label")
        .class("slider")
        .add(el("span").add(name))
        .add(
            el("input")
                .attr("type", "range")
                .attr("min", "0")
                .attr("max", "100")
                .attr("id", format!("weight-{}", skill.as_str()))
                .live_content(move || now().to_string())
                .on("input", set),
        )
        .add(el("b").add(live(move || now().to_string().into())))
}
