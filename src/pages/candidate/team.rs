//! The team: what it covers, where it hangs on one person, and who closes the gap.

use cairn_core::compare::show::{GainRow, NeedRow, NeedState, TeamView, team_view};
use cairn_core::compare::view::{Caveat, caveats};
use cairn_core::compare::{CandidateEstimate, Member, Position, SkillBasis};
use cairn_core::names::alike;
use cairn_core::route::Route;
use cairn_core::{CandidateId, PoolId, Stage};
use leptos::prelude::*;

use crate::pages::pool::{crumb::crumb, kept_banner, made_up};
use crate::parts::common::{b, button, buttons, cell, h1, h2, link, p, row_head};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::{Loading, pools};
use crate::state::App;
use crate::words;

/// Most names that a search offers.
const OFFERED: usize = 8;

/// What the page stands on.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) app: StoredValue<App>,
    /// Who is on the team.
    pub(super) team: RwSignal<Vec<CandidateId>>,
    /// The stage whose needs are asked for; `None` for the pool's position.
    pub(super) stage: RwSignal<Option<Stage>>,
    /// What is searched for.
    pub(super) search: RwSignal<String>,
}

impl Page {
    pub(super) fn new(app: App) -> Self {
        Self {
            app: StoredValue::new(app),
            team: RwSignal::default(),
            stage: RwSignal::new(None),
            search: RwSignal::default(),
        }
    }
}

pub fn team_page(app: App, pool: PoolId) -> Part {
    let pools = pools();
    pools.open(app, &pool);
    let page = Page::new(app);
    // Present staff and those who are picked are on the team at first.
    Effect::new(move |begun: Option<bool>| {
        let there = pools.loading.get() == Loading::There;
        if there && begun != Some(true) {
            page.team.set(pools.members.with(|members| {
                pools.picked.with_untracked(|picked| {
                    let staff = |one: &&Member| one.is_staff() || picked.contains(&one.id);
                    members.iter().filter(staff).map(|one| one.id.clone()).collect()
                })
            }));
        }
        there || begun == Some(true)
    });
    let back = pool;
    many([
        live(move || kept_banner(pools)),
        live(move || match pools.loading.get() {
            Loading::There => whole(page, &back).into(),
            Loading::Coming => p(words::COMING).attr("role", "status").into(),
            Loading::NoSuchPool | Loading::Failed => el("section")
                .class("card narrow")
                .add(h1(words::TEAM))
                .add(buttons().add(link(&Route::Pools, words::pools::POOLS).class("button")))
                .into(),
        }),
    ])
}

fn whole(page: Page, back: &PoolId) -> El {
    let view = Memo::new(move |_| compute(page));
    el("article")
        .class("card desk team")
        .add(live({
            let back = back.clone();
            move || {
                let made_up = page.team.with(|team| made_up::behind(team));
                crumb(pools(), &back).add(made_up).into()
            }
        }))
        .add(live(move || h1(headline(page, view.get().as_ref())).into()))
        .add(p(words::TEAM_LEAD).class("lead"))
        .add(needs_of(page))
        .add(h2(words::ON_TEAM))
        .add(live(move || members(page)))
        .add(adding(page))
        .add(live(move || match view.get() {
            None => Part::NOTHING,
            Some(TeamView::NoNeeds) => p(words::NO_TEAM_NEEDS).class("notice").into(),
            Some(TeamView::Team { needs, all, gains, .. }) => {
                many([covers(page, needs), p(words::all_needs(all)).into(), closes(page, gains)])
            }
        }))
        .add(p(words::TEAM_IS).class("honest"))
}

/// The needs: the pool's position, or a stage.
pub(super) fn asked(page: Page) -> Option<Position> {
    match page.stage.get() {
        Some(stage) => page.app.get_value().with_content(|content| Position::of_stage(content, stage)),
        None => pools().pool.with(|pool| pool.as_ref().map(|pool| pool.position.clone())),
    }
}

