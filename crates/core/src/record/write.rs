//! Writes JSON objects, field by field, in the order in which they are given.
//!
//! A record holds no fraction, so it needs none of what prints floating-point numbers.

pub(crate) const NULL: &str = "null";

/// An object under way.
pub(crate) struct JsonObject(String);

impl JsonObject {
    pub(crate) fn new() -> Self {
        Self("{".to_owned())
    }

    /// A field whose value is JSON already.
    pub(crate) fn raw(mut self, name: &str, json: &str) -> Self {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push_str(&quoted(name));
        self.0.push(':');
        self.0.push_str(json);
        self
    }

    pub(crate) fn number(self, name: &str, whole: impl Into<i64>) -> Self {
        self.raw(name, &whole.into().to_string())
    }

    pub(crate) fn truth(self, name: &str, is: bool) -> Self {
        self.raw(name, if is { "true" } else { "false" })
    }

    pub(crate) fn text(self, name: &str, text: &str) -> Self {
        self.raw(name, &quoted(text))
    }

    pub(crate) fn text_or_null(self, name: &str, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.text(name, text),
            None => self.raw(name, NULL),
        }
    }

    /// What stands between the braces.
    pub(crate) fn inside(self) -> String {
        self.0.get(1..).unwrap_or_default().to_owned()
    }

    pub(crate) fn end(self) -> String {
        self.0 + "}"
    }
}

/// A list of what is JSON already.
pub(crate) fn array(parts: &[String]) -> String {
    format!("[{}]", parts.join(","))
}

/// Every key with its value as it stands in storage, as one object: what a person takes along.
pub fn write_all(pairs: &[(String, String)]) -> String {
    pairs.iter().fold(JsonObject::new(), |object, (key, value)| object.text(key, value)).end()
}

/// A text as JSON; control characters escaped as RFC 8259 demands.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
