//! An anonymous copy of somebody's answers, for a study that calibrates the questions: `cairn-calibration.json`.
//!
//! It holds what was answered, in which order, after how long and in how much time, and nothing of who answered. Left out are
//! the name, the facts, the ids of attempts and the names of tabs; the order of options on the screen, too, because it follows
//! from the id and would betray it to whoever has that. Of all dates one month is left, by which a study sees that a question
//! grows harder over the years. The format is described by `docs/cairn-calibration-1.schema.json`.
//!
//! The answers themselves are still those of one person. Whoever has the same answers under a name recognises them.

use super::error::{FileError, OursKind};
use super::limits::{MAX_ATTEMPTS, MAX_BYTES, MAX_ENTRIES};
use super::own_kind::{ANONYMOUS, ours, parse_as};
use super::read::{MARK, bounded};
use crate::AttemptId;
use crate::attempt::{Answered, Attempt, Entry, Event, Millis, Mode, Seed, Writer};
use crate::order::sorted;
use crate::plan::Day;
use crate::record::ReadError;
use crate::record::json::{Object, event_field, read_event};
use crate::record::write::JsonObject;

/// What it is called when it is saved: the same for everybody.
pub const ANONYMOUS_NAME: &str = "cairn-calibration.json";
/// Version of the format that this code writes; it reads no newer one.
const FORMAT: u8 = 1;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
/// Longest time between two answers that a clock can show, in milliseconds: from its earliest moment to its latest.
const MAX_APART: i64 = 17_280_000_000_000_000;

/// The text of the copy, one line an answer; `None` where no question was answered, for ratings alone tell nothing of questions.
///
/// Of more than a hundred attempts it holds the latest hundred, as many as a reader takes.
pub fn write_anonymous(attempts: &[Attempt]) -> Option<String> {
    if Answered::of(attempts).questions == 0 {
        return None;
    }
    let answered = |attempt: &&Attempt| Answered::of([*attempt]).all() > 0;
    let kept: Vec<&Attempt> = attempts.iter().filter(answered).collect();
    let kept = sorted(&kept, |one, other| one.last_at().cmp(&other.last_at()));
    let kept = kept.get(kept.len().saturating_sub(MAX_ATTEMPTS)..).unwrap_or_default();
    let first = kept.iter().flat_map(|attempt| lasting(attempt)).map(|entry| entry.at).min()?;
    let attempts: Vec<String> = kept.iter().map(|attempt| write_attempt(attempt, first)).collect();
    let month =
        month_of(first).map(|month| format!("{},\n", JsonObject::new().text("month", &month).inside()));
    Some(format!(
        "{{\"cairn\":{FORMAT},\"kind\":\"{ANONYMOUS}\",\n{}\"attempts\":[\n{}\n]}}\n",
        month.unwrap_or_default(),
        attempts.join(",\n")
    ))
}

/// The entries that go along: all but the facts.
fn lasting(attempt: &Attempt) -> impl Iterator<Item = &Entry> {
    attempt.entries().iter().filter(|entry| !matches!(entry.event, Event::Fact(_)))
}

fn write_attempt(attempt: &Attempt, first: Millis) -> String {
    let lines: Vec<String> = lasting(attempt).map(|entry| line(entry, first)).collect();
    let mode = JsonObject::new().text("mode", &mode_name(attempt.mode())).inside();
    format!("{{{mode},\"entries\":[\n{}\n]}}", lines.join(",\n"))
}

/// An entry with the milliseconds that had passed since `first`.
fn line(entry: &Entry, first: Millis) -> String {
    let record = JsonObject::new()
        .number("after_ms", entry.at.0.saturating_sub(first.0))
        .text("content", &entry.content)
        .number("rules", entry.rules);
    event_field(record, &entry.event).end()
}

/// For example `2026-11`, in universal time; `None` where the clock shows a year that is none of ours.
fn month_of(at: Millis) -> Option<String> {
    let (year, month, _) = Day::in_utc(at).date();
    Day::of(year, month, 1).map(|_| format!("{year:04}-{month:02}"))
}

/// What the ids of such attempts begin with.
fn mode_name(mode: Mode) -> String {
    match mode {
        Mode::Quick => "quick".to_owned(),
        Mode::Full => "full".to_owned(),
        Mode::Skill(skill) => format!("skill-{}", skill.short()),
    }
}

