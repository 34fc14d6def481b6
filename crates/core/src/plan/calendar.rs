//! A plan as a calendar (iCalendar, RFC 5545).
//!
//! Every step is an event of one day. Every piece has blocks of its own hours, one piece after the other, on the same days of each week:
//! of study, and of the practice that the job does not give. What is practised at work has no blocks, and the events of the piece say so. Days have no
//! zone, and blocks are in the time of wherever the calendar is read ("floating", section 3.3.5), so daylight saving cannot move
//! them; the one moment in the file, the stamp, is in UTC. A step keeps its UID from export to export, so that a calendar that takes
//! a second file moves what has moved, and what is done or left out by then is in it as cancelled.
//!
//! Ours, because the crate `icalendar` would add 66 KB to the program; tests read the file with it (`docs/decisions/home-made.md`).

use super::blocks::Block;
use super::day::Day;
use super::lacks::lacks_says;
use super::log::{Phase, PlanEvent, PlanLog, Step};
use super::now::Plan;
use super::tasks::tasks;
use super::view::{PieceRow, PlanView, QuarterRow, StepRow, plan_view};
use crate::attempt::Millis;
use crate::content::{Content, PathContent};
use crate::counts::counted;
use crate::path::way::whole;

/// Longest line of a calendar, in bytes, without its end.
const LINE: usize = 75;
const DAY_MS: i64 = 86_400_000;

/// What the calendar holds, for whoever adds its blocks up.
const ABOUT: &str = "Blocks are for study, and for the practice that your job does not give. The rest of the plan's hours is practice at work, which has no blocks here.";

/// Reminders: at nine in the morning of the day before, and a quarter of an hour before a block.
const BEFORE_DAY: &str = "-PT15H";
const BEFORE_BLOCK: &str = "-PT15M";

/// What the file is to be.
#[derive(Clone, Copy, Debug)]
pub struct CalendarFile {
    /// When it is made.
    pub at: Millis,
    /// Whether its events remind of themselves.
    pub reminders: bool,
}

/// The plan as a calendar of the steps that have a day and are not done, and of the time to study for them. `earlier` is what the
/// plan was at each earlier export: what a file of then had and today's has not is cancelled, and nothing else. `lacks` is what the
/// step asks for by today's result and the plan has no piece of.
pub fn calendar(
    plan: &Plan,
    view: &PlanView,
    earlier: &[(Plan, PlanView)],
    file: CalendarFile,
    lacks: &[(String, u32)],
) -> String {
    let open = open(view);
    let mut gone: Vec<Event> = Vec::new();
    for event in earlier.iter().flat_map(|(_, view)| self::open(view)) {
        let known = |events: &[Event]| events.iter().any(|one| one.name == event.name);
        if !known(&open) && !known(&gone) {
            gone.push(event);
        }
    }
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
    // One event with a name of a calendar would open as a calendar of its own in Outlook (MS-OXCICAL).
    if open.len() + gone.len() > 1 {
        line(&mut text, &format!("X-WR-CALNAME:{}", escaped(&format!("Plan to {}", view.name))));
        let about = std::iter::once(ABOUT.to_owned()).chain(lacks_says(lacks));
        let about = about.collect::<Vec<_>>().join(" ");
        line(&mut text, &format!("X-WR-CALDESC:{}", escaped(&about)));
    }
    for event in &open {
        event.write(&mut text, plan, file);
    }
    for event in &gone {
        event.cancel(&mut text, plan, file);
    }
    line(&mut text, "END:VCALENDAR");
    text
}

/// What a plan was each time it was put into a file for a calendar, as [`calendar`] wants it.
pub fn plan_before(
    content: &Content,
    path: &PathContent,
    log: &PlanLog,
    today: Day,
) -> Vec<(Plan, PlanView)> {
    let entries = log.entries();
    let until = |count: usize| {
        let some = entries.get(..count)?.to_vec();
        let plan = Plan::of(&PlanLog::from_entries(log.id().clone(), some)?)?;
        let view = plan_view(content, path, &plan, today);
        Some((plan, view))
    };
    let exports = entries.iter().enumerate().filter(|(_, entry)| entry.event == PlanEvent::Exported);
    exports.filter_map(|(at, _)| until(at)).collect()
}

