//! What is stored where, how to see, take along and erase it, and what this page has asked of whom.

use cairn_core::requests::{Requests, requests};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::pages::documents::text;
use crate::parts::common::{b, button, buttons, cell, h1, h2, link, p, row_head, table};
use crate::parts::el::{El, Part, el, live, many};
use crate::pools::pools;
use crate::state::App;
use crate::{store, words};

pub fn privacy_page(app: App) -> Part {
    el("section")
        .class("card text")
        .add(h1(words::PRIVACY))
        .add(p(words::PRIVACY_LEAD).class("lead"))
        .add(ways(app))
        .add(text("privacy"))
        .add(asked())
        .into()
}

fn ways(app: App) -> El {
    let said = RwSignal::new("");
    let save = move || pools().save_everything(app, true, said);
    el("ul")
        .class("places-kept")
        .add(way(words::SEE_IT, link(&Route::Settings, words::SEE_IT_WHERE)))
        .add(
            way(words::TAKE_ALL, button(words::SAVE_ALL, save).class("plain"))
                .add(el("span").attr("role", "status").add(live(move || said.get().into()))),
        )
        .add(way(words::BRING_BACK, link(&Route::Open, words::BRING_BACK_WHERE)))
        .add(way(words::ERASE, link(&Route::Settings, words::ERASE_WHERE)))
}

fn way(what: &'static str, how: El) -> El {
    el("li").add(b(what)).add(how)
}

fn now() -> Requests {
    let (origin, addresses) = store::requests::all();
    requests(&origin, &addresses)
}

/// The list that the browser keeps. It grows while one walks about.
fn asked() -> El {
    let list = RwSignal::new(now());
    el("section")
        .class("asked")
        .add(h2(words::ASKED_FOR))
        .add(p(words::ASKED_FOR_IS))
        .add(p(words::FROM_HERE))
        .add(live(move || list.with(verdict)))
        .add(live(move || list.with(own)))
        .add(buttons().add(button(words::LOOK_AGAIN, move || list.set(now()))))
}

fn verdict(list: &Requests) -> Part {
    let count = list.own.iter().map(|(_, count)| count).sum();
    if list.elsewhere.is_empty() {
        return p(b(words::asked_own(count))).attr("role", "status").into();
    }
    many([
        p(words::asked_elsewhere(list.elsewhere.len())).class("notice").attr("role", "alert"),
        el("ul")
            .add(many(list.elsewhere.iter().cloned().map(|address| el("li").add(el("code").add(address))))),
    ])
}

fn own(list: &Requests) -> Part {
    let row = |(path, count): &(String, usize)| {
        el("tr").add(row_head(path.clone())).add(cell(count.to_string()).class("number"))
    };
    table(words::REQUESTS, None, &words::REQUEST_HEADS, list.own.iter().map(row).collect()).into()
}
