//! What to know before the first question.

use cairn_core::attempt::{Mode, latest_ratings, minutes_of_grown};
use cairn_core::route::{ModeRoute, Route};
use leptos::prelude::*;

use crate::parts::common::{b, button, buttons, h1, link, p};
use crate::parts::el::{Part, el, live, many};
use crate::state::App;
use crate::store::clock;
use crate::words;

pub fn before_page(app: App, mode: ModeRoute) -> Part {
    let mode = match mode {
        ModeRoute::Quick => Mode::Quick,
        ModeRoute::Full => Mode::Full,
        ModeRoute::Skill(skill) => Mode::Skill(skill),
    };
    let (rules, skill) = app.with_content(|content| {
        let skill = match mode {
            Mode::Skill(skill) => content.skill(skill).map(|info| info.name.clone()),
            Mode::Quick | Mode::Full => None,
        };
        (mode.rules(content).clone(), skill)
    });
    let li = || el("li");
    let questions = (rules.questions_max > 0).then(|| {
        li().add("Questions adapt to you, so they should feel neither easy nor hopeless. Where one has a right answer, ")
            .add(b("“I don't know” is an honest answer"))
            .add(" and is never scored as a wrong guess. In a scene from work you always choose: pick the action nearest to what you would do.")
    });
    let list = el("ul")
        .add(li().add(b(words::minutes(rules.minutes))).add(", at your own pace. Stop whenever you like: every answer is kept in this browser as you give it."))
        .add(li().add("For each rating, pick what fits ").add(b("the last two years")).add(". There is no shame in “not yet”: nobody has done everything."))
        .add(questions)
        .add(li().add("If you show your result to somebody, ").add(b("they can recompute every score from your answers")).add(" and may ask about the doubtful places. Rate yourself as you would across the table from them."))
        .add(li().add("Going back always works. A changed answer counts from then on."));
    el("section")
        .class("card narrow")
        .add(p("Before you begin").class("eyebrow"))
        .add(h1(skill.unwrap_or(rules.name)))
        .add(p(rules.about).class("lead"))
        .add(list)
        .add(p(words::HONEST).class("honest"))
        .add(live(move || begin(app, mode)))
        .into()
}

/// The ways in: whoever has ratings to keep goes on with these first, and may rate themselves anew.
fn begin(app: App, mode: Mode) -> Part {
    let other = link(&Route::Choose, "Choose another").class("button");
    let found = app.with_content(|content| app.attempts.with(|all| latest_ratings(all, content, mode)));
    let Some((from, count, at)) = found.filter(|_| mode != Mode::Quick) else {
        return buttons().add(button("Begin", move || app.begin(mode)).class("primary")).add(other).into();
    };
    let left = app
        .with_content(|content| app.bank.with_untracked(|bank| minutes_of_grown(content, bank, &from, mode)));
    many([
        p(words::ratings_there(count, &clock::date(at), left)),
        buttons()
            .add(button(words::keep_ratings(count), move || app.grow(&from, mode)).class("primary"))
            .add(button(words::RATE_ANEW, move || app.begin(mode)))
            .add(other),
    ])
}
