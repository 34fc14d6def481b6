//! A plan as a calendar (iCalendar, RFC 5545).
//!
//! Every step is an event of one day. Every piece has blocks that come back each week: of study, until its hours are studied, and of the
//! own hours of practice, until that is due. What is practised at work has no blocks, and the events of the piece say so. Days have no
//! zone, and blocks are in the time of wherever the calendar is read ("floating", section 3.3.5), so daylight saving cannot move
//! them; the one moment in the file, the stamp, is in UTC. A step keeps its UID from export to export, so that a calendar that takes
//! a second file moves what has moved, and what is done or left out by then is in it as cancelled.

use super::day::Day;
use super::log::{Phase, PlanEvent, PlanLog, Step};
use super::now::Plan;
use super::tasks::tasks;
use super::view::{PieceRow, PlanView, Row, StepRow, plan_view};
use crate::attempt::Millis;
use crate::content::{Content, PathContent};
use crate::counts::counted;
use crate::path::way::whole;

/// Longest line of a calendar, in bytes, without its end.
const LINE: usize = 75;
const DAY_MS: i64 = 86_400_000;
/// Hours of a block of study, about; and the days of the week in the order in which they are taken.
const BLOCK: u32 = 2;
const WEEKDAYS: [&str; 7] = ["TU", "TH", "SA", "MO", "WE", "SU", "FR"];
/// When blocks begin, and the hours that they last at most there: study at seven in the evening, practice at five before it, so that the
/// study of a later piece does not lie on the practice of an earlier one. What is longer begins at nine in the morning.
const STUDY: (u32, u32) = (19, 3);
const PRACTICE: (u32, u32) = (17, 2);
const MORNING: u32 = 9;
/// Minutes to which a block is rounded.
const QUARTER: f64 = 15.0;

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
/// plan was at each earlier export: what a file of then had and today's has not is cancelled, and nothing else.
pub fn calendar(plan: &Plan, view: &PlanView, earlier: &[(Plan, PlanView)], file: CalendarFile) -> String {
    let open = open(plan, view);
    let mut gone: Vec<Event> = Vec::new();
    for event in earlier.iter().flat_map(|(plan, view)| self::open(plan, view)) {
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
        line(&mut text, &format!("X-WR-CALDESC:{}", escaped(ABOUT)));
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
    /// At this hour, so many minutes, on these days of each week from a day on, so often.
    Weekly { hour: u32, minutes: u32, days: Vec<&'static str>, first: Day, count: u32 },
}

/// The events that a plan has.
fn open(plan: &Plan, view: &PlanView) -> Vec<Event> {
    let mut events = Vec::new();
    for row in view.quarters.iter().flat_map(|quarter| &quarter.rows) {
        match row {
            Row::Piece(piece) => {
                events.extend(blocks(plan, piece));
                let of_piece =
                    |step: &StepRow| on_day(step, &with_work(plan, piece, &step.text), &piece.serves);
                events.extend(piece.steps.iter().filter_map(of_piece));
            }
            Row::Again(step) | Row::Deed(step) => events.extend(on_day(step, &step.text, &[])),
            // It is an event of its piece.
            Row::Due(_) => {}
        }
    }
    events
}

fn on_day(step: &StepRow, text: &str, serves: &[String]) -> Option<Event> {
    let due = step.due.filter(|_| step.done.is_none())?;
    let summary = match &step.step {
        Step::Phase(_, Phase::Learn) => format!("Learn: {}", step.facet),
        Step::Phase(_, Phase::Practise) => format!("Practise: {}", step.facet),
        Step::Phase(_, Phase::Prove) => format!("Prove: {}", step.facet),
        Step::Again(_) => "Assess again with Cairn".to_owned(),
        Step::Deed(_) => format!("Milestone: {}", step.facet),
    };
    let of_practice = matches!(step.step, Step::Phase(_, Phase::Practise));
    let mut about = if of_practice { text } else { step.text.as_str() }.to_owned();
    if !serves.is_empty() && matches!(step.step, Step::Phase(_, Phase::Prove)) {
        about = format!("{about}\n{}", tasks(serves));
    }
    if !step.note.is_empty() {
        about = format!("{about}\nNote: {}", step.note);
    }
    Some(Event { name: step.step.to_text(), step: step.step.clone(), summary, about, when: When::On(due) })
}

/// The own hours that go to a piece, as blocks: its study, on the days that the plan has for it; then the practice that the job does
/// not give, each week until it is due, and what is left of that for the proof. Together they last as long as these hours.
fn blocks(plan: &Plan, piece: &PieceRow) -> Vec<Event> {
    let of = |phase, name: &str, title: &str, when: &dyn Fn(&StepRow) -> Option<When>| {
        let is = |step: &&StepRow| matches!(&step.step, Step::Phase(_, known) if *known == phase);
        let step = piece.steps.iter().find(is).filter(|step| step.done.is_none())?;
        Some(Event {
            name: format!("{}/{name}", piece.id.to_text()),
            step: step.step.clone(),
            summary: format!("{title}: {}", piece.facet),
            about: with_work(plan, piece, &step.text),
            when: when(step)?,
        })
    };
    let study = of(Phase::Learn, "study", "Study", &|_| {
        spread(f64::from(piece.split.0), piece.study?, STUDY, Least::Once)
    });
    let practise = |span: Option<(Day, Day)>, step: &StepRow| {
        let (first, last) = span?;
        let until = step.due.map_or(last, |due| due.max(first));
        spread(own_hours(plan, (first, last)), (first, until), PRACTICE, Least::EachWeek)
    };
    let practice = of(Phase::Practise, "practice", "Practise", &|step| practise(piece.own[0], step));
    let proof = of(Phase::Prove, "proof", "Practise for the proof", &|step| practise(piece.own[1], step));
    study.into_iter().chain(practice).chain(proof).collect()
}

/// Own hours from one day to another.
fn own_hours(plan: &Plan, (first, last): (Day, Day)) -> f64 {
    f64::from(last.since(first) + 1) * f64::from(plan.weekly) / 7.0
}

/// Hours of practice of a piece that have no blocks: those at work.
fn at_work(plan: &Plan, piece: &PieceRow) -> u32 {
    let own: f64 = piece.own.iter().flatten().map(|span| own_hours(plan, *span)).sum();
    piece.split.1.saturating_sub(whole(own))
}

/// What a step asks, and how much of the practice of its piece is at work.
fn with_work(plan: &Plan, piece: &PieceRow, text: &str) -> String {
    match at_work(plan, piece) {
        0 => text.to_owned(),
        hours => format!(
            "{text}\nOf its {} of practice the plan has about {hours} at work; they have no blocks here.",
            counted(piece.split.1, "hour", "hours")
        ),
    }
}

/// How many blocks there are at least.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Least {
    Once,
    EachWeek,
}

/// Hours as blocks of about two hours from one day to another, at an hour of the day at which they may last so many hours; `None`
/// where there are none.
fn spread(hours: f64, (first, last): (Day, Day), (hour, longest): (u32, u32), least: Least) -> Option<When> {
    let length = u32::try_from(last.since(first) + 1).ok().filter(|_| hours > 0.0)?;
    let weeks = if least == Least::EachWeek { length.div_ceil(7) } else { 1 };
    // No block is shorter than half an hour, and no day has two.
    let count =
        whole(libm::ceil(hours / f64::from(BLOCK))).max(weeks.min(whole(hours * 2.0))).clamp(1, length);
    let days = weekdays((first, last), count);
    let minutes = whole(hours * 60.0 / f64::from(count) / QUARTER).max(1).saturating_mul(whole(QUARTER));
    let hour = if minutes <= longest * 60 { hour } else { MORNING };
    // A day of twenty-four hours has no room for more.
    let minutes = minutes.min((24 - hour) * 60 - 15);
    // The first block lies on the first of its days.
    let first = (0..7).map(|more| first.plus(more)).find(|day| days.contains(&day.weekday()))?;
    Some(When::Weekly { hour, minutes, days, first, count })
}

/// The fewest days of the week that come so often from one day to another: that of the first day, then in the order of [`WEEKDAYS`].
fn weekdays((first, last): (Day, Day), count: u32) -> Vec<&'static str> {
    let mut days = vec![first.weekday()];
    days.extend(WEEKDAYS.into_iter().filter(|day| *day != first.weekday()));
    let length = last.since(first);
    let comes = |day: &str| {
        (0..7)
            .find(|more| first.plus(*more).weekday() == day)
            .map_or(0, |at| if at > length { 0 } else { u32::try_from((length - at) / 7 + 1).unwrap_or(0) })
    };
    let mut have = 0;
    days.into_iter()
        .take_while(|day| {
            let wanted = have < count;
            have += comes(day);
            wanted
        })
        .collect()
}

impl Event {
    fn write(&self, text: &mut String, plan: &Plan, file: CalendarFile) {
        self.head(text, plan, file);
        let (transparency, before) = match &self.when {
            When::On(day) => {
                whole_day(text, *day);
                ("TRANSPARENT", BEFORE_DAY)
            }
            When::Weekly { hour, minutes, days, first, count } => {
                line(text, &format!("DTSTART:{}T{hour:02}0000", first.compact()));
                line(text, &format!("DURATION:PT{}H{}M", minutes / 60, minutes % 60));
                line(text, &format!("RRULE:FREQ=WEEKLY;BYDAY={};COUNT={count}", days.join(",")));
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
        let (When::On(day) | When::Weekly { first: day, .. }) = &self.when;
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
