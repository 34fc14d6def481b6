//! A choice that is made and not given yet, as the tab keeps it until it is.

use super::entry::Choice;
use crate::Level;

/// A choice that is not an answer yet. It counts for nothing until the person goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The version of the text that it belongs to.
    pub version: u16,
    /// What is chosen.
    pub choice: Choice,
    /// How long the person has been at it so far, in milliseconds: what was thought before a reload was thought.
    pub spent_ms: u32,
}

impl Draft {
    /// The draft as text.
    pub fn to_text(self) -> String {
        let Self { version, choice, spent_ms } = self;
        let choice = match choice {
            Choice::Level(level) => format!("level {}", level.number()),
            Choice::Option(place) => format!("option {place}"),
            Choice::DontKnow => "unknown".to_owned(),
        };
        format!("{version} {spent_ms} {choice}")
    }

    /// The draft of this text; `None` where it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, ' ');
        let version = parts.next()?.parse().ok()?;
        let spent_ms = parts.next()?.parse().ok()?;
        let choice = match parts.next()?.split_once(' ') {
            None if text.ends_with(" unknown") => Choice::DontKnow,
            Some(("level", level)) => Choice::Level(Level::new(level.parse().ok()?)?),
            Some(("option", place)) => Choice::Option(place.parse().ok()?),
            _ => return None,
        };
        Some(Self { version, choice, spent_ms })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_survives_being_text_and_anything_else_is_none() {
        let choices = [Choice::Level(Level::new(4).unwrap()), Choice::Option(3), Choice::DontKnow];
        for choice in choices {
            let draft = Draft { version: 2, choice, spent_ms: 41_000 };
            assert_eq!(Draft::parse(&draft.to_text()), Some(draft));
        }
        for text in
            ["", "2", "2 5", "2 5 level 9", "2 5 option x", "x 5 unknown", "2 -1 unknown", "2 5 other"]
        {
            assert_eq!(Draft::parse(text), None, "{text}");
        }
    }
}
