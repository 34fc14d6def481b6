//! The decision on a short list: noted once, with a hash over exactly what was noted.
//!
//! Each decision names the hash of the one before it, so that none can be taken out or changed later without the hashes of
//! all later ones changing too. A hash that somebody wrote down or sent at the time then shows that the record is the same.
//! It does not prove when it was made, nor that nobody looked at names elsewhere.

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::attempt::Millis;
use crate::record::ReadError;
use crate::record::file::FileError;
use crate::record::parts::{JsonObject, Object, array, parse};

/// Version of the record; a newer one is not read.
const FORMAT: u8 = 1;
/// What `kind` says.
const KIND: &str = "decisions";
/// Longest reason that is kept, in characters.
pub const MAX_REASON: usize = 2_000;
/// Longest label, id or name, in bytes.
const MAX_TEXT: usize = 800;
/// Most decisions of one pool, and most candidates of one decision.
const MAX_DECISIONS: usize = 1_000;
const MAX_LISTED: usize = 10_000;

/// A decision on who is looked at next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When, as the device's clock had it.
    pub at: Millis,
    /// Name of the pool.
    pub pool: String,
    /// Name of the position.
    pub position: String,
    /// Version of the content by which the candidates were measured.
    pub content: String,
    /// Whether names and what hints at a person were hidden until then.
    pub hidden: bool,
    /// Why, in the words of whoever decided.
    pub reason: String,
    /// Every candidate, in the order in which they were shown.
    pub listed: Vec<Listed>,
    /// The hash of the decision before this one in the same pool.
    pub previous: Option<Digest>,
}

/// One candidate of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The neutral label.
    pub label: String,
    /// The id of the attempt that was measured; no name.
    pub id: String,
    /// Number of the group of those who cannot be told apart, from 1, as it was shown.
    pub group: u16,
    /// Whether the candidate is on the short list.
    pub chosen: bool,
}

/// A SHA-256 hash (FIPS 180-4) in hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest(String);

