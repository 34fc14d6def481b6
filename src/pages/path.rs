//! The path: what to do next, the ways in, ten stages with their reasons, what would be if.

use std::sync::Arc;

use cairn_core::Stage;
use cairn_core::attempt::Attempt;
use cairn_core::content::PathContent;
use cairn_core::path::page::{Next, PathPage, WayRow, Whole, goal_of, path_page, with_way};
use cairn_core::path::view::Headline;
use cairn_core::path::{Aim, AskBy, Ground};
use cairn_core::plan::PlanEvent;
use cairn_core::route::{ModeRoute, Route};
use leptos::prelude::*;

use super::ground::{Standing, again, standing};
use super::path_stages::path_stages;
use super::shortest::{Search, Shortest, Whose};
use super::what_if::what_if;
use crate::parts::common::{buttons, h1, h2, link, not_come, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::words;

pub fn path_page_of(app: App) -> Part {
    let standing = standing(app);
    // The heading stands from the start: it has the focus, and must not lose it when the numbers come.
    let body = live(move || match standing.get() {
        Standing::Coming => p(words::path::WORKING).attr("role", "status").into(),
        Standing::Failed => not_come(move || again(app, standing)),
        Standing::Nobody => no_answers(words::path::PATH_NOTHING),
        Standing::Here(path, attempt, ground) => here(app, path, attempt, ground),
    });
    el("article").class("card path").add(h1(words::path::PATH)).add(body).into()
}

/// What to do without answers.
pub fn no_answers(why: &'static str) -> Part {
    many([p(why), buttons().add(link(&Route::Choose, "Choose an assessment").class("button primary"))])
}

/// Everything that follows from the attempt at hand and the way that is taken.
fn here(app: App, path: Arc<PathContent>, attempt: Attempt, ground: Arc<Ground>) -> Part {
    let wish = Memo::new(move |_| app.wishes().way);
    let search = Search::new();
    let whose = Whose { app, path: path.clone(), attempt: attempt.clone(), ground: ground.clone() };
    let (content, of) = (path.clone(), ground.clone());
    let page = Memo::new(move |_| {
        let wish = wish.get();
        app.with_content(|base| {
            app.bank.with(|bank| path_page(base, &content, bank, &attempt, &of, wish.as_ref()))
        })
    });
    Effect::new(move |_| {
        if let PathPage::Whole(whole) = page.get()
            && matches!(whole.next, Next::Improve { .. })
        {
            search.begin(&whose, Aim::Stage(goal_of(&whole.next).stage));
        }
    });
    live(move || match page.get() {
        PathPage::Nothing => no_answers(words::path::PATH_NOTHING),
        PathPage::OneSkill { .. } => no_answers(words::path::PATH_ONE_SKILL),
        PathPage::Whole(whole) => whole_path(app, *whole, &path, &ground, search),
    })
}

fn whole_path(app: App, whole: Whole, path: &Arc<PathContent>, ground: &Arc<Ground>, search: Search) -> Part {
    let (next, goal) = (whole.next.clone(), goal_of(&whole.next).stage);
    let plain = whole.clone();
    let for_next = path.clone();
    let for_plain = path.clone();
    let unsaid = matches!(whole.headline, Headline::Before { milestones_said: false, .. });
    let gaps = (!whole.gaps.is_empty()).then(|| p(words::path::gaps(&whole.gaps)).class("notice"));
    many([
        p(words::path::stand(&whole.headline)).class("lead").into(),
        live(move || {
            let looking = matches!(search.outcome.get(), Shortest::Looking);
            next_card(&with_first(app, next.clone(), &for_next, search), goal, (unsaid, looking)).into()
        }),
        gaps.into(),
        ways(app, whole.ways).into(),
        el("section").add(h2("Ten stages")).add(path_stages(whole.stages)).into(),
        what_if(app, ground),
        live(move || {
            let next = with_first(app, plain.next.clone(), &for_plain, search);
            in_plain_words(&Whole { next, ..plain.clone() }).into()
        }),
        p(words::HONEST).class("honest").add(" ").add(link(&Route::Method, words::METHOD)).add(".").into(),
    ])
}

/// What to do next, with the first piece of the way once that is known.
fn with_first(app: App, next: Next, path: &PathContent, search: Search) -> Next {
    match search.outcome.get() {
        Shortest::Found(found) => app.with_content(|content| with_way(content, path, next, &found)),
        Shortest::Looking | Shortest::Reached(_) => next,
    }
}

/// `unsaid` is whether nothing was said of any milestone, `looking` whether the way is still looked for.
fn next_card(next: &Next, goal: Stage, (unsaid, looking): (bool, bool)) -> El {
    let (what, why) = words::path::next_thing(next);
    let looking = looking && matches!(next, Next::Improve { first: None, .. });
    let way = match next {
        Next::Tell { .. } | Next::Milestone { .. } => {
            link(&Route::About, words::path::SAY_DONE).class("button primary")
        }
        Next::Ask { hinge, by, .. } => {
            link(&asking(*by), words::settle_way(hinge, *by)).class("button primary")
        }
        Next::Improve { .. } => {
            link(&Route::Plan, format!("{} to stage {}", words::path::PLAN_THE_WAY, goal.number()))
                .class("button primary")
        }
        Next::End { .. } => link(&Route::Choose, "Assess again").class("button primary"),
    };
    let plan = (!matches!(next, Next::Improve { .. } | Next::End { .. }))
        .then(|| link(&Route::Plan, words::path::PLAN_THE_WAY).class("button"));
    let closer = match next {
        Next::Improve { closer: Some(hinge), .. } => Some((hinge, AskBy::Skill(hinge.skill))),
        _ => None,
    };
    let tell = (unsaid && !matches!(next, Next::Tell { .. } | Next::Milestone { .. }))
        .then(|| link(&Route::About, words::path::SAY_DONE).class("button"));
    let look = closer.map(|(hinge, by)| link(&asking(by), words::settle_way(hinge, by)).class("button"));
    el("section")
        .class("next-step")
        .attr("aria-live", "polite")
        .add(p("Do this next").class("eyebrow"))
        .add(h2(what))
        .add(p(why))
        .add(closer.map(|(hinge, by)| p(words::settle(hinge, by))))
        .add(looking.then(|| p(words::path::LOOKING).class("legend")))
        .add(
            buttons()
                .add(way)
                .add(look)
                .add(plan)
                .add(tell)
                .add(link(&Route::Result, words::TO_RESULT).class("button")),
        )
}

/// Where answers are given that can settle a stage.
pub const fn asking(by: AskBy) -> Route {
    match by {
        AskBy::GoOn => Route::Assess,
        AskBy::Full => Route::Before(ModeRoute::Full),
        AskBy::Skill(skill) => Route::Before(ModeRoute::Skill(skill)),
    }
}

/// The ways in: the browser's own radio buttons.
fn ways(app: App, rows: Vec<WayRow>) -> El {
    let taken = rows.iter().find(|row| row.taken).cloned();
    let options = rows.into_iter().map(|row| {
        let id = row.id.clone();
        let take = move |_| {
            app.wish(PlanEvent::Way(Some(id.clone())));
            focus_way(id.as_str());
        };
        let field = el("input")
            .attr("type", "radio")
            .attr("name", "way")
            .attr("id", format!("way-{}", row.id))
            .flag("checked", row.taken)
            .on("change", take);
        el("label").add(field).add(row.name)
    });
    let more = taken.map(|row| {
        let reason = row.because.as_ref().map(|because| {
            let names = app.skill_names(&because.skills);
            p(words::path::because(because, &names))
        });
        el("div")
            .class("way-taken")
            .add(
                p(row.about.clone())
                    .add(" ")
                    .add(row.reason.clone())
                    .add(" ")
                    .add(words::path::way_stages(&row)),
            )
            .add(reason)
    });
    el("section")
        .add(
            el("fieldset")
                .add(
                    el("legend")
                        .add(words::path::WHERE_FROM)
                        .add(el("small").add(words::path::WHERE_FROM_MORE)),
                )
                .add(el("div").class("segments").add(many(options))),
        )
        .add(more)
}

/// The page is drawn anew on another way; the keyboard stays where it was.
fn focus_way(id: &str) {
    let id = format!("way-{id}");
    request_animation_frame(move || {
        let field = document().get_element_by_id(&id);
        if let Some(field) =
            field.and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(it).ok())
        {
            // A browser that refuses the focus still shows the page.
            let _ = field.focus();
        }
    });
}

fn in_plain_words(page: &Whole) -> El {
    let lines = words::path::plainly(page).into_iter().map(|line| el("li").add(line));
    el("section").class("plainly").add(h2(words::path::IN_PLAIN_WORDS)).add(el("ul").add(many(lines)))
}
