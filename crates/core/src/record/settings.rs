//! What a person has set, as it is kept. No result depends on it.

use crate::json::{self, Value};

use super::file::MAX_NAME;
use super::write::JsonObject;
use crate::attempt::Millis;

/// Whether pages are light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the system says.
    #[default]
    System,
    /// Light, whatever the system says.
    Light,
    /// Dark, whatever the system says.
    Dark,
}

impl Scheme {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// As it stands in the settings and on the page, where `public/boot.js` reads it; empty for the system's.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The scheme of this text; the system's for any that is none.
    pub fn parse(text: &str) -> Self {
        Self::ALL.into_iter().find(|known| known.as_str() == text).unwrap_or_default()
    }
}

/// The settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSettings {
    /// Whether picking a rating leads on at once.
    pub lead_on: bool,
    /// The name that goes on what is handed over; empty for none.
    pub name: String,
    /// When the person last saved their answers to a file; `Millis(0)` for never.
    pub backup: Millis,
    /// Whether pages are light or dark.
    pub scheme: Scheme,
}

/// The settings as JSON.
pub fn write_settings(settings: &KeptSettings) -> String {
    JsonObject::new()
        .number("v", 1)
        .truth("lead_on", settings.lead_on)
        .text("name", &settings.name)
        .number("backup", settings.backup.0)
        .text("scheme", settings.scheme.as_str())
        .end()
}

/// Reads settings; whatever is missing or of a wrong kind is as at the start.
pub fn read_settings(text: &str) -> KeptSettings {
    let value = json::read(text).unwrap_or_default();
    let name = value.get("name").and_then(Value::as_str).unwrap_or_default();
    KeptSettings {
        lead_on: value.get("lead_on").and_then(Value::as_bool).unwrap_or(true),
        name: name.chars().take(MAX_NAME).collect(),
        backup: Millis(value.get("backup").and_then(Value::as_i64).unwrap_or(0)),
        scheme: Scheme::parse(value.get("scheme").and_then(Value::as_str).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_and_damaged_ones_are_as_at_the_start() {
        let of = |scheme| KeptSettings {
            lead_on: false,
            name: "Ada \"é\"".to_owned(),
            backup: Millis(1_795_000_000_000),
            scheme,
        };
        for settings in Scheme::ALL.map(of) {
            assert_eq!(read_settings(&write_settings(&settings)), settings);
        }
        let before = "{\"v\":1,\"lead_on\":false,\"name\":\"Ada \\\"é\\\"\",\"backup\":1795000000000}";
        assert_eq!(read_settings(before), of(Scheme::System), "settings of older versions");
        let fresh =
            KeptSettings { lead_on: true, name: String::new(), backup: Millis(0), scheme: Scheme::System };
        let kinds = "{\"lead_on\":1,\"name\":7,\"backup\":true,\"scheme\":2}";
        for damaged in ["", "[]", kinds, "{\"v\":1", "{\"scheme\":\"blue\"}"] {
            assert_eq!(read_settings(damaged), fresh, "{damaged}");
        }
    }
}
