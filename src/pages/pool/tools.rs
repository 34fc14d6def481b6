//! Search, filter and order above the table.

use cairn_core::Skill;
use cairn_core::attempt::Track;
use cairn_core::compare::{Show, SortBy, Status};
use leptos::prelude::*;

use crate::parts::el::{El, Part, el, many};
use crate::pools::Pools;
use crate::state::App;
use crate::words;

/// Those that need no status come first.
const SHOWS: [Show; 10] = [
    Show::All,
    Show::FirstGroup,
    Show::LikelyMet,
    Show::AllMeasured,
    Show::Staff,
    Show::NoStatus,
    Show::Status(Status::Invited),
    Show::Status(Status::Interviewed),
    Show::Status(Status::Offered),
    Show::Status(Status::Declined),
];
/// How many of them ask for no status.
const WITHOUT_STATUS: usize = 5;
/// Every order: some have no head of a column, and on a phone none has one. `hidden` years give no order.
fn orders(app: App, hidden: bool) -> Vec<(SortBy, String)> {
    let skills = Skill::ALL.map(|skill| {
        let name = app.with_content(|content| content.skill(skill).map(|info| info.name.clone()));
        (SortBy::Skill(skill), name.unwrap_or_default())
    });
    let years = Track::ALL.into_iter().filter(|_| !hidden);
    let years = years.map(|track| (SortBy::Years(track), words::track(track).to_owned()));
    let named = |(sort, name): (SortBy, &str)| (sort, name.to_owned());
    [
        (SortBy::Fit, words::HEAD_FIT),
        (SortBy::Name, words::BY_NAME),
        (SortBy::MustHaves, words::HEAD_MUST_HAVES),
    ]
    .map(named)
    .into_iter()
    .chain(skills)
    .chain(years)
    .chain([named((SortBy::Bias, words::BY_BIAS))])
    .collect()
}

/// `hidden` while names are hidden, and years with them.
pub fn tools(app: App, pools: Pools, hidden: bool) -> Part {
    let orders = orders(app, hidden);
    let names = orders.iter().map(|(_, name)| name.clone()).collect();
    let places: Vec<SortBy> = orders.iter().map(|(sort, _)| *sort).collect();
    let at = move || sorted(pools, &places);
    // What is noted of somebody is hidden with the names: nobody would have a status.
    let shows = if hidden { SHOWS.get(..WITHOUT_STATUS).unwrap_or_default() } else { &SHOWS };
    el("div")
        .class("tools")
        .add(search(pools))
        .add(choice(
            "show",
            words::SHOW_WHO,
            shows.iter().map(|show| words::pools::show(*show, hidden).to_owned()).collect(),
            move || shown(pools, shows),
            move |at| {
                pools.wish.update(|wish| wish.show = shows.get(at).copied().unwrap_or(Show::All));
            },
        ))
        .add(choice("sort", words::ORDER_BY, names, at, move |at| {
            pools.wish.update(|wish| {
                wish.sort = orders.get(at).map_or(SortBy::Fit, |(sort, _)| *sort);
                wish.reversed = false;
            });
        }))
        .add(
            el("fieldset")
                .class("columns")
                .add(el("legend").add(words::COLUMNS))
                .add(column(words::COLUMN_SKILLS, pools.columns.get_untracked().skills, move |on| {
                    pools.columns.update(|columns| columns.skills = on);
                }))
                .add(column(words::HEAD_MUST_HAVES, pools.columns.get_untracked().musts, move |on| {
                    pools.columns.update(|columns| columns.musts = on);
                })),
        )
        .into()
}

/// A column that can be hidden.
fn column(name: &'static str, on: bool, set: impl Fn(bool) + 'static) -> El {
    let change = move |event: web_sys::Event| set(event_target_checked(&event));
    el("label")
        .class("check")
        .add(el("input").attr("type", "checkbox").flag("checked", on).on("change", change))
        .add(el("span").add(name))
}

fn shown(pools: Pools, shows: &[Show]) -> usize {
    let show = pools.wish.with(|wish| wish.show);
    shows.iter().position(|one| *one == show).unwrap_or(0)
}

fn sorted(pools: Pools, orders: &[SortBy]) -> usize {
    let sort = pools.wish.with(|wish| wish.sort);
    orders.iter().position(|one| *one == sort).unwrap_or(0)
}

fn search(pools: Pools) -> El {
    let set = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        pools.wish.update(|wish| wish.search = text);
    };
    el("div").add(el("label").class("label").attr("for", "search").add(words::SEARCH)).add(
        el("input")
            .attr("type", "text")
            .attr("id", "search")
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .live_content(move || pools.wish.with(|wish| wish.search.clone()))
            .on("input", set),
    )
}

fn choice(
    id: &'static str,
    label: &'static str,
    names: Vec<String>,
    at: impl Fn() -> usize + Send + 'static,
    pick: impl Fn(usize) + 'static,
) -> El {
    let first = untrack(&at);
    let options = names.into_iter().enumerate().map(|(place, name)| {
        el("option").attr("value", place.to_string()).flag("selected", place == first).add(name)
    });
    let change = move |event: web_sys::Event| pick(event_target_value(&event).parse().unwrap_or(0));
    el("div").add(el("label").class("label").attr("for", id).add(label)).add(
        el("select")
            .attr("id", id)
            .on("change", change)
            .add(many(options))
            // Another order or filter may be asked for beside it.
            .live_content(move || at().to_string()),
    )
}
