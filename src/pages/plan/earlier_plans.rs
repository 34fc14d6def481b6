//! Plans that are no longer followed: to be found, and to be taken along.

use std::sync::Arc;

use cairn_core::content::PathContent;
use cairn_core::plan::view::plan_view;
use cairn_core::plan::{Plan, markdown};
use cairn_core::record::file::made_file_name;
use leptos::prelude::*;

use crate::focus::focus_on;
use crate::parts::common::{button, buttons, p};
use crate::parts::el::{Part, el, live, many};
use crate::state::App;
use crate::store::{clock, file};
use crate::words;

const MARKDOWN: &str = "text/markdown;charset=utf-8";

/// All of them, the newest first; nothing where there are none.
pub fn earlier_plans(app: App, path: Arc<PathContent>) -> Part {
    live(move || {
        let plans = Plan::earlier(&app.plan_logs());
        let Some(today) = clock::today().filter(|_| !plans.is_empty()) else { return Part::NOTHING };
        let none_followed = Plan::current(&app.plan_logs()).is_none();
        let whens = clock::told_apart(plans.iter().map(|(_, plan)| plan.begun));
        let rows = plans.into_iter().zip(whens).map(|((number, plan), when)| {
            let view = app.with_content(|content| plan_view(content, &path, &plan, today));
            // What it lacks by today's result is not asked of a plan that nobody follows.
            let text = markdown(&view, &[]);
            let said = RwSignal::new("");
            let save = move || {
                let what = format!("plan-{number}");
                let name = made_file_name(&app.name.get_untracked(), &what, "md");
                let saved = file::save_as(&name, &text, MARKDOWN).is_ok();
                said.set(if saved { words::FILE_OFFERED } else { words::PLAN_NOT_SAVED });
            };
            let id = plan.id.clone();
            let again = none_followed.then(|| {
                button(words::plan::FOLLOW_AGAIN, move || {
                    app.follow_again(&id);
                    focus_on("plan-title");
                })
            });
            el("li").add(p(words::plan::earlier(&view, plan.closed, (number, &when)))).add(
                buttons()
                    .add(again)
                    .add(button(words::SAVE_MARKDOWN, save))
                    .add(el("span").attr("role", "status").add(live(move || said.get().into()))),
            )
        });
        el("details")
            .class("earlier")
            .add(el("summary").add(words::plan::EARLIER))
            .add(el("ul").add(many(rows)))
            .into()
    })
}
