//! Brings candidates in, with progress and a way to end it.

use cairn_core::record::link::{lines_without_link, split_links};
use cairn_core::route::Route;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::parts::common::{button, buttons, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::folder_field::folder_field;
use crate::parts::written::Written;
use crate::pools::{Pools, Progress, Source};
use crate::state::App;
use crate::store::folder::{self, Given};
use crate::words;

/// `title` heads the fields once somebody is there.
pub fn bring(app: App, pools: Pools, some: Memo<bool>, title: &'static str) -> Part {
    // What was said of the last ones is no news to who comes back.
    on_cleanup(move || {
        if pools.progress.try_with_untracked(|now| !now.running) == Some(true) {
            pools.progress.set(Progress::default());
        }
    });
    let fields = move || many([by_file(app, pools), by_link(app, pools)]);
    many([
        live(move || {
            if some.get() {
                el("details").class("bring").add(el("summary").add(title)).add(fields()).into()
            } else {
                el("div").class("bring").add(fields()).into()
            }
        }),
        live(move || offers(app, pools)),
        live(move || left_unread(app, pools)),
        live(move || progress(pools)),
    ])
}

/// Into the pool at hand, which is the one on this page.
fn here(app: App, pools: Pools, sources: Vec<Source>) {
    if let Some(hand) = pools.at_hand() {
        pools.bring(app, &hand, sources);
    }
}

fn by_file(app: App, pools: Pools) -> El {
    let read = move |given: Vec<Given>| here(app, pools, given.into_iter().map(Source::Given).collect());
    let chosen = move |event: web_sys::Event| {
        let field: Option<web_sys::HtmlInputElement> = event.target().and_then(|it| it.dyn_into().ok());
        if let Some(field) = field {
            read(folder::chosen(field.files()));
            // The same file chosen again is a new choice.
            field.set_value("");
        }
    };
    let dropped = move |event: web_sys::Event| {
        event.prevent_default();
        read(folder::dropped(&event));
    };
    el("div")
        .class("drop")
        .on("dragover", |event: web_sys::Event| event.prevent_default())
        .on("drop", dropped)
        .add(el("label").class("label").attr("for", "candidates").add(words::CHOOSE_PROFILES))
        .add(
            el("input")
                .attr("type", "file")
                .attr("id", "candidates")
                .attr("multiple", "")
                .on("change", chosen),
        )
        .add(folder_field("candidates-folder", read))
}

/// Whole pools among the files that were chosen: what each is for, the manager says.
fn offers(app: App, pools: Pools) -> Part {
    many(pools.offers.get().into_iter().enumerate().map(|(at, offer)| {
        let back = move || {
            // Another pool is on its way: this one is still to be answered.
            if pools.back.with_untracked(|back| back.busy) {
                return;
            }
            if let Some(one) = pools.take_offer(at) {
                pools.bring_back(app, one);
            }
        };
        let add = move || {
            if let Some(one) = pools.take_offer(at) {
                here(app, pools, vec![Source::Pool(one)]);
            }
        };
        let leave = move || drop(pools.take_offer(at));
        el("div").class("notice offered").attr("role", "status").add(p(words::restore::offered(&offer))).add(
            buttons()
                .add(button(words::OFFER_WHOLE, back).class("primary"))
                // Names that were hidden come to light under no other pool.
                .add((!offer.head.packed).then(|| button(words::OFFER_ADD, add)))
                .add(button(words::OFFER_LEAVE, leave).class("plain")),
        )
    }))
}

/// That the pool was left before everything was read into it.
fn left_unread(app: App, pools: Pools) -> Part {
    let unread = pools.unread.get();
    let told = |said: &'static str, act: El| {
        el("div").class("notice").attr("role", "status").add(p(said)).add(buttons().add(act))
    };
    let given = unread
        .given
        .then(|| told(words::pools::NOT_ALL_READ, button(words::I_SEE, move || pools.unread_is_seen())));
    let made_up = unread.made_up.then(|| {
        told(words::pools::EXAMPLE_NOT_ALL, button(words::TRY_AGAIN, move || pools.try_example_again(app)))
    });
    many([Part::from(given), made_up.into()])
}

fn by_link(app: App, pools: Pools) -> El {
    // A long list that was pasted outlives a reload. The field may be there before it is known which pool is at hand.
    let draft = StoredValue::new_local(None::<Written>);
    let pool = Memo::new(move |_| pools.pool.with(|pool| pool.as_ref().map(|pool| pool.id.clone())));
    Effect::new(move |_| {
        let written = pool.get().map(|pool| Written::new(&pool, "links"));
        if let Some(written) = &written {
            written.take_up("links");
        }
        draft.set_value(written);
    });
    let with_draft = move |act: &dyn Fn(&Written)| {
        if let Some(Some(written)) = draft.try_get_value() {
            act(&written);
        }
    };
    let typed =
        move |event: web_sys::Event| with_draft(&|written| written.typed(&event_target_value(&event)));
    let add = move || {
        let field = document().get_element_by_id("links");
        let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok())
        else {
            return;
        };
        let (pasted, links) = (field.value(), split_links(&field.value()));
        // A paste without any link is told by itself.
        let any = links.iter().any(|link| *link != pasted);
        let passed_over = if any { lines_without_link(&pasted, &links) } else { 0 };
        here(app, pools, links.into_iter().map(Source::Link).collect());
        pools.progress.update(|progress| progress.no_link += passed_over);
        field.set_value("");
        with_draft(&Written::given);
    };
    el("div")
        .add(el("label").class("label").attr("for", "links").add(words::PASTE_LINKS))
        // A field of one line would take the line ends out and make one link of two.
        .add(
            el("textarea")
                .attr("id", "links")
                .attr("rows", "3")
                .attr("spellcheck", "false")
                .on("input", typed),
        )
        .add(buttons().add(button(words::ADD_LINKS, add)))
}

fn progress(pools: Pools) -> Part {
    let now = pools.progress.get();
    if now.all == 0 {
        return Part::NOTHING;
    }
    if now.running {
        let bar = el("progress")
            .attr("max", now.all.max(now.done).to_string())
            .attr("value", now.done.to_string())
            .attr("aria-label", words::READING);
        return el("p")
            .class("row-of-buttons reading")
            .add(bar)
            .add(el("span").attr("role", "status").add(words::pools::read_so_far(now.done, now.all)))
            .add(button(words::CANCEL, move || pools.cancel()))
            .into();
    }
    let summary =
        words::pools::brought((now.added, now.longer, now.same, now.bad), now.cancelled, pools.is_team());
    let details = (!now.said.is_empty()).then(|| {
        el("details")
            .class("said-of-files")
            .flag("open", now.bad + now.not_kept > 0)
            .add(el("summary").add(words::SAID_OF_FILES))
            .add(el("ul").add(many(now.said.iter().map(|sentence| el("li").add(sentence.clone())))))
            .add((now.unsaid > 0).then(|| p(words::more_files(now.unsaid))))
    });
    let returned = (now.returned > 0).then(|| {
        let list = pools.id().map(|id| link(&Route::Invite(id), words::invite::LIST));
        p(words::invite::came_back(now.returned)).add(" ").add(list)
    });
    let foreign = (now.foreign > 0).then(|| p(words::invite::foreign(now.foreign)));
    let no_link = (now.no_link > 0).then(|| p(words::pools::no_links(now.no_link)));
    let said = p(summary).attr("role", "status");
    el("div").class("brought").add(said).add(no_link).add(returned).add(foreign).add(details).into()
}
