//! Invites people to a pool: a link each, texts to send it with, and who has come back.

mod form;
mod letters;
mod list;

use cairn_core::PoolId;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::pages::pool::{crumb::crumb, kept_banner};
use crate::parts::common::{buttons, h1, h2, link, p};
use crate::parts::el::{Part, el, live, many};
use crate::parts::reach::reach;
use crate::pools::{Loading, pools};
use crate::state::App;
use crate::words::{self, invite as say};

pub fn invite_page(app: App, id: &PoolId) -> Part {
    let pools = pools();
    pools.open(app, id);
    let there = Memo::new(move |_| pools.pool.with(Option::is_some));
    // The form is drawn once: names that are being written must not go when the list is read.
    let hidden = Memo::new(move |_| pools.hidden());
    let pool = id.clone();
    let page = live(move || {
        if !there.get() {
            let missing = pools.loading.get() == Loading::NoSuchPool;
            return el("section")
                .class("card narrow")
                .add(h1(if missing { words::NO_SUCH_POOL } else { words::COMING }))
                .add(buttons().add(link(&Route::Pools, words::pools::POOLS).class("button")))
                .into();
        }
        el("section")
            .class("card text invite")
            .add(crumb(pools, &pool))
            .add(h1(say::INVITE))
            .add(p(say::LEAD).class("lead"))
            .add(reach(say::NO_LINK_HERE))
            .add(form::form(app, pools, &pool, hidden.get()))
            .add(h2(say::LIST))
            .add(list::list(app, pools, hidden.get()))
            .into()
    });
    many([live(move || kept_banner(pools)), page])
}
