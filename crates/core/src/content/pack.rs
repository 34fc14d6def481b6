//! The packed form of the content: JSON files with hashed names, made by the build and read by the browser.

use serde::de::DeserializeOwned;

use super::{Content, Question};

/// Why a pack could not be read: it is not what the build made (cut off, a login page, another version).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAPack {
    /// What the reader met, with line and column.
    pub cause: String,
}

/// Reads the base pack.
pub fn read_base(json: &str) -> Result<Content, NotAPack> {
    read(json)
}

/// Reads the questions of one skill.
pub fn read_questions(json: &str) -> Result<Vec<Question>, NotAPack> {
    read(json)
}

fn read<T: DeserializeOwned>(json: &str) -> Result<T, NotAPack> {
    serde_json::from_str(json).map_err(|error| NotAPack { cause: error.to_string() })
}
