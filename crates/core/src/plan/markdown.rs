//! A plan as Markdown.

use std::fmt::Write;

use super::lacks::lacks_says;
use super::log::{Phase, Step};
use super::tasks::tasks;
use super::view::{PieceRow, PlanEnd, PlanView, Quarter, QuarterRow, StepRow};
use crate::counts::counted;
use crate::export::{percent, word};
use crate::path::Aim;
use crate::path::view::Percent;
use crate::path::way::{SaidRange, said};

/// The plan as a document that any editor shows; `lacks` is what its step asks for by today's result and it has no piece of
/// ([`PlanCheck`](super::PlanCheck)), nothing where that is not known.
pub fn markdown(view: &PlanView, lacks: &[(String, u32)]) -> String {
    let (kind, whose) = match &view.aim {
        Aim::Stage(stage) => (format!("stage {}", stage.number()), "stage"),
        Aim::Role(_) => ("a growth role".to_owned(), "role"),
    };
    let mut text = format!("# Plan: to {}, {kind}\n\n", plain(&view.name));
    let (now, says) = (view.shown.0, word(view.shown.1));
    // Writing into a text never fails.
    if let Some((stage, name)) = &view.step {
        let _ = writeln!(text, "The next step: {}, stage {}.\n", plain(name), stage.number());
    }
    // Newer plans say it of their step.
    let whose = if view.range.is_some() { "step" } else { whose };
    let _ = write!(
        text,
        "Meeting every need of the {whose}: {says} ({}) when the plan was made",
        percent(Percent::from_bar(now))
    );
    match view.older.map(|older| older.then) {
        Some((then, says)) if view.out.is_empty() => {
            let _ = writeln!(
                text,
                "; at its end, as far as can be estimated, {} ({}).",
                word(says),
                percent(Percent::from_bar(then))
            );
        }
        _ => text.push_str(".\n"),
    }
    if let Some([low, middle, high]) = view.range {
        let about = match middle {
            0 => "there was probably nothing to learn for the step".to_owned(),
            middle => {
                format!(
                    "the step was expected to take about {} of study and practice",
                    counted(said(f64::from(middle)), "hour", "hours")
                )
            }
        };
        let range = SaidRange::of(said(f64::from(low)), said(f64::from(high)));
        let why = match range {
            SaidRange::One(_) => "",
            SaidRange::UpTo(_) | SaidRange::Between(..) => {
                " The range is that wide because it is not certain where you stand."
            }
        };
        let _ = writeln!(text, "\nWhen the plan was made, {about}: {} hours.{why}", spread(range));
    }
    if view.out.iter().any(|piece| piece.ahead.is_none()) {
        let _ = writeln!(text, "\n{}", left_out(view));
    }
    if let Some(lacks) = lacks_says(lacks) {
        let _ = writeln!(text, "\n{lacks}");
    }
    let _ = writeln!(
        text,
        "\n- From {}, {} a week\n- {} of study, {} of practice; {} done",
        view.start.words(),
        counted(view.weekly, "hour of your own time", "hours of your own time"),
        counted(view.split.0, "hour", "hours"),
        view.split.1,
        counted(view.hours.1, "hour", "hours")
    );
    if view.ahead.0 > 0 {
        let ahead = counted(view.ahead.0, "hour", "hours");
        let _ = writeln!(text, "- Besides the milestone, {ahead} for later stages; {} done", view.ahead.1);
    }
    if let PlanEnd::On(day) = view.end {
        let _ = writeln!(text, "- Until {}", day.words());
    }
    if let Some(day) = view.proven {
        let _ = writeln!(text, "- The last proof by {}: it has to hold up for a while first", day.words());
    }
    view.quarters.iter().for_each(|quarter| write_quarter(&mut text, quarter));
    if !view.out.is_empty() {
        text.push_str("\n## Left out\n");
        view.out.iter().for_each(|piece| write_piece(&mut text, piece));
    }
    if !view.later.is_empty() {
        text.push_str("\n## Then\n\n");
        for later in &view.later {
            let when = later.years.map_or_else(String::new, |(middle, first, last)| {
                let likely = if first == last { String::new() } else { format!(" ({first} to {last})") };
                format!(": about {middle}{likely}")
            });
            let _ = writeln!(text, "- {}, stage {}{when}", plain(&later.name), later.stage.number());
        }
        if view.later.iter().any(|later| later.years.is_none()) {
            text.push_str(
                "\nThe plan has changed since these were worked out. Make a new plan to see their years.\n",
            );
        }
    }
    text.push_str("\nThe hours are the expert judgement of Cairn's authors, or your own. They are guidance, not a promise.\n");
    text
}

/// What lies between two figures of hours.
fn spread(spread: SaidRange) -> String {
    match spread {
        SaidRange::One(hours) => format!("exactly {hours}"),
        SaidRange::UpTo(most) => format!("between 0 and {most}"),
        SaidRange::Between(low, high) => format!("between {low} and {high}"),
    }
}

