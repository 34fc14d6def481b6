//! The one thing to do next: the same on the result, on the path and on the plan.

use std::sync::Arc;

use cairn_core::attempt::Mode;
use cairn_core::path::page::{Goal, Next, goal_of, next_of};
use cairn_core::path::view::{BlockerRow, ResultHeadline};
use cairn_core::path::{Aim, AskBy, Ground};
use cairn_core::plan::view::{Pace, plan_view};
use cairn_core::plan::{Plan, PlanVerdict, Sought, WhatNext, judge, what_next};
use cairn_core::route::{ModeRoute, Route};
use leptos::prelude::*;

use crate::pages::person::OnWay;
use crate::pages::plan::way_search::{Search, Shortest, Whose};
use crate::parts::band::Band;
use crate::parts::common::{b, button, buttons, h2, link, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::store::clock;
use crate::words;

/// What comes next for the person; `None` while the ways are not known.
pub fn next_on_way(app: App, way: &OnWay, ground: &Ground) -> Option<Next> {
    let OnWay::Here(path) = way else { return None };
    let wish = app.wishes().way;
    app.with_content(|content| app.bank.with(|bank| next_of(content, path, bank, ground, wish.as_ref())))
}

/// The searches behind a next step: for the way to the stage that it is about, and for that of the plan that is followed, where it
/// leads elsewhere.
#[derive(Clone, Copy)]
pub struct Searches {
    to_goal: Search,
    of_plan: Search,
    /// Whether the search of the plan goes on anyway, so that it serves where the plan leads to what is next.
    on_plan: bool,
}

impl Searches {
    /// Searches that have not begun.
    pub fn new() -> Self {
        Self { to_goal: Search::new(), of_plan: Search::new(), on_plan: false }
    }

    /// Those of the page of a plan, which looks for the way of its own step anyway.
    pub fn beside_plan(search: Search) -> Self {
        Self { to_goal: Search::new(), of_plan: search, on_plan: true }
    }

    /// Looks for the way to what is next, too, where the plan leads elsewhere.
    pub fn begin_elsewhere(self, whose: &Whose, next: &Next, plan: &Plan) {
        let goal = Aim::Stage(goal_of(next).stage);
        if matches!(next, Next::Improve { .. }) && *plan.step() != goal {
            self.to_goal.begin(whose, goal);
        }
    }

    /// Looks for the ways, where learning comes next.
    pub fn begin(self, whose: &Whose, next: &Next) {
        if !matches!(next, Next::Improve { .. }) {
            return;
        }
        let goal = Aim::Stage(goal_of(next).stage);
        self.to_goal.begin(whose, goal.clone());
        let (app, whose) = (whose.app, whose.clone());
        let step = Memo::new(move |_| Plan::current(&app.plan_logs()).map(|plan| plan.step().clone()));
        Effect::new(move |_| {
            if let Some(step) = step.get().filter(|step| *step != goal) {
                self.of_plan.begin(&whose, step);
            }
        });
    }

    /// What to do next as far as it is known.
    pub fn what_next(self, whose: &Whose, next: &Next) -> WhatNext {
        let app = whose.app;
        let plan = Plan::current(&app.plan_logs());
        let goal = Aim::Stage(goal_of(next).stage);
        let elsewhere = plan.as_ref().is_some_and(|plan| *plan.step() != goal);
        let one = if self.on_plan { self.of_plan } else { self.to_goal };
        let (to_goal, of_plan) = if elsewhere { (self.to_goal, self.of_plan) } else { (one, one) };
        let (way, outcome) = (to_goal.outcome.get(), of_plan.outcome.get());
        let looking = matches!(outcome, Shortest::Looking) || !of_plan.weighed.get();
        let way = match &way {
            Shortest::Found(found) if to_goal.leads_to(&goal) => Some(found.as_ref()),
            Shortest::Found(_) | Shortest::Looking | Shortest::Reached(_) => None,
        };
        let outcome = outcome.outcome();
        let told = plan.zip(clock::today()).map(|(plan, today)| {
            app.with_content(|content| {
                let view = plan_view(content, &whose.path, &plan, today);
                let (attempt, ground) = (&whose.attempt, &whose.ground);
                judge(content, (&plan, &view), attempt, ground, outcome.as_ref(), today)
            })
        });
        let worth = of_plan.answering.get();
        let sought = if looking { Sought::Looking } else { Sought::Told { way, worth } };
        app.with_content(|content| what_next(content, &whose.path, next.clone(), sought, told.as_ref()))
    }
}

/// The next step with what holds the person back, for the result; nothing while the ways are not known.
pub fn next_step(
    app: App,
    way: &OnWay,
    ground: &Arc<Ground>,
    next: Option<Next>,
    headline: &ResultHeadline,
    blockers: Vec<BlockerRow>,
) -> Part {
    let (OnWay::Here(path), Some(next)) = (way, next) else { return Part::NOTHING };
    let searches = Searches::new();
    let whose = Whose { app, path: path.clone(), attempt: ground.log().clone(), ground: ground.clone() };
    searches.begin(&whose, &next);
    let unsaid = matches!(headline, ResultHeadline::Before { milestones_said: false, .. });
    live(move || {
        // One thing is next, so one thing looks like a button.
        let way = link(&Route::Path, words::path::PATH).class("plain");
        let what = searches.what_next(&whose, &next);
        let learning = matches!(
            what,
            WhatNext::Step(Next::Improve { .. }) | WhatNext::GoOn { next: Next::Improve { .. }, .. }
        );
        let card = next_card(&whose, &what, unsaid, way);
        card.add(hold_back(goal_of(&next), &blockers, learning)).into()
    })
}

/// The card itself; `unsaid` is whether nothing was said of any milestone, `other` leads to the page that shows the rest.
pub fn next_card(whose: &Whose, what: &WhatNext, unsaid: bool, other: El) -> El {
    let (title, why) = words::path::what_next(what);
    let tells = matches!(what, WhatNext::Step(Next::Tell { .. } | Next::Milestone { .. }));
    let before_a_plan = tells
        || matches!(
            what,
            WhatNext::Step(Next::Ask { .. }) | WhatNext::Answer { .. } | WhatNext::Confirm { .. }
        );
    let app = whose.app;
    let plan = before_a_plan.then(|| {
        let followed = untrack(move || Plan::current(&app.plan_logs())).is_some();
        let way = if followed { words::path::TO_PLAN } else { words::path::PLAN_THE_WAY };
        link(&Route::Plan, way).class("plain")
    });
    let closer = match what {
        WhatNext::Step(Next::Improve { closer: Some(hinge), .. })
        | WhatNext::GoOn { next: Next::Improve { closer: Some(hinge), .. }, .. } => {
            let by = AskBy::Skill(hinge.skill);
            let look = ask_way(whose.app, &whose.ground, by, words::settle_way(hinge, by)).class("plain");
            // A link in its sentence, no button: one thing is next.
            Some(p(words::settle(hinge, by)).add(" ").add(look))
        }
        _ => None,
    };
    let tell = (unsaid && !tells).then(|| link(&Route::About, words::path::SAY_DONE).class("button"));
    let looking = matches!(what, WhatNext::Looking(_));
    // What will stand there may be something else: nobody presses a button that changes under the hand.
    let there = (!looking).then(|| way_there(whose, what).class("button primary"));
    el("section")
        .class("next-step")
        .attr("aria-live", "polite")
        .add(p(words::path::DO_NEXT).class("eyebrow"))
        .add(h2(title))
        .add(p(why))
        .add(closer)
        .add(looking.then(|| p(words::path::LOOKING).class("legend")))
        .add(buttons().add(there).add(plan).add(tell).add(other))
}

/// What comes before the plan, for its page; nothing where the plan itself comes next.
pub fn before_the_plan(whose: &Whose, what: &WhatNext) -> Option<El> {
    // A plan that stands elsewhere than planned is gone on with, too; the page says so in the words of all others.
    let goes_on = matches!(
        what,
        WhatNext::GoOn { verdict: Some(PlanVerdict::Ahead | PlanVerdict::Behind), .. }
            | WhatNext::GoOn { pace: Some(Pace::Ahead(_) | Pace::Behind(_)), .. }
    );
    let first = match what {
        WhatNext::GoOn { .. } => goes_on,
        WhatNext::Step(Next::Tell { .. } | Next::Ask { .. })
        | WhatNext::Answer { .. }
        | WhatNext::Confirm { .. }
        | WhatNext::PlanAnew(_)
        | WhatNext::AssessAgain
        | WhatNext::NothingToLearn(_) => true,
        WhatNext::Step(Next::Milestone { .. } | Next::Improve { .. } | Next::End { .. })
        | WhatNext::Looking(_) => false,
    };
    first.then(|| {
        let (title, why) = words::path::what_next(what);
        el("div")
            .class("answer-first")
            .attr("aria-live", "polite")
            .add(p(words::path::DO_NEXT).class("eyebrow"))
            .add(p(b(title)).add(". ").add(why))
            .add((!goes_on).then(|| buttons().add(way_there(whose, what).class("button"))))
    })
}

/// Where the next thing is done.
fn way_there(whose: &Whose, what: &WhatNext) -> El {
    let (app, ground) = (whose.app, &whose.ground);
    match what {
        WhatNext::Step(Next::Tell { .. } | Next::Milestone { .. }) => {
            link(&Route::About, words::path::SAY_DONE)
        }
        WhatNext::Step(Next::Ask { hinge, by, .. }) => {
            ask_way(app, ground, *by, words::settle_way(hinge, *by))
        }
        WhatNext::Step(Next::Improve { goal, .. }) | WhatNext::Looking(goal) => {
            link(&Route::Plan, words::path::plan_the_way_to(goal.stage))
        }
        WhatNext::Step(Next::End { .. }) | WhatNext::AssessAgain | WhatNext::NothingToLearn(_) => {
            link(&Route::Choose, words::path::ASSESS_AGAIN)
        }
        WhatNext::Answer { worth, skill, .. } => {
            ask_way(app, ground, worth.by, words::plan::answer_way(worth.by, skill))
        }
        WhatNext::Confirm { skill, name, .. } => {
            ask_way(app, ground, AskBy::Skill(*skill), words::path::confirm_way(name))
        }
        WhatNext::GoOn { .. } => link(&Route::Plan, words::path::TO_PLAN),
        WhatNext::PlanAnew(_) => plan_anew(app),
    }
}

/// Leads to a new plan: to where the one that is followed leads, or on from there once its step is all of it.
pub fn plan_anew(app: App) -> El {
    let plan = untrack(move || Plan::current(&app.plan_logs()));
    let aim = plan.filter(|plan| *plan.step() != plan.aim.aim).map(|plan| plan.aim.aim);
    link(&Route::PlanAnew(aim), words::plan::PLAN_ANEW)
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
fn hold_back(goal: &Goal, blockers: &[BlockerRow], learning: bool) -> Part {
    if blockers.is_empty() {
        return Part::NOTHING;
    }
    many::<Part>([
        el("h3").add(words::path::holds_back(goal)).into(),
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