impl Digest {
    /// The hash of this text: 64 digits.
    pub fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        (text.len() == 64 && text.bytes().all(digit)).then(|| Self(text.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A decision as a file has it, with the hash that the file tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionFile {
    /// The decision.
    pub decision: Decision,
    /// Its hash, as the file tells it.
    pub told: Digest,
}

/// Whether a record of decisions is as it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every hash fits.
    Whole,
    /// The decision of this number (from 1) is not what its hash was made of.
    Changed(usize),
    /// The decision of this number does not follow the one before it: something was taken out, added or moved.
    Parted(usize),
}

/// Exactly the text that the hash is made of: JSON, one candidate a line.
pub fn canonical(decision: &Decision) -> String {
    let listed = |one: &Listed| {
        JsonObject::new()
            .text("label", &one.label)
            .text("id", &one.id)
            .number("group", one.group)
            .raw("chosen", yes(one.chosen))
            .end()
    };
    let head = JsonObject::new()
        .number("at", decision.at.0)
        .text("pool", &decision.pool)
        .text("position", &decision.position)
        .text("content", &decision.content)
        .raw("hidden", yes(decision.hidden))
        .text("reason", &decision.reason)
        .text_or_null("previous", decision.previous.as_ref().map(Digest::as_str))
        .inside();
    let list: Vec<String> = decision.listed.iter().map(listed).collect();
    format!("{{{head},\n\"listed\":[\n{}\n]}}", list.join(",\n"))
}

const fn yes(is: bool) -> &'static str {
    if is { "true" } else { "false" }
}

/// The hash of a decision.
pub fn digest(decision: &Decision) -> Digest {
    Digest(hex(&Sha256::digest(canonical(decision).as_bytes())))
}

fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The record of a pool, oldest decision first.
pub fn write_decisions(decisions: &[Decision]) -> String {
    let one = |decision: &Decision| {
        let object = JsonObject::new().raw("decision", &canonical(decision));
        object.text("sha256", digest(decision).as_str()).end()
    };
    let all: Vec<String> = decisions.iter().map(one).collect();
    format!("{{\"cairn\":{FORMAT},\"kind\":\"{KIND}\",\"decisions\":{}}}\n", array(&all))
}

/// Reads a record; whether its hashes fit says [`chain`].
pub fn read_decisions(bytes: &[u8]) -> Result<Vec<DecisionFile>, FileError> {
    let value = parse(bytes)?;
    let file = Object(value.as_object().ok_or(FileError::NotAnObject)?);
    let at_top = |error| FileError::Field { place: String::new(), error };
    match file.0.get("cairn").map(|_| file.whole("cairn")) {
        None => return Err(FileError::Unmarked),
        Some(Ok(newer)) if newer > u64::from(FORMAT) => return Err(FileError::Newer(newer)),
        Some(result) => drop(result.map_err(at_top)?),
    }
    if file.text("kind", 40).map_err(at_top)? != KIND {
        return Err(at_top(ReadError::Field("kind")));
    }
    let list = file.list("decisions").map_err(at_top)?;
    if list.len() > MAX_DECISIONS {
        return Err(FileError::TooMany { what: "decisions", count: list.len(), limit: MAX_DECISIONS });
    }
    let read = |(index, value): (usize, &Value)| {
        decision_file(value).map_err(|error| FileError::Field { place: format!("decisions[{index}]"), error })
    };
    let found: Vec<DecisionFile> = list.iter().enumerate().map(read).collect::<Result<_, _>>()?;
    if found.is_empty() { Err(FileError::Nothing) } else { Ok(found) }
}

fn decision_file(value: &Value) -> Result<DecisionFile, ReadError> {
    let part = |name: &'static str| value.get(name).and_then(Value::as_object).ok_or(ReadError::Field(name));
    let told = value.get("sha256").and_then(Value::as_str).and_then(Digest::parse);
    Ok(DecisionFile {
        decision: decision(Object(part("decision")?))?,
        told: told.ok_or(ReadError::Field("sha256"))?,
    })
}

fn decision(record: Object<'_>) -> Result<Decision, ReadError> {
    let listed = record.list("listed")?;
    if listed.len() > MAX_LISTED {
        return Err(ReadError::Field("listed"));
    }
    let previous = match record.0.get("previous") {
        None | Some(Value::Null) => None,
        Some(value) => Some(value.as_str().and_then(Digest::parse).ok_or(ReadError::Field("previous"))?),
    };
    Ok(Decision {
        at: record.time("at")?,
        pool: record.text("pool", MAX_TEXT)?.to_owned(),
        position: record.text("position", MAX_TEXT)?.to_owned(),
        content: record.text("content", 40)?.to_owned(),
        hidden: flag(record, "hidden")?,
        reason: record.text("reason", MAX_REASON * 4)?.to_owned(),
        listed: listed.iter().map(one_listed).collect::<Result<_, _>>()?,
        previous,
    })
}

fn one_listed(value: &Value) -> Result<Listed, ReadError> {
    let record = Object(value.as_object().ok_or(ReadError::Field("listed"))?);
    Ok(Listed {
        label: record.text("label", MAX_TEXT)?.to_owned(),
        id: record.text("id", MAX_TEXT)?.to_owned(),
        group: record.small("group")?,
        chosen: flag(record, "chosen")?,
    })
}

fn flag(record: Object<'_>, name: &'static str) -> Result<bool, ReadError> {
    record.0.get(name).and_then(Value::as_bool).ok_or(ReadError::Field(name))
}

/// Whether every decision is what its hash was made of, and follows the one before it.
pub fn chain(files: &[DecisionFile]) -> Chain {
    let mut before: Option<&Digest> = None;
    for (number, file) in (1..).zip(files) {
        if digest(&file.decision) != file.told {
            return Chain::Changed(number);
        }
        if file.decision.previous.as_ref() != before {
            return Chain::Parted(number);
        }
        before = Some(&file.told);
    }
    Chain::Whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(reason: &str, previous: Option<Digest>) -> Decision {
        let listed = |label: &str, group, chosen| Listed {
            label: label.to_owned(),
            id: format!("full-{label}"),
            group,
            chosen,
        };
        Decision {
            at: Millis(1_795_000_000_000),
            pool: "Autumn".to_owned(),
            position: "Head of \"AI\"".to_owned(),
            content: "2026.2".to_owned(),
            hidden: true,
            reason: reason.to_owned(),
            listed: vec![listed("K7QF3", 1, true), listed("ZZ2BD", 2, false)],
            previous,
        }
    }

    fn two() -> Vec<Decision> {
        let first = made("Both meet the must-haves.\nSo be it.", None);
        let second = made("One more", Some(digest(&first)));
        vec![first, second]
    }

    /// The hash is that of the text, as any other program computes it (`sha256sum`).
    #[test]
    fn the_hash_is_the_sha_256_of_the_text() {
        assert_eq!(
            hex(&Sha256::digest(b"")),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        );
        assert_ne!(digest(&two()[0]), digest(&two()[1]));
        assert!(canonical(&two()[0]).contains("\"reason\":\"Both meet the must-haves.\\nSo be it.\""));
    }

    #[test]
    fn a_record_survives_and_any_change_is_named() {
        let text = write_decisions(&two());
        let read = read_decisions(text.as_bytes()).unwrap();
        assert_eq!(read.iter().map(|file| file.decision.clone()).collect::<Vec<_>>(), two());
        assert_eq!(chain(&read), Chain::Whole);
        for (from, to) in
            [("\"chosen\":false", "\"chosen\":true"), ("One more", "One less"), ("ZZ2BD", "ZZ2BC")]
        {
            let changed = read_decisions(text.replace(from, to).as_bytes()).unwrap();
            assert!(matches!(chain(&changed), Chain::Changed(_)), "{from}");
        }
        let mut taken = read.clone();
        taken.remove(0);
        assert_eq!(chain(&taken), Chain::Parted(1));
        let turned: Vec<DecisionFile> = read.into_iter().rev().collect();
        assert_eq!(chain(&turned), Chain::Parted(1));
    }

    #[test]
    fn what_is_no_record_is_refused_with_its_place() {
        assert_eq!(read_decisions(b"{}"), Err(FileError::Unmarked));
        let newer = write_decisions(&two()).replace("\"cairn\":1", "\"cairn\":2");
        assert_eq!(read_decisions(newer.as_bytes()), Err(FileError::Newer(2)));
        let broken = write_decisions(&two()).replace("\"hidden\":true", "\"hidden\":1");
        let error = read_decisions(broken.as_bytes()).unwrap_err();
        assert_eq!(
            error,
            FileError::Field { place: "decisions[0]".to_owned(), error: ReadError::Field("hidden") }
        );
    }
}
