//! Levels that must be reached: of skills, and of facets.

use cairn_core::{FacetId, Level, Skill};
use leptos::prelude::*;

use crate::parts::common::button;
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::Pools;
use crate::state::App;
use crate::words;

fn levels(app: App, at: Option<Level>) -> Part {
    let names = app.with_content(|content| {
        let named = content.levels.iter().skip(1);
        named.map(|info| (info.level.number(), info.name.clone())).collect::<Vec<_>>()
    });
    let none = el("option").attr("value", "").flag("selected", at.is_none()).add(words::position::NOT_ASKED);
    let options = names.into_iter().map(|(number, name)| {
        let picked = at.is_some_and(|level| level.number() == number);
        el("option").attr("value", number.to_string()).flag("selected", picked).add(name)
    });
    many(std::iter::once(none).chain(options))
}

fn level_of(event: &web_sys::Event) -> Option<Level> {
    event_target_value(event).parse().ok().and_then(Level::new)
}

pub(super) fn must(app: App, pools: Pools, skill: Skill) -> El {
    let name =
        app.with_content(|content| content.skill(skill).map(|info| info.name.clone())).unwrap_or_default();
    let id = format!("must-{}", skill.as_str());
    let set = move |event: web_sys::Event| {
        let level = level_of(&event);
        pools.set_position(move |position| position.set_must(skill, level));
    };
    let now =
        Memo::new(move |_| pools.pool.with(|pool| pool.as_ref().and_then(|pool| pool.position.must(skill))));
    let aim = Memo::new(move |_| {
        let aim = pools.pool.with(|pool| pool.as_ref().and_then(|pool| pool.position.aim(skill)));
        aim.filter(|aim| Some(*aim) != now.get())
    });
    el("div")
        .add(el("label").class("label").attr("for", id.clone()).add(name))
        .add(live(move || {
            el("select").attr("id", id.clone()).on("change", set).add(levels(app, now.get())).into()
        }))
        .add(live(move || {
            let level = aim.get().map(|aim| app.with_content(|content| content.level_name(aim)));
            level.map(|level| el("small").class("aim").add(words::position::aim(&level))).into()
        }))
}

/// Facets that must reach a level of their own, as templates have them; each can be taken back.
pub(super) fn facet_musts(app: App, pools: Pools) -> Part {
    let both = pools.pool.with(|pool| {
        pool.as_ref().map(|pool| (pool.position.facet_musts.clone(), pool.position.all_facet_aims()))
    });
    let (musts, aims) = both.unwrap_or_default();
    let row = |((facet, level), (_, aim)): ((FacetId, Level), (FacetId, Level))| {
        let name = app.with_content(|content| {
            let facet = content.facet(&facet).map(|(_, facet)| facet.name.clone()).unwrap_or_default();
            let aim = (aim != level).then(|| content.level_name(aim));
            words::position::facet_must(&facet, &content.level_name(level), aim.as_deref())
        });
        let drop = move || {
            let gone = facet.clone();
            pools.set_position(move |position| position.drop_facet(&gone));
        };
        el("li").add(name).add(" ").add(button(words::position::TAKE_BACK, drop).class("plain"))
    };
    if musts.is_empty() {
        Part::NOTHING
    } else {
        el("ul").add(many(musts.into_iter().zip(aims).map(row))).into()
    }
}
