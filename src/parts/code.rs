//! A block of code or output.

use cairn_core::attempt::{CodeFit, CodeLine, code_view};

use super::common::p;
use super::el::{El, Part, el, many};
use crate::words;

/// The block of this text; nothing without one. Code is broken where the screen is too narrow, so that none of it is hidden;
/// columns scroll, can be reached by keyboard, and say so.
pub fn code(text: &str) -> Part {
    let Some(view) = code_view(text) else { return Part::NOTHING };
    let lines = el("code").attr("translate", "no").add(many(view.lines.into_iter().map(line)));
    let block = el("pre").class("code");
    match view.fit {
        CodeFit::Broken => block.add(lines).into(),
        CodeFit::Columns => block.attr("data-columns", "").add(lines).into(),
        CodeFit::WideColumns => many([
            block
                .attr("data-columns", "")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", words::CODE_TABLE)
                .add(lines),
            p(words::CODE_SCROLLS).class("code-scrolls"),
        ]),
    }
}

fn line(line: CodeLine) -> El {
    el("span").class("code-line").variable("--indent", &line.indent).add(line.text)
}