/// An event that is to come.
struct Event {
    /// By which a calendar knows it again.
    name: String,
    /// The step that it is of.
    step: Step,
    summary: String,
    about: String,
    when: When,
}

/// When it is.
enum When {
    /// All of a day.
    On(Day),
    /// On these days, at their hour.
    Weekly(Block),
}

/// The events that a plan has.
fn open(view: &PlanView) -> Vec<Event> {
    let mut events = Vec::new();
    for row in view.quarters.iter().flat_map(|quarter| &quarter.rows) {
        match row {
            QuarterRow::Piece(piece) => {
                events.extend(blocks(piece));
                let of_piece = |step: &StepRow| on_day(step, &about(piece, step), &piece.serves);
                events.extend(piece.steps.iter().filter_map(of_piece));
            }
            QuarterRow::Deed(step) => {
                events.extend(begin(step).into_iter().chain(on_day(step, &step.text, &[])));
            }
            QuarterRow::Again(step) => events.extend(on_day(step, &step.text, &[])),
            // It is an event of its piece.
            QuarterRow::Due(_) | QuarterRow::Underway(_) => {}
        }
    }
    events
}

/// A milestone takes its months from the first day on.
fn begin(step: &StepRow) -> Option<Event> {
    let (from, about) = step.from.filter(|_| step.done.is_none()).zip(step.begin.clone())?;
    Some(Event {
        name: format!("{}/begin", step.step.to_text()),
        step: step.step.clone(),
        summary: format!("Begin the milestone: {}", step.facet),
        about,
        when: When::On(from),
    })
}

fn on_day(step: &StepRow, text: &str, serves: &[String]) -> Option<Event> {
    let due = step.due.filter(|_| step.done.is_none())?;
    let summary = match &step.step {
        Step::Phase(_, Phase::Learn) => format!("Learn: {}", step.facet),
        Step::Phase(_, Phase::Practise) => format!("Practise: {}", step.facet),
        Step::Phase(_, Phase::Prove) => format!("Prove: {}", step.facet),
        Step::Again(_) => "Assess yourself again with Cairn".to_owned(),
        Step::Deed(_) => format!("Milestone: {}", step.facet),
    };
    let mut about = text.to_owned();
    if !serves.is_empty() && matches!(step.step, Step::Phase(_, Phase::Prove)) {
        about = format!("{about}\n{}", tasks(serves));
    }
    if !step.note.is_empty() {
        about = format!("{about}\nNote: {}", step.note);
    }
    Some(Event { name: step.step.to_text(), step: step.step.clone(), summary, about, when: When::On(due) })
}

/// The own hours that go to a piece, as blocks: its study, then the practice that the job does not give, and that for the proof.
fn blocks(piece: &PieceRow) -> Vec<Event> {
    let titles = [("study", "Study"), ("practice", "Practise"), ("proof", "Practise for the proof")];
    let phases = piece.steps.iter().zip(titles).zip(&piece.own);
    let open = phases.filter(|((step, _), _)| step.done.is_none());
    let events = open.flat_map(|((step, (name, title)), own)| {
        (1..).zip(own).map(move |(number, block)| {
            // What is there has the name without a number, so that a second file moves it.
            let number = if number == 1 { String::new() } else { format!("-{number}") };
            Event {
                name: format!("{}/{name}{number}", piece.id.to_text()),
                step: step.step.clone(),
                summary: format!("{title}: {}", piece.facet),
                about: about(piece, step),
                when: When::Weekly(block.clone()),
            }
        })
    });
    events.collect()
}

/// Hours of practice of a piece that have no blocks: those at work.
fn at_work(piece: &PieceRow) -> u32 {
    let minutes = piece.work.iter().map(|(from, until)| until.saturating_sub(*from));
    whole(f64::from(minutes.fold(0u32, u32::saturating_add)) / 60.0)
}

