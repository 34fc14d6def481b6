//! The one thing to do next: the same on the result and on the path.

use std::sync::Arc;

use cairn_core::attempt::Mode;
use cairn_core::content::PathContent;
use cairn_core::path::page::{Next, goal_of, next_of, with_way};
use cairn_core::path::view::{BlockerRow, Headline};
use cairn_core::path::{Aim, AskBy, Ground};
use cairn_core::plan::Plan;
use cairn_core::route::{ModeRoute, Route};
use leptos::prelude::*;

use crate::pages::person::OnWay;
use crate::pages::plan::way_search::{Search, Shortest, Whose};
use crate::parts::band::Band;
use crate::parts::common::{b, button, buttons, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::words;

/// What comes next for the person; `None` while the ways are not known.
pub fn next_on_way(app: App, way: &OnWay, ground: &Ground) -> Option<Next> {
    let OnWay::Here(path) = way else { return None };
    let wish = app.wishes().way;
    app.with_content(|content| app.bank.with(|bank| next_of(content, path, bank, ground, wish.as_ref())))
}

/// The next step with what holds the person back, for the result; nothing while the ways are not known.
pub fn next_step(
    app: App,
    way: &OnWay,
    ground: &Arc<Ground>,
    next: Option<Next>,
    headline: &Headline,
    blockers: Vec<BlockerRow>,
) -> Part {
    let (OnWay::Here(path), Some(next)) = (way, next) else { return Part::NOTHING };
    let search = Search::new();
    let attempt = ground.log().clone();
    seek_first(search, &Whose { app, path: path.clone(), attempt, ground: ground.clone() }, &next);
    let unsaid = matches!(headline, Headline::Before { milestones_said: false, .. });
    let (path, ground) = (path.clone(), ground.clone());
    live(move || {
        let way = link(&Route::Path, words::path::PATH).class("button");
        let looking = matches!(search.outcome.get(), Shortest::Looking);
        let next = with_first(app, next.clone(), &path, search);
        let card = next_card(app, &ground, &next, (unsaid, looking), way);
        card.add(hold_back(&blockers, matches!(next, Next::Improve { .. }))).into()
    })
}

/// Looks for the first piece of the way, where learning comes next.
pub fn seek_first(search: Search, whose: &Whose, next: &Next) {
    if matches!(next, Next::Improve { .. }) {
        search.begin(whose, Aim::Stage(goal_of(next).stage));
    }
}

/// What to do next, with the first piece of the way once that is known.
pub fn with_first(app: App, next: Next, path: &PathContent, search: Search) -> Next {
    match search.outcome.get() {
        Shortest::Found(found) => app.with_content(|content| with_way(content, path, next, &found)),
        Shortest::Looking | Shortest::Reached(_) => next,
    }
}

/// Whether a plan is followed.
pub fn follows_plan(app: App) -> bool {
    Plan::current(&app.plan_logs()).is_some()
}

/// The card itself; `unsaid` is whether nothing was said of any milestone, `looking` whether the way is still looked for,
/// `other` leads to the page that shows the rest.
pub fn next_card(app: App, ground: &Ground, next: &Next, (unsaid, looking): (bool, bool), other: El) -> El {
    let follows = matches!(next, Next::Improve { .. }) && follows_plan(app);
    let (what, why) = words::path::next_beside(next, follows);
    let looking = looking && matches!(next, Next::Improve { first: None, .. });
    let way = match next {
        Next::Tell { .. } | Next::Milestone { .. } => link(&Route::About, words::path::SAY_DONE),
        Next::Ask { hinge, by, .. } => ask_way(app, ground, *by, words::settle_way(hinge, *by)),
        Next::Improve { .. } if follows => link(&Route::Plan, words::path::TO_PLAN),
        Next::Improve { goal, .. } => link(&Route::Plan, words::path::plan_the_way_to(goal.stage)),
        Next::End { .. } => link(&Route::Choose, words::path::ASSESS_AGAIN),
    };
    let plan = (!matches!(next, Next::Improve { .. } | Next::End { .. }))
        .then(|| link(&Route::Plan, words::path::PLAN_THE_WAY).class("button"));
    let closer = match next {
        Next::Improve { closer: Some(hinge), .. } => Some((hinge, AskBy::Skill(hinge.skill))),
        _ => None,
    };
    let tell = (unsaid && !matches!(next, Next::Tell { .. } | Next::Milestone { .. }))
        .then(|| link(&Route::About, words::path::SAY_DONE).class("button"));
    let look =
        closer.map(|(hinge, by)| ask_way(app, ground, by, words::settle_way(hinge, by)).class("button"));
    el("section")
        .class("next-step")
        .attr("aria-live", "polite")
        .add(p(words::path::DO_NEXT).class("eyebrow"))
        .add(h2(what))
        .add(p(why))
        .add(closer.map(|(hinge, by)| p(words::settle(hinge, by))))
        .add(looking.then(|| p(words::path::LOOKING).class("legend")))
        .add(buttons().add(way.class("button primary")).add(look).add(plan).add(tell).add(other))
}

/// The way to answers that can settle a stage. The full assessment goes on where it was left, whatever was begun since.
pub fn ask_way(app: App, ground: &Ground, by: AskBy, words: String) -> El {
    let mode = if by == AskBy::Ratings { Mode::Quick } else { Mode::Full };
    let under_way = ground.person().sources().iter().rev().find(|source| source.mode == mode);
    match (by, under_way) {
        (AskBy::GoOn | AskBy::Ratings, Some(source)) => {
            let id = source.id.clone();
            button(words, move || app.resume(&id))
        }
        (AskBy::GoOn | AskBy::Ratings, None) => link(&Route::Assess, words),
        (AskBy::Full, _) => link(&Route::Before(ModeRoute::Full), words),
        (AskBy::Skill(skill), _) => link(&Route::Before(ModeRoute::Skill(skill)), words),
    }
}

/// The facets that hold the person back most; `learning` is whether the next step is to learn.
fn hold_back(blockers: &[BlockerRow], learning: bool) -> Part {
    if blockers.is_empty() {
        return Part::NOTHING;
    }
    many::<Part>([
        el("h3").add(words::path::HOLDS_BACK).into(),
        el("ol").class("blockers").add(many(blockers.iter().map(blocker))).into(),
        learning.then(|| p(words::path::HOLDS_BACK_MORE).class("legend")).into(),
    ])
}

fn blocker(row: &BlockerRow) -> El {
    let band = Band { outer: (row.from, row.to), inner: None, claim: None, need: Some(row.need_at) };
    let words = el("div")
        .add(b(row.facet.clone()))
        .add(words::blocker(&row.skill, &row.level, &row.needed))
        .add(p(row.about.clone()));
    el("li").add(words).add(band.draw())
}
