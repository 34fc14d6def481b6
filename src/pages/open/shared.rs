//! A profile that somebody sent: shown, computed anew, and kept only if the person wants it.

use cairn_core::path::compare;
use cairn_core::path::view::result_of_other;
use cairn_core::person::Person;
use cairn_core::record::file::ProfileFile;
use cairn_core::record::link::{RepairedLink, find_invitation, find_link, find_rate_link};
use cairn_core::record::message::link_message;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::pages::invitation::invitation_page;
use crate::pages::open::to_pool::to_pool;
use crate::pages::rate::rate_page;
use crate::pages::result::report;
use crate::pages::result::waiting::waiting;
use crate::parts::common::{button, buttons, h1, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::clock;
use crate::words::{self, Whose};

/// The profile in an address.
pub fn shared_page(app: App, text: &str) -> Part {
    if find_rate_link(text).is_ok() {
        return rate_page(app, text);
    }
    if find_invitation(text).is_ok() {
        return invitation_page(app, text);
    }
    // What stood behind the prefix, or a whole address that a scanner has rewritten.
    let address =
        if text.contains("%23") { text.to_owned() } else { Route::Shared(text.to_owned()).to_path() };
    match find_link(&address) {
        Ok(RepairedLink { profile, scanned, .. }) => many([
            scanned.then(|| p(words::LINK_SCANNED).class("notice").attr("role", "alert")).into(),
            profile_part(app, profile),
        ]),
        Err(error) => el("section")
            .class("card narrow")
            .add(h1(words::RATE_LINK_FAILED))
            .add(p(link_message(error)).attr("role", "alert"))
            .add(
                buttons()
                    .add(link(&Route::Open, words::OPEN_OR_PASTE).class("button primary"))
                    .add(link(&Route::Home, words::TO_START).class("button")),
            )
            .into(),
    }
}

/// A profile, read-only, beside one's own attempts.
pub fn profile_part(app: App, of: ProfileFile) -> Part {
    let kept = of.clone();
    profile(app, of, move || {
        let without = p(words::WITHOUT_RATINGS).class("legend");
        many([without.into(), to_pool(app, kept.clone()), keep(app, kept.clone())])
    })
}

/// A profile, read-only; `on` leads on from it.
pub fn profile(app: App, profile: ProfileFile, on: impl Fn() -> Part + Send + 'static) -> Part {
    for attempt in &profile.attempts {
        app.load_questions_of(attempt);
    }
    live(move || {
        let person = app.bank.with(|bank| Person::of(bank, &profile.attempts, Vec::new()));
        let Some(person) = person else { return Part::NOTHING };
        if waiting(app, person.log()) {
            return el("section")
                .class("card narrow")
                .add(h1(words::SHARED))
                .add(p(words::COMING).attr("role", "status"))
                .into();
        }
        let view = app.with_content(|content| {
            let view = app.bank.with(|bank| result_of_other(content, bank, &person))?;
            let recomputed = compare(&profile.copies, &content.version, &view);
            Some((view, recomputed))
        });
        view.map(|(view, recomputed)| {
            let top = p(words::profile_of(&profile.name)).add(", ").add(clock::date(person.log().last_at()));
            let ways = many([
                p(words::recomputed(&recomputed, |skill| app.skill_names(&[skill]))).class("legend").into(),
                on(),
            ]);
            report(app, view, Whose::Theirs, None, top, ways)
        })
        .into()
    })
}

/// Takes the profile over as one's own, for somebody who changes the device.
fn keep(app: App, profile: ProfileFile) -> Part {
    let said = RwSignal::new(String::new());
    let take = move || said.set(words::adopted(app.adopt(&profile.attempts)).trim().to_owned());
    let row: El = buttons()
        .add(button(words::THIS_IS_MINE, take))
        .add(el("span").attr("role", "status").add(live(move || said.get().into())));
    row.into()
}
