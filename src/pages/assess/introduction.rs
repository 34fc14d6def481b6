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
        li().add(words::INTRO_QUESTIONS_BEFORE)
            .add(b(words::INTRO_QUESTIONS))
            .add(words::INTRO_QUESTIONS_AFTER)
    });
    let list = el("ul")
        .add(li().add(b(words::minutes_first(rules.minutes))).add(words::INTRO_TIME))
        .add(
            li().add(words::INTRO_RATINGS_BEFORE)
                .add(b(words::INTRO_RATINGS))
                .add(words::INTRO_RATINGS_AFTER),
        )
        .add(questions)
        .add(li().add(words::INTRO_SHOWN_BEFORE).add(b(words::INTRO_SHOWN)).add(words::INTRO_SHOWN_AFTER))
        .add(li().add(words::INTRO_BACK));
    el("section")
        .class("card narrow")
        .add(p(words::BEFORE_YOU_BEGIN).class("eyebrow"))
        .add(h1(skill.unwrap_or(rules.name)))
        .add(p(rules.about).class("lead"))
        .add(list)
        .add(p(words::HONEST).class("honest"))
        .add(live(move || begin(app, mode)))
        .into()
}

/// The ways in: whoever has ratings to keep goes on with these first, and may rate themselves anew.
fn begin(app: App, mode: Mode) -> Part {
    let other = link(&Route::Choose, words::CHOOSE_ANOTHER).class("button");
    let found = app.with_content(|content| app.attempts.with(|all| latest_ratings(all, content, mode)));
    let Some((from, count, at)) = found.filter(|_| mode != Mode::Quick) else {
        return buttons()
            .add(button(words::BEGIN, move || app.begin(mode)).class("primary"))
            .add(other)
            .into();
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
