//! What a manager notes about a candidate, as JSON.

use crate::json::{self, Value};

use crate::compare::{MAX_NOTE, MAX_TAGS, Mark, Status};
use crate::record::file::MAX_NAME;
use crate::record::json::Object;
use crate::record::write::{JsonObject, array, quoted};

/// The tag that said that somebody is present staff, before records had a field for it.
const STAFF: &str = "staff";

/// The field of the names under which decisions were noted before somebody was given another one.
const NOTED_AS: &str = "noted_as";

/// Whether a tag reads as the one that used to mark present staff.
fn means_staff(tag: &str) -> bool {
    tag.trim().eq_ignore_ascii_case(STAFF)
}

/// The record of a mark.
pub fn write_mark(mark: &Mark) -> String {
    let tags: Vec<String> = mark.tags.iter().map(|tag| quoted(tag)).collect();
    let record = JsonObject::new()
        .number("v", 1)
        .text("name", &mark.name)
        .raw("tags", &array(&tags))
        .text("note", &mark.note);
    // A mark without a status is written as before there was one.
    let record = match mark.status {
        Some(status) => record.text("status", status.as_str()),
        None => record,
    };
    // Where nothing could be mistaken for present staff it is written as before there was such a field, too.
    let told = mark.staff || mark.tags.iter().any(|tag| means_staff(tag));
    let record = if told { record.truth(STAFF, mark.staff) } else { record };
    if mark.noted_as.is_empty() {
        return record.end();
    }
    let names: Vec<String> = mark.noted_as.iter().map(|name| quoted(name)).collect();
    record.raw(NOTED_AS, &array(&names)).end()
}

/// Reads a record; what cannot be read is as if nothing were noted there.
pub fn read_mark(text: &str) -> Mark {
    json::read(text).map(|value| mark_of(&value)).unwrap_or_default()
}

/// The mark in a JSON value, cut to what is kept.
pub(super) fn mark_of(value: &Value<'_>) -> Mark {
    let Some(object) = value.as_object().map(Object) else { return Mark::default() };
    let text = |name| object.0.get(name).and_then(Value::as_str).unwrap_or_default();
    let tags = object.list("tags").unwrap_or_default();
    let tags = tags.iter().filter_map(Value::as_str).map(|tag| line(tag, MAX_TAGS.1));
    let mut tags: Vec<String> = tags.filter(|tag| !tag.is_empty()).take(MAX_TAGS.0).collect();
    let told = object.0.get(STAFF).and_then(Value::as_bool);
    // A record without the field is from when a tag said so; with it, a tag is only a word.
    let staff = told.unwrap_or_else(|| tags.iter().any(|tag| means_staff(tag)));
    if told.is_none() {
        tags.retain(|tag| !means_staff(tag));
    }
    let names = object.list(NOTED_AS).unwrap_or_default().iter().filter_map(Value::as_str);
    let noted = Mark::default();
    let noted =
        names.map(|name| line(name, MAX_NAME)).filter(|name| !name.is_empty()).fold(noted, Mark::noted_as);
    Mark {
        name: line(text("name"), MAX_NAME),
        tags,
        note: text("note").chars().take(MAX_NOTE).collect(),
        status: Status::parse(text("status")),
        staff,
        ..noted
    }
}

/// A text of one line.
pub(super) fn line(text: &str, most: usize) -> String {
    text.chars().filter(|one| !one.is_control()).take(most).collect()
}
