//! What goes into the content and what does not, as data and as Markdown.

use std::fmt::Write as _;

use serde::Serialize;

use super::write::{Change, Unwritten, WIDENED};
use crate::ItemId;

/// What a calibration does to the content.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rewriting {
    /// Whether it was written; else it is what would be.
    pub written: bool,
    /// The content version that it leads to; the present one where nothing changes.
    pub content: String,
    /// The day that stands in it, such as 2026-11-29.
    pub date: String,
    /// The questions with new parameters, in the order of their files.
    pub changed: Vec<Change>,
    /// The questions that somebody answered and that keep their parameters.
    pub kept: Vec<KeptQuestion>,
    /// What the bank will lack that it did not lack before: the content check names it until somebody mends it.
    pub lacking: Vec<String>,
}

/// A question that keeps its parameters, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeptQuestion {
    /// The question.
    pub id: ItemId,
    /// Why.
    pub why: Unwritten,
}

/// A section for the end of a report. Writing to a `String` cannot fail, so the results of `write!` are dropped.
pub fn rewriting_markdown(rewriting: &Rewriting) -> String {
    let mut out = String::from(if rewriting.written {
        "\n## Written into the content\n\n"
    } else {
        "\n## What would be written into the content\n\n"
    });
    if rewriting.changed.is_empty() {
        let _ = writeln!(out, "Nothing. The content stays {}.", rewriting.content);
    } else {
        changed(rewriting, &mut out);
    }
    kept(rewriting, &mut out);
    if !rewriting.lacking.is_empty() {
        out.push_str("\nWith these parameters the bank falls short of its targets, and the content check says so until it is mended:\n\n");
        for cause in &rewriting.lacking {
            let _ = writeln!(out, "- {cause}");
        }
    }
    out
}

fn changed(rewriting: &Rewriting, out: &mut String) {
    let _ = writeln!(
        out,
        "Content {}, calibrated on {}. Questions with new parameters: {}. Their `b_sd` is {WIDENED} times the standard error, because intervals come out a little too narrow (docs/calibration.md, \"Measured\").\n",
        rewriting.content,
        rewriting.date,
        rewriting.changed.len()
    );
    out.push_str("| question | people | b | b_sd | a | level |\n|---|---|---|---|---|---|\n");
    for one in &rewriting.changed {
        let was = one.before;
        let level = if was.level == one.level {
            one.level.to_string()
        } else {
            format!("{} to {}", was.level, one.level)
        };
        let _ = writeln!(
            out,
            "| {} | {} | {:.2} to {:.2} | {:.2} to {:.2} | {:.2} to {:.2} | {level} |",
            one.id.as_str(),
            one.people,
            was.b,
            one.b,
            was.b_sd,
            one.b_sd,
            was.a,
            one.a
        );
    }
}

/// Why questions keep their parameters, with the questions of each reason.
fn kept(rewriting: &Rewriting, out: &mut String) {
    for why in [Unwritten::Contradicted, Unwritten::Outside, Unwritten::Few] {
        let of_this = rewriting.kept.iter().filter(|one| one.why == why);
        let ids: Vec<&str> = of_this.map(|one| one.id.as_str()).collect();
        if !ids.is_empty() {
            let _ = writeln!(out, "\nNot written, because {why} ({}): {}.", ids.len(), ids.join(", "));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Skill;
    use crate::calibrate::Before;

    #[test]
    fn what_is_written_and_what_is_not_is_told_with_the_reason() {
        let id = |text| ItemId::parse(text).unwrap();
        let changed = Change {
            id: id("py-language-01"),
            skill: Skill::Python,
            before: Before { b: -1.19, b_sd: 0.31, a: 1.36, level: 1 },
            b: -0.4,
            b_sd: 0.12,
            a: 1.3,
            steps: Vec::new(),
            level: 2,
            people: 412,
        };
        let kept = [("py-language-02", Unwritten::Few), ("py-language-03", Unwritten::Contradicted)];
        let told = Rewriting {
            written: true,
            content: "2026.9".to_owned(),
            date: "2026-11-29".to_owned(),
            changed: vec![changed],
            kept: kept.map(|(text, why)| KeptQuestion { id: id(text), why }).to_vec(),
            lacking: vec!["python: 5 items of level 1, not 6".to_owned()],
        };
        let text = rewriting_markdown(&told);
        for line in [
            "## Written into the content",
            "| py-language-01 | 412 | -1.19 to -0.40 | 0.31 to 0.12 | 1.36 to 1.30 | 1 to 2 |",
            "Not written, because answers contradict its key or ranks: settle that first (1): py-language-03.",
            "Not written, because fewer than 30 people answered it (1): py-language-02.",
            "- python: 5 items of level 1, not 6",
        ] {
            assert!(text.lines().any(|one| one == line), "{line:?} is not in {text}");
        }
        let nothing = Rewriting { written: false, changed: Vec::new(), ..told };
        let text = rewriting_markdown(&nothing);
        assert!(
            text.contains("would be written") && text.contains("Nothing. The content stays 2026.9."),
            "{text}"
        );
    }
}
