//! What tests and interviews changed.

use cairn_core::compare::show::{SkillEffectRow, SourcesEffectView, sources_effect_view};
use leptos::prelude::*;

use super::desk::Desk;
use crate::parts::band::Band;
use crate::parts::common::{b, h2, heard, p};
use crate::parts::el::{El, Part, el, many};
use crate::words;

pub fn sources_effect(desk: Desk) -> Part {
    let view = desk.read(|content, bank, _, attempt, _| {
        desk.since(|since| sources_effect_view(content, bank, attempt, since))
    });
    let unheard = desk.trail.with(|trail| (trail.unheard_interviewers(), trail.unheard_raters()));
    let unheard: Part = words::unheard(unheard).map(|said| p(said).class("notice")).into();
    let names = desk
        .app()
        .with_content(|content| content.levels.iter().map(|level| level.name.clone()).collect::<Vec<_>>());
    many([unheard, view.map(|view| section(view, names)).into()])
}

fn section(view: SourcesEffectView, levels: Vec<String>) -> El {
    let scale = el("div").class("scale").add(many(levels.into_iter().map(|name| el("span").add(name))));
    el("section")
        .class("combined")
        .add(h2(words::COMBINED))
        .add(p(words::combined_rests_on(&view.sources)).class("legend"))
        .add((view.sources.scores > 0).then(|| p(words::COMBINED_SHOWS_SCORES).class("legend on-screen")))
        .add(view.ratings_alone.then(|| p(words::PROFILE_BY_RATINGS).class("notice alone")))
        .add(el("div").class("before-after-scale").attr("aria-hidden", "true").add(scale))
        .add(el("ul").class("before-after").add(many(view.skills.into_iter().map(row))))
        .add(p(words::COMBINED_BANDS).class("legend"))
}

fn row(row: SkillEffectRow) -> El {
    let band = |outer| Band { outer, inner: None, claim: None, need: None }.draw();
    let moved_by = words::what_moves(&row).map(|said| p(said).class("score-said"));
    let (before, after) = (row.before, row.after);
    el("li")
        .add(
            el("div")
                .add(b(row.name))
                .add(el("small").add(words::before_after(after.as_ref(), before.as_ref())).add(heard(": "))),
        )
        .add(
            el("div")
                .class("two-bands")
                .add(before.map(|one| band(one.outer)))
                .add(after.map(|one| band(one.outer))),
        )
        .add(
            el("span")
                .class("moved")
                .add(words::moved(row.moved))
                .add(row.with_others.then(|| el("small").add(words::MOVED_WITH_OTHERS))),
        )
        .add(many(words::scores_said(&row.scores).into_iter().map(|said| p(said).class("score-said"))))
        .add(moved_by)
}
