//! What the pages about one candidate share: the profile, what was done since it came in, the interview questions.

mod compared;
mod confirm;
mod desk;
mod kit;
mod must_haves;
mod overview;
mod own_team;
mod raters;
mod side_by_side;
mod sources_effect;
mod team;

pub use own_team::{for_applicants, own_team};
pub use side_by_side::beside_page;
pub use team::team_page;

use cairn_core::route::Route;
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;

use self::desk::{Desk, State};
use crate::pages::pool::kept_banner;
use crate::parts::common::{buttons, h1, link, not_come, p};
use crate::parts::el::{Part, el, live, many};
use crate::pools::{Loading, pools};
use crate::state::App;
use crate::words;

/// The candidate with everything that is known of them.
pub fn candidate_page(app: App, pool: PoolId, id: CandidateId) -> Part {
    framed(app, pool, id, overview::candidate)
}

/// The interview kit.
pub fn kit_page(app: App, pool: PoolId, id: CandidateId) -> Part {
    framed(app, pool, id, kit::kit)
}

/// The confirmation test.
pub fn confirm_page(app: App, pool: PoolId, id: CandidateId) -> Part {
    framed(app, pool, id, confirm::confirm)
}

fn framed(app: App, pool: PoolId, id: CandidateId, page: fn(Desk) -> Part) -> Part {
    let pools = pools();
    pools.open(app, &pool);
    let desk = Desk {
        app: StoredValue::new(app),
        pool: StoredValue::new(pool),
        id: StoredValue::new(id),
        profile: RwSignal::new(None),
        trail: RwSignal::default(),
        unread: RwSignal::new(0),
        weighing: RwSignal::new(None),
        saving: RwSignal::new(false),
        state: RwSignal::new(State::Coming),
    };
    // What may be seen of a profile is known only when its pool is there.
    Effect::new(move |_| match pools.loading.get() {
        Loading::Coming => desk.state.set(State::Coming),
        Loading::There => desk.load(),
        Loading::Failed => desk.state.set(State::Failed),
        Loading::NoSuchPool => desk.state.set(State::Missing),
    });
    // What another tab has tested, scored, rated, brought or taken out.
    Effect::new(move |before: Option<u32>| {
        let now = pools.changed_elsewhere.get();
        if before.is_some_and(|before| before != now) && !desk.saving.get_untracked() {
            desk.read_again();
        }
        now
    });
    let there = Memo::new(move |_| (desk.state.get(), desk.pools().pool.with(Option::is_some)));
    many([
        live(move || kept_banner(pools)),
        live(move || match there.get() {
            (State::There, true) => page(desk),
            (State::Failed, _) => {
                let card = el("section").class("card narrow").add(h1(words::CANDIDATE));
                card.add(not_come(move || desk.again())).into()
            }
            (State::Missing, _) => missing(desk),
            _ => p(words::COMING).attr("role", "status").into(),
        }),
    ])
}

fn missing(desk: Desk) -> Part {
    el("section")
        .class("card narrow")
        .add(h1(words::NO_SUCH_CANDIDATE))
        .add(p(words::NO_SUCH_CANDIDATE_MORE))
        .add(
            buttons()
                .add(link(&Route::Pool(desk.pool.get_value()), words::TO_CANDIDATES).class("button primary")),
        )
        .into()
}
