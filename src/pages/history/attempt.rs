//! What one attempt tells by itself, apart from all others.

use cairn_core::AttemptId;
use cairn_core::attempt::Attempt;
use cairn_core::history::quick_flags;
use cairn_core::path::view::result_of_other;
use cairn_core::person::Person;
use cairn_core::profile::{Flag, self_rating_gap};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::pages::result::report;
use crate::pages::result::waiting::waiting;
use crate::parts::common::{button, buttons, h1, link, p};
use crate::parts::el::{El, Part, el, live};
use crate::shell::hand_heading_on;
use crate::state::App;
use crate::store::clock;
use crate::words::{self, Whose};

pub fn attempt_page(app: App, id: AttemptId) -> Part {
    app.read_packs();
    live(move || {
        hand_heading_on();
        let found = app.attempts.with(|all| all.iter().find(|attempt| *attempt.id() == id).cloned());
        let Some(attempt) = found else { return missing().into() };
        app.load_questions_of(&attempt);
        if waiting(app, &attempt) {
            return el("section")
                .class("card narrow")
                .add(h1(words::ONE_ATTEMPT))
                .add(p(words::COMING).attr("role", "status"))
                .into();
        }
        shown(app, &attempt).into()
    })
}

fn missing() -> El {
    el("section")
        .class("card narrow")
        .add(h1(words::ONE_ATTEMPT))
        .add(p(words::NO_SUCH_ATTEMPT))
        .add(buttons().add(link(&Route::History, words::HISTORY).class("button primary")))
}

fn shown(app: App, attempt: &Attempt) -> Option<El> {
    let person = Person::alone(attempt);
    let (view, random) = app.with_content(|content| {
        app.bank.with(|bank| {
            let mut view = result_of_other(content, bank, &person)?;
            let all = app.attempts.get();
            let whole = Person::of(bank, &all, Vec::new())?;
            // Ratings are held against everything that the person has answered, here as on the result.
            if whole.sources().iter().any(|source| source.id == *attempt.id()) {
                let profile = whole.profile(content, bank)?;
                let gap = self_rating_gap(content, bank, whole.log(), &profile)?;
                view.self_rating_gap = gap.among(&attempt.measured());
            }
            let random = quick_flags(content, bank, &all, attempt).contains(&Flag::RandomPicks)
                && !view.flags.contains(&Flag::RandomPicks);
            Some((view, random))
        })
    })?;
    let name = app.with_content(|content| attempt.mode().rules(content).name.clone());
    let top = p(format!("{name}, ")).add(clock::date(attempt.last_at()));
    let id = attempt.id().clone();
    let ways = el("div")
        .class("notice")
        .add(p(words::ATTEMPT_ALONE))
        .add(random.then(|| p(words::RANDOM_BESIDE)))
        .add(
            buttons()
                .add(button(words::go_on(attempt.finished()), move || app.resume(&id)))
                .add(link(&Route::History, words::HISTORY).class("button"))
                .add(link(&Route::Result, words::TO_RESULT).class("button")),
        );
    Some(report(app, view, Whose::Mine, None, top, ways.into()))
}
