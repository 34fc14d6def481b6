//! What a file holds, and how it is written.

use crate::attempt::{Attempt, Entry, Event, Fact, Millis};
use crate::invite::InviteId;
use crate::record::json::entry_fields;
use crate::record::write::JsonObject;

/// Version of the file format that this code writes; it reads no newer one.
pub(super) const FORMAT: u8 = 1;
/// What `kind` says in a profile.
pub(super) const PROFILE: &str = "profile";
/// Longest name that is kept, in characters.
pub const MAX_NAME: usize = 200;

/// A profile: who, when, and the logs.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfileFile {
    /// The name that the person gave it; empty where none was given.
    pub name: String,
    /// When the file was made, as the device's clock had it.
    pub made_at: Millis,
    /// Attempts, the oldest first.
    pub attempts: Vec<Attempt>,
    /// Scores as they stood when the file was made, by name. They count for nothing: see [`super`].
    pub copies: Vec<(String, String)>,
    /// The number of the invitation that it answers, where it was made for one. Readers who know of none pass it over.
    pub invitation: Option<InviteId>,
}

/// What a person wants to hand over beside the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Include {
    /// The name.
    pub name: bool,
    /// Years, education, milestones and responsibilities.
    pub facts: bool,
    /// The lines of evidence beside milestones.
    pub evidence: bool,
}

impl Include {
    /// Everything.
    pub const ALL: Self = Self { name: true, facts: true, evidence: true };

    /// The attempt as it is handed over: what is not chosen is not in it. `None` where nothing is left.
    pub fn part_of(self, attempt: &Attempt) -> Option<Attempt> {
        let entries = attempt.entries().iter().filter_map(|entry| self.of(entry)).collect();
        Attempt::from_entries(attempt.id().clone(), entries)
    }

    /// The entry as it is handed over; `None` where it is not.
    fn of(self, entry: &Entry) -> Option<Entry> {
        match &entry.event {
            Event::Fact(_) if !self.facts => None,
            Event::Fact(Fact::Milestone { stage, done, .. }) if !self.evidence => {
                let fact = Fact::Milestone { stage: *stage, done: *done, evidence: String::new() };
                Some(Entry { event: Event::Fact(fact), ..entry.clone() })
            }
            _ => Some(entry.clone()),
        }
    }
}

/// The text of a file: one line an entry, so that a person can read it. What is shown before sending is this text.
pub fn write_profile(profile: &ProfileFile, include: Include) -> String {
    let attempts: Vec<String> =
        profile.attempts.iter().map(|attempt| write_attempt(attempt, include)).collect();
    let copies =
        profile.copies.iter().fold(JsonObject::new(), |object, (name, value)| object.text(name, value)).end();
    let mut lines = vec![
        format!("{{\"cairn\":{FORMAT},\"kind\":\"{PROFILE}\","),
        format!("\"made_at\":{},", profile.made_at.0),
    ];
    if include.name && !profile.name.is_empty() {
        lines.push(format!("{},", JsonObject::new().text("name", &profile.name).inside()));
    }
    if let Some(invitation) = profile.invitation {
        lines.push(format!("\"invitation\":\"{invitation}\","));
    }
    lines.push(format!("\"attempts\":[\n{}\n],", attempts.join(",\n")));
    lines.push(format!("\"copies\":{copies}}}\n"));
    lines.join("\n")
}

fn write_attempt(attempt: &Attempt, include: Include) -> String {
    let entries = attempt.entries().iter().filter_map(|entry| include.of(entry));
    let lines: Vec<String> = entries.map(|entry| write_entry(&entry)).collect();
    format!("{{\"id\":\"{}\",\"entries\":[\n{}\n]}}", attempt.id(), lines.join(",\n"))
}

fn write_entry(entry: &Entry) -> String {
    let place = JsonObject::new().number("seq", entry.seq).text("writer", entry.writer.as_str());
    entry_fields(place, entry).end()
}
