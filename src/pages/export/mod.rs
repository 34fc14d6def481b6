//! The profile to take along. What is chosen here goes into every way to hand it over; each way shows what it hands over.

mod anonymous;
pub(super) mod answers;
mod choice;
pub(super) mod forms;
mod next;
mod preview;
mod told;

use std::sync::Arc;

use cairn_core::attempt::{Answered, Attempt};
use cairn_core::path::Ground;
use cairn_core::path::view::{ResultView, result_of, result_view};
use cairn_core::person::Person;
use cairn_core::profile::Rater;
use cairn_core::record::file::{Include, MAX_NAME};
use cairn_core::route::Route;
use leptos::prelude::*;

use self::anonymous::anonymous;
use self::choice::Choice;
use crate::pages::export::answers::{as_file, as_link};
use crate::pages::export::forms::{badge, for_programs};
use crate::pages::export::next::next;
use crate::pages::invitation::give_back::give_back;
use crate::pages::person::{Mine, OnWay, mine, way};
use crate::pages::rate::ask_rater::ask_rater;
use crate::pages::result::others::Others;
use crate::parts::common::{buttons, h1, h2, link, p};
use crate::parts::el::{El, Part, el, live};
use crate::shell::hand_heading_on;
use crate::state::App;
use crate::words::{self, Whose};

pub fn carry_page(app: App) -> Part {
    let others = Others::of_mine();
    let (mine, way) = (mine(app, others), way());
    live(move || {
        // Each state has a heading of its own: it takes the focus over from the one before.
        hand_heading_on();
        carry_in(app, mine.get(), &way.get())
    })
}

fn carry_in(app: App, mine: Mine, way: &OnWay) -> Part {
    match (mine, way) {
        (Mine::Nobody, _) => el("section")
            .class("card narrow")
            .add(h1(words::CARRY))
            .add(p(words::CARRY_NOTHING))
            .add(buttons().add(link(&Route::Choose, words::CHOOSE_ASSESSMENT).class("button primary")))
            .into(),
        (Mine::Coming, _) | (_, OnWay::Coming) => el("section")
            .class("card narrow")
            .add(h1(words::CARRY))
            .add(p(words::COMING).attr("role", "status"))
            .into(),
        (Mine::Here(ground), way) => carry(app, ground.person(), way),
    }
}

/// What goes along of a person, and the ways of taking it.
fn carry(app: App, person: &Person, way: &OnWay) -> Part {
    let include = RwSignal::new(Include { name: true, facts: true, evidence: false });
    let attempts = app.attempts.with_untracked(|all| person.behind(all));
    let given = Answered::of(&attempts);
    let rated = !person.raters().is_empty();
    let part = {
        let attempts = attempts.clone();
        move || -> Vec<Attempt> {
            let include = include.get();
            attempts.iter().filter_map(|attempt| include.part_of(attempt)).collect()
        }
    };
    let log = person.log().clone();
    let (raters, way, of) = (person.raters().to_vec(), way.clone(), part.clone());
    // It is never the same twice: what goes along has changed where it is made anew.
    let ground = Memo::new_with_compare(
        move |_| ground(app, joined(app, &of(), raters.clone())?).map(Arc::new),
        |_, _| true,
    );
    let next = next(app, ground, way.clone());
    let result = Memo::new(move |_| {
        let ground = ground.get()?;
        result(app, &ground, &way)
    });
    // What is sent as answers holds no ratings by others: whoever opens it computes this.
    let answers = Memo::new(move |_| {
        if !rated {
            return result.get();
        }
        let person = joined(app, &part(), Vec::new())?;
        app.with_content(|content| app.bank.with(|bank| result_view(content, bank, &person)))
    });
    let choice = Choice { app, include, result, next, answers, said: RwSignal::new("") };
    el("article")
        .class("card text carry")
        .add(h1(words::CARRY))
        .add(p(words::CARRY_LEAD).class("lead"))
        .add(rated.then(|| p(words::RATED_APART).class("notice")))
        .add(give_back(app, &attempts, include.into(), true))
        .add(what(choice, given))
        .add(as_file(choice, attempts.clone(), log.clone()))
        .add(as_link(choice, attempts))
        .add(badge(choice, log.clone()))
        .add(for_programs(choice, log.clone()))
        .add(ask_rater(app, &log, app.name.into(), Whose::Mine))
        .add(anonymous(choice))
        .into()
}

/// The person of these attempts.
fn joined(app: App, attempts: &[Attempt], raters: Vec<Rater>) -> Option<Person> {
    app.bank.with(|bank| Person::of(bank, attempts, raters))
}

fn ground(app: App, person: Person) -> Option<Ground> {
    app.with_content(|content| app.bank.with(|bank| Ground::new(content, bank, person)))
}

fn result(app: App, ground: &Ground, way: &OnWay) -> Option<ResultView> {
    let goal = way.goal(app, ground);
    app.with_content(|content| app.bank.with(|bank| result_of(content, bank, ground, goal)))
}

fn what(choice: Choice, given: Answered) -> El {
    let app = choice.app;
    let name = el("input")
        .attr("type", "text")
        .attr("id", "name")
        .attr("autocomplete", "name")
        .attr("maxlength", MAX_NAME.to_string())
        .attr("value", app.name.get_untracked())
        .on("input", move |event: web_sys::Event| app.set_name(&event_target_value(&event)));
    el("section")
        .add(h2(words::CARRY_WHAT))
        .add(el("label").class("label").attr("for", "name").add(words::YOUR_NAME_OPTIONAL))
        .add(name)
        .add(check(choice.include, |include| &mut include.facts, words::CARRY_FACTS))
        .add(check(choice.include, |include| &mut include.evidence, words::CARRY_EVIDENCE))
        .add(p(words::always_along(given)).class("legend"))
}

fn check(chosen: RwSignal<Include>, part: fn(&mut Include) -> &mut bool, words: &'static str) -> El {
    let set = *part(&mut chosen.get_untracked());
    let change = move |event: web_sys::Event| chosen.update(|now| *part(now) = event_target_checked(&event));
    let tick = el("input").attr("type", "checkbox").flag("checked", set).on("change", change);
    el("label").class("check").add(tick).add(el("span").add(words))
}
