//! Attempts behind a result that may not be answered as asked: what each does, and the way out.

use cairn_core::AttemptId;
use cairn_core::attempt::Mode;
use cairn_core::history::{DoubtedAttempt, doubted_attempts};
use cairn_core::path::Ground;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::parts::common::{buttons, link, p};
use crate::parts::confirm::{Sure, sure};
use crate::parts::el::{El, Part, el, live, many};
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
    let gone: Vec<AttemptId> = std::iter::once(&one.id).chain(&one.grew_from).cloned().collect();
    let refused = RwSignal::new(false);
    let delete = sure(
        Sure {
            open: words::DELETE_THIS_ATTEMPT,
            class: "button",
            question: words::delete_attempt_sure(one.given, one.grew_from.len()).into(),
            act: words::DELETE_ATTEMPT_DO,
            keep: words::KEEP_ATTEMPT,
        },
        move || {
            if app.delete_attempts(&gone).is_err() {
                // The notice may be gone by now.
                let _ = refused.try_set(true);
            }
        },
    );
    el("section")
        .class("notice doubted")
        .add(p(words::attempt_doubted(one.flag, &words::attempt_in_words(one.mode, &skill, when))))
        .add(p(words::what_it_does(one)))
        .add(
            buttons()
                .add(delete)
                .add(link(&Route::Attempt(one.id.clone()), words::SEE_ATTEMPT).class("plain")),
        )
        .add(live(move || refused.get().then(|| p(words::ATTEMPT_NOT_DELETED).attr("role", "alert")).into()))
}