/// What a step asks: by what it is studied, and how much of the practice of its piece is at work.
fn about(piece: &PieceRow, step: &StepRow) -> String {
    let text = &step.text;
    match &step.step {
        Step::Phase(_, Phase::Learn) if !piece.works.is_empty() => {
            format!("{text}\nTo learn from: {}", piece.works.join("; "))
        }
        Step::Phase(_, Phase::Practise) => {
            let (before, proof) = piece.practice();
            let at_work = match at_work(piece) {
                0 => String::new(),
                hours => format!(" About {hours} of them are at work; they have no blocks here."),
            };
            format!(
                "{text}\nIts {} of practice: {before} before the proof, {proof} for it.{at_work}",
                counted(piece.split.1, "hour", "hours")
            )
        }
        _ => text.clone(),
    }
}

impl Event {
    fn write(&self, text: &mut String, plan: &Plan, file: CalendarFile) {
        self.head(text, plan, file);
        let (transparency, before) = match &self.when {
            When::On(day) => {
                whole_day(text, *day);
                ("TRANSPARENT", BEFORE_DAY)
            }
            When::Weekly(Block { first, at, minutes, weekdays, count }) => {
                line(text, &format!("DTSTART:{}T{:02}{:02}00", first.compact(), at / 60, at % 60));
                line(text, &format!("DURATION:PT{}H{}M", minutes / 60, minutes % 60));
                line(text, &format!("RRULE:FREQ=WEEKLY;BYDAY={};COUNT={count}", weekdays.join(",")));
                ("OPAQUE", BEFORE_BLOCK)
            }
        };
        line(text, &format!("SUMMARY:{}", escaped(&self.summary)));
        if !self.about.trim().is_empty() {
            line(text, &format!("DESCRIPTION:{}", escaped(self.about.trim())));
        }
        // It may have been cancelled, and be back.
        line(text, "STATUS:CONFIRMED");
        line(text, &format!("TRANSP:{transparency}"));
        if file.reminders {
            line(text, "BEGIN:VALARM");
            line(text, "ACTION:DISPLAY");
            line(text, &format!("DESCRIPTION:{}", escaped(&self.summary)));
            line(text, &format!("TRIGGER:{before}"));
            line(text, "END:VALARM");
        }
        line(text, "END:VEVENT");
    }

    /// The same event as one that is gone. A calendar that shows it all the same shows why.
    fn cancel(&self, text: &mut String, plan: &Plan, file: CalendarFile) {
        self.head(text, plan, file);
        let (When::On(day) | When::Weekly(Block { first: day, .. })) = &self.when;
        whole_day(text, *day);
        let out = matches!(&self.step, Step::Phase(piece, _) if plan.is_out(piece));
        let why = match plan.done(&self.step) {
            Some(_) => "Done",
            None if out => "Left out",
            None => "Not planned now",
        };
        line(text, &format!("SUMMARY:{}", escaped(&format!("{why}: {}", self.summary))));
        line(text, "STATUS:CANCELLED");
        line(text, "TRANSP:TRANSPARENT");
        line(text, "END:VEVENT");
    }

    fn head(&self, text: &mut String, plan: &Plan, file: CalendarFile) {
        line(text, "BEGIN:VEVENT");
        line(text, &format!("UID:{}.{}@cairn", plan.id, self.name.replace('/', ".")));
        line(text, &format!("DTSTAMP:{}", stamp(file.at)));
        line(text, &format!("SEQUENCE:{}", plan.changes));
    }
}

fn whole_day(text: &mut String, day: Day) {
    line(text, &format!("DTSTART;VALUE=DATE:{}", day.compact()));
    line(text, &format!("DTEND;VALUE=DATE:{}", day.plus(1).compact()));
}

/// A moment in UTC, for example `20261124T205500Z`; the beginning of 1970 for what is no moment of ours.
fn stamp(at: Millis) -> String {
    let days = i32::try_from(at.0.div_euclid(DAY_MS)).unwrap_or(0);
    let first =
        Day::of(1970, 1, 1).map(|day| day.plus(days)).filter(|day| (1970..2200).contains(&day.date().0));
    let seconds = at.0.rem_euclid(DAY_MS) / 1000;
    let day = first.map_or_else(|| "19700101".to_owned(), Day::compact);
    format!("{day}T{:02}{:02}{:02}Z", seconds / 3600, (seconds / 60) % 60, seconds % 60)
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
