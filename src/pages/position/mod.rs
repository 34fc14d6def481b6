//! What a pool's position asks for: a template to start from, weights, levels that must be reached, years.

mod degrees;
mod from_ad;
mod musts;
mod out;
mod replace;

use cairn_core::attempt::Track;
use cairn_core::compare::{MAX_POSITION_NAME, Position, PositionSource};
use cairn_core::content::{RoleInfo, Survey};
use cairn_core::route::Route;
use cairn_core::{PoolId, Skill, Stage};
use leptos::prelude::*;

use self::degrees::degrees;
use self::from_ad::from_ad;
use self::musts::{facet_musts, must};
use self::out::out;
use self::replace::{By, Replaced, replace};
use crate::pages::pool::kept_banner;
use crate::pages::pool::weights::slider;
use crate::parts::common::{button, buttons, h1, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::{Loading, Pools, pools};
use crate::state::App;
use crate::store::content_files;
use crate::words;

pub fn position_page(app: App, id: PoolId) -> Part {
    let pools = pools();
    pools.open(app, &id);
    let (roles, survey) = (RwSignal::new(Vec::<RoleInfo>::new()), RwSignal::new(None::<Survey>));
    wasm_bindgen_futures::spawn_local(async move {
        // What cannot be had is left out; the other templates are still there.
        if let Ok(found) = content_files::roles().await {
            roles.set(found);
        }
        survey.set(content_files::survey().await.ok());
    });
    let there = Memo::new(move |_| pools.pool.with(Option::is_some));
    let page = live(move || {
        if !there.get() {
            let words =
                if pools.loading.get() == Loading::NoSuchPool { words::NO_SUCH_POOL } else { words::COMING };
            return el("section")
                .class("card narrow")
                .add(h1(words))
                .add(buttons().add(link(&Route::Pools, words::pools::POOLS).class("button")))
                .into();
        }
        form(app, pools, Templates { roles, survey }, &id)
    });
    many([live(move || kept_banner(pools)), page])
}

/// Templates that are fetched.
#[derive(Clone, Copy)]
struct Templates {
    roles: RwSignal<Vec<RoleInfo>>,
    survey: RwSignal<Option<Survey>>,
}

fn form(app: App, pools: Pools, fetched: Templates, id: &PoolId) -> Part {
    let before = RwSignal::new(Replaced::noted(id));
    let pool = id.clone();
    Effect::new(move |_| before.with(|before| Replaced::note(before.as_ref(), &pool)));
    el("section")
        .class("card text position")
        .add(h1(words::pools::POSITION))
        .add(p(words::position::POSITION_LEAD).class("lead"))
        .add(templates(app, pools, fetched, before))
        .add(from_ad(app, pools, id, before))
        .add(live(move || undo(pools, before)))
        .add(name(pools))
        .add(h2(words::position::WEIGHTS))
        .add(p(words::position::WEIGHTS_ARE).class("legend"))
        .add(el("div").class("weight-sliders").add(many(Skill::ALL.map(|skill| slider(app, pools, skill)))))
        .add(live(move || zero(pools)))
        .add(h2(words::position::MUSTS))
        .add(p(words::pools::MUSTS_ARE).class("legend"))
        .add(el("div").class("fields").add(many(Skill::ALL.map(|skill| must(app, pools, skill)))))
        .add(live(move || facet_musts(app, pools)))
        .add(h2(words::position::YEARS))
        .add(el("div").class("fields").add(many(Track::ALL.map(|track| years(pools, track)))))
        .add(out(pools, id, before))
        .into()
}

fn zero(pools: Pools) -> Part {
    let nothing = pools.pool.with(|pool| pool.as_ref().is_some_and(|pool| pool.position.shares().is_none()));
    nothing.then(|| p(words::position::NO_WEIGHTS).class("notice").attr("role", "status")).into()
}

/// The way back after a template, an advertisement or a file has replaced everything below.
fn undo(pools: Pools, before: RwSignal<Option<Replaced>>) -> Part {
    let Some(Replaced { was, by }) = before.get() else { return Part::NOTHING };
    let back = move || {
        pools.replace_position(was.clone());
        before.set(None);
    };
    let said = match by {
        By::Template => words::position::REPLACED_BY_TEMPLATE,
        By::Advertisement => words::position::REPLACED_BY_AD,
        By::File => words::position::REPLACED_BY_FILE,
    };
    el("p")
        .class("notice undo")
        .attr("role", "status")
        .add(said)
        .add(" ")
        .add(button(words::position::UNDO, back))
        .into()
}

fn templates(app: App, pools: Pools, fetched: Templates, before: RwSignal<Option<Replaced>>) -> Part {
    let Templates { roles, survey } = fetched;
    let choose = move |event: web_sys::Event| {
        let wanted = event_target_value(&event);
        let found = match wanted.split_once('/') {
            None if wanted == "strategist" => Some(app.with_content(Position::strategist)),
            None if wanted == "open" => Some(Position::open("")),
            Some(("stage", number)) => number
                .parse()
                .ok()
                .and_then(Stage::new)
                .and_then(|stage| app.with_content(|content| Position::of_stage(content, stage))),
            Some(("role", id)) => roles.with_untracked(|roles| {
                roles.iter().find(|role| role.id.as_str() == id).map(Position::of_role)
            }),
            Some(("occupation", code)) => survey.with_untracked(|survey| {
                let all = &survey.as_ref()?.occupations;
                all.iter().find(|one| one.code == code).map(Position::of_occupation)
            }),
            _ => None,
        };
        if let (Some(found), Some(hand)) = (found, pools.at_hand()) {
            replace(pools, &hand, before, (found, By::Template));
        }
    };
    let option = |value: String, name: String| el("option").attr("value", value).add(name);
    let select = move || {
        let stages = app.with_content(|content| {
            content.stages.iter().map(|info| (info.stage.number(), info.name.clone())).collect::<Vec<_>>()
        });
        let stages = stages
            .into_iter()
            .map(|(number, name)| option(format!("stage/{number}"), words::numbered_stage(number, &name)));
        let roles = roles.get().into_iter().map(|role| option(format!("role/{}", role.id), role.name));
        let occupations = survey.with(|survey| {
            let all = survey.iter().flat_map(|survey| &survey.occupations);
            all.map(|one| (one.code.clone(), one.title.clone())).collect::<Vec<_>>()
        });
        let occupations =
            occupations.into_iter().map(|(code, title)| option(format!("occupation/{code}"), title));
        el("select")
            .attr("id", "template")
            .on("change", choose)
            .add(option(String::new(), words::position::CHOOSE_TEMPLATE.to_owned()))
            .add(option("strategist".to_owned(), words::position::STRATEGIST.to_owned()))
            .add(el("optgroup").attr("label", words::STAGES_OF_PATH).add(many(stages)))
            .add(el("optgroup").attr("label", words::position::GROWTH_ROLES).add(many(roles)))
            .add(el("optgroup").attr("label", words::position::OCCUPATIONS).add(many(occupations)))
            .add(option("open".to_owned(), words::position::NOTHING_YET.to_owned()))
    };
    many([
        el("label").class("label").attr("for", "template").add(words::position::TEMPLATE).into(),
        live(move || select().into()),
        p(words::pools::TEMPLATE_MINIMUMS).class("legend").into(),
        live(move || p(source(app, pools, survey)).class("legend").into()),
        live(move || degrees(pools)),
    ])
}

/// What the numbers rest on.
fn source(app: App, pools: Pools, survey: RwSignal<Option<Survey>>) -> String {
    let source = pools.pool.with(|pool| pool.as_ref().map(|pool| pool.position.source.clone()));
    let name = |stage: Stage| app.with_content(|content| content.stage(stage).map(|info| info.name.clone()));
    match source {
        Some(PositionSource::Strategist) => words::position::FROM_STRATEGIST.to_owned(),
        Some(PositionSource::Stage(stage)) => {
            words::position::from_stage(stage, &name(stage).unwrap_or_default())
        }
        Some(PositionSource::Template(id)) if id.starts_with("occupation/") => survey.with(|survey| {
            let said = survey.as_ref().map(|survey| format!("{} {}", survey.attribution, survey.licence));
            words::position::from_occupation(&said.unwrap_or_default())
        }),
        Some(PositionSource::Template(id)) if id == "advertisement" => {
            words::position::FROM_ADVERTISEMENT.to_owned()
        }
        Some(PositionSource::Template(_)) => words::position::FROM_ROLE.to_owned(),
        Some(PositionSource::Own) | None => words::position::OWN.to_owned(),
    }
}

fn name(pools: Pools) -> Part {
    let set = move |event: web_sys::Event| {
        let name: String = event_target_value(&event)
            .chars()
            .filter(|one| !one.is_control())
            .take(MAX_POSITION_NAME)
            .collect();
        pools.set_position(move |position| position.name = name);
    };
    let now = move || {
        pools.pool.with(|pool| pool.as_ref().map_or_else(String::new, |pool| pool.position.name.clone()))
    };
    many([
        el("label").class("label").attr("for", "position-name").add(words::position::POSITION_NAME),
        el("input")
            .attr("type", "text")
            .attr("id", "position-name")
            .attr("maxlength", "80")
            .attr("autocomplete", "off")
            .live_content(now)
            .on("input", set),
    ])
}

fn years(pools: Pools, track: Track) -> El {
    let id = format!("years-{}", track.as_str());
    let set = move |event: web_sys::Event| {
        let years = event_target_value(&event).parse::<u8>().ok().filter(|years| (1..=70).contains(years));
        pools.set_position(move |position| {
            if let Some(slot) = position.years.get_mut(track as usize) {
                *slot = years;
            }
        });
    };
    let now = move || {
        let years = pools.pool.with(|pool| pool.as_ref().and_then(|pool| pool.position.years_on(track)));
        years.map_or_else(String::new, |years| years.to_string())
    };
    el("div")
        .add(el("label").class("label").attr("for", id.clone()).add(words::years::track_short(track)))
        .add(
            el("input")
                .attr("type", "number")
                .attr("id", id)
                .attr("min", "0")
                .attr("max", "70")
                .attr("placeholder", words::position::YEARS_NOT_ASKED)
                .live_content(now)
                // As it is typed: a reload would lose what waits for the end.
                .on("input", set),
        )
}
