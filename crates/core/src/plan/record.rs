//! How the entries of plans are kept: one immutable record each, as those of attempts.

use crate::json::{self, Value};

use super::day::Day;
use super::days::Days;
use super::log::{Aimed, MAX_NOTE, Made, PieceId, PlanEntry, PlanEvent, PlanLog, Planned, Step};
use crate::attempt::Writer;
use crate::path::Aim;
use crate::record::json::Object;
use crate::record::write::{JsonObject, NULL, array};
use crate::record::{Aside, AsideReason, Key, ReadError};
use crate::{FacetId, Level, PlanId, RoleId, Skill, Stage, WayId};

/// Newest version of the record format that this code reads.
const VERSION: u8 = 5;
/// The version that first had growth roles as an aim. What needs nothing of it is written as version 1, so that an older
/// app reads it.
const WITH_ROLES: u8 = 2;
/// The version that first had study apart from practice, milestones, the job, and what was known when a plan was made.
const WITH_PRACTICE: u8 = 3;
/// The version that first noted that a plan was put into a calendar's file.
const WITH_EXPORTS: u8 = 4;
/// The version that first had days of the week.
const WITH_DAYS: u8 = 5;
/// Most pieces of a plan: each facet has at most two, and some are ahead.
const MAX_PIECES: usize = 80;
/// Most hours of one piece.
const MAX_HOURS: u64 = 50_000;
/// Most hours of a week.
const MAX_WEEKLY: u64 = 168;

/// A record of a plan as storage has it: key and value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRecord {
    /// Its key.
    pub key: String,
    /// Its value.
    pub raw: String,
}

/// The logs of these records, and those that cannot be read.
pub fn load_plans(records: &[RawRecord]) -> (Vec<PlanLog>, Vec<Aside>) {
    let mut logs: Vec<(PlanId, Vec<PlanEntry>)> = Vec::new();
    let mut aside = Vec::new();
    for record in records {
        let Some(Key::Plan(id, seq, writer)) = Key::parse(&record.key) else { continue };
        match read_plan_entry(seq, writer, &record.raw) {
            Ok(entry) => match logs.iter_mut().find(|(known, _)| *known == id) {
                Some((_, entries)) => entries.push(entry),
                None => logs.push((id, vec![entry])),
            },
            Err(error) => aside.push(Aside {
                key: record.key.clone(),
                raw: record.raw.clone(),
                why: AsideReason::Unreadable(error),
            }),
        }
    }
    (logs.into_iter().filter_map(|(id, entries)| PlanLog::from_entries(id, entries)).collect(), aside)
}

/// The record of an entry, without its place in the log, which is its key.
pub fn write_plan_entry(entry: &PlanEntry) -> String {
    let version = version(&entry.event);
    let record = JsonObject::new().number("v", version).number("at", entry.at.0);
    let day = |object: JsonObject, day: Option<Day>| {
        object.text_or_null("day", day.map(|day| day.to_string()).as_deref())
    };
    match &entry.event {
        PlanEvent::Begin { aim, weekly, start, pieces, made: known } => {
            let pieces: Vec<String> = pieces.iter().map(|one| piece(one, known.is_some())).collect();
            let record = aimed(record, "begin", &aim.aim).number("now", aim.now);
            let record = match aim.then {
                Some(then) => record.number("then", then),
                None => record,
            };
            let record = record.number("weekly", *weekly).text("start", &start.to_string());
            let record = record.raw("pieces", &array(&pieces));
            match known {
                Some(known) => made(record, known),
                None => record,
            }
        }
        PlanEvent::Tick(step, on) => day(record.text("tick", &step.to_text()), *on),
        PlanEvent::Note(step, text) => record.text("note", &step.to_text()).text("text", text),
        PlanEvent::Hours(id, hours) => record.text("hours", &id.to_text()).number("value", *hours),
        PlanEvent::Out(id, out) => record.text("out", &id.to_text()).truth("value", *out),
        PlanEvent::Earlier(id) => record.text("earlier", &id.to_text()),
        PlanEvent::Start(on) => record.text("first_day", &on.to_string()),
        PlanEvent::Weekly(hours) => record.number("week", *hours),
        PlanEvent::Days(days) => {
            let names: Vec<String> = days.names().map(|name| format!("\"{name}\"")).collect();
            record.raw("days", &array(&names))
        }
        PlanEvent::Close => record.raw("close", "true"),
        PlanEvent::Exported => record.raw("calendar", "true"),
        PlanEvent::Effort(facet, to, hours) => {
            let record = record.text("effort", facet.as_str()).number("to", to.number());
            match hours {
                Some(hours) => record.number("value", *hours),
                None => record.raw("value", NULL),
            }
        }
        PlanEvent::Job(skill, share) => {
            let record = record.text("job_of", skill.as_str());
            match share {
                Some(share) => record.number("value", *share),
                None => record.raw("value", NULL),
            }
        }
        PlanEvent::Way(way) => record.text_or_null("way", way.as_ref().map(WayId::as_str)),
    }
    .end()
}

