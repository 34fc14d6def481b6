//! First and next steps, as a section of any page.

use std::sync::Arc;

use crate::pages::fetched::fetched;
use crate::parts::common::{b, h2, p};
use crate::parts::el::{El, Part, el, many};
use crate::store::content_files;
use crate::words;
use cairn_core::content::{Figure, StepInfo};
use cairn_core::growth::{StepsView, steps_view};
use cairn_core::path::Ground;

/// The steps for a person.
pub fn steps_section(ground: Arc<Ground>) -> Part {
    fetched(content_files::steps, move |steps| section(steps_view(&steps, Some(&ground))))
}

fn section(view: StepsView) -> Part {
    let left_out = (view.left_out > 0).then(|| p(words::steps_left_out(view.left_out)).class("legend"));
    el("section")
        .class("steps")
        .add(h2(words::steps_title(view.walker)))
        .add(p(words::walker_because(view.because)).class("lead"))
        .add(el("ol").add(many(view.steps.into_iter().map(step))))
        .add(many(view.figures.into_iter().map(figure)))
        .add(left_out)
        .into()
}

fn step(step: StepInfo) -> El {
    // Nothing is fetched: the person goes there, and the page there does not learn from where.
    let address = (!step.link.is_empty()).then(|| {
        el("a")
            .class("address")
            .attr("href", format!("https://{}", step.link))
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .attr("translate", "no")
            .add(step.link)
            .add(el("small").class("outside").add(words::NEW_TAB))
    });
    el("li").add(b(step.name)).add(p(step.text).add(" ").add(address)).add(el("small").add(step.source))
}

fn figure(figure: Figure) -> El {
    p(figure.text).add(" ").add(el("small").add(words::said_by(&figure.source))).class("figure")
}
