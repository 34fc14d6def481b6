//! The plan: where to, how much time, and the way there as far as it can be known.

pub(super) mod change;
pub(super) mod doing;
pub(super) mod draft;
pub(super) mod earlier_plans;
pub(super) mod job_time;
pub(super) mod makes;
mod own_hours;
mod quarter;
pub(super) mod roadmap;
pub(super) mod shown;
pub(super) mod way_search;
pub(super) mod without_answers;
pub(super) mod works;

use cairn_core::content::{Content, PathContent, StageInfo};
use cairn_core::path::Aim;
use cairn_core::path::page::{Next, PathPage, goal_of, path_page};
use cairn_core::path::view::Percent;
use cairn_core::plan::{Plan, PlanEvent, WhatNext};
use cairn_core::route::Route;
use cairn_core::{ResponsibilityId, Stage};
use leptos::prelude::*;

use crate::pages::fields::{label, number_kept};
use crate::pages::path::next_step::before_the_plan;
use crate::pages::path::no_answers;
use crate::pages::person::{PathState, again, path_state};
use crate::pages::plan::draft::Way;
use crate::pages::plan::earlier_plans::earlier_plans;
use crate::pages::plan::job_time::job_time;
use crate::pages::plan::makes::Makes;
use crate::pages::plan::own_hours::own_hours;
use crate::pages::plan::roadmap::roadmap;
use crate::pages::plan::way_search::{Search, Shortest, Whose};
use crate::pages::plan::without_answers::without_answers;
use crate::pages::result::paper::paper_name;
use crate::parts::common::{buttons, h1, link, not_come, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::words;

/// The plan, or a draft of one; `wanted` is what the address asks to plan for.
pub fn plan_page(app: App, wanted: Option<Aim>) -> Part {
    let state = path_state(app);
    // A plan shows with the content alone; to make one takes answers.
    let current = Memo::new(move |_| Plan::current(&app.plan_logs()).map(|plan| plan.id));
    // A plan that is followed stays as it is drawn when its person's numbers change, as by a milestone that is ticked off
    // in it: the keyboard keeps its place.
    let followed = Memo::new(move |_| {
        state.with(|state| matches!(state, PathState::Here(..))).then(|| current.get()).flatten()
    });
    let nobody = Memo::new(move |_| state.with(|state| matches!(state, PathState::Nobody)));
    let body = live(move || {
        if nobody.get() {
            return without_answers(app, current.get(), state);
        }
        let followed = followed.get();
        if let (Some(id), PathState::Here(path, attempt, ground)) = (followed, state.get_untracked()) {
            let other = other_plan(app, &path, wanted.as_ref());
            let whose = Whose { app, path: path.clone(), attempt, ground };
            return many([other, roadmap(whose, id, state), earlier_plans(app, path)]);
        }
        let wanted = wanted.clone();
        live(move || {
            whose(app, state.get(), |whose| {
                let earlier = earlier_plans(app, whose.path.clone());
                many([new_plan(whose, wanted.clone(), Makes::Another), earlier])
            })
        })
    });
    page(app, body)
}

/// A draft while a plan is followed, which it takes the place of once it is made the person's own.
pub fn anew_page(app: App, wanted: Option<Aim>) -> Part {
    let state = path_state(app);
    let body = live(move || {
        whose(app, state.get(), |whose| {
            let followed = untrack(move || Plan::current(&app.plan_logs()));
            let goes_on = followed.map(|plan| {
                let name = app.with_content(|content| plan.aim.aim.name(content, &whose.path));
                let back = link(&Route::Plan, words::path::TO_PLAN).class("plain");
                p(words::plan::goes_on(&name)).add(" ").add(back).class("notice")
            });
            many([goes_on.into(), new_plan(whose, wanted.clone(), Makes::Instead)])
        })
    });
    page(app, body)
}

/// The page of the person, or why there is none yet.
fn whose(app: App, state: PathState, here: impl FnOnce(Whose) -> Part) -> Part {
    match state {
        PathState::Coming => p(words::path::WORKING).attr("role", "status").into(),
        PathState::Failed(way) => not_come(move || again(way)),
        PathState::Nobody => no_answers(words::plan::PLAN_NOTHING),
        PathState::Here(path, attempt, ground) => here(Whose { app, path, attempt, ground }),
    }
}

fn page(app: App, body: Part) -> Part {
    el("article").class("card plan").add(paper_name(app)).add(h1(words::plan::PLAN)).add(body).into()
}

fn new_plan(whose: Whose, wanted: Option<Aim>, makes: Makes) -> Part {
    let Whose { app, path, attempt, ground } = &whose;
    let app = *app;
    // Own numbers do not draw the page anew: the draft follows them where it shows them.
    let way = untrack(move || app.wishes()).way;
    let page = app.with_content(|content| {
        app.bank.with(|bank| path_page(content, path, bank, attempt, ground, way.as_ref()))
    });
    match page {
        PathPage::Nothing => no_answers(words::plan::PLAN_NOTHING),
        PathPage::SomeSkills => no_answers(words::path::PATH_SOME_SKILLS),
        PathPage::Whole(whole) => {
            let goal = goal_of(&whole.next).stage;
            // An address may name a role that this version does not know.
            let known = |aim: &Aim| app.with_content(|content| aim.needs(content, path).is_some());
            // Whoever closes a plan goes on to where it led.
            let closed = untrack(move || Plan::closed_last(&app.plan_logs())).map(|plan| plan.aim.aim);
            let ahead = |aim: &Aim| !matches!(aim, Aim::Stage(stage) if *stage <= goal);
            let aim = wanted.or_else(|| closed.filter(ahead)).filter(known).unwrap_or(Aim::Stage(goal));
            draft(whose, aim, whole.next, makes)
        }
    }
}

/// What a draft is made of.
#[derive(Clone)]
struct Draft {
    whose: Whose,
    aim: RwSignal<Aim>,
    /// The stage that the person goes for.
    goal: Stage,
    /// Whether something is to be told or answered before anything is planned.
    first: bool,
    search: Search,
    /// The field of hours that was changed last: it stays open, and has the keyboard.
    changed: RwSignal<Option<String>>,
    makes: Makes,
}

fn draft(whose: Whose, aim: Aim, next: Next, makes: Makes) -> Part {
    let app = whose.app;
    let (goal, untold) = (goal_of(&next).stage, matches!(next, Next::Tell { .. }));
    let before = before_the_plan(&whose, &WhatNext::Step(next));
    let draft = Draft {
        whose,
        aim: RwSignal::new(aim),
        goal,
        first: before.is_some(),
        search: Search::new(),
        changed: RwSignal::new(None),
        makes,
    };
    let seeker = draft.clone();
    let wishes = Memo::new(move |_| app.wishes());
    Effect::new(move |_| {
        // Read, not only tracked: a memo that nobody reads never learns of a change.
        wishes.get();
        seeker.search.begin(&seeker.whose, seeker.aim.get());
    });
    change::unfold_on_paper();
    let outcome = draft.clone();
    many([
        p(words::plan::PLAN_LEAD).class("lead").into(),
        before.into(),
        untold.then(|| p(words::plan::MILESTONES_UNTOLD)).into(),
        draft.questions().into(),
        live(move || outcome.clone().outcome()),
    ])
}

impl Draft {
    /// Where to, how many hours a week, and what the job practises.
    fn questions(&self) -> El {
        let (app, aim) = (self.whose.app, self.aim);
        let option = |at: Aim, name: String| {
            el("option")
                .attr("value", at.to_text())
                .flag("selected", aim.with_untracked(|aim| *aim == at))
                .add(name)
        };
        let stages: Vec<El> = app.with_content(|content| {
            let name = |info: &StageInfo| format!("{} {}", info.stage.number(), info.name);
            content.stages.iter().map(|info| option(Aim::Stage(info.stage), name(info))).collect()
        });
        let roles = self.whose.path.roles.iter();
        let roles = roles.map(|role| option(Aim::Role(role.id.clone()), role.name.clone()));
        let options = [
            el("optgroup").attr("label", words::plan::STAGES).add(many(stages)),
            el("optgroup").attr("label", words::plan::GROWTH).add(many(roles)),
        ];
        let choose = move |event: web_sys::Event| {
            if let Some(chosen) = Aim::parse(&event_target_value(&event)) {
                aim.set(chosen);
            }
        };
        let weekly = move |hours: u32| {
            if let Ok(hours) = u16::try_from(hours) {
                app.wish(PlanEvent::Weekly(hours));
            }
        };
        let now = untrack(move || app.wishes()).weekly;
        let fields = el("div")
            .class("fields")
            .add(
                el("div")
                    .add(label("target", words::plan::TARGET))
                    .add(el("select").attr("id", "target").add(many(options)).on("change", choose)),
            )
            .add(el("div").add(label("weekly", words::plan::HOURS_WEEK)).add(number_kept(
                "weekly",
                u32::from(now),
                (0, 168),
                weekly,
            )));
        let whose = self.whose.clone();
        let usual = move || whose.usual(&untrack(|| app.wishes()));
        let job = job_time(app, usual, &self.whose.path.changes, move |event| app.wish(event));
        el("div").add(fields).add(job).add(own_hours(&self.whose, self.changed))
    }

    fn outcome(self) -> Part {
        let (app, aim) = (self.whose.app, self.aim.get());
        match self.search.outcome.get() {
            Shortest::Looking => p(words::path::LOOKING).attr("role", "status").into(),
            Shortest::Reached(share) => {
                let shown = Percent::of(share.value);
                let said = app.with_content(|content| reached(content, &self.whose.path, &aim, shown));
                let later = Aim::Stage(self.goal);
                let on = (aim != later && matches!(aim, Aim::Stage(_))).then(|| {
                    let words = words::path::plan_the_way_to(self.goal);
                    buttons().add(link(&Route::PlanTo(later), words).class("button"))
                });
                let roles = (aim == Aim::Stage(Stage::LAST))
                    .then(|| buttons().add(link(&Route::Roles, words::ROLES).class("button")));
                many([Part::from(p(said).class("notice").attr("role", "status")), on.into(), roles.into()])
            }
            Shortest::Found(found) => {
                let Self { whose, search, first, changed, makes, .. } = self;
                Way { whose, aim, search, first, changed, makes }.found(&found)
            }
        }
    }
}

/// That another plan is followed than the one that the address asks for.
fn other_plan(app: App, path: &PathContent, wanted: Option<&Aim>) -> Part {
    let followed = untrack(move || Plan::current(&app.plan_logs()));
    let other = wanted.filter(|wanted| followed.is_some_and(|plan| plan.aim.aim != **wanted));
    let name = other.map(|other| app.with_content(|content| other.name(content, path)));
    let to = |name: String| link(&Route::PlanAnew(wanted.cloned()), words::plan::plan_instead(&name));
    name.map(|name| {
        p(words::plan::OTHER_PLAN)
            .add(" ")
            .add(to(name).class("plain"))
            .class("notice")
            .attr("role", "status")
    })
    .into()
}

/// That the aim is reached, and what counts now.
fn reached(content: &Content, path: &PathContent, aim: &Aim, shown: Percent) -> String {
    match aim {
        Aim::Stage(stage) => words::plan::stage_reached(*stage, shown),
        Aim::Role(id) => {
            let weighing = path.role(id).map_or(&[][..], |role| &role.responsibilities);
            let duty = |id: &ResponsibilityId| {
                content.responsibilities.iter().find(|one| one.id == *id).map(|one| one.name.clone())
            };
            let duties: Vec<String> = weighing.iter().filter_map(duty).collect();
            words::plan::role_reached(shown, &duties)
        }
    }
}
