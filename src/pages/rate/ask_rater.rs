//! The link by which somebody asks a colleague or a former manager to rate them.

use cairn_core::Skill;
use cairn_core::attempt::Attempt;
use cairn_core::record::file::{About, mark_of};
use cairn_core::record::link::{RateLink, write_rate_link};
use leptos::prelude::*;

use crate::parts::common::{button, buttons, h2, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::parts::reach::reach;
use crate::state::App;
use crate::store::share;
use crate::words::{self, Whose};

/// A section with the link, for the person of this attempt; `name` is what the rater reads. A manager asks about somebody else, in
/// words of their own.
pub fn ask_rater(app: App, attempt: &Attempt, name: Signal<String>, whose: Whose) -> El {
    let mark = mark_of(attempt.id());
    let skills: RwSignal<Vec<Skill>> = RwSignal::new(attempt.measured());
    let said = RwSignal::new("");
    let address = Memo::new(move |_| {
        let skills = skills.get();
        let items = app.with_content(|content| {
            let asked = content.ratings.iter().filter(|rating| skills.contains(&rating.skill));
            asked.map(|rating| rating.id.clone()).collect::<Vec<_>>()
        });
        let link = RateLink { about: About { name: name.get(), mark: Some(mark) }, items };
        (!link.items.is_empty()).then(|| share::page_address() + &write_rate_link(&link))
    });
    let copy = move || {
        let Some(text) = address.get_untracked() else { return };
        wasm_bindgen_futures::spawn_local(async move {
            said.set(if share::copy(&text).await { words::LINK_COPIED } else { words::LINK_NOT_COPIED });
        });
    };
    let field = el("textarea")
        .attr("id", "rate-link")
        .attr("rows", "2")
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .live_content(move || address.get().unwrap_or_default());
    let label = el("label").class("label").attr("for", "rate-link").add(words::ASK_LINK);
    let none = live(move || {
        if address.get().is_some() { Part::NOTHING } else { p(words::ASK_NO_SKILL).class("notice").into() }
    });
    el("section")
        .add(h2(words::ask_rater(whose)))
        .add(p(words::ask_rater_lead(whose)))
        .add(choices(app, attempt, skills))
        .add(none)
        .add(reach(words::no_rating_here(whose)))
        .add(label)
        .add(field)
        .add(buttons().add(button(words::ASK_COPY, copy)))
        .add(el("p").attr("role", "status").class("said").add(live(move || said.get().into())))
}

/// Which skills are asked about.
fn choices(app: App, attempt: &Attempt, skills: RwSignal<Vec<Skill>>) -> Part {
    let measured = attempt.measured();
    let one = |skill: Skill| {
        let change = move |event: web_sys::Event| {
            let wanted = event_target_checked(&event);
            skills.update(|all| {
                all.retain(|known| *known != skill);
                all.extend(wanted.then_some(skill));
            });
        };
        let tick = el("input").attr("type", "checkbox").flag("checked", true).on("change", change);
        el("label").class("check").add(tick).add(el("span").add(app.skill_names(&[skill])))
    };
    if measured.len() < 2 {
        return Part::NOTHING;
    }
    el("fieldset")
        .class("skills-asked")
        .add(el("legend").add(words::ASK_WHAT))
        .add(many(measured.into_iter().map(one)))
        .into()
}
