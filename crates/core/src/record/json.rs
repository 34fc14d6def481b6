//! One entry as JSON.
//!
//! Read by hand from a parsed value: a derived reader would take an array for an object and skip what it does not
//! know. A doubled key counts with its last value; nesting deeper than 128 is refused; unknown fields are ignored.

use crate::json::{self, Map, Value};

use super::write::{JsonObject, NULL};
use crate::attempt::{
    Choice, Degree, Entry, Event, Fact, Field, Involvement, MAX_EVIDENCE, Millis, Track, Writer,
};
use crate::{ItemId, Level, ResponsibilityId, Stage};

/// Version of the record format that this code writes; it reads no newer one.
const VERSION: u8 = 1;
/// Wall clocks beyond this many milliseconds from 1970 do not exist in a browser.
const MAX_MILLIS: i64 = 8_640_000_000_000_000;

/// Why a record cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is not JSON: cut off, or something else.
    NotJson,
    /// It is of a newer version of Cairn.
    Newer(u64),
    /// It is not what was written.
    Damaged,
    /// A field is missing or of a wrong kind.
    Field(&'static str),
}

/// The record of an entry, without its place in the log, which is its key.
pub fn write_entry(entry: &Entry) -> String {
    entry_fields(JsonObject::new(), entry).end()
}

/// The fields of an entry, behind those that `object` has already.
pub(super) fn entry_fields(object: JsonObject, entry: &Entry) -> JsonObject {
    let record = object
        .number("v", VERSION)
        .number("at", entry.at.0)
        .text("content", &entry.content)
        .number("rules", entry.rules);
    event_field(record, &entry.event)
}

/// The field that says what happened.
pub(super) fn event_field(record: JsonObject, event: &Event) -> JsonObject {
    match event {
        Event::Begin => record.raw("begin", "true"),
        Event::Finish => record.raw("finish", "true"),
        Event::Review => record.raw("review", "true"),
        Event::Fact(fact) => record.raw("fact", &write_fact(fact)),
        Event::Answer { item, version, choice, took_ms } => {
            let answer = JsonObject::new().text("item", item.as_str()).number("version", *version);
            let answer = match choice {
                Choice::Level(level) => answer.number("level", level.number()),
                Choice::Option(place) => answer.number("option", *place),
                Choice::DontKnow => answer.raw("unknown", "true"),
            };
            let answer = match took_ms {
                Some(took) => answer.number("took_ms", *took),
                None => answer,
            };
            record.raw("answer", &answer.end())
        }
    }
}

pub(super) fn write_fact(fact: &Fact) -> String {
    let object = JsonObject::new();
    match fact {
        Fact::Years(track, Some(years)) => object.text("years", track.as_str()).number("value", *years),
        Fact::Years(track, None) => object.text("years", track.as_str()).raw("value", NULL),
        Fact::Degree(degree) => object.text_or_null("degree", degree.map(Degree::as_str)),
        Fact::Field(field) => object.text_or_null("field", field.map(Field::as_str)),
        Fact::Milestone { stage, done, evidence } => {
            let done = match done {
                Some(true) => "true",
                Some(false) => "false",
                None => NULL,
            };
            object.number("milestone", stage.number()).raw("done", done).text("evidence", evidence)
        }
        Fact::Duty(id, part) => {
            object.text("duty", id.as_str()).text_or_null("part", part.map(Involvement::as_str))
        }
    }
    .end()
}

/// Reads a record; `seq` and `writer` come from its key.
pub fn read_entry(seq: u32, writer: Writer, text: &str) -> Result<Entry, ReadError> {
    let value = json::read(text).map_err(|_| ReadError::NotJson)?;
    read_fields(seq, writer, Object(value.as_object().ok_or(ReadError::Field("the record"))?))
}

/// Reads a record out of an object that may have more fields.
pub(super) fn read_fields(seq: u32, writer: Writer, record: Object<'_>) -> Result<Entry, ReadError> {
    match record.whole("v")? {
        0 => return Err(ReadError::Field("v")),
        newer if newer > u64::from(VERSION) => return Err(ReadError::Newer(newer)),
        _ => {}
    }
    Ok(Entry {
        seq,
        writer,
        at: record.time("at")?,
        content: record.text("content", 40)?.to_owned(),
        rules: record.small("rules")?,
        event: read_event(record)?,
    })
}

/// Reads what happened.
pub(super) fn read_event(record: Object<'_>) -> Result<Event, ReadError> {
    if let Some(answer) = record.0.get("answer") {
        return read_answer(Object(answer.as_object().ok_or(ReadError::Field("answer"))?));
    }
    if let Some(fact) = record.0.get("fact") {
        return read_fact(Object(fact.as_object().ok_or(ReadError::Field("fact"))?)).map(Event::Fact);
    }
    let marks = [("begin", Event::Begin), ("finish", Event::Finish), ("review", Event::Review)];
    let mut found = marks.into_iter().filter(|(name, _)| record.0.contains_key(name));
    match (found.next(), found.next()) {
        (Some((name, event)), None) if record.0.get(name) == Some(&Value::Bool(true)) => Ok(event),
        _ => Err(ReadError::Field("answer")),
    }
}