/// What needs nothing of a newer version is written as an older one, so that an older app reads it.
const fn version(event: &PlanEvent) -> u8 {
    match event {
        PlanEvent::Days(_) => WITH_DAYS,
        PlanEvent::Exported => WITH_EXPORTS,
        PlanEvent::Begin { made: Some(_), .. }
        | PlanEvent::Job(..)
        | PlanEvent::Tick(Step::Deed(_), _)
        | PlanEvent::Note(Step::Deed(_), _) => WITH_PRACTICE,
        PlanEvent::Begin { aim: Aimed { aim: Aim::Role(_), .. }, .. } => WITH_ROLES,
        _ => 1,
    }
}

fn aimed(record: JsonObject, name: &'static str, aim: &Aim) -> JsonObject {
    match aim {
        Aim::Stage(stage) => record.number(name, stage.number()),
        Aim::Role(id) => record.text(name, id.as_str()),
    }
}

fn numbers<T: ToString>(list: &[T]) -> String {
    array(&list.iter().map(ToString::to_string).collect::<Vec<_>>())
}

fn made(record: JsonObject, made: &Made) -> JsonObject {
    let record = aimed(record, "step", &made.step).raw("hours_of_step", &numbers(&made.hours));
    let record = match made.deed {
        Some(months) => record.number("deed", months),
        None => record.raw("deed", NULL),
    };
    let later = made.later.iter().map(|(stage, months)| {
        JsonObject::new().number("stage", stage.number()).raw("months", &numbers(months)).end()
    });
    record
        .raw("job", &numbers(&made.job))
        .raw("stood", &numbers(&made.stood))
        .raw("later", &array(&later.collect::<Vec<_>>()))
}

fn piece(piece: &Planned, split: bool) -> String {
    let record = JsonObject::new()
        .text("facet", piece.id.facet.as_str())
        .number("from", piece.from.number())
        .number("to", piece.id.to.number());
    if split {
        let record = record.number("study", piece.study).number("practice", piece.practice);
        match piece.ahead {
            Some(stage) => record.number("ahead", stage.number()).end(),
            None => record.end(),
        }
    } else {
        record.number("hours", piece.hours()).end()
    }
}

/// Reads a record; `seq` and `writer` come from its key.
pub(super) fn read_plan_entry(seq: u32, writer: Writer, text: &str) -> Result<PlanEntry, ReadError> {
    let value = json::read(text).map_err(|_| ReadError::NotJson)?;
    let record = Object(value.as_object().ok_or(ReadError::Field("the record"))?);
    match record.whole("v")? {
        0 => return Err(ReadError::Field("v")),
        newer if newer > u64::from(VERSION) => return Err(ReadError::Newer(newer)),
        _ => {}
    }
    Ok(PlanEntry { seq, writer, at: record.time("at")?, event: event(record)? })
}

