//! Plans of somebody whose answers are gone from this browser: they need none to be read, ticked off, saved and closed.

use std::sync::Arc;

use cairn_core::PlanId;
use cairn_core::path::Ground;
use cairn_core::route::Route;
use leptos::prelude::*;

use crate::pages::path::no_answers;
use crate::pages::person::{OnWay, PathState, again, way};
use crate::pages::plan::earlier_plans::earlier_plans;
use crate::pages::plan::roadmap::roadmap;
use crate::pages::plan::way_search::Whose;
use crate::parts::common::{link, not_come, p};
use crate::parts::el::{Part, live, many};
use crate::state::App;
use crate::words;

/// The plan that is followed, if any, and the earlier ones; or that a plan takes answers to be made.
pub fn without_answers(app: App, followed: Option<PlanId>, state: RwSignal<PathState>) -> Part {
    let nothing = move || no_answers(words::plan::PLAN_NOTHING);
    if untrack(move || app.plan_logs()).is_empty() {
        return nothing();
    }
    let content = way();
    live(move || match content.get() {
        OnWay::Coming => p(words::path::WORKING).attr("role", "status").into(),
        OnWay::Failed => not_come(move || again(content)),
        OnWay::Here(path) => {
            let nobody = || {
                app.bank.with_untracked(|bank| app.with_content(|content| Ground::of_nobody(content, bank)))
            };
            let plan = followed.clone().and_then(|id| {
                let ground = Arc::new(nobody()?);
                let whose = Whose { app, path: path.clone(), attempt: ground.log().clone(), ground };
                let assess = link(&Route::Choose, words::CHOOSE_ASSESSMENT).class("plain");
                let told = p(words::plan::WITHOUT_ANSWERS)
                    .add(" ")
                    .add(assess)
                    .class("notice")
                    .attr("role", "status");
                Some(many([Part::from(told), roadmap(whose, id, state)]))
            });
            many([plan.unwrap_or_else(nothing), earlier_plans(app, path)])
        }
    })
}
