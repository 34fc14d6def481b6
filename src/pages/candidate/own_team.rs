//! A team of one's own people: what they cover, and what each could grow into. Never a ranking.

use cairn_core::compare::show::{GrowingRow, GrowingStep, TeamView, growing};
use cairn_core::compare::{CandidateEstimate, Member};
use cairn_core::content::PathContent;
use cairn_core::route::Route;
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;

use super::team::{Page, alone, asked, compute, covers, headline, letter, name, needs_of};
use crate::pages::fetched::fetched;
use crate::pages::pool::{bring, file_said, made_up};
use crate::parts::common::{b, button, buttons, h1, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::{Pools, pools};
use crate::state::App;
use crate::store::content_files;
use crate::words;

pub fn own_team(app: App, pools: Pools) -> Part {
    let page = Page::new(app);
    // Everybody is on it, by name.
    Effect::new(move |_| {
        let mut all: Vec<(String, CandidateId)> = pools
            .members
            .with(|members| members.iter().map(|one| (one.name().to_lowercase(), one.id.clone())).collect());
        all.sort();
        page.team.set(all.into_iter().map(|(_, id)| id).collect());
    });
    let some = Memo::new(move |_| pools.members.with(|members| !members.is_empty()));
    let view = Memo::new(move |_| compute(page));
    el("article")
        .class("card desk team own-team")
        .add(live(move || eyebrow(page, pools)))
        .add(live(move || h1(headline(page, view.get().as_ref())).into()))
        .add(p(words::OWN_TEAM_LEAD).class("lead"))
        .add(live(move || if some.get() { Part::NOTHING } else { p(words::NOBODY_ON_TEAM).into() }))
        .add(bring(app, pools, some, words::ADD_PEOPLE))
        .add(live(move || if some.get() { needs_of(page) } else { Part::NOTHING }))
        .add(live(move || match view.get() {
            Some(TeamView::NoNeeds) => p(words::NO_TEAM_NEEDS).class("notice").into(),
            Some(TeamView::Team { needs, all, .. }) if some.get() => {
                many([legend(page), covers(page, needs), p(words::all_needs(all)).into()])
            }
            _ => Part::NOTHING,
        }))
        .add(fetched(content_files::path, move |path| could_grow(page, path)))
        .add(live(move || some.get().then(|| save(pools)).into()))
        .add(p(words::TEAM_IS).class("honest"))
        .into()
}

/// Instead of a page that ranks, where the pool is a team.
pub fn for_applicants(pool: PoolId, page: impl Fn() -> Part + Send + 'static) -> Part {
    let of = pool.clone();
    let team = Memo::new(move |_| {
        let pools = pools();
        pools.is_team() && pools.id().as_ref() == Some(&of)
    });
    live(move || if team.get() { never_ranked(&pool) } else { page() })
}

fn never_ranked(pool: &PoolId) -> Part {
    el("section")
        .class("card narrow")
        .add(h1(words::NEVER_RANKED))
        .add(p(words::NEVER_RANKED_MORE))
        .add(buttons().add(link(&Route::Pool(pool.clone()), words::TEAM).class("button primary")))
        .into()
}

fn eyebrow(page: Page, pools: Pools) -> Part {
    let Some((team, needs, id)) = pools.pool.with(|pool| {
        pool.as_ref().map(|pool| (pool.name.clone(), pool.position.name.clone(), pool.id.clone()))
    }) else {
        return Part::NOTHING;
    };
    p(if team.trim().is_empty() { String::new() } else { format!("{team} · ") })
        .class("eyebrow")
        .add(words::people(page.team.with(Vec::len)))
        .add(words::NEEDS_OF_POSITION)
        .add(link(
            &Route::Position(id),
            if needs.trim().is_empty() { words::pools::POSITION.to_owned() } else { needs },
        ))
        .add(page.team.with(|team| made_up::behind(team)))
        .into()
}

/// Whom the numbers of the table stand for.
fn legend(page: Page) -> Part {
    let people = page.team.get();
    let one = |(place, id): (usize, &CandidateId)| {
        el("li").add(letter(place)).add(el("span").add(person(id)).add(alone(id)))
    };
    el("ul").class("team-members").add(many(people.iter().enumerate().map(one))).into()
}

/// A name that leads to the person's page.
fn person(id: &CandidateId) -> Part {
    let pool = pools().pool.with(|pool| pool.as_ref().map(|pool| pool.id.clone()));
    pool.map(|pool| link(&Route::Candidate(pool, id.clone()), name(id))).into()
}

fn could_grow(page: Page, path: PathContent) -> Part {
    live(move || {
        let team = page.team.get();
        let Some(position) = asked(page).filter(|_| !team.is_empty()) else { return Part::NOTHING };
        let rows = pools().members.with(|members| {
            let of = |id: &CandidateId| members.iter().find(|one: &&Member| one.id == *id);
            let all: Vec<&CandidateEstimate> = team.iter().filter_map(of).map(|one| &one.standing).collect();
            page.app.get_value().with_content(|content| growing(content, &path, &position, &all))
        });
        let rows = team.iter().zip(rows).map(|(id, row)| grower(id, row));
        many([
            Part::from(h2(words::COULD_GROW)),
            p(words::GROWING_IS).class("legend").into(),
            el("ul").class("growing").add(many(rows)).into(),
        ])
    })
}

fn grower(id: &CandidateId, row: GrowingRow) -> El {
    let step = |step: GrowingStep| {
        el("li")
            .add(b(words::grows(&step)))
            .add(format!(" {}", words::serves(step.serves)))
            .add(p(words::how(&step)).class("legend"))
    };
    // Of whom nothing is known it is not said that they meet nothing.
    let known = !row.meets.is_empty() || !row.steps.is_empty() || row.unmeasured.is_empty();
    el("li")
        .add(el("h3").add(person(id)))
        .add(p(known.then(|| words::meets(&row.meets))).add(words::not_measured_in(&row.unmeasured)))
        .add(el("ul").add(many(row.steps.into_iter().map(step))))
}

fn save(pools: Pools) -> El {
    let said = RwSignal::new(None::<bool>);
    buttons().add(button(words::SAVE_TEAM, move || pools.save(said))).add(file_said(said))
}