/// What it means that pieces are left out.
fn left_out(view: &PlanView) -> String {
    let out = || view.out.iter().filter(|piece| piece.ahead.is_none());
    let hours = out().map(|piece| piece.hours).fold(0u32, u32::saturating_add);
    let count = out().count();
    let kept = view.quarters.iter().flat_map(|quarter| &quarter.rows);
    let kept = kept.filter(|row| matches!(row, QuarterRow::Piece(piece) if piece.ahead.is_none())).count();
    let (are, them) = if count == 1 { ("is", "it") } else { ("are", "them") };
    format!(
        "{count} of {} {are} left out, {}: without {them} this plan does not reach its aim.",
        counted(count + kept, "piece", "pieces"),
        counted(hours, "hour", "hours")
    )
}

/// A quarter: what stands by itself, and what goes on or is due of pieces that begin in an earlier one; then its pieces, each with all
/// its steps, for what stands below a heading belongs to it.
fn write_quarter(text: &mut String, quarter: &Quarter) {
    let (mut lines, mut pieces) = (String::new(), String::new());
    for row in &quarter.rows {
        match row {
            QuarterRow::Piece(piece) => write_piece(&mut pieces, piece),
            QuarterRow::Due(step) | QuarterRow::Underway(step) => {
                write_line(&mut lines, step, matches!(row, QuarterRow::Due(_)));
            }
            QuarterRow::Again(step) => write_step(&mut lines, phase(&step.step), step),
            QuarterRow::Deed(step) => write_step(&mut lines, "Milestone", step),
        }
    }
    if lines.is_empty() && pieces.is_empty() {
        return;
    }
    let name = if quarter.name.is_empty() { "In this order" } else { &quarter.name };
    let space = if lines.is_empty() { "" } else { "\n" };
    let _ = write!(text, "\n## {name}\n{space}{lines}{pieces}");
}

/// That a step is due in a quarter, or goes on, while it stands below its piece.
fn write_line(text: &mut String, step: &StepRow, is_due: bool) {
    let name = format!("{}: {}", phase(&step.step), plain(&step.facet));
    match (step.done, step.from.zip(step.due)) {
        (None, Some((_, due))) if is_due => {
            let _ = writeln!(text, "- {name}, by {}", due.words());
        }
        (None, Some((from, due))) => {
            let _ = writeln!(text, "- {name}, from {}, goes on until {}", from.words(), due.words());
        }
        (Some(_), _) | (None, None) => {}
    }
}

fn write_piece(text: &mut String, piece: &PieceRow) {
    let (from, to) = &piece.levels;
    let levels = if from == to { format!("further within {to}") } else { format!("{from} to {to}") };
    let ahead =
        piece.ahead.map_or_else(String::new, |stage| format!(", in advance, for stage {}", stage.number()));
    let (before, proof) = piece.practice();
    let _ = write!(
        text,
        "\n### {} ({}): {levels}, {} of study, {} of practice ({before} before the proof, {proof} for it){ahead}\n\n",
        plain(&piece.facet),
        plain(&piece.skill),
        counted(piece.split.0, "hour", "hours"),
        piece.split.1
    );
    for step in &piece.steps {
        write_step(text, phase(&step.step), step);
        if matches!(step.step, Step::Phase(_, Phase::Learn)) && !piece.works.is_empty() {
            let _ = writeln!(text, "  - To learn from: {}", plain(&piece.works.join("; ")));
        }
    }
    if !piece.serves.is_empty() {
        let _ = writeln!(text, "\n{}", tasks(&piece.serves));
    }
}

const fn phase(step: &Step) -> &'static str {
    match step {
        Step::Phase(_, Phase::Learn) => "Learn",
        Step::Phase(_, Phase::Practise) => "Practise",
        Step::Phase(_, Phase::Prove) => "Prove",
        Step::Again(_) => "Assess yourself again",
        Step::Deed(_) => "Milestone",
    }
}

fn write_step(text: &mut String, name: &str, step: &StepRow) {
    let mark = if step.done.is_some() { 'x' } else { ' ' };
    let _ = write!(text, "- [{mark}] **{name}**");
    // What is done has the day on which it was, as on the page.
    if let Some(done) = step.done {
        let _ = write!(text, ", done {}", done.words());
    } else if let Some((from, due)) = step.months() {
        let _ = write!(text, " from {}, by {}", from.words(), due.words());
    } else if let Some(due) = step.due {
        let _ = write!(text, " by {}", due.words());
    }
    if !step.text.is_empty() {
        let _ = write!(text, ": {}", plain(&step.text));
    }
    text.push('\n');
    if let Some(begin) = step.begin.as_ref().filter(|_| step.done.is_none()) {
        let _ = writeln!(text, "  - Begin with this: {}", plain(begin));
    }
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
