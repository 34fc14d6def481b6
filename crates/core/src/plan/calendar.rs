//! A plan as a calendar (iCalendar, RFC 5545).
//!
//! Every step is an event of one day, and every piece has blocks of study, then of practice, that come back each week while they last. Days have no
//! zone, and blocks are in the time of wherever the calendar is read ("floating", section 3.3.5), so daylight saving cannot move
//! them; the one moment in the file, the stamp, is in UTC. A step keeps its UID from export to export, so that a calendar replaces it.

use super::day::Day;
use super::log::{Phase, Step};
use super::now::Plan;
use super::tasks::tasks;
use super::view::{PieceRow, PlanView, Row, StepRow};
use crate::attempt::Millis;

/// Longest line of a calendar, in bytes, without its end.
const LINE: usize = 75;
const DAY_MS: i64 = 86_400_000;
/// Hours of a block of study, about; and the days of the week in the order in which they are taken.
const BLOCK: u32 = 2;
const WEEKDAYS: [&str; 7] = ["TU", "TH", "SA", "MO", "WE", "SU", "FR"];
/// Blocks begin at seven in the evening; at nine in the morning where they are too long for an evening.
const EVENING: (u32, u32) = (19, 3);
const MORNING: u32 = 9;

/// The plan as a calendar of the steps that have a day and are not done, and of the time to study for them.
pub fn calendar(plan: &Plan, view: &PlanView) -> String {
    let mut text = String::new();
    for fixed in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Cairn//Plan//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        line(&mut text, fixed);
    }
    line(&mut text, &format!("X-WR-CALNAME:{}", escaped(&format!("Plan to {}", view.name))));
    for row in view.quarters.iter().flat_map(|quarter| &quarter.rows) {
        match row {
            Row::Piece(piece) => {
                blocks(&mut text, plan, piece);
                for step in &piece.steps {
                    event(&mut text, plan, step, &piece.serves);
                }
            }
            Row::Again(step) | Row::Deed(step) => event(&mut text, plan, step, &[]),
        }
    }
    line(&mut text, "END:VCALENDAR");
    text
}

fn event(text: &mut String, plan: &Plan, step: &StepRow, serves: &[String]) {
    let Some(due) = step.due.filter(|_| step.done.is_none()) else { return };
    let summary = match &step.step {
        Step::Phase(_, Phase::Learn) => format!("Learn: {}", step.facet),
        Step::Phase(_, Phase::Practise) => format!("Practise: {}", step.facet),
        Step::Phase(_, Phase::Prove) => format!("Prove: {}", step.facet),
        Step::Again(_) => "Assess again with Cairn".to_owned(),
        Step::Deed(_) => format!("Milestone: {}", step.facet),
    };
    let mut about = step.text.clone();
    if !serves.is_empty() && matches!(step.step, Step::Phase(_, Phase::Prove)) {
        about = format!("{about}\n{}", tasks(serves));
    }
    if !step.note.is_empty() {
        about = format!("{about}\nNote: {}", step.note);
    }
    head(text, plan, &step.step.to_text());
    line(text, &format!("DTSTART;VALUE=DATE:{}", due.compact()));
    line(text, &format!("DTEND;VALUE=DATE:{}", due.plus(1).compact()));
    foot(text, &summary, &about, "TRANSPARENT");
}

/// The own hours a week that go to a piece, as blocks that come back: until its study is done, and then until its practice is.
fn blocks(text: &mut String, plan: &Plan, piece: &PieceRow) {
    for (phase, span, (name, title)) in [
        (Phase::Learn, piece.study, ("study", "Study")),
        (Phase::Practise, piece.own, ("practice", "Practise")),
    ] {
        let of = |step: &&StepRow| matches!(&step.step, Step::Phase(_, known) if *known == phase);
        let open = piece.steps.iter().find(of).filter(|step| step.done.is_none());
        if let Some((step, span)) = open.zip(span).filter(|_| plan.weekly > 0) {
            block(
                text,
                plan,
                (&format!("{}/{name}", piece.id.to_text()), span),
                &format!("{title}: {}", piece.facet),
                step,
            );
        }
    }
}

