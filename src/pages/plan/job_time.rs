//! What a person gives to a plan: own hours a week, and what their job practises.

use cairn_core::Skill;
use cairn_core::content::{Job, JobChange};
use cairn_core::plan::PlanEvent;
use leptos::prelude::*;

use crate::pages::fields::label;
use crate::parts::common::{button, buttons, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::state::App;
use crate::words;

/// The shares of the job, skill by skill; `note` is told each change, `usual` is what is usual for those who come from there.
pub fn job_time(
    app: App,
    usual: impl Fn() -> Job + Clone + Send + Sync + 'static,
    changes: &[JobChange],
    note: impl Fn(PlanEvent) + Copy + Send + Sync + 'static,
) -> El {
    // Drawn anew where a button has changed several at once.
    let drawn = RwSignal::new(0u32);
    let jobs = usual.clone();
    let fields = move || -> Part {
        drawn.track();
        let job = untrack(|| app.wishes().job(jobs()));
        let names = app.with_content(|content| {
            content.skills.iter().map(|info| (info.skill, info.name.clone())).collect::<Vec<_>>()
        });
        many(names.into_iter().map(|(skill, name)| share(skill, name, job[skill.index()], note)))
    };
    let said = RwSignal::new(None::<usize>);
    let moved = changes.iter().cloned().map(|change| {
        let usual = usual.clone();
        let act = move || {
            let now = untrack(|| app.wishes().job(usual()));
            let raised =
                Skill::ALL.into_iter().filter(|skill| now[skill.index()] < change.job[skill.index()]);
            let raised: Vec<Skill> = raised.collect();
            for skill in &raised {
                note(PlanEvent::Job(*skill, Some(change.job[skill.index()])));
            }
            said.set(Some(raised.len()));
            drawn.update(|drawn| *drawn += 1);
        };
        button(change.name.clone(), act)
    });
    let told = move || said.get().map(words::plan::shares_raised).into();
    let back = move || {
        said.set(None);
        for skill in Skill::ALL {
            note(PlanEvent::Job(skill, None));
        }
        drawn.update(|drawn| *drawn += 1);
    };
    el("details")
        .class("job-time")
        .add(el("summary").add(words::plan::YOUR_JOB))
        .add(p(words::plan::YOUR_JOB_MORE))
        .add(buttons().add(many(moved)).add(button(words::plan::AS_USUAL, back)))
        .add(p(live(told)).class("legend").attr("role", "status"))
        .add(el("div").class("fields").add(live(fields)))
}

fn share(skill: Skill, name: String, now: u8, note: impl Fn(PlanEvent) + Copy + Send + Sync + 'static) -> El {
    let id = format!("job-{}", skill.as_str());
    let known = words::plan::SHARES.iter().any(|(share, _)| *share == now);
    let own = (!known).then(|| (now, words::share_of_job(now)));
    let listed = words::plan::SHARES.iter().map(|(share, word)| (*share, (*word).to_owned()));
    let mut all: Vec<(u8, String)> = own.into_iter().chain(listed).collect();
    all.sort_by_key(|(share, _)| *share);
    let options = all.into_iter().map(|(share, word)| {
        el("option").attr("value", share.to_string()).flag("selected", share == now).add(word)
    });
    let choose = move |event: web_sys::Event| {
        if let Ok(share) = event_target_value(&event).parse() {
            note(PlanEvent::Job(skill, Some(share)));
        }
    };
    el("div")
        .add(label(id.clone(), name))
        .add(el("select").attr("id", id).add(many(options)).on("change", choose))
}
