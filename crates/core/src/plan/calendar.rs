//! A plan as a calendar (iCalendar, RFC 5545).
//!
//! Every step is an event of one day. Days have no zone, so daylight saving cannot move them; the one moment in the file,
//! the stamp, is in UTC. A step keeps its UID from export to export, so that a calendar replaces it.

use super::day::Day;
use super::log::{Phase, Step};
use super::now::Plan;
use super::view::{PlanView, Row, StepRow};
use crate::attempt::Millis;

/// Longest line of a calendar, in bytes, without its end.
const LINE: usize = 75;
const DAY_MS: i64 = 86_400_000;

/// The plan as a calendar of the steps that have a day and are not done.
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
    for row in view.months.iter().flat_map(|month| &month.rows) {
        match row {
            Row::Piece(piece) => {
                for step in &piece.steps {
                    event(&mut text, plan, step, &piece.serves);
                }
            }
            Row::Again(step) => event(&mut text, plan, step, &[]),
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
    };
    let mut about = step.text.clone();
    if !serves.is_empty() && matches!(step.step, Step::Phase(_, Phase::Prove)) {
        about = format!("{about}\nServes: {}", serves.join("; "));
    }
    if !step.note.is_empty() {
        about = format!("{about}\nNote: {}", step.note);
    }
    line(text, "BEGIN:VEVENT");
    line(text, &format!("UID:{}.{}@cairn", plan.id, step.step.to_text().replace('/', ".")));
    line(text, &format!("DTSTAMP:{}", stamp(plan.begun)));
    line(text, &format!("SEQUENCE:{}", plan.changes));
    line(text, &format!("DTSTART;VALUE=DATE:{}", due.compact()));
    line(text, &format!("DTEND;VALUE=DATE:{}", due.plus(1).compact()));
    line(text, &format!("SUMMARY:{}", escaped(&summary)));
    if !about.trim().is_empty() {
        line(text, &format!("DESCRIPTION:{}", escaped(about.trim())));
    }
    line(text, "TRANSP:TRANSPARENT");
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