fn event(record: Object<'_>) -> Result<PlanEvent, ReadError> {
    let has = |name: &str| record.0.contains_key(name);
    if has("begin") {
        return begin(record);
    }
    if has("tick") {
        let day =
            if record.0.get("day").is_some_and(Value::is_null) { None } else { Some(day(record, "day")?) };
        return Ok(PlanEvent::Tick(step(record, "tick")?, day));
    }
    if has("note") {
        let text: String = record.text("text", MAX_NOTE * 4)?.chars().take(MAX_NOTE).collect();
        return Ok(PlanEvent::Note(step(record, "note")?, text));
    }
    if has("hours") {
        return Ok(PlanEvent::Hours(piece_id(record, "hours")?, hours(record, "value")?));
    }
    if has("out") {
        let out = record.0.get("value").and_then(Value::as_bool).ok_or(ReadError::Field("value"))?;
        return Ok(PlanEvent::Out(piece_id(record, "out")?, out));
    }
    if has("earlier") {
        return Ok(PlanEvent::Earlier(piece_id(record, "earlier")?));
    }
    if has("first_day") {
        return Ok(PlanEvent::Start(day(record, "first_day")?));
    }
    if has("week") {
        return Ok(PlanEvent::Weekly(weekly(record, "week")?));
    }
    if has("days") {
        return Ok(PlanEvent::Days(days(record, "days")?));
    }
    if record.0.get("close") == Some(&Value::Bool(true)) {
        return Ok(PlanEvent::Close);
    }
    if record.0.get("calendar") == Some(&Value::Bool(true)) {
        return Ok(PlanEvent::Exported);
    }
    if has("effort") {
        let facet = FacetId::parse(record.text("effort", 80)?).ok_or(ReadError::Field("effort"))?;
        let own = record.0.get("value").is_some_and(|value| !value.is_null());
        let value = if own { Some(hours(record, "value")?) } else { None };
        return Ok(PlanEvent::Effort(facet, level(record, "to", 1)?, value));
    }
    if has("job_of") {
        let skill = Skill::parse(record.text("job_of", 40)?).ok_or(ReadError::Field("job_of"))?;
        let own = record.0.get("value").is_some_and(|value| !value.is_null());
        return Ok(PlanEvent::Job(skill, if own { Some(percent(record, "value")?) } else { None }));
    }
    if has("way") {
        let none = record.0.get("way").is_some_and(Value::is_null);
        let way = if none {
            None
        } else {
            Some(WayId::parse(record.text("way", 80)?).ok_or(ReadError::Field("way"))?)
        };
        return Ok(PlanEvent::Way(way));
    }
    Err(ReadError::Field("what was done"))
}

fn begin(record: Object<'_>) -> Result<PlanEvent, ReadError> {
    let aim = aim(record, "begin")?;
    let split = record.0.contains_key("step");
    let list = record.list("pieces")?;
    if list.len() > MAX_PIECES {
        return Err(ReadError::Field("pieces"));
    }
    let piece = |value: &Value<'_>| {
        let piece = Object(value.as_object().ok_or(ReadError::Field("pieces"))?);
        let facet = FacetId::parse(piece.text("facet", 80)?).ok_or(ReadError::Field("pieces.facet"))?;
        let id = PieceId { facet, to: level(piece, "to", 1)? };
        let from = level(piece, "from", 0)?;
        if split {
            let ahead = if piece.0.contains_key("ahead") { Some(stage(piece, "ahead")?) } else { None };
            let (study, practice) = (hours(piece, "study")?, hours(piece, "practice")?);
            Ok(Planned { id, from, study, practice, ahead })
        } else {
            Ok(Planned::older(id, from, hours(piece, "hours")?))
        }
    };
    Ok(PlanEvent::Begin {
        aim: Aimed {
            aim,
            now: percent(record, "now")?,
            then: if split { None } else { Some(percent(record, "then")?) },
        },
        weekly: weekly(record, "weekly")?,
        start: day(record, "start")?,
        pieces: list.iter().map(piece).collect::<Result<_, _>>()?,
        made: if split { Some(Box::new(read_made(record)?)) } else { None },
    })
}

