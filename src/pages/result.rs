//! The result: summary first, then the skills, then the path.

use cairn_core::attempt::Attempt;
use cairn_core::path::view::{BlockerRow, Headline, NextView, ResultView, result_view_with};
use cairn_core::path::{HingeView, ask_by};
use cairn_core::profile::{Flag, packs_needed};
use cairn_core::route::Route;
use leptos::prelude::*;

use super::assess::not_loaded;
use super::calibration::calibration_section;
use super::onward::onward;
use super::others::{Others, remove_mine};
use super::path::asking;
use super::skills::skills;
use super::stages::stages;
use super::steps::steps_section;
use crate::parts::band::Band;
use crate::parts::common::{b, button, buttons, h1, h2, link, p};
use crate::parts::drawing;
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::clock;
use crate::words::{self, Whose};

pub fn result_page(app: App) -> Part {
    let others = Others::of_mine();
    live(move || match app.attempt() {
        None => nothing().into(),
        Some(attempt) if waiting(app, &attempt) => el("section")
            .class("card narrow")
            .add(h1("Your result"))
            .add(p("Getting the questions that you answered …").attr("role", "status"))
            .into(),
        Some(attempt) => {
            let raters = others.raters();
            let view = app.with_content(|content| {
                app.bank.with(|bank| result_view_with(content, bank, &attempt, &raters))
            });
            let top = || p("Your result, ").add(clock::day(attempt.last_at()));
            view.map(|view| {
                let ways = many([backup(app, &attempt), ways(&attempt, view.answered.questions > 0)]);
                report(app, view, Whose::Mine, top(), ways).add(others.section(
                    app,
                    attempt.clone(),
                    Whose::Mine,
                    remove_mine,
                ))
            })
            .into()
        }
    })
}

/// Whether questions that were answered are still on their way; what failed is not waited for.
pub fn waiting(app: App, attempt: &Attempt) -> bool {
    let failed = app.failed();
    let needed = app.with_content(|content| packs_needed(content, attempt));
    needed.into_iter().any(|skill| !failed.contains(&skill) && !app.bank.with(|bank| bank.has(skill)))
}

fn nothing() -> El {
    el("section")
        .class("card narrow")
        .add(h1("There is no result yet"))
        .add(p("A result needs answers. A quick look takes about a quarter of an hour."))
        .add(buttons().add(link(&Route::Choose, "Choose an assessment").class("button primary")))
}

/// A result from top to bottom; `ways` lead on from it.
pub fn report(app: App, view: ResultView, whose: Whose, top: El, ways: Part) -> El {
    let mine = whose == Whose::Mine;
    let all_skills = view.radar.is_some();
    let radar = view.radar.map(|radar| {
        drawing::radar(
            &radar,
            "Radar of the seven skills with the 90 % band of each; the table beside it holds all numbers.",
        )
    });
    let path =
        all_skills.then(|| el("section").add(h2("The path")).add(stages(view.stages, whose)).add(radar));
    let measured = el("section").add(h2(if all_skills { "Seven skills" } else { "The skill" })).add(skills(
        app,
        view.skills,
        whose,
    ));
    let left_out =
        many(view.left_out.into_iter().map(|(why, count)| p(words::left_out(why, count)).class("notice")));
    let unsaid = mine && matches!(view.headline, Headline::Before { milestones_said: false, .. });
    let steps = mine.then(|| steps_section(app, untrack(move || app.attempt())));
    el("article")
        .class("card")
        .add(top.class("eyebrow"))
        .add(heading(&view.headline, whose))
        .add(
            p(words::headline_more(&view.headline, whose).map(|words| words + " "))
                .class("lead")
                .add("The result ")
                .add(words::basis(view.answered, whose))
                .add(". Every band below is drawn as wide as the doubt is."),
        )
        .add(
            unsaid.then(|| buttons().add(link(&Route::About, words::path::SAY_DONE).class("button primary"))),
        )
        .add(view.hinge.filter(|_| mine).map(|hinge| settle(app, &hinge)))
        .add(view.next.filter(|_| mine).map(|next| next_step(next, view.blockers)))
        .add(ways)
        .add(not_loaded(
            app,
            "Questions of these skills could not be loaded, so answers there are not counted now: ",
            ".",
        ))
        .add(el("div").class("result-grid").add(path).add(measured))
        .add(el("div").class("after").add(steps).add(calibration_section(view.calibration, whose)))
        .add(mine.then(onward))
        .add(view.older_rules.then(|| p(words::OLDER_RULES).class("notice")))
        .add(how_answered(view.flags))
        .add(left_out)
        .add(p(words::HONEST).class("honest").add(" ").add(link(&Route::Method, words::METHOD)).add("."))
}

