//! The ten stages of a result: a cairn and a list in one.

use cairn_core::path::view::StageRow;

use crate::parts::common::{b, heard, p};
use crate::parts::drawing;
use crate::parts::el::{El, Part, el, many};
use crate::words::{self, Whose};

pub fn stages(stages: Vec<StageRow>, whose: Whose) -> Part {
    let list = el("ol")
        .class("stages")
        .attr("reversed", "")
        .add(many(stages.into_iter().rev().map(|one| row(one, whose))));
    let legend = words::STAGE_LEGEND.map(|(class, words)| el("span").add(el("i").class(class)).add(words));
    many([list, p(many(legend)).class("legend"), p(words::FOUR_WORDS).add(words::DONE_IS).class("legend")])
}

fn row(row: StageRow, whose: Whose) -> El {
    let here = |words: &'static str| many([el("span").class("here").add(words), el("span").add(" ")]);
    let state = el("span")
        .class("state")
        .add(row.is_here.then(|| here(words::stands_here(row.state, whose))))
        .add(row.is_next.then(|| here(words::NEXT_STAGE)))
        .add(words::state_name(row.state));
    let shown = words::percent(row.shown);
    let bar = el("div").class("bar").attr("aria-hidden", "true");
    let item = el("li")
        .attr("data-state", words::shown_key(row.state.skills))
        .flag("data-done", row.state.is_done());
    let item = if row.is_here { item.attr("aria-current", "step") } else { item };
    let head = el("summary")
        .add(drawing::stone(row.stage))
        .add(el("div").add(el("h3").add(row.name.clone())).add(state))
        .add(bar.add(el("i").variable("--share", &row.shown.bar())))
        .add(el("span").class("percent").add(heard(words::MEETS_WITH)).add(shown));
    item.add(details(head, row))
}

/// What it takes, under the row that opens it.
fn details(head: El, row: StageRow) -> El {
    let hardest = row.hardest.map(|(skill, level, met)| words::path::hardest(&skill, &level, met));
    let milestone =
        p(b(words::milestone(row.done))).add(row.milestone).add(" ").add(el("bdi").add(row.evidence));
    el("details")
        .class("stage-details")
        .add(head)
        .add(p(row.about))
        .add(p(b(words::SKILLS_ARE)).add(words::path::with_word(row.shown)).add(hardest).add("."))
        .add(milestone)
}