fn read_made(record: Object<'_>) -> Result<Made, ReadError> {
    let deed = record.0.get("deed").is_some_and(|value| !value.is_null());
    let later = |value: &Value<'_>| {
        let one = Object(value.as_object().ok_or(ReadError::Field("later"))?);
        let stage = u8::try_from(one.whole("stage")?).ok().and_then(Stage::new);
        Ok((
            stage.ok_or(ReadError::Field("later"))?,
            fixed(one, "months", |value| u16::try_from(value).ok())?,
        ))
    };
    let list = record.list("later")?;
    if list.len() > usize::from(Stage::COUNT) {
        return Err(ReadError::Field("later"));
    }
    let share = |value: i64| u8::try_from(value).ok().filter(|share| *share <= 100);
    Ok(Made {
        step: aim(record, "step")?,
        hours: fixed(record, "hours_of_step", |value| u32::try_from(value).ok())?,
        deed: if deed {
            Some(u8::try_from(record.whole("deed")?).map_err(|_| ReadError::Field("deed"))?)
        } else {
            None
        },
        job: fixed(record, "job", share)?,
        stood: fixed(record, "stood", |value| i16::try_from(value).ok())?,
        later: list.iter().map(later).collect::<Result<_, _>>()?,
    })
}

/// A list of known length.
fn fixed<T, const N: usize>(
    record: Object<'_>,
    name: &'static str,
    of: impl Fn(i64) -> Option<T>,
) -> Result<[T; N], ReadError> {
    let values: Option<Vec<T>> =
        record.list(name)?.iter().map(|value| value.as_i64().and_then(&of)).collect();
    values.and_then(|list| list.try_into().ok()).ok_or(ReadError::Field(name))
}

fn aim(record: Object<'_>, name: &'static str) -> Result<Aim, ReadError> {
    let aim = if record.0.get(name).is_some_and(Value::is_string) {
        RoleId::parse(record.text(name, 80)?).map(Aim::Role)
    } else {
        u8::try_from(record.whole(name)?).ok().and_then(Stage::new).map(Aim::Stage)
    };
    aim.ok_or(ReadError::Field(name))
}

fn stage(record: Object<'_>, name: &'static str) -> Result<Stage, ReadError> {
    u8::try_from(record.whole(name)?).ok().and_then(Stage::new).ok_or(ReadError::Field(name))
}

fn percent(record: Object<'_>, name: &'static str) -> Result<u8, ReadError> {
    let percent = u8::try_from(record.whole(name)?).ok();
    percent.filter(|percent| *percent <= 100).ok_or(ReadError::Field(name))
}

fn step(record: Object<'_>, name: &'static str) -> Result<Step, ReadError> {
    Step::parse(record.text(name, 120)?).ok_or(ReadError::Field(name))
}

fn piece_id(record: Object<'_>, name: &'static str) -> Result<PieceId, ReadError> {
    PieceId::parse(record.text(name, 120)?).ok_or(ReadError::Field(name))
}

fn day(record: Object<'_>, name: &'static str) -> Result<Day, ReadError> {
    Day::parse(record.text(name, 10)?).ok_or(ReadError::Field(name))
}

fn hours(record: Object<'_>, name: &'static str) -> Result<u32, ReadError> {
    let hours = record.whole(name)?;
    u32::try_from(hours).ok().filter(|_| hours <= MAX_HOURS).ok_or(ReadError::Field(name))
}

fn weekly(record: Object<'_>, name: &'static str) -> Result<u16, ReadError> {
    let hours = record.whole(name)?;
    u16::try_from(hours).ok().filter(|_| hours <= MAX_WEEKLY).ok_or(ReadError::Field(name))
}

fn days(record: Object<'_>, name: &'static str) -> Result<Days, ReadError> {
    let with = |days: Days, value: &Value<'_>| value.as_str().and_then(|day| days.with(day, true));
    let days = record.list(name)?.iter().try_fold(Days::default(), with);
    days.ok_or(ReadError::Field(name))
}

fn level(record: Object<'_>, name: &'static str, least: u8) -> Result<Level, ReadError> {
    let level = u8::try_from(record.whole(name)?).ok().and_then(Level::new);
    level.filter(|level| level.number() >= least).ok_or(ReadError::Field(name))
}
