//! What a manager notes about a candidate, as JSON.

use serde_json::Value;

use crate::compare::{MAX_NOTE, MAX_TAGS, Mark, Status};
use crate::record::file::MAX_NAME;
use crate::record::json::Object;
use crate::record::write::{JsonObject, array, quoted};

/// The record of a mark.
pub fn write_mark(mark: &Mark) -> String {
    let tags: Vec<String> = mark.tags.iter().map(|tag| quoted(tag)).collect();
    let record = JsonObject::new()
        .number("v", 1)
        .text("name", &mark.name)
        .raw("tags", &array(&tags))
        .text("note", &mark.note);
    // A mark without a status is written as before there was one.
    match mark.status {
        Some(status) => record.text("status", status.as_str()).end(),
        None => record.end(),
    }
}

/// Reads a record; what cannot be read is as if nothing were noted there.
pub fn read_mark(text: &str) -> Mark {
    serde_json::from_str(text).map(|value: Value| mark_of(&value)).unwrap_or_default()
}

/// The mark in a JSON value, cut to what is kept.
pub(super) fn mark_of(value: &Value) -> Mark {
    let Some(object) = value.as_object().map(Object) else { return Mark::default() };
    let text = |name| object.0.get(name).and_then(Value::as_str).unwrap_or_default();
    let tags = object.list("tags").unwrap_or_default();
    Mark {
        name: line(text("name"), MAX_NAME),
        tags: tags
            .iter()
            .filter_map(Value::as_str)
            .map(|tag| line(tag, MAX_TAGS.1))
            .filter(|tag| !tag.is_empty())
            .take(MAX_TAGS.0)
            .collect(),
        note: text("note").chars().take(MAX_NOTE).collect(),
        status: Status::parse(text("status")),
    }
}

/// A text of one line.
pub(super) fn line(text: &str, most: usize) -> String {
    text.chars().filter(|one| !one.is_control()).take(most).collect()
}