fn read_answer(answer: Object<'_>) -> Result<Event, ReadError> {
    let item = ItemId::parse(answer.text("item", 80)?).ok_or(ReadError::Field("answer.item"))?;
    let level = answer
        .0
        .get("level")
        .map(|value| value.as_u64().and_then(|n| u8::try_from(n).ok()).and_then(Level::new));
    let option = answer.0.get("option").map(|value| value.as_u64().and_then(|n| u8::try_from(n).ok()));
    let choice = match (level, option, answer.0.get("unknown")) {
        (Some(Some(level)), None, None) => Choice::Level(level),
        (None, Some(Some(place)), None) => Choice::Option(place),
        (None, None, Some(Value::Bool(true))) => Choice::DontKnow,
        // A number that can be no option (too large, negative, a fraction) is read, so that it can be counted and left out.
        (Some(None), None, None) if answer.0.get("level").is_some_and(Value::is_number) => {
            Choice::Option(u8::MAX)
        }
        (None, Some(None), None) if answer.0.get("option").is_some_and(Value::is_number) => {
            Choice::Option(u8::MAX)
        }
        _ => return Err(ReadError::Field("answer.level, answer.option or answer.unknown")),
    };
    let took_ms = match answer.0.get("took_ms") {
        None | Some(Value::Null) => None,
        Some(value) => Some(
            value.as_u64().and_then(|n| u32::try_from(n).ok()).ok_or(ReadError::Field("answer.took_ms"))?,
        ),
    };
    Ok(Event::Answer { item, version: answer.small("version")?, choice, took_ms })
}

pub(super) fn read_fact(fact: Object<'_>) -> Result<Fact, ReadError> {
    let has = |name: &str| fact.0.contains_key(name);
    if has("years") {
        let track =
            fact.one_of("years", &Track::ALL, Track::as_str)?.ok_or(ReadError::Field("fact.years"))?;
        let years = match fact.0.get("value") {
            None | Some(Value::Null) => None,
            Some(value) => Some(
                value.as_u64().and_then(|n| u8::try_from(n).ok()).ok_or(ReadError::Field("fact.value"))?,
            ),
        };
        return Ok(Fact::Years(track, years));
    }
    if has("degree") {
        return fact.one_of("degree", &Degree::ALL, Degree::as_str).map(Fact::Degree);
    }
    if has("field") {
        return fact.one_of("field", &Field::ALL, Field::as_str).map(Fact::Field);
    }
    if has("duty") {
        let id = ResponsibilityId::parse(fact.text("duty", 80)?).ok_or(ReadError::Field("fact.duty"))?;
        return fact.one_of("part", &Involvement::ALL, Involvement::as_str).map(|part| Fact::Duty(id, part));
    }
    let stage = fact.small("milestone")?;
    let stage = u8::try_from(stage).ok().and_then(Stage::new).ok_or(ReadError::Field("fact.milestone"))?;
    let done = match fact.0.get("done") {
        None | Some(Value::Null) => None,
        Some(Value::Bool(done)) => Some(*done),
        Some(_) => return Err(ReadError::Field("fact.done")),
    };
    Ok(Fact::Milestone { stage, done, evidence: fact.text("evidence", MAX_EVIDENCE * 4)?.to_owned() })
}

/// A whole number; what is too small to be told from 0, such as -0 or 1e-400, is 0.
fn whole(value: &Value<'_>) -> Option<u64> {
    value.as_u64().or_else(|| value.as_f64().filter(|number| number.abs() <= 0.0).map(|_| 0))
}

/// A JSON object, read field by field.
#[derive(Clone, Copy)]
pub(crate) struct Object<'a>(pub(crate) &'a Map<'a>);

impl<'a> Object<'a> {
    pub(crate) fn whole(self, name: &'static str) -> Result<u64, ReadError> {
        self.0.get(name).and_then(whole).ok_or(ReadError::Field(name))
    }

    pub(crate) fn time(self, name: &'static str) -> Result<Millis, ReadError> {
        let at =
            self.0.get(name).and_then(Value::as_i64).filter(|at| (-MAX_MILLIS..=MAX_MILLIS).contains(at));
        at.map(Millis).ok_or(ReadError::Field(name))
    }

    pub(crate) fn list(self, name: &'static str) -> Result<&'a [Value<'a>], ReadError> {
        self.0.get(name).and_then(Value::as_array).map(Vec::as_slice).ok_or(ReadError::Field(name))
    }

    pub(crate) fn small(self, name: &'static str) -> Result<u16, ReadError> {
        u16::try_from(self.whole(name)?).map_err(|_| ReadError::Field(name))
    }

    pub(crate) fn text(self, name: &'static str, max_bytes: usize) -> Result<&'a str, ReadError> {
        self.0
            .get(name)
            .and_then(Value::as_str)
            .filter(|text| text.len() <= max_bytes)
            .ok_or(ReadError::Field(name))
    }

    /// A name out of a closed set; `None` where the field is null.
    pub(crate) fn one_of<T: Copy>(
        self,
        name: &'static str,
        all: &[T],
        print: fn(T) -> &'static str,
    ) -> Result<Option<T>, ReadError> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) => {
                all.iter().copied().find(|one| print(*one) == text).map(Some).ok_or(ReadError::Field(name))
            }
            Some(_) => Err(ReadError::Field(name)),
        }
    }
}
