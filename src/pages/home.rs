//! The first page: what Cairn does for you, in ten seconds, and the way in.

use cairn_core::Skill;
use cairn_core::attempt::{Answered, Attempt};
use cairn_core::route::{Example, Route};

use crate::parts::common::{b, button, buttons, h1, h2, link, p};
use crate::parts::drawing;
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::words;

pub fn home_page(app: App) -> Part {
    let lead = p(format!(
        "Cairn measures seven skills ({}), shows which of ten stages they reach, and says how sure that is. ",
        app.skill_names(&Skill::ALL).to_lowercase().replace("python", "Python")
    ))
    .class("lead")
    .add(b("Nothing to sign up for; nothing leaves this device."));
    let title = h1("Where do you stand on the path to AI strategist?");
    let hero = el("div").add(title).add(lead).add(live(move || way_in(app)));
    many([
        el("section").class("hero").add(hero).add(drawing::cairn()),
        el("section")
            .class("two")
            .attr("aria-label", "For whom")
            .add(card(
                "If you want to become one",
                "Find out where you stand, how sure that is, and what holds you back most on the way to the next stage. You rate yourself on what you have done, answer questions that adapt to you, and can stop and come back whenever you like.",
            ).add(p(link(&Route::Example(Example::Result), words::EXAMPLE_RESULT))))
            .add(card(
                "If you hire one",
                "Ask candidates for a full assessment. You see which skills are strong, which claims the answers do not bear out, and how wide the doubt is, so that you know what to ask in the interview. It is guidance, never a decision.",
            ).add(p(link(&Route::Pools, "Compare candidates")).add(" · ").add(link(&Route::Example(Example::Pool), words::EXAMPLE_POOL)))),
        promises(),
    ])
}

fn card(title: &'static str, words: &'static str) -> El {
    el("div").class("card").add(h2(title)).add(p(words))
}

fn way_in(app: App) -> Part {
    match app.attempt() {
        None => buttons().add(link(&Route::Choose, "Start").class("button primary")).into(),
        Some(attempt) => resume(app, &attempt),
    }
}

/// Somebody was here before: go on, or begin anew.
fn resume(app: App, attempt: &Attempt) -> Part {
    let before = before(app, attempt);
    let id = attempt.id().clone();
    let first = if attempt.finished() {
        link(&Route::Result, "See your result").class("button primary")
    } else {
        button("Continue where you were", move || app.resume(&id)).class("primary")
    };
    many([
        before,
        buttons()
            .add(first)
            .add((!attempt.finished()).then(|| link(&Route::Result, "See your result").class("button")))
            .add(link(&Route::Path, "Path").class("button"))
            .add(link(&Route::Plan, "Plan").class("button"))
            .add(link(&Route::Choose, "Start new").class("button")),
        p(el("small").add("Starting new keeps what you have; it is another attempt beside it.")),
    ])
}

/// What they did before. The result is that of the person, so no single attempt of several is named as if it stood for them.
fn before(app: App, last: &Attempt) -> El {
    let name = app.with_content(|content| last.mode().rules(content).name.clone());
    let answered = words::answered(Answered::of([last]));
    let under_way = || (!last.finished()).then(|| words::under_way(&name, &answered));
    let times = match app.attempts_begun() {
        Some(0 | 1) => return p("You were here before: ").add(b(name)).add(format!(", {answered}.")),
        Some(count) => words::attempts(count),
        None => words::MORE_THAN_ONCE.to_owned(),
    };
    p("You were here before: ").add(b(times)).add(words::joined_result(under_way()))
}

fn promises() -> El {
    let kept = [
        (
            "Honest numbers",
            "Every estimate comes with its interval, and with what it rests on. Too little known is shown as little known.",
        ),
        (
            "Your answers stay yours",
            "No account, no server, no tracking. Answers are kept in this browser the moment you give them, until you delete them.",
        ),
        (
            "Shown and done are two things",
            "What your skills show and what you have done are never blurred into one score.",
        ),
    ];
    let list =
        el("ul").class("promise").add(many(kept.map(|(title, words)| el("li").add(b(title)).add(words))));
    el("section").class("card").add(h2("What you can rely on").class("visually-hidden")).add(list)
}
