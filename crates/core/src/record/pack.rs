//! A finished attempt in one value: its entries as short lines, under a key that holds a digest of them.
//!
//! One record an entry keeps every answer safe while it is given, and takes some 17,000 characters an attempt. A pack
//! takes some 5,000 (`docs/limits.md`, "Space"). Its key names its content, so no pack is ever overwritten, and two tabs that pack the same make
//! the same. A pack is made only of records that it gives back byte for byte; see [`plan_pack`] for when they go.

use crate::json;

use super::json::{Object, ReadError, read_entry, read_fact, write_entry, write_fact};
use super::key::Key;
use super::write::quoted;
use crate::attempt::{Attempt, Choice, Entry, Event, Millis, Writer};
use crate::{AttemptId, ItemId, Level};

/// What opens a pack of the version that this code writes; it reads no newer one.
const HEAD: &str = "pack 1";

/// A digest of a text: 64-bit FNV-1a. It finds what was cut or changed by accident, which is all that it is for.
fn digest(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The key and the value of the pack of these entries.
pub fn write_pack(attempt: &Attempt) -> (Key, String) {
    let mut text = HEAD.to_owned();
    let mut frame = String::new();
    let mut at = 0;
    for entry in attempt.entries() {
        // What most entries share stands once, and again where it changes.
        let own = format!("\n@{} {} {}", entry.rules, entry.writer.as_str(), quoted(&entry.content));
        if own != frame {
            text.push_str(&own);
            frame = own;
        }
        let later = entry.at.0.wrapping_sub(at);
        let line = format!("\n{} {later} {}", entry.seq, write_event(&entry.event));
        text.push_str(&line);
        at = entry.at.0;
    }
    (Key::Pack(attempt.id().clone(), digest(&text)), text)
}

fn write_event(event: &Event) -> String {
    match event {
        Event::Begin => "+".to_owned(),
        Event::Finish => ".".to_owned(),
        Event::Review => "!".to_owned(),
        Event::Fact(fact) => write_fact(fact),
        Event::Answer { item, version, choice, took_ms } => {
            let choice = match choice {
                Choice::Level(level) => format!("l{}", level.number()),
                Choice::Option(place) => format!("o{place}"),
                Choice::DontKnow => "?".to_owned(),
            };
            let took = took_ms.map_or(String::new(), |took| format!(" {took}"));
            format!("{item} {version} {choice}{took}")
        }
    }
}

/// The entries of a pack, in the order of the log; `sum` comes from its key. Nothing of a damaged pack is read.
pub fn read_pack(sum: u64, text: &str) -> Result<Vec<Entry>, ReadError> {
    if digest(text) != sum {
        return Err(ReadError::Damaged);
    }
    let mut lines = text.split('\n');
    let head = lines.next().unwrap_or_default();
    if head != HEAD {
        let version = head.strip_prefix("pack ").and_then(|version| version.parse().ok());
        return Err(version.map_or(ReadError::Damaged, ReadError::Newer));
    }
    let mut frame: Option<(u16, Writer, String)> = None;
    let mut at = 0;
    let mut entries = Vec::new();
    for line in lines {
        if let Some(line) = line.strip_prefix('@') {
            frame = Some(read_frame(line).ok_or(ReadError::Damaged)?);
            continue;
        }
        let entry = frame.as_ref().and_then(|frame| read_line(frame, &mut at, line));
        entries.push(entry.ok_or(ReadError::Damaged)?);
    }
    Ok(entries)
}

fn read_frame(line: &str) -> Option<(u16, Writer, String)> {
    let mut parts = line.splitn(3, ' ');
    let (rules, writer, content) = (parts.next()?, parts.next()?, parts.next()?);
    let content = json::read(content).ok()?;
    Some((rules.parse().ok()?, Writer::parse(writer)?, content.as_str()?.to_owned()))
}

fn read_line((rules, writer, content): &(u16, Writer, String), at: &mut i64, line: &str) -> Option<Entry> {
    let mut parts = line.splitn(3, ' ');
    let (seq, later, event) = (parts.next()?, parts.next()?, parts.next()?);
    *at = at.wrapping_add(later.parse().ok()?);
    Some(Entry {
        seq: seq.parse().ok()?,
        writer: writer.clone(),
        at: Millis(*at),
        content: content.clone(),
        rules: *rules,
        event: read_event(event)?,
    })
}

fn read_event(text: &str) -> Option<Event> {
    match text {
        "+" => return Some(Event::Begin),
        "." => return Some(Event::Finish),
        "!" => return Some(Event::Review),
        _ => {}
    }
    if text.starts_with('{') {
        let value = json::read(text).ok()?;
        return read_fact(Object(value.as_object()?)).ok().map(Event::Fact);
    }
    let mut parts = text.split(' ');
    let (item, version, choice) = (parts.next()?, parts.next()?, parts.next()?);
    let choice = match choice.split_at_checked(1)? {
        ("l", level) => Choice::Level(Level::new(level.parse().ok()?)?),
        ("o", place) => Choice::Option(place.parse().ok()?),
        ("?", "") => Choice::DontKnow,
        _ => return None,
    };
    let took_ms = match parts.next() {
        Some(took) => Some(took.parse().ok()?),
        None => None,
    };
    Some(Event::Answer { item: ItemId::parse(item)?, version: version.parse().ok()?, choice, took_ms })
}

/// What packing an attempt takes: the pack, and the keys that it makes superfluous.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackPlan {
    /// The key of the pack.
    pub key: String,
    /// The pack.
    pub value: String,
    /// Keys whose values the pack holds. They may go once it was written and read back, and not before.
    pub replaces: Vec<String>,
}

/// How to pack a finished attempt, from what storage holds of it; `None` where there is nothing to gain.
///
/// A record goes only if the pack gives it back byte for byte, and an older pack only if the new one has all its entries.
/// A record that says more than this version knows, or that cannot be read, stays as it is.
pub fn plan_pack(id: &AttemptId, pairs: &[(String, String)]) -> Option<PackPlan> {
    let mut entries = Vec::new();
    let mut sources: Vec<(&String, Vec<Entry>)> = Vec::new();
    for (key, value) in pairs {
        let held = match Key::parse(key) {
            Some(Key::Entry(attempt, seq, writer)) if attempt == *id => {
                let read = read_entry(seq, writer, value).ok();
                read.filter(|entry| write_entry(entry) == *value).map(|entry| vec![entry])
            }
            Some(Key::Pack(attempt, sum)) if attempt == *id => read_pack(sum, value).ok(),
            _ => None,
        };
        sources.extend(held.map(|held| (key, held)));
    }
    // Originals first: they win where a pack says something else.
    for single in [true, false] {
        for (_, held) in sources.iter().filter(|(key, _)| is_single(key) == single) {
            entries.extend(held.iter().cloned());
        }
    }
    let attempt = Attempt::from_entries(id.clone(), entries).filter(Attempt::finished)?;
    let (key, value) = write_pack(&attempt);
    let Key::Pack(_, sum) = key else { return None };
    let whole = read_pack(sum, &value).ok().filter(|read| read == attempt.entries())?;
    let key = key.to_text();
    let covered = sources
        .into_iter()
        .filter(|(source, held)| **source != key && held.iter().all(|entry| whole.contains(entry)));
    let replaces: Vec<String> = covered.map(|(source, _)| source.clone()).collect();
    (!replaces.is_empty()).then_some(PackPlan { key, value, replaces })
}

fn is_single(key: &str) -> bool {
    matches!(Key::parse(key), Some(Key::Entry(..)))
}