fn print() {
    // A browser without a printer says so itself.
    let _ = window().print();
}

/// What is kept in one browser alone can be lost with it; said until a file is newer than the last answer.
fn backup(app: App, attempt: &Attempt) -> Part {
    let last = attempt.last_at();
    let finished = attempt.finished();
    live(move || {
        if !finished || app.backup.get() >= last {
            return Part::NOTHING;
        }
        el("div")
            .class("notice backup")
            .add(p(words::NO_BACKUP))
            .add(buttons().add(button("Save a copy", move || app.export())))
            .into()
    })
}

/// Where one may go from one's own result.
fn ways(attempt: &Attempt, questions: bool) -> Part {
    let review =
        (questions && attempt.finished()).then(|| link(&Route::Review, words::REVIEW).class("button"));
    buttons()
        .add(link(&Route::Path, words::path::PATH).class("button primary"))
        .add(link(&Route::Plan, words::path::PLAN_THE_WAY).class("button"))
        .add(link(&Route::Assess, "Go on answering").class("button"))
        .add(link(&Route::About, "Change what you have done").class("button"))
        .add(review)
        .add(link(&Route::Carry, words::CARRY).class("button"))
        .add(button("Print, or save as PDF", print))
        .into()
}

/// What stands out in the way of answering; nothing for most people.
fn how_answered(flags: Vec<Flag>) -> Part {
    if flags.is_empty() {
        return Part::NOTHING;
    }
    el("section")
        .class("notice")
        .add(h2("Worth asking about"))
        .add(p("Fewer than one in a hundred people who answer by what they can do look like this. It is a reason to ask, never a verdict."))
        .add(el("ul").add(many(flags.into_iter().map(|flag| el("li").add(flag.to_string())))))
        .into()
}

/// The one sentence on top.
fn heading(headline: &Headline, whose: Whose) -> El {
    if let Headline::OneSkill { name, level } = headline {
        return h1(name.clone()).add(": ").add(el("em").add(level.clone()));
    }
    let (before, name, after) = words::headline(headline, whose);
    let name = (!name.is_empty()).then(|| el("em").add(name));
    h1(before).add(name).add(after)
}

/// What would settle the stage of the headline, and the way there.
fn settle(app: App, hinge: &HingeView) -> Part {
    let attempt = untrack(move || app.attempt());
    let by = attempt.and_then(|attempt| {
        app.with_content(|content| app.bank.with_untracked(|bank| ask_by(content, bank, &attempt, hinge)))
    });
    by.map(|by| {
        el("section")
            .class("settle")
            .add(p(words::settle(hinge, by)))
            .add(buttons().add(link(&asking(by), words::settle_way(hinge, by)).class("button")))
    })
    .into()
}

/// The stage to go for, and the facets that hold the person back most.
fn next_step(next: NextView, blockers: Vec<BlockerRow>) -> El {
    let section = el("section")
        .class("next-step")
        .add(h2("Next: ").add(next.name).add(", ").add(words::stage_number(next.stage)))
        .add(p(words::needs_met(next.shown)).add(". Its milestone: ").add(next.milestone));
    if blockers.is_empty() {
        return section;
    }
    section
        .add(el("h3").add("What holds you back most"))
        .add(el("ol").class("blockers").add(many(blockers.into_iter().map(blocker))))
}

fn blocker(row: BlockerRow) -> El {
    let band = Band { outer: (row.from, row.to), inner: None, claim: None, need: Some(row.need_at) };
    let words = el("div")
        .add(b(row.facet))
        .add(words::blocker(&row.skill, &row.level, &row.needed))
        .add(p(row.about));
    el("li").add(words).add(band.draw())
}
