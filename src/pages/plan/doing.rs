//! How a plan is doing by today's answers: what comes before it, how far it is, and what is not in it.

use cairn_core::plan::view::PlanView;
use cairn_core::plan::{Plan, PlanProgress, PlanVerdict, WhatNext, beside_plan, judge};
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::pages::path::next_step::{Searches, next_on_way};
use crate::pages::person::{OnWay, PathState};
use crate::pages::plan::draft::{ask_words, unplanned};
use crate::pages::plan::shown::Shown;
use crate::pages::plan::way_search::{Search, Shortest, Whose};
use crate::pages::result::others::Others;
use crate::parts::common::{buttons, link, p};
use crate::parts::el::{El, Part, el, many};
use crate::store::clock;
use crate::words;

/// Whether the plan has nothing left to do: what is listed as due soon would be done for nothing.
pub(in crate::pages) const fn is_left_behind(next: Option<&WhatNext>) -> bool {
    matches!(next, Some(WhatNext::PlanAnew(_)))
}

impl Shown {
    /// What to do next, as the result and the path say it; `None` until the person's numbers are there.
    pub(in crate::pages) fn next(&self, state: RwSignal<PathState>, searches: Searches) -> Option<WhatNext> {
        let PathState::Here(path, attempt, ground) = state.get() else { return None };
        let next = next_on_way(self.app, &OnWay::Here(path.clone()), &ground)?;
        let whose = Whose { app: self.app, path, attempt, ground };
        Some(searches.what_next(&whose, &next))
    }

    /// Looks for the way to what is next, too, where the plan leads elsewhere: what is said of it is said on every page.
    pub(in crate::pages) fn look_elsewhere(&self, state: RwSignal<PathState>, searches: Searches) {
        let PathState::Here(path, attempt, ground) = state.get() else { return };
        let next = next_on_way(self.app, &OnWay::Here(path.clone()), &ground);
        let Some((next, plan)) = next.zip(untrack(|| self.plan())) else { return };
        searches.begin_elsewhere(&Whose { app: self.app, path, attempt, ground }, &next, &plan);
    }

    /// How it is doing by what was answered since; `None` where the device's clock is beyond reason.
    fn told(&self, (plan, view): (&Plan, &PlanView), search: Search) -> Option<PlanProgress> {
        let outcome = search.outcome.get().outcome();
        let (attempt, ground) = (&self.whose.attempt, &self.whose.ground);
        clock::today().map(|today| {
            self.app.with_content(|content| {
                judge(content, (plan, view), attempt, ground, outcome.as_ref(), today)
            })
        })
    }

    /// What its step asks for by today's result and it has no piece of, for its files.
    pub(in crate::pages) fn lacks(&self, of: (&Plan, &PlanView), search: Search) -> Vec<(String, u32)> {
        self.told(of, search).map(|told| told.lacks().to_vec()).unwrap_or_default()
    }

    /// How far it is, in one verdict, and a way to plan anew where the answers since are ahead of it or behind, or where it lacks
    /// something.
    pub(in crate::pages) fn progress(&self, (plan, view): (&Plan, &PlanView), search: Search) -> El {
        let app = self.app;
        let told = self.told((plan, view), search);
        let words = told.as_ref().map(|told| {
            let names: Vec<String> = match told {
                PlanProgress::Answers(one) => {
                    one.why.iter().map(|since| app.skill_names(&[since.skill])).collect()
                }
                PlanProgress::Ticks(_) | PlanProgress::Unknown => Vec::new(),
            };
            words::plan::plan_progress(told, &names, Others::any_of_mine())
        });
        let anew = match told.as_ref().and_then(|told| Some((told.verdict()?, told.lacks()))) {
            // Of a step that is reached: where a new plan is what comes next, that stands above, and else it would be the same one.
            Some((PlanVerdict::Reached, _)) | None => false,
            Some((PlanVerdict::OnTrack, lacks)) => !lacks.is_empty(),
            Some((PlanVerdict::Ahead | PlanVerdict::Behind, _)) => true,
        };
        let anew = anew.then(|| link(&Route::PlanAnew(Some(plan.aim.aim.clone())), words::plan::PLAN_ANEW));
        let bar = el("div").class("bar plan-bar").attr("aria-hidden", "true");
        el("div")
            .class("progress")
            .add(p(words::plan::progress_of(view)).add(". ").add(words).attr("role", "status"))
            .add(anew.map(|anew| buttons().add(anew.class("button"))))
            .add(p(words::plan::brings(view)))
            .add(words::plan::ahead(view).map(p))
            .add(words::plan::left_out(view).map(|words| p(words).class("notice")))
            .add(bar.add(el("i").variable("--share", &view.done)))
    }

    /// What else answers say: what to ask for at work, and what is not planned.
    pub(in crate::pages) fn beside(&self, search: Search) -> Part {
        let app = self.app;
        let found = search.outcome.get();
        let plan = untrack(|| self.plan());
        // The dates of an older plan come from other rules than the months that this compares.
        let made = plan.as_ref().is_some_and(|plan| plan.made.is_some());
        let ask = match &found {
            Shortest::Found(way) if made => way.ask.as_ref().map(|one| p(ask_words(&self.whose, one))),
            Shortest::Found(_) | Shortest::Looking | Shortest::Reached(_) => None,
        };
        let besides = match (&found, &plan) {
            (Shortest::Found(way), Some(plan)) => {
                unplanned(app, &app.with_content(|content| beside_plan(content, plan, way)))
            }
            _ => Part::NOTHING,
        };
        many([Part::from(ask), besides])
    }
}
