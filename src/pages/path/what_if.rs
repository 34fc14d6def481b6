//! "What if I were level 4 in …": seven sliders, and what the stages would show.

use std::sync::Arc;

use cairn_core::path::Ground;
use cairn_core::path::view::Percent;
use cairn_core::path::what_if::{SliderMoves, WhatIf};
use cairn_core::{Skill, Stage};
use leptos::prelude::*;

use crate::parts::common::{button, cell, h2, p, row_head, table};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::words;

/// Where the sliders stand.
type Sliders = RwSignal<SliderMoves>;

pub fn what_if(app: App, ground: &Arc<Ground>) -> Part {
    let moved: Sliders = RwSignal::new([None; Skill::COUNT]);
    let today = WhatIf::today(ground);
    let names =
        app.with_content(|content| content.skills.iter().map(|info| info.name.clone()).collect::<Vec<_>>());
    let sliders = Skill::ALL.into_iter().zip(names).map(|(skill, name)| {
        let stands = app.with_content(|content| WhatIf::level_today(content, ground, skill));
        let place = today.get(skill.index()).copied().unwrap_or(0);
        slider(app, moved, (skill, name), (place, stands))
    });
    let ground = ground.clone();
    let person = StoredValue::new(WhatIf::new(&ground));
    let now = rows(app, &ground, person, [None; Skill::COUNT]);
    let stages = live(move || outcome(&now, rows(app, &ground, person, moved.get())).into());
    el("section")
        .class("what-if")
        .add(h2(words::path::WHAT_IF))
        .add(p(words::path::WHAT_IF_MORE))
        .add(
            el("div")
                .class("what-if-grid")
                .add(
                    el("div")
                        .class("sliders")
                        .add(many(sliders))
                        .add(button(words::path::RESET, move || moved.set([None; Skill::COUNT]))),
                )
                .add(stages),
        )
        .into()
}

/// The slider of a skill with its name; `today` is the place nearest to where the person stands, and the level there in words.
fn slider(app: App, moved: Sliders, (skill, name): (Skill, String), (today, stands): (u8, String)) -> El {
    let at = move || moved.with(|moved| moved.get(skill.index()).copied().flatten());
    let stands = StoredValue::new(stands);
    let word = move || {
        let place = at();
        let at_place = |place| app.with_content(|content| WhatIf::level(content, place));
        let level = place.map_or_else(|| stands.get_value(), at_place);
        words::path::slider(&level, place.is_some())
    };
    let set = move |event: web_sys::Event| {
        let place = event_target_value(&event).parse().ok();
        moved.update(|moved| {
            if let Some(slot) = moved.get_mut(skill.index()) {
                *slot = place.filter(|place| *place != today);
            }
        });
    };
    let id = format!("if-{}", skill.as_str());
    let field = el("input")
        .attr("type", "range")
        .attr("id", id.clone())
        .attr("min", "0")
        .attr("max", WhatIf::PLACES.to_string())
        .attr("step", "1")
        .live_content(move || at().unwrap_or(today).to_string())
        .live_attr("aria-valuetext", move || word().into())
        .on("input", set);
    el("div")
        .add(
            el("label")
                .attr("for", id)
                .add(el("b").add(name))
                .add(el("span").add(live(move || word().into()))),
        )
        .add(field)
}

/// The stages, first to last, with sliders moved.
fn rows(
    app: App,
    ground: &Ground,
    person: StoredValue<WhatIf>,
    moved: SliderMoves,
) -> Vec<(Stage, String, Percent)> {
    app.with_content(|content| {
        let shown = |person: &mut WhatIf| person.shown(content, ground, moved);
        let shares = person.try_update_value(shown).unwrap_or_default();
        let name = |stage: Stage| content.stage(stage).map_or_else(String::new, |info| info.name.clone());
        shares.into_iter().map(|(stage, share)| (stage, name(stage), Percent::of(share.value))).collect()
    })
}

fn outcome(now: &[(Stage, String, Percent)], then: Vec<(Stage, String, Percent)>) -> El {
    let row = |((stage, name, then), (_, _, now)): ((Stage, String, Percent), &(Stage, String, Percent))| {
        let bar =
            el("div").class("bar").attr("aria-hidden", "true").add(el("i").variable("--share", &then.bar()));
        el("tr")
            .flag("data-changed", *now != then)
            .add(row_head(format!("{} {name}", stage.number())))
            .add(cell(bar).class("bar-cell").add(words::path::with_word(then)))
            .add(cell(words::path::change(*now, then)).class("number"))
    };
    table(
        words::path::WHAT_IF_TABLE,
        None,
        &words::path::WHAT_IF_HEADS,
        then.into_iter().zip(now).rev().map(row).collect(),
    )
}
