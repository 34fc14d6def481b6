//! A plan as Markdown.

use std::fmt::Write;

use super::log::{Phase, Step};
use super::view::{End, PieceRow, PlanView, Row, StepRow};
use crate::export::word;
use crate::path::Aim;

/// The plan as a document that any editor shows.
pub fn markdown(view: &PlanView) -> String {
    let (kind, whose) = match &view.aim {
        Aim::Stage(stage) => (format!("stage {}", stage.number()), "stage"),
        Aim::Role(_) => ("a growth role".to_owned(), "role"),
    };
    let mut text = format!("# Plan: to {}, {kind}\n\n", plain(&view.name));
    let ((now, then), says) = (view.shown, (word(view.says.0), word(view.says.1)));
    // Writing into a text never fails.
    let _ = write!(
        text,
        "Meeting every need of the {whose}: {} ({now} %) when the plan was made; at its end, as far as can be estimated, {} ({then} %).\n\n- From {}, {} hours a week, {} hours in all, {} hours done\n",
        says.0,
        says.1,
        view.start.words(),
        view.weekly,
        view.hours.0,
        view.hours.1
    );
    if let End::On(day) = view.end {
        let _ = writeln!(text, "- Until {}", day.words());
    }
    for month in &view.months {
        let _ = write!(text, "\n## {}\n", if month.name.is_empty() { "In this order" } else { &month.name });
        for row in &month.rows {
            match row {
                Row::Piece(piece) => write_piece(&mut text, piece),
                Row::Again(step) => {
                    text.push('\n');
                    write_step(&mut text, "Assess again", step);
                }
            }
        }
    }
    text.push_str("\nHours are expert judgement of Cairn's authors, or your own. Guidance, not a promise.\n");
    text
}

fn write_piece(text: &mut String, piece: &PieceRow) {
    let (from, to) = &piece.levels;
    let _ = write!(
        text,
        "\n### {} ({}): {from} to {to}, {} hours\n\n",
        plain(&piece.facet),
        plain(&piece.skill),
        piece.hours
    );
    for step in &piece.steps {
        let name = match &step.step {
            Step::Phase(_, Phase::Learn) => "Learn",
            Step::Phase(_, Phase::Practise) => "Practise",
            Step::Phase(_, Phase::Prove) => "Prove",
            Step::Again(_) => "Assess again",
        };
        write_step(text, name, step);
    }
    if !piece.serves.is_empty() {
        let _ = writeln!(text, "\nServes: {}.", piece.serves.join("; "));
    }
}

fn write_step(text: &mut String, name: &str, step: &StepRow) {
    let mark = if step.done.is_some() { 'x' } else { ' ' };
    let _ = write!(text, "- [{mark}] **{name}**");
    if let Some(due) = step.due {
        let _ = write!(text, " by {}", due.words());
    }
    if !step.text.is_empty() {
        let _ = write!(text, ": {}", plain(&step.text));
    }
    text.push('\n');
    if !step.note.is_empty() {
        let _ = writeln!(text, "  - Note: {}", plain(&step.note));
    }
}

/// A text that means nothing to Markdown: on one line, its marks escaped.
fn plain(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '\n' | '\r' | '\t' => found.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' => {
                found.push('\\');
                found.push(one);
            }
            one if one.is_control() => {}
            one => found.push(one),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_note_stays_a_note() {
        assert_eq!(plain("a\n# b [c](d) <e>"), "a \\# b \\[c\\](d) \\<e\\>");
    }
}