/// Blocks of an own week's hours from one day to another.
fn block(
    text: &mut String,
    plan: &Plan,
    (name, (first, last)): (&str, (Day, Day)),
    title: &str,
    step: &StepRow,
) {
    let weekly = u32::from(plan.weekly);
    let count = weekly.div_ceil(BLOCK).clamp(1, 7);
    let minutes = (weekly * 60).div_ceil(count).div_ceil(15) * 15;
    let hour = if minutes <= EVENING.1 * 60 { EVENING.0 } else { MORNING };
    // A week of twenty-four-hour days has no room for more.
    let minutes = minutes.min((24 - hour) * 60 - 15);
    let days: Vec<&str> =
        WEEKDAYS.into_iter().take(usize::try_from(count).unwrap_or(WEEKDAYS.len())).collect();
    // The first block lies on the first of its days.
    let begin = (0..7).map(|more| first.plus(more)).find(|day| days.contains(&day.weekday()));
    let Some(begin) = begin.filter(|begin| *begin <= last) else { return };
    head(text, plan, name);
    line(text, &format!("DTSTART:{}T{hour:02}0000", begin.compact()));
    line(text, &format!("DURATION:PT{}H{}M", minutes / 60, minutes % 60));
    line(text, &format!("RRULE:FREQ=WEEKLY;BYDAY={};UNTIL={}T235959", days.join(","), last.compact()));
    foot(text, title, &step.text, "OPAQUE");
}

fn head(text: &mut String, plan: &Plan, name: &str) {
    line(text, "BEGIN:VEVENT");
    line(text, &format!("UID:{}.{}@cairn", plan.id, name.replace('/', ".")));
    line(text, &format!("DTSTAMP:{}", stamp(plan.begun)));
    line(text, &format!("SEQUENCE:{}", plan.changes));
}

fn foot(text: &mut String, summary: &str, about: &str, transparency: &str) {
    line(text, &format!("SUMMARY:{}", escaped(summary)));
    if !about.trim().is_empty() {
        line(text, &format!("DESCRIPTION:{}", escaped(about.trim())));
    }
    line(text, &format!("TRANSP:{transparency}"));
    line(text, "END:VEVENT");
}

/// A moment in UTC, for example `20261124T205500Z`; the beginning of 1970 for what is no moment of ours.
fn stamp(at: Millis) -> String {
    let days = i32::try_from(at.0.div_euclid(DAY_MS)).unwrap_or(0);
    let first =
        Day::of(1970, 1, 1).map(|day| day.plus(days)).filter(|day| (1970..2200).contains(&day.date().0));
    let seconds = at.0.rem_euclid(DAY_MS) / 1000;
    let day = first.map_or_else(|| "19700101".to_owned(), Day::compact);
    format!("{day}T{:02}{:02}{:02}Z", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A text as the value of a property: section 3.3.11.
fn escaped(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '\\' => found.push_str("\\\\"),
            ';' => found.push_str("\\;"),
            ',' => found.push_str("\\,"),
            '\n' => found.push_str("\\n"),
            one if one.is_control() => {}
            one => found.push(one),
        }
    }
    found
}

/// Writes a line, folded where it is too long, and never within a character: section 3.1.
fn line(text: &mut String, content: &str) {
    let mut room = LINE;
    for one in content.chars() {
        if one.len_utf8() > room {
            text.push_str("\r\n ");
            room = LINE - 1;
        }
        text.push(one);
        room -= one.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters_and_texts_escaped() {
        let mut text = String::new();
        line(&mut text, &format!("SUMMARY:{}", "é".repeat(60)));
        for part in text.split_terminator("\r\n") {
            assert!(part.len() <= LINE, "{} bytes: {part}", part.len());
        }
        assert_eq!(text.replace("\r\n ", "").trim_end(), format!("SUMMARY:{}", "é".repeat(60)));
        assert_eq!(escaped("a, b; c\\d\ne\u{7}"), "a\\, b\\; c\\\\d\\ne");
    }

    /// p22
    #[test]
    fn the_stamp_is_in_utc_and_what_is_no_moment_does_no_harm() {
        assert_eq!(stamp(Millis(1_795_000_000_000)), "20261118T110640Z");
        assert_eq!(stamp(Millis(-1)), "19700101T235959Z");
        assert_eq!(stamp(Millis(i64::MAX)).len(), 16);
    }
}
