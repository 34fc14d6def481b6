//! How many the table shows, and the way back where a filter shows nobody.

use std::sync::Arc;

use cairn_core::compare::{ListWish, Show, VisibleLines};
use leptos::prelude::*;

use crate::parts::common::button;
use crate::parts::el::{Part, el, live};
use crate::pools::pools;
use crate::words;

/// Said again only when it is something else.
pub fn found(lines: Memo<Arc<VisibleLines>>) -> Part {
    let counts = Memo::new(move |_| {
        let staff = pools().wish.with(|wish| wish.show == Show::Staff);
        let all = pools().members.with(|all| all.iter().filter(|one| one.is_staff() == staff).count());
        (lines.with(|lines| lines.members()), all, staff)
    });
    let everybody = move || {
        pools()
            .wish
            .update(|wish| *wish = ListWish { show: Show::All, search: String::new(), ..wish.clone() });
    };
    el("div")
        .class("found")
        .add(el("span").attr("role", "status").add(live(move || words::table::found(counts.get()).into())))
        .add(live(move || {
            let filtered = pools().wish.with(|wish| wish.show != Show::All || !wish.search.trim().is_empty());
            let nobody = filtered && counts.get().0 == 0;
            nobody.then(|| button(words::table::SHOW_EVERYBODY, everybody).class("plain")).into()
        }))
        .into()
}
