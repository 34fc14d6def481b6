//! The short list on two pages: for paper, groups before places, with what it rests on and the hash of its decision.

use cairn_core::compare::view::{LevelBand, MemberRow};
use cairn_core::compare::{Pool, Position, Weight};
use cairn_core::fair::{DecisionFile, ShortGroup, ShortRow, Shortlist, shortlist};
use cairn_core::route::Route;
use cairn_core::{PoolId, Skill};
use leptos::prelude::*;

use crate::parts::band::Band;
use crate::parts::common::{b, button, buttons, cell, h1, h2, link, p, row_head};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::{Loading, Pools, Record, pools};
use crate::state::App;
use crate::store::clock;
use crate::words;

pub fn shortlist_page(app: App, id: PoolId) -> Part {
    let pools = pools();
    pools.open(app, &id);
    let record = RwSignal::new(Record::Coming);
    Effect::new(move |_| {
        pools.pool.track();
        wasm_bindgen_futures::spawn_local(async move { record.set(pools.record().await) });
    });
    live(move || {
        let there = pools.loading.get() == Loading::There;
        let position = pools.pool.with(|pool| pool.as_ref().map(Pool::visible_position));
        match (record.get(), position) {
            (Record::Here(files), Some(position)) if there => paper(app, pools, &position, files.last(), &id),
            (Record::Unreadable, _) => el("section")
                .class("card narrow")
                .add(h1(words::SHORTLIST))
                .add(p(words::RECORD_UNREADABLE).class("notice").attr("role", "alert"))
                .into(),
            _ => el("section")
                .class("card narrow")
                .add(h1(words::SHORTLIST))
                .add(p(words::COMING).attr("role", "status"))
                .into(),
        }
    })
}

fn paper(app: App, pools: Pools, position: &Position, last: Option<&DecisionFile>, id: &PoolId) -> Part {
    let chosen: Vec<usize> = match last {
        Some(file) => pools.members.with(|members| {
            let ids = file.decision.listed.iter().filter(|one| one.chosen).map(|one| one.id.as_str());
            ids.filter_map(|id| members.iter().position(|member| member.id.as_str() == id)).collect()
        }),
        None => pools.picked_places(),
    };
    let ways = buttons()
        .add((!chosen.is_empty()).then(|| button("Print, or save as PDF", print).class("primary")))
        .add(link(&Route::Decision(id.clone()), words::DECISION).class("button"))
        .add(link(&Route::Pool(id.clone()), "Back to the candidates").class("button"));
    let name = if position.name.trim().is_empty() {
        "a position without a name".to_owned()
    } else {
        position.name.clone()
    };
    let card =
        el("article").class("card shortlist").add(h1(words::SHORTLIST).add(": ").add(el("bdi").add(name)));
    if chosen.is_empty() {
        return card.add(p(words::SHORTLIST_EMPTY)).add(ways).into();
    }
    let view = pools.members.with(|members| {
        pools.ranking.with(|ranking| {
            app.with_content(|content| shortlist(content, members, ranking.as_ref(), position, &chosen))
        })
    });
    card.add(p(words::chosen_of(chosen.len(), view.all)).add(", in groups that cannot be told apart at 90 %. Levels run from 0 (New) to 5 (Authority); ± is half of a 90 % interval.").class("lead"))
        .add(ways)
        .add(asked(app, position))
        .add(many(view.groups.iter().map(|group| skills(app, group))))
        .add(needs(&view))
        .add(rests_on(app, last))
        .into()
}

fn print() {
    // A browser without a printer says so itself.
    let _ = window().print();
}

/// What the position asks for: weights and must-haves, in a sentence each.
fn asked(app: App, position: &Position) -> Part {
    let skill = |skill: Skill| app.skill_names(&[skill]);
    let weighed: Vec<String> = Skill::ALL
        .into_iter()
        .filter(|one| position.weight(*one) > Weight::default())
        .map(|one| format!("{} {}", skill(one), position.weight(one).number()))
        .collect();
    p(b("What counts: "))
        .add(if weighed.is_empty() { "nothing is weighed".to_owned() } else { weighed.join(", ") })
        .add(".")
        .into()
}

