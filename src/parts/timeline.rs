//! A skill in time: a dot an attempt, with its interval.

use cairn_core::decimal::Tenths;
use cairn_core::profile::view::Scale;

use super::band::{Ends, open};
use super::el::{El, el, many};

/// One attempt.
pub struct Dot {
    /// Where it stands in time, in percent of the width.
    pub time: Tenths,
    /// Best single value.
    pub at: Scale,
    /// 90% interval.
    pub outer: Ends,
}

/// Its drawing, for decoration beside words; `levels` are the names of the six levels, lowest first.
pub fn timeline(levels: &[String], dots: Vec<Dot>) -> El {
    let names = levels.iter().rev().map(|name| el("span").add(name.clone()));
    let dots = dots.into_iter().map(|dot| {
        let (from, to) = dot.outer;
        el("i")
            .attr("data-open", open(from, to))
            .variable("--time", &dot.time)
            .variable("--from", &from.percent())
            .variable("--to", &to.percent())
            .variable("--at", &dot.at.percent())
    });
    el("div")
        .class("timeline")
        .attr("aria-hidden", "true")
        .add(el("div").class("timeline-levels").add(many(names)))
        .add(el("div").class("timeline-field").add(el("div").add(many(dots))))
}
