//! One pool: who is ahead for its position, in groups before places.

pub(super) mod pools;

pub mod about;
pub mod beneath;
mod bring;
mod browser_search;
pub mod crumb;
mod found;
mod heads;
mod listed;
pub mod made_up;
mod pairwise;
mod plain;
pub mod row;
mod sensitivity;
mod table;
mod tools;
pub mod weights;

pub use bring::bring;

use cairn_core::compare::view::Caveat;
use cairn_core::compare::view::pool_headline;
use cairn_core::compare::{HeadCount, Member, PoolKind};
use cairn_core::invite::listed;
use cairn_core::route::Route;
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::pages::candidate::own_team;
use crate::pages::pool::pools::came_back;
use crate::parts::banner::banner;
use crate::parts::common::{button, buttons, h1, link, not_come, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::{Kept, Loading, Pools, pools};
use crate::shell::focus_stays;
use crate::state::App;
use crate::store::{clock, file};
use crate::words;

/// Around what can be done with those who are picked.
const PICKED: &str = "picked";

pub fn pool_page(app: App, id: PoolId) -> Part {
    let pools = pools();
    pools.open(app, &id);
    let team = Memo::new(move |_| pools.is_team());
    let body = live(move || match pools.loading.get() {
        Loading::NoSuchPool => missing(),
        Loading::Failed => {
            let again = id.clone();
            el("section")
                .class("card narrow")
                .add(h1(words::pools::POOLS))
                .add(not_come(move || pools.open(app, &again)))
                .into()
        }
        Loading::Coming | Loading::There if team.get() => own_team(app, pools),
        Loading::Coming | Loading::There => whole(app, pools),
    });
    many([live(move || kept_banner(pools)), body])
}

/// Says where pools are not kept, and where the order does not count everything that is.
pub fn kept_banner(pools: Pools) -> Part {
    let kept = match pools.kept.get() {
        Kept::OnDevice => Part::NOTHING,
        Kept::InMemory => banner(words::pools_kept::IN_MEMORY, Vec::new()).into(),
        Kept::FromCopy => banner(words::pools_kept::FROM_COPY, Vec::new()).into(),
        Kept::Refused => banner(words::pools_kept::REFUSED, Vec::new()).into(),
        Kept::Lost => banner(words::pools_kept::LOST, Vec::new()).into(),
    };
    let behind = pools.behind.with(Option::is_some).then(|| {
        banner(words::pools::SCORES_BEHIND, vec![button(words::TRY_AGAIN, move || pools.catch_up())])
    });
    let back = pools.came_back.get().then(|| {
        let seen = button(words::I_SEE, move || pools.came_back.set(false));
        banner(words::pools_kept::CAME_BACK, vec![seen])
    });
    many([kept, behind.map_or(Part::NOTHING, Part::from), back.map_or(Part::NOTHING, Part::from)])
}

fn missing() -> Part {
    el("section")
        .class("card narrow")
        .add(h1(words::NO_SUCH_POOL))
        .add(p(words::NO_SUCH_POOL_MORE))
        .add(buttons().add(link(&Route::Pools, words::pools::POOLS).class("button primary")))
        .into()
}

fn whole(app: App, pools: Pools) -> Part {
    let some = Memo::new(move |_| pools.members.with(|members| !members.is_empty()));
    // What weights do not change is not drawn anew with them.
    let about = Memo::new(move |_| {
        pools.pool.with(|pool| {
            pool.as_ref().map(|pool| About {
                name: pool.name.clone(),
                position: pool.position.name.clone(),
                id: pool.id.clone(),
            })
        })
    });
    let hidden = Memo::new(move |_| pools.hidden());
    let being_read = Memo::new(move |_| all_being_read(pools));
    let card = el("section")
        .class("card pool")
        .add(live(move || eyebrow(pools, about.get())))
        .add(live(move || head(pools, being_read.get())))
        .add(live(move || came_back(pools, about.get().map(|about| about.id))))
        .add(beneath::beneath(app, pools))
        .add(live(move || some.get().then(|| sensitivity::steady(pools)).into()))
        .add(live(move || if some.get() { blinding(app, pools, hidden.get()) } else { Part::NOTHING }))
        .add(live(move || invited(pools)))
        .add(bring(app, pools, some, words::pools::ADD_CANDIDATES))
        .add(live(move || {
            if !some.get() {
                return Part::NOTHING;
            }
            // Who is picked stays in view with the list, and with nothing else.
            let listing = el("div").class("listing").add(table::table(app)).add(bar(pools));
            many([weights::weights(app, pools), tools::tools(app, pools, hidden.get()), listing.into()])
        }))
        .add(live(move || taken_out(app, pools)))
        .add(el("div").attr("id", PICKED).attr("tabindex", "-1").add(picked(app, pools)))
        .add(live(move || some.get().then(|| out(app, pools)).into()));
    card.into()
}

/// Whether names are hidden, and the way to the decision.
fn blinding(app: App, pools: Pools, hidden: bool) -> Part {
    let decision = pools.id().map(|id| link(&Route::Decision(id), words::DECISION).class("button"));
    if hidden {
        return el("div")
            .class("notice veil")
            .add(p(words::NAMES_HIDDEN))
            .add(buttons().add(decision))
            .into();
    }
    let hide = (!pools.reading()).then(|| {
        button(words::HIDE_NAMES, move || {
            pools.hide_names(app);
            focus_stays();
        })
    });
    buttons().add(hide).add(decision).into()
}

/// The way to invite somebody, and how many have come back.
fn invited(pools: Pools) -> Part {
    let Some(id) = pools.pool.with(|pool| pool.as_ref().map(|pool| pool.id.clone())) else {
        return Part::NOTHING;
    };
    let counts = pools.invited.with(|all| Some(listed(all, clock::today()?, true).counts));
    let said = counts.filter(|counts: &[usize; 3]| counts.iter().any(|count| *count > 0));
    let way = link(&Route::Invite(id), words::invite::INVITE).class("button");
    buttons().add(way).add(said.map(|counts| el("span").add(words::invite::counts(counts)))).into()
}

/// What stands above the headline.
#[derive(Clone, PartialEq)]
struct About {
    name: String,
    position: String,
    id: PoolId,
}

fn eyebrow(pools: Pools, about: Option<About>) -> Part {
    let Some(About { name, position, id }) = about else {
        return p(words::COMING).attr("role", "status").into();
    };
    let all: Vec<CandidateId> = pools.members.with(|all| all.iter().map(|one| one.id.clone()).collect());
    let count = HeadCount::of(PoolKind::Applicants, all.len(), all.len() - pools.applicants());
    p(if name.trim().is_empty() { String::new() } else { format!("{name} · ") })
        .class("eyebrow")
        .add(words::POSITION_BEFORE)
        .add(link(
            &Route::Position(id),
            if position.trim().is_empty() { words::POSITION_NOT_NAMED.to_owned() } else { position },
        ))
        .add(format!(" · {}", words::pools::head_count(PoolKind::Applicants, count)))
        .add(made_up::behind(&all))
        .into()
}

fn head(pools: Pools, being_read: bool) -> Part {
    if being_read {
        return h1(words::pools::BEING_READ).into();
    }
    let headline =
        pools.members.with(|members| pools.ranking.with(|ranking| pool_headline(members, ranking.as_ref())));
    h1(words::headline::pool_headline(&headline)).into()
}

/// Whether everybody who is there so far came with what is being read: then nothing is said of them yet.
fn all_being_read(pools: Pools) -> bool {
    let count = pools.members.with(Vec::len);
    pools.progress.with(|progress| progress.running && progress.all > 1 && progress.added >= count)
}

/// Who was taken out last, and the way back.
fn taken_out(app: App, pools: Pools) -> Part {
    let Some(taken) = pools.taken_out.get() else { return Part::NOTHING };
    el("p")
        .class("notice undo")
        .attr("role", "status")
        .add(words::pools::taken_out(taken.candidates.len()))
        .add(" ")
        .add(button(words::PUT_BACK, move || pools.put_back(app)))
        .into()
}

/// Who is picked, beside the list and in view with it, and the way to what can be done with them.
fn bar(pools: Pools) -> Part {
    let names = Memo::new(move |_| {
        let places = pools.picked_places();
        pools.members.with(|all| {
            places
                .iter()
                .filter_map(|at| all.get(*at))
                .map(|one| words::pools::somebody(&one.called()))
                .collect::<Vec<_>>()
        })
    });
    let any = Memo::new(move |_| names.with(|names| !names.is_empty()));
    let go = move || {
        let Some(panel) = document().get_element_by_id(PICKED) else { return };
        // It begins at the top of the window, under nothing.
        panel.scroll_into_view();
        if let Ok(panel) = panel.dyn_into::<web_sys::HtmlElement>() {
            let _ = panel.focus();
        }
    };
    // Also that nobody is any more, for who hears the page; before anybody was, there is nothing to say.
    let ever = StoredValue::new(false);
    let said = move || {
        names.with(|names| {
            let before = ever.try_update_value(|ever| std::mem::replace(ever, *ever || !names.is_empty()));
            if names.is_empty() && before != Some(true) { String::new() } else { words::table::picked(names) }
        })
    };
    el("div")
        .class("picked-bar")
        .live_attr("data-any", move || any.get().to_string().into())
        .add(el("span").attr("role", "status").add(live(move || said().into())))
        .add(live(move || any.get().then(|| button(words::table::TO_PICKED, go)).into()))
        .into()
}

/// What can be done with those who are picked.
fn picked(app: App, pools: Pools) -> Part {
    // The fields of one candidate stay as long as that one is picked: nothing that is kept elsewhere takes the words from
    // under somebody's hands.
    let one = Memo::new(move |_| {
        let places = pools.picked_places();
        let [at] = places.as_slice() else { return None };
        let id = pools.members.with(|members| members.get(*at).map(|member| member.id.clone()));
        id.filter(|_| !pools.hidden())
    });
    live(move || match one.get() {
        Some(id) => about::about(app, pools, &id),
        None => live(move || several(app, pools)),
    })
}

fn several(app: App, pools: Pools) -> Part {
    let places = pools.picked_places();
    match places.as_slice() {
        [] => Part::NOTHING,
        one @ [_] => about::many_picked(pools, one),
        [one, other] if !any_staff(pools, &[*one, *other]) => {
            many([pairwise::versus(app, pools, [*one, *other]), about::many_picked(pools, &places)])
        }
        more => about::many_picked(pools, more),
    }
}

/// Whether present staff are among these: they are in no ranking, so nobody is held against them.
fn any_staff(pools: Pools, places: &[usize]) -> bool {
    pools.members.with(|all| places.iter().any(|at| all.get(*at).is_some_and(Member::is_staff)))
}

/// How saving a file went, beside the buttons that save it.
pub fn file_said(said: RwSignal<Option<bool>>) -> El {
    let words = live(move || words::saved_file(said.get()).into());
    el("span").attr("role", "status").class("said").add(words)
}

/// What can be taken along.
fn out(app: App, pools: Pools) -> Part {
    let said = RwSignal::new(None::<bool>);
    let csv = move || said.set(Some(pools.save_csv(app)));
    let excel = move || {
        let say = |caveats: &[Caveat], group: Option<usize>| {
            words::caveats(caveats, |skills| app.skill_names(skills), row::name_in_pool, group)
        };
        said.set(Some(pools.save_sheet(app, file::sheet(), &say)));
    };
    let json = move || said.set(Some(pools.save_json(app)));
    many([
        buttons()
            .add(button(words::SAVE_POOL, move || pools.save(said)))
            .add(button(words::TABLE_CSV, csv))
            .add(button(words::FOR_EXCEL, excel))
            .add(button(words::JSON_INTERVALS, json))
            .add(file_said(said))
            .into(),
        live(move || {
            pools.hidden().then(|| p(words::pools_kept::SAVED_PACKED).class("legend on-screen")).into()
        }),
        live(move || p(words::pools_kept::copies(pools.copies.get())).class("legend on-screen").into()),
        p(words::for_excel(file::sheet())).class("legend on-screen").into(),
        p(words::pools::SCALE_IS).class("legend").into(),
        p(words::pools::NOT_A_DECISION).class("legend").into(),
    ])
}