/// Reads a copy: attempts as [`crate::person::Person`] takes them, the first of which begins on the first day of the month.
///
/// The id of each follows from its answers and their times. So an attempt that comes twice has one id, and two people have two.
pub fn read_anonymous(bytes: &[u8]) -> Result<Vec<Attempt>, FileError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > MAX_BYTES {
        return Err(FileError::TooLarge { bytes: size, limit: MAX_BYTES });
    }
    let value = parse_as(OursKind::Anonymous, bytes)?;
    let file = Object(value.as_object().ok_or(FileError::NotAnObject)?);
    if ours(file.0).is_none() {
        return Err(FileError::Unmarked);
    }
    let at_top = |error| FileError::Field { place: String::new(), error };
    match file.whole(MARK).map_err(at_top)? {
        0 => return Err(at_top(ReadError::Field(MARK))),
        newer if newer > u64::from(FORMAT) => return Err(FileError::Newer(newer)),
        _ => {}
    }
    let first = first_of(file).map_err(at_top)?;
    let list = file.list("attempts").map_err(at_top)?;
    bounded("attempts", list.len(), MAX_ATTEMPTS)?;
    let mut attempts = Vec::with_capacity(list.len());
    for (index, value) in list.iter().enumerate() {
        let place = format!("attempts[{index}]");
        let wrong = |error| FileError::Field { place: place.clone(), error };
        let one = Object(value.as_object().ok_or_else(|| wrong(ReadError::Field("the attempt")))?);
        attempts.extend(attempt(&place, one, first)?);
    }
    if attempts.is_empty() { Err(FileError::Nothing) } else { Ok(attempts) }
}

/// The first moment of the month, or of 1970 where there is none: so far does a device without a clock count.
fn first_of(file: Object<'_>) -> Result<Millis, ReadError> {
    let Some(month) = file.0.get("month") else { return Ok(Millis(0)) };
    let day = month.as_str().and_then(|month| Day::parse(&format!("{month}-01")));
    let since = day.zip(Day::of(1970, 1, 1)).map(|(day, zero)| i64::from(day.since(zero)));
    since.map(|days| Millis(days * DAY)).ok_or(ReadError::Field("month"))
}

/// One attempt; `None` where nothing is in it.
fn attempt(place: &str, attempt: Object<'_>, first: Millis) -> Result<Option<Attempt>, FileError> {
    let wrong = |error| FileError::Field { place: place.to_owned(), error };
    let mode = AttemptId::parse(&format!("{}-0", attempt.text("mode", 20).map_err(wrong)?));
    let mode = mode.and_then(|id| Mode::of(&id)).ok_or_else(|| wrong(ReadError::Field("mode")))?;
    let list = attempt.list("entries").map_err(wrong)?;
    bounded("entries", list.len(), MAX_ENTRIES)?;
    let mut entries: Vec<Entry> = Vec::with_capacity(list.len());
    for (seq, value) in (0..).zip(list) {
        let wrong = |error| FileError::Field { place: format!("{place}.entries[{seq}]"), error };
        let record = Object(value.as_object().ok_or_else(|| wrong(ReadError::Field("the entry")))?);
        let entry = entry(seq, record, first).map_err(wrong)?;
        // A fact has no business here, whoever wrote it in.
        entries.extend(Some(entry).filter(|entry| !matches!(entry.event, Event::Fact(_))));
    }
    let begun = entries.first().map_or(first, |entry| entry.at);
    let said: Vec<String> = entries.iter().map(|entry| line(entry, begun)).collect();
    let id = mode.new_id(Seed(0).mix(&said.join("\n"))).ok_or_else(|| wrong(ReadError::Field("mode")))?;
    Ok(Attempt::from_entries(id, entries))
}

fn entry(seq: u32, record: Object<'_>, first: Millis) -> Result<Entry, ReadError> {
    let after = record.whole("after_ms")?;
    let after = i64::try_from(after).ok().filter(|after| *after <= MAX_APART);
    Ok(Entry {
        seq,
        writer: Writer::nameless(),
        at: Millis(first.0.saturating_add(after.ok_or(ReadError::Field("after_ms"))?)),
        content: record.text("content", 40)?.to_owned(),
        rules: record.small("rules")?,
        event: read_event(record)?,
    })
}
