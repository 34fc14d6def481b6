//! The first page: what Cairn does for you, in ten seconds, and the way in.

use cairn_core::Skill;
use cairn_core::attempt::{Answered, Attempt};
use cairn_core::route::{Example, Route};

use crate::parts::common::{b, button, buttons, h1, h2, link, p};
use crate::parts::drawing;
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::offline::on_home_screen;
use crate::words;

pub fn home_page(app: App) -> Part {
    let lead = p(words::home_lead(&app.skill_names(&Skill::ALL))).class("lead").add(b(words::HOME_SAFE));
    let title = h1(words::HOME_TITLE);
    let hero = el("div").add(title).add(lead).add(live(move || way_in(app)));
    many([
        el("section").class("hero").add(hero).add(drawing::cairn()),
        el("section")
            .class("two")
            .attr("aria-label", words::HOME_FOR_WHOM)
            .add(
                card(words::HOME_BECOME, words::HOME_BECOME_MORE)
                    .add(p(link(&Route::Example(Example::Result), words::EXAMPLE_RESULT))),
            )
            .add(
                card(words::HOME_HIRE, words::HOME_HIRE_MORE).add(
                    p(link(&Route::Pools, words::COMPARE_CANDIDATES))
                        .add(" · ")
                        .add(link(&Route::Example(Example::Pool), words::EXAMPLE_POOL)),
                ),
            ),
        promises(),
    ])
}

fn card(title: &'static str, words: &'static str) -> El {
    el("div").class("card").add(h2(title)).add(p(words))
}

fn way_in(app: App) -> Part {
    match app.attempt() {
        None => many([
            buttons().add(link(&Route::Choose, words::START).class("button primary")).into(),
            home_screen(),
        ]),
        Some(attempt) => resume(app, &attempt),
    }
}

/// On a home screen the answers that somebody has given in the browser are not to be seen.
fn home_screen() -> Part {
    if !on_home_screen() {
        return Part::NOTHING;
    }
    p(words::HOME_SCREEN).add(link(&Route::Open, words::OPEN)).add(".").class("notice").into()
}

/// Somebody was here before: go on, or begin anew.
fn resume(app: App, attempt: &Attempt) -> Part {
    let before = before(app, attempt);
    let id = attempt.id().clone();
    let first = if attempt.finished() {
        link(&Route::Result, words::SEE_YOUR_RESULT).class("button primary")
    } else {
        button(words::CONTINUE_WHERE, move || app.resume(&id)).class("primary")
    };
    many([
        before,
        buttons()
            .add(first)
            .add((!attempt.finished()).then(|| link(&Route::Result, words::SEE_YOUR_RESULT).class("button")))
            .add(link(&Route::Path, words::TO_PATH).class("button"))
            .add(link(&Route::Plan, words::TO_PLAN).class("button"))
            .add(link(&Route::Choose, words::START_NEW).class("button")),
        p(el("small").add(words::START_NEW_IS)),
    ])
}

/// What they did before. The result is that of the person, so no single attempt of several is named as if it stood for them.
fn before(app: App, last: &Attempt) -> El {
    let name = app.with_content(|content| last.mode().rules(content).name.clone());
    let answered = words::answered(Answered::of([last]));
    let under_way = || (!last.finished()).then(|| words::under_way(&name, &answered));
    let times = match app.attempts_begun() {
        Some(0 | 1) => return p(words::HERE_BEFORE).add(b(name)).add(words::before_answered(&answered)),
        Some(count) => words::attempts(count),
        None => words::MORE_THAN_ONCE.to_owned(),
    };
    p(words::HERE_BEFORE).add(b(times)).add(words::joined_result(under_way()))
}

fn promises() -> El {
    let list = el("ul")
        .class("promise")
        .add(many(words::KEPT_PROMISES.map(|(title, words)| el("li").add(b(title)).add(words))));
    el("section").class("card").add(h2(words::PROMISES).class("visually-hidden")).add(list)
}
