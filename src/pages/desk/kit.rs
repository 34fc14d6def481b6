//! The interview kit: questions with their reason and anchors, a sheet for scores, and paper to print it on.

use std::rc::Rc;

use cairn_core::InterviewId;
use cairn_core::compare::show::{KitRow, kit_rows};
use cairn_core::compare::trail::{MAX_BY, Points, What};
use leptos::prelude::*;

use super::Desk;
use super::combined::combined;
use crate::parts::common::{b, button, buttons, h1, h2, heard, p};
use crate::parts::el::{El, Part, el, live, many};
use crate::words;

pub fn kit(desk: Desk) -> Part {
    let by = RwSignal::new(desk.last_by());
    let rows = Memo::new_with_compare(
        move |_| {
            desk.read(|content, bank, _, attempt, position| {
                desk.weighing.with(|weighing| {
                    let (questions, trail) = (&weighing.as_ref()?.questions, desk.trail.get_untracked());
                    Some(kit_rows(content, bank, attempt, position, questions, &trail))
                })
            })
            .unwrap_or_default()
        },
        |_, _| true,
    );
    let field = el("input")
        .attr("type", "text")
        .attr("id", "interviewer")
        .attr("autocomplete", "off")
        .attr("maxlength", MAX_BY.to_string())
        .attr("value", by.get_untracked())
        .on("change", move |event| by.set(event_target_value(&event).trim().to_owned()));
    el("section")
        .class("card desk kit")
        .add(live(move || desk.eyebrow(false)))
        .add(h1(words::KIT))
        .add(p(words::KIT_LEAD).class("lead"))
        .add(
            el("div")
                .class("interviewer")
                .add(el("label").class("label").attr("for", "interviewer").add("Interviewer, as it stands beside each score"))
                .add(field),
        )
        .add(buttons().add(button("Print the kit", print).class("primary")))
        .add(live(move || {
            let name = by.get();
            let rows = rows.get();
            if rows.is_empty() {
                return p("The position gives weight to nothing, so no question is more useful than another. Set its weights first.").class("notice").into();
            }
            el("ol").class("kit-questions").add(many(rows.into_iter().map(|row| question(desk, &name, row)))).into()
        }))
        .add(desk.kept())
        .add(p(words::SCORES_ARE).class("honest"))
        .add(live(move || combined(desk)))
        .into()
}

fn print() {
    // A browser without a printer says so itself.
    let _ = window().print();
}

fn question(desk: Desk, by: &str, row: KitRow) -> El {
    let title = format!("kit-{}", row.id);
    let why = row.reason.as_ref().map_or_else(
        || p("Scored before; the position has changed since, and the kit no longer asks it."),
        |reason| p(b("Why: ")).add(words::kit_reason(reason)),
    );
    let anchors = row
        .anchors
        .into_iter()
        .enumerate()
        .map(|(place, text)| el("div").add(el("dt").add(words::anchor(place))).add(el("dd").add(text)));
    let duties = row.duties.join(", ");
    el("li")
        .attr("aria-labelledby", title.clone())
        .add(p(row.skill).class("eyebrow").add(format!(
            " · {} · {}",
            row.facet,
            words::interview_kind(row.kind)
        )))
        .add(h2(row.ask).attr("id", title.clone()))
        .add(el("ul").class("follow").add(many(row.follow.map(|text| el("li").add(text)))))
        .add(why.class("why"))
        .add(el("dl").class("anchors").add(many(anchors)))
        .add(score(desk, by, &row.id))
        .add(el("div").class("write-here").attr("aria-hidden", "true"))
        .add(p(format!("Touches: {duties}. Source: {}.", row.source)).class("legend"))
}

/// Five scores and the way to take one back.
fn score(desk: Desk, by: &str, question: &InterviewId) -> El {
    let by: Rc<str> = by.into();
    let given = desk.trail.with_untracked(|trail| {
        trail
            .scores()
            .into_iter()
            .find(|one| *one.by == *by && one.question == *question)
            .map(|one| one.points)
    });
    let choice = |points: Option<Points>, name: &'static str| {
        let (by, id) = (by.clone(), question.clone());
        let set =
            move |_: web_sys::Event| desk.add(&by, What::Scored { question: id.clone(), score: points });
        el("label")
            .add(
                el("input")
                    .attr("type", "radio")
                    .attr("name", format!("score-{question}"))
                    .flag("checked", given == points)
                    .on("change", set),
            )
            .add(name)
    };
    let scores = Points::all().map(|points| choice(Some(points), words::points(points.number())));
    let others = desk.trail.with_untracked(|trail| {
        let others = trail.scores().into_iter().filter(|one| *one.by != *by && one.question == *question);
        others.map(|one| words::other_score(&one.by, one.points.number())).collect::<Vec<_>>()
    });
    let legend = el("legend").add("Score").add(heard(" of this answer"));
    el("fieldset")
        .class("score")
        .add(legend)
        .add(el("div").class("segments").add(many(scores)).add(choice(None, "not scored")))
        .add((!others.is_empty()).then(|| p(others.join(" ")).class("legend")))
}
