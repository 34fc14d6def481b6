//! A position from a job advertisement, with the phrases that say so.

use cairn_core::PoolId;
use cairn_core::compare::Position;
use cairn_core::job::view::{AdItem, marks};
use cairn_core::job::{Ad, Wish, read_ad, title_of};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::replace::{By, Replaced, replace};
use crate::pages::jobs::job::{hits, unread};
use crate::parts::common::{b, button, buttons, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::written::Written;
use crate::pools::Pools;
use crate::state::App;
use crate::store::{content_files, session_marks};
use crate::words;

/// The position that an advertisement asks for, with the phrases that say so. The text is a draft of the pool until it is cleared.
pub(super) fn from_ad(app: App, pools: Pools, id: &PoolId, before: RwSignal<Option<Replaced>>) -> El {
    let written = Written::new(id, "advertisement");
    written.take_up("ad-text");
    let read = RwSignal::new(None::<(Ad, Vec<AdItem>)>);
    // The position before what was read last: another one says that a template came since, or that it was undone.
    let replaced = StoredValue::new(None::<Replaced>);
    // The title that was taken from what was read last: it names no other advertisement, also after a reload.
    let title = StoredValue::new(format!("cairn/ad-title/{id}"));
    let failed = RwSignal::new(false);
    let make = move || {
        let field = document().get_element_by_id("ad-text");
        let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlTextAreaElement>().ok())
        else {
            return;
        };
        let (text, Some(hand)) = (field.value(), pools.at_hand()) else { return };
        wasm_bindgen_futures::spawn_local(async move {
            let found = content_files::job().await.ok();
            failed.set(found.is_none());
            let Some((requirements, phrases)) = found else { return };
            let ad = read_ad(&phrases, &text);
            if !ad.found.is_empty() {
                let Some(now) =
                    pools.pool.with_untracked(|pool| pool.as_ref().map(|pool| pool.position.clone()))
                else {
                    return;
                };
                let of_last = title.with_value(|title| session_marks::noted(title));
                let own = Some(now.name.clone()).filter(|name| of_last.as_ref() != Some(name));
                let found = title_of(&text);
                title.with_value(|title| session_marks::note(title, found.as_deref().unwrap_or_default()));
                let name = found.or(own).unwrap_or_default();
                let new = Position { name, ..Position::of_ad(&requirements, &ad).or_weights_of(&now) };
                replace(pools, &hand, before, (new, By::Advertisement));
            }
            let named = app.with_content(|content| marks(content, &requirements, &phrases, &ad));
            replaced.set_value(before.get_untracked());
            read.set(Some((ad, named)));
        });
    };
    el("details")
        .class("from-ad")
        .add(el("summary").add(words::position::OR_FROM_AD))
        .add(el("label").class("label").attr("for", "ad-text").add(words::AD_FIELD))
        .add(
            el("textarea")
                .attr("id", "ad-text")
                .attr("rows", "6")
                .attr("spellcheck", "false")
                .on("input", move |event: web_sys::Event| written.typed(&event_target_value(&event))),
        )
        .add(p(words::AD_KEPT_WITH_POOL).class("legend"))
        .add(buttons().add(button(words::position::MAKE_FROM_AD, make)))
        .add(live(move || {
            if failed.get() {
                return p(words::position::PHRASES_NOT_COME).class("notice").attr("role", "alert").into();
            }
            let still = before.with(|before| replaced.with_value(|replaced| before == replaced));
            let shown = |(ad, _): &&(Ad, Vec<AdItem>)| still || ad.found.is_empty();
            read.with(|read| read.as_ref().filter(shown).map(|(ad, named)| found_in(app, ad, named)).into())
        }))
}

fn found_in(app: App, ad: &Ad, named: &[AdItem]) -> Part {
    let rows = named.iter().filter_map(|mark| {
        let found = mark.found.as_ref()?;
        let wish = words::wish(found.wish).map(|wish| el("span").class("chip").add(wish));
        let level = found.level.filter(|_| found.wish == Wish::Asked);
        let level =
            level.map(|level| words::insists_on(&app.with_content(|content| content.level_name(level))));
        let facets = found.facets.iter().map(|(facet, level)| {
            app.with_content(|content| {
                let name = content.facet(facet).map(|(_, facet)| facet.name.clone()).unwrap_or_default();
                words::position::facet_insisted(&name, &content.level_name(*level))
            })
        });
        let facets = many(facets.map(Part::from));
        Some(el("li").add(b(mark.name.clone())).add(level).add(facets).add(" ").add(wish).add(hits(found)))
    });
    let any = named.iter().any(|mark| mark.found.is_some());
    many::<Part>([
        p(words::position::ad_outcome(ad)).class("answer").attr("role", "status").into(),
        el("div").add(words::ad_notes(ad).map(|note| p(note).class("notice"))).into(),
        any.then(|| el("ul").class("found-in-ad").add(many(rows))).into(),
        unread(ad),
    ])
}