/// The seven skills of those of one group.
fn skills(app: App, group: &ShortGroup) -> El {
    let title = match group.group {
        Some(at) => format!(
            "Group {}: {}",
            words::pools::group_letter(at),
            words::pools::group_words(at, group.all, group.rows.len())
        ),
        None => "Not ranked: all weights are 0".to_owned(),
    };
    let heads = Skill::ALL.map(|skill| {
        app.with_content(|content| content.skill(skill).map(|info| info.name_short.clone()))
            .unwrap_or_default()
    });
    let head = |words: String| el("th").attr("scope", "col").add(words);
    let row = |short: &ShortRow| {
        let row = &short.row;
        let fit = row.fit.map(|fit| {
            let band = Band { outer: fit.outer, inner: Some(fit.inner), claim: None, need: None };
            many([Part::from(band.draw()), level(fit).into()])
        });
        el("tr")
            .add(row_head(name(row)))
            .add(el("td").class("fit").add(fit))
            .add(many(row.skills.iter().map(|cell| el("td").class("number").add(level(cell.band)))))
    };
    let table = el("table")
        .add(el("thead").add(
            el("tr").add(head("Candidate".to_owned())).add(head("Fit".to_owned())).add(many(heads.map(head))),
        ))
        .add(el("tbody").add(many(group.rows.iter().map(row))));
    let notes = group.rows.iter().filter(|short| !short.row.caveats.is_empty()).map(|short| {
        let said = words::caveats(&short.row.caveats, |skills| app.skill_names(skills), group.group);
        el("li").add(el("bdi").add(name(&short.row))).add(": ").add(said)
    });
    el("section")
        .class("short-group")
        .add(h2(title.clone()))
        .add(
            el("div")
                .class("scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", title.clone())
                .add(table),
        )
        .add(el("ul").class("caveats").add(many(notes)))
}

fn name(row: &MemberRow) -> String {
    words::pools::name_of(&row.name, row.short_id.as_deref())
}

fn level(band: LevelBand) -> El {
    el("span").add(b(band.level.shown())).add(el("small").add(format!(" ±{}", band.plus_minus.shown())))
}

/// How likely each must-have is met.
fn needs(view: &Shortlist) -> Part {
    if view.needs.is_empty() {
        return Part::NOTHING;
    }
    let head = |(what, level): &(String, String)| {
        el("th").attr("scope", "col").add(what.clone()).add(el("small").add(format!(" {level}")))
    };
    let rows = view.groups.iter().flat_map(|group| &group.rows).map(|short| {
        let musts = short.row.musts.as_ref();
        el("tr")
            .add(row_head(name(&short.row)))
            .add(many(short.needs.iter().map(|met| cell(words::percent(*met)).class("number"))))
            .add(cell(musts.map_or_else(String::new, words::pools::musts_count)).class("number"))
            .add(cell(musts.map_or_else(String::new, |musts| words::percent(musts.all))).class("number"))
    });
    let table = el("table")
        .add(el("caption").add("Probability that each must-have is met, by the answers given"))
        .add(
            el("thead").add(
                el("tr")
                    .add(el("th").attr("scope", "col").add("Candidate"))
                    .add(many(view.needs.iter().map(head)))
                    .add(el("th").attr("scope", "col").add("Likely met"))
                    .add(el("th").attr("scope", "col").add("All at once")),
            ),
        )
        .add(el("tbody").add(many(rows)));
    el("section")
        .class("short-needs")
        .add(h2("Must-haves"))
        .add(
            el("div")
                .class("scroll")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", "Must-haves")
                .add(table),
        )
        .into()
}

/// What the list is, and is not.
fn rests_on(app: App, last: Option<&DecisionFile>) -> El {
    let version = app.with_content(|content| words::content_version(&content.version));
    let decided = match last {
        None => p("No decision is noted yet: this is a draft of those who are picked.").class("notice"),
        Some(file) => el("div")
            .add(
                p(b("Decided "))
                    .add(clock::day(file.decision.at))
                    .add("; ")
                    .add(words::hidden_then(file.decision.hidden))
                    .add("."),
            )
            .add(el("blockquote").add(file.decision.reason.clone()))
            .add(p("SHA-256 ").add(el("code").class("hash").add(file.told.as_str().to_owned()))),
    };
    el("section")
        .class("short-rests")
        .add(h2("What this rests on"))
        .add(decided)
        .add(p(words::SHORTLIST_IS_NOT).class("honest"))
        .add(p(version).class("legend"))
}