pub(super) fn compute(page: Page) -> Option<TeamView> {
    let position = asked(page)?;
    page.team.with(|team| {
        pools().members.with(|members| {
            let on: Vec<&CandidateEstimate> = team
                .iter()
                .filter_map(|id| members.iter().find(|one| one.id == *id).map(|one| &one.standing))
                .collect();
            let off: Vec<&CandidateEstimate> =
                members.iter().filter(|one| !team.contains(&one.id)).map(|one| &one.standing).collect();
            Some(page.app.get_value().with_content(|content| team_view(content, &position, &on, &off)))
        })
    })
}

pub(super) fn headline(page: Page, view: Option<&TeamView>) -> String {
    match view {
        Some(TeamView::Team { counts, .. }) => words::team_headline(page.team.with(Vec::len), *counts),
        _ => words::TEAM.to_owned(),
    }
}

pub(super) fn needs_of(page: Page) -> Part {
    let stages = page.app.get_value().with_content(|content| {
        content.stages.iter().map(|info| (info.stage.number(), info.name.clone())).collect::<Vec<_>>()
    });
    let choose = move |event: web_sys::Event| {
        page.stage.set(event_target_value(&event).parse().ok().and_then(Stage::new));
    };
    let options = stages.into_iter().map(|(number, name)| {
        el("option").attr("value", number.to_string()).add(words::numbered_stage(number, &name))
    });
    el("div")
        .class("fields")
        .add(
            el("div").add(el("label").class("label").attr("for", "team-needs").add(words::NEEDS_OF)).add(
                el("select")
                    .attr("id", "team-needs")
                    .on("change", choose)
                    .add(el("option").attr("value", "").add(words::needs_of_pool(pools().is_team())))
                    .add(many(options)),
            ),
        )
        .add(live(move || aims_are(page)))
        .into()
}

/// That the needs are the aims of the pool's position, where it has any beside its must-haves.
fn aims_are(page: Page) -> Part {
    let aims = pools().pool.with(|pool| pool.as_ref().is_some_and(|pool| pool.position.has_aims()));
    let said = page.stage.get().is_none() && aims;
    said.then(|| p(words::AIMS_ARE).class("legend aims-are")).into()
}

pub(super) fn name(id: &CandidateId) -> String {
    pools().members.with(|members| {
        let found = members.iter().find(|one| one.id == *id);
        words::pools::somebody(&found.map_or_else(String::new, Member::called))
    })
}

fn is_staff(id: &CandidateId) -> bool {
    pools().members.with(|members| members.iter().any(|one| one.id == *id && one.is_staff()))
}

/// That nothing but somebody's own word is behind their levels, where that is so.
pub(super) fn alone(id: &CandidateId) -> Option<El> {
    let is = |one: &Member| one.id == *id && caveats(one, None).contains(&Caveat::RatingsAlone);
    let alone = pools().members.with(|members| members.iter().any(is));
    alone.then(|| el("small").class("alone").add(format!(" {}", words::pools::rests_on(SkillBasis::Ratings))))
}

fn members(page: Page) -> Part {
    let team = page.team.get();
    if team.is_empty() {
        return p(words::TEAM_EMPTY).class("legend").into();
    }
    let row = |(place, id): (usize, CandidateId)| {
        let out = {
            let id = id.clone();
            move || page.team.update(|team| team.retain(|one| *one != id))
        };
        let staff = is_staff(&id).then(|| el("small").add(words::IS_STAFF));
        el("li").add(letter(place)).add(el("span").add(name(&id)).add(staff).add(alone(&id))).add(
            button(words::TAKE_OUT, out)
                .class("plain")
                .attr("aria-label", words::take_out_of_team(&name(&id))),
        )
    };
    el("ul").class("team-members").add(many(team.into_iter().enumerate().map(row))).into()
}

pub(super) fn letter(place: usize) -> El {
    el("b").class("letter").attr("data-person", place.to_string()).add(words::person_number(place))
}

