//! Attempts behind a result that may not be answered as asked: what each does, and the way out.

use cairn_core::attempt::Mode;
use cairn_core::history::{DoubtedAttempt, doubted_attempts};
use cairn_core::path::Ground;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::pages::delete_attempt::{Gone, delete_attempt};
use crate::parts::common::{buttons, link, p};
use crate::parts::el::{El, Part, el, many};
use crate::state::App;
use crate::store::clock;
use crate::words;

/// A notice for each; nothing for most people.
pub fn doubted(app: App, ground: &Ground) -> Part {
    let found = app.attempts.with_untracked(|all| {
        app.with_content(|content| {
            app.bank.with_untracked(|bank| doubted_attempts(content, bank, all, ground))
        })
    });
    // Named as the attempts are that the result combines.
    let sources = ground.person().sources();
    let whens = clock::told_apart(sources.iter().map(|source| source.at));
    let when = |one: &DoubtedAttempt| {
        let at = sources.iter().position(|source| source.id == one.id);
        at.and_then(|at| whens.get(at).cloned()).unwrap_or_else(|| clock::date(one.at))
    };
    many(found.iter().map(|one| notice(app, one, &when(one))))
}

fn notice(app: App, one: &DoubtedAttempt, when: &str) -> El {
    let skill = match one.mode {
        Mode::Skill(skill) => app.skill_names(&[skill]),
        Mode::Quick | Mode::Full => String::new(),
    };
    let gone = Gone::of(&one.id, &one.grew_from, one.given);
    let [delete, refused] = delete_attempt(app, gone, (words::DELETE_THIS_ATTEMPT, "button"), || {});
    el("section")
        .class("notice doubted")
        .add(p(words::attempt_doubted(one.flag, &words::attempt_in_words(one.mode, &skill, when))))
        .add(p(words::what_it_does(one)))
        .add(
            buttons()
                .add(delete)
                .add(link(&Route::Attempt(one.id.clone()), words::SEE_ATTEMPT).class("plain")),
        )
        .add(refused)
}
