//! The ten stages of the path: a column of stones, and beside it a numbered list whose entries open to their reasons.

use cairn_core::path::page::PathRow;
use cairn_core::path::{Aim, MovingAnswer, Shown};
use cairn_core::route::Route;

use crate::parts::common::{b, buttons, heard, link, p};
use crate::parts::drawing;
use crate::parts::el::{El, Part, el, many};
use crate::words::{self, Whose};

pub fn path_stages(rows: Vec<PathRow>) -> Part {
    // The edge of a stone is broken where the way that was chosen leaves its stage out; what is in it is as on the result.
    let off = rows.iter().any(|row| row.place.is_none());
    let list =
        el("ol").class("stages path-stages").attr("reversed", "").add(many(rows.into_iter().rev().map(row)));
    let legend = words::STAGE_LEGEND.map(|(class, words)| el("span").add(el("i").class(class)).add(words));
    many([
        list,
        p(many(legend))
            .add(off.then(|| el("span").add(el("i").class("off")).add(words::path::OFF_THE_WAY)))
            .class("legend"),
        p(words::FOUR_WORDS).add(words::path::OPEN_A_STAGE).class("legend"),
    ])
}

fn row(row: PathRow) -> El {
    let here = |words: &'static str| many([el("span").class("here").add(words), el("span").add(" ")]);
    let state = el("span")
        .class("state")
        .add(row.row.is_here.then(|| here(words::stands_here(row.row.state, Whose::Mine))))
        .add(row.row.is_next.then(|| here(words::NEXT_STAGE)))
        .add(words::state_name(row.row.state))
        .add(words::path::place_on_way(row.place));
    let shown = words::percent(row.row.shown);
    let bar = el("div").class("bar").attr("aria-hidden", "true");
    let head = el("summary")
        .add(drawing::stone(row.row.stage))
        .add(
            el("div")
                .add(
                    el("h3")
                        .add(heard(format!("{}: ", words::stage_number(row.row.stage))))
                        .add(row.row.name.clone()),
                )
                .add(state),
        )
        .add(bar.add(el("i").variable("--share", &row.row.shown.bar())))
        .add(el("span").class("percent").add(heard(words::MEETS_WITH)).add(shown));
    let item = el("li")
        .attr("data-state", words::shown_key(row.row.state.skills))
        .flag("data-done", row.row.state.is_done())
        .flag("data-off", row.place.is_none());
    let item = if row.row.is_here { item.attr("aria-current", "step") } else { item };
    item.add(details(head, row))
}

fn details(head: El, row: PathRow) -> El {
    let milestone = p(b(words::milestone(row.row.done)))
        .add(row.row.milestone.clone())
        .add(" ")
        .add(el("bdi").add(row.row.evidence.clone()));
    let shown = p(b(words::SKILLS_ARE)).add(words::path::shown_more(&row));
    let unproven = (row.row.state.is_done() && row.row.state.skills < Shown::Likely)
        .then(|| p(words::path::DONE_NOT_SHOWN));
    let way = (row.row.state.skills != Shown::Shown).then(|| {
        let route = Route::PlanTo(Aim::Stage(row.row.stage));
        buttons().add(link(&route, words::plan::WAY_TO_STAGE).class("button"))
    });
    el("details")
        .class("stage-details")
        .add(head)
        .add(p(row.row.about.clone()))
        .add(shown)
        .add(milestone)
        .add(unproven)
        .add(answers(words::path::SUPPORTS, row.supports))
        .add(answers(words::path::CONTRADICTS, row.contradicts))
        .add(way)
}

fn answers(heading: &'static str, list: Vec<MovingAnswer>) -> Part {
    if list.is_empty() {
        return Part::NOTHING;
    }
    let one = |one: MovingAnswer| {
        let question = (!one.question.is_empty()).then(|| el("small").add(one.question.clone()));
        el("li").add(b(one.about.clone())).add(": ").add(words::path::said(&one)).add(". ").add(question)
    };
    many([el("h4").add(heading), el("ul").class("said").add(many(list.into_iter().map(one)))])
}