/// Adds somebody by name.
fn adding(page: Page) -> El {
    let field = el("input")
        .attr("type", "text")
        .attr("id", "team-search")
        .attr("autocomplete", "off")
        .on("input", move |event| page.search.set(alike(&event_target_value(&event))));
    let found = move || {
        let search = page.search.get();
        let search = search.trim();
        if search.is_empty() {
            return Part::NOTHING;
        }
        let hits: Vec<CandidateId> = page.team.with(|team| {
            pools().members.with(|members| {
                let hit = |one: &&cairn_core::compare::Member| one.holds(search) && !team.contains(&one.id);
                members.iter().filter(hit).take(OFFERED).map(|one| one.id.clone()).collect()
            })
        });
        if hits.is_empty() {
            return p(words::NOT_FOUND).attr("role", "status").into();
        }
        buttons().add(many(hits.into_iter().map(|id| add_button(page, &id)))).into()
    };
    el("div")
        .class("team-add")
        .add(el("label").class("label").attr("for", "team-search").add(words::TEAM_ADD))
        .add(field)
        .add(live(found))
}

fn add_button(page: Page, id: &CandidateId) -> El {
    let words = words::add_to_team(&name(id));
    let id = id.clone();
    button(words, move || page.team.update(|team| team.push(id.clone())))
}

pub(super) fn covers(page: Page, needs: Vec<NeedRow>) -> Part {
    let team = page.team.get();
    let heads = (0..team.len()).map(|place| el("th").attr("scope", "col").add(letter(place)));
    let head = el("tr")
        .add(el("th").attr("scope", "col").add(words::HEAD_NEED))
        .add(el("th").attr("scope", "col").add(words::HEAD_MEETS))
        .add(many(heads));
    let rows = needs.into_iter().map(|row| need(&team, row));
    many([
        h2(words::TEAM_COVERS),
        el("div")
            .class("scroll")
            .attr("tabindex", "0")
            .attr("role", "region")
            .attr("aria-label", words::TEAM_COVERS)
            .add(el("table").class("needs").add(el("thead").add(head)).add(el("tbody").add(many(rows)))),
    ])
}

fn need(team: &[CandidateId], row: NeedRow) -> El {
    let single = row.single.filter(|_| team.len() > 1).and_then(|place| team.get(place));
    let single = single.map(|id| el("small").class("single").add(words::hangs_on(&name(id))));
    let share = row.covered.bar();
    el("tr")
        .attr("data-state", words::need_state(row.state))
        .add(row_head(format!("{}: {}", row.name, row.level)))
        .add(if row.state == NeedState::NotMeasured {
            cell(words::need_state(row.state))
        } else {
            cell(b(words::percent(row.covered)))
                .add(format!(" {}", words::need_state(row.state)))
                .add(
                    el("div")
                        .class("bar")
                        .attr("aria-hidden", "true")
                        .add(el("i").variable("--share", &share)),
                )
                .add(single)
        })
        .add(many(row.members.into_iter().enumerate().map(|(place, met)| {
            // Where a phone has no room for columns, the letter stands beside the number.
            let of =
                el("span").class("side-letter").attr("aria-hidden", "true").add(words::person_number(place));
            let met =
                met.map_or_else(|| words::need_state(NeedState::NotMeasured).to_owned(), words::percent);
            cell(of).add(met).class("number")
        })))
        .flag("data-gap", row.state == NeedState::Gap)
}

fn closes(page: Page, gains: Vec<GainRow>) -> Part {
    let off: Vec<CandidateId> = page.team.with(|team| {
        pools().members.with(|members| {
            members.iter().filter(|one| !team.contains(&one.id)).map(|one| one.id.clone()).collect()
        })
    });
    if gains.is_empty() {
        return Part::NOTHING;
    }
    let row = |gain: GainRow| {
        let id = off.get(gain.candidate)?;
        let adds: Vec<String> = gain
            .adds
            .iter()
            .take(3)
            .map(|(name, more)| format!("{name} +{}", words::percent(*more)))
            .collect();
        Some(
            el("li")
                .add(
                    el("div")
                        .add(b(name(id)))
                        .add(format!(" {}", words::gain(gain.needs, gain.all)))
                        .add(p(adds.join(", ")).class("legend")),
                )
                .add(add_button(page, id)),
        )
    };
    many([
        h2(words::CLOSES_GAP),
        p(words::others(off.len())).class("legend"),
        el("ol").class("gains").add(many(gains.into_iter().filter_map(row))),
    ])
}
