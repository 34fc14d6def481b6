//! Who is invited, and how each invitation stands.

use cairn_core::compare::Member;
use cairn_core::invite::{InvitationRow, InviteId, InviteeIdentity, listed, named_address};
use cairn_core::record::message::isolated;
use cairn_core::route::Route;
use cairn_core::{CandidateId, PoolId};
use leptos::prelude::*;

use super::letters::{Letters, copying};
use crate::parts::common::{button, buttons, heard, link, p};
use crate::parts::confirm::{Sure, sure};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::Pools;
use crate::state::App;
use crate::store::clock;
use crate::words::{self, invite as say};

pub fn list(app: App, pools: Pools, hidden: bool) -> Part {
    let shown = RwSignal::new(None::<InviteId>);
    let said = RwSignal::new("");
    let rows = live(move || {
        let all = pools.invited.get();
        let Some(today) = clock::today() else { return Part::NOTHING };
        let listed = listed(&all, today, hidden);
        if listed.rows.is_empty() {
            return p(say::NOBODY).class("legend").into();
        }
        let counts = p(say::counts(listed.counts)).class("invited-counts").attr("role", "status");
        let rows = listed.rows.iter().map(|one| row(app, pools, (one, listed.is_double(one)), shown, said));
        many([counts, el("ul").class("invited").add(many(rows)), p(say::ONLY_CLAIMED).class("legend")])
    });
    let told = el("p").attr("role", "status").class("said").add(live(move || said.get().into()));
    many([rows, told.into()])
}

fn row(
    app: App,
    pools: Pools,
    (row, double): (&InvitationRow, bool),
    shown: RwSignal<Option<InviteId>>,
    said: RwSignal<&'static str>,
) -> El {
    let came = row.returned.iter().max().map(|at| clock::date(*at));
    let dates = say::dates(&clock::date(row.at), row.until, came.as_deref(), row.returned.len());
    let (name, who) = match &row.seen {
        Some(_) if row.open => (say::EVERYBODY.to_owned(), String::new()),
        Some(seen) if seen.name.is_empty() => (say::NO_NAME_GIVEN.to_owned(), String::new()),
        Some(seen) => {
            let name = named_address(&seen.name).0;
            let which = if double { say::one_of_two(&name, &row.id.to_string()) } else { name.clone() };
            (isolated(&name), say::for_whom(&which))
        }
        None => (say::number(&row.id.to_string()), String::new()),
    };
    let head = el("div")
        .class("invited-head")
        .add(el("h3").attr("dir", "auto").add(name))
        .add(el("span").class("chip").attr("data-state", say::state(row.state)).add(say::state(row.state)));
    // Two invitations for one name are told apart by what both sides see, and by the address that was typed.
    let address = row.seen.as_ref().and_then(|seen| named_address(&seen.name).1);
    let address = address.map(|address| format!(" · {address}"));
    let number = row.seen.is_some().then(|| format!(" · {}", say::number(&row.id.to_string())));
    let line = el("li").add(head).add(p(dates).add(number).add(address).class("legend"));
    let Some(seen) = row.seen.clone() else { return line };
    let (id, state) = (row.id, row.state);
    let letters = Letters::new(app, &seen, state);
    let ways = buttons()
        .add(button(say::COPY_LINK, copying(letters.address.clone(), said)).add(heard(who.clone())))
        .add(toggle(id, shown).add(heard(who)))
        .add(removing(pools, id));
    let panel = live(move || {
        let open = shown.get() == Some(id);
        open.then(|| Letters::new(app, &seen, state).panel(&id.to_string())).into()
    });
    line.add(candidates(pools, row)).add(ways).add(panel)
}

/// Opens the texts of an invitation, and closes those of another one.
fn toggle(id: InviteId, shown: RwSignal<Option<InviteId>>) -> El {
    let turn = move || shown.update(|now| *now = if *now == Some(id) { None } else { Some(id) });
    button(say::SHOW, turn).live_attr("aria-expanded", move || (shown.get() == Some(id)).to_string().into())
}

/// Who came back, and the way to them.
fn candidates(pools: Pools, row: &InvitationRow) -> Part {
    let Some(InviteeIdentity { candidates, .. }) = &row.seen else { return Part::NOTHING };
    let Some(pool) = pools.id().filter(|_| !candidates.is_empty()) else { return Part::NOTHING };
    let names = candidates.iter().map(|id| el("li").add(candidate(pools, &pool, id)));
    el("ul").class("came-back").add(many(names)).into()
}

fn candidate(pools: Pools, pool: &PoolId, id: &CandidateId) -> Part {
    let (pool, id) = (pool.clone(), id.clone());
    // Candidates are read one after the other.
    live(move || {
        let name = pools.members.with(|all| all.iter().find(|one| one.id == id).map(Member::called));
        match name {
            Some(name) => {
                link(&Route::Candidate(pool.clone(), id.clone()), words::pools::somebody(&name)).into()
            }
            None => say::CANDIDATE_GONE.into(),
        }
    })
}

fn removing(pools: Pools, id: InviteId) -> Part {
    let words = Sure {
        open: say::REMOVE,
        class: "plain",
        question: say::REMOVE_SURE.into(),
        act: say::REMOVE_DO,
        keep: say::KEEP,
    };
    sure(words, move || pools.uninvite(id))
}
