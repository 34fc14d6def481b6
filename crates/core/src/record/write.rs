//! Writes JSON objects, field by field, in the order in which they are given.
//!
//! A record holds no fraction, so it needs none of what prints floating-point numbers.

pub(super) const NULL: &str = "null";

/// An object under way.
pub(super) struct JsonObject(String);

impl JsonObject {
    pub(super) fn new() -> Self {
        Self("{".to_owned())
    }

    /// A field whose value is JSON already.
    pub(super) fn raw(mut self, name: &str, json: &str) -> Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push_str(&quoted(name));
        self.0.push(':');
        self.0.push_str(json);
        self
    }

    pub(super) fn number(self, name: &str, whole: impl Into<i64>) -> Self {
        self.raw(name, &whole.into().to_string())
    }

    pub(super) fn text(self, name: &str, text: &str) -> Self {
        self.raw(name, &quoted(text))
    }

    pub(super) fn text_or_null(self, name: &str, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.text(name, text),
            None => self.raw(name, NULL),
        }
    }

    /// What stands between the braces.
    pub(super) fn inside(self) -> String {
        self.0.get(1..).unwrap_or_default().to_owned()
    }

    pub(super) fn end(self) -> String {
        self.0 + "}"
    }
}

/// Every key with its value as it stands in storage, as one object: what a person takes along.
pub fn write_all(pairs: &[(String, String)]) -> String {
    pairs.iter().fold(JsonObject::new(), |object, (key, value)| object.text(key, value)).end()
}

/// A text as JSON; control characters escaped as RFC 8259 demands.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
