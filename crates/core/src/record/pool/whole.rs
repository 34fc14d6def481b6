//! A pool's file of version 2: every record of the pool as it is kept, letter by letter, so that it comes back whole.
//!
//! The first line has the records of the pool itself (its name, position and blinding, its decisions), each further one those of
//! a candidate. Records stand in it as texts: what only a newer version can read is carried along, too.
//!
//! While names are hidden the file is of version 3: records of candidates are packed (base64url), so that whoever looks into the
//! file reads no name by accident. That is no secret: anybody can unpack it.

use std::borrow::Cow;

use crate::json::{self, Value};

use super::invited;
use super::key::PoolKey;
use super::mark::line;
use super::position::{position_of, read_pool, write_pool};
use crate::attempt::Millis;
use crate::compare::{MAX_POOL_NAME, Pool, PoolKind, Position};
use crate::fair::read_decisions;
use crate::record::ReadError;
use crate::record::json::Object;
use crate::record::link::text::{decode, encode};
use crate::record::pool::{PoolPart, lines_for_file};
use crate::record::write::JsonObject;
use crate::{CandidateId, PoolId};

/// Versions of the format that this code writes: with records in plain, and packed. It reads no newer one.
const PLAIN: u8 = 2;
const PACKED: u8 = 3;
/// The kind of the record of who was invited.
const INVITED: &str = "invited";
/// What `kind` says in the line of a candidate.
const CANDIDATE: &str = "pool-candidate";
/// What the line of a candidate begins with.
const CANDIDATE_OPENINGS: [&[u8]; 2] =
    [b"{\"cairn\":2,\"kind\":\"pool-candidate\"", b"{\"cairn\":3,\"kind\":\"pool-candidate\""];

/// The first line of a pool's file.
#[derive(Clone, Debug, PartialEq)]
pub struct PoolHead {
    /// The pool's id; files of version 1 have none.
    pub id: Option<PoolId>,
    /// The pool's name.
    pub name: String,
    /// Whom it holds.
    pub kind: PoolKind,
    /// Whether its people are made up.
    pub example: bool,
    /// What is asked for.
    pub position: Position,
    /// Whether names were hidden when it was saved, so that candidates are packed.
    pub packed: bool,
    /// How many candidates the file has; files of version 1 do not say.
    pub candidates: Option<usize>,
    /// How many decisions were noted, as far as they can be read.
    pub decisions: usize,
    /// Kinds of records of the pool, and their texts.
    records: Vec<(String, String)>,
}

const fn version(packed: bool) -> u8 {
    if packed { PACKED } else { PLAIN }
}

/// The first line: `records` are those of the pool under their keys; `packed` where names are hidden.
pub fn pool_line(id: &PoolId, candidates: usize, records: &[(PoolKey, String)], packed: bool) -> String {
    let kinds = records.iter().filter_map(|(key, text)| {
        let kind = key.to_text();
        // Of the pool's own records, this one has names.
        let names = packed && matches!(key, PoolKey::Invited(_));
        let text = if names { Cow::Owned(invited::packed(text)) } else { Cow::Borrowed(text.as_str()) };
        Some((kind.strip_suffix(&format!("/{id}"))?.to_owned(), text))
    });
    let kinds: Vec<(String, Cow<'_, str>)> = kinds.collect();
    let kinds = kinds.iter().map(|(kind, text)| (kind.clone(), text.as_ref()));
    let head =
        JsonObject::new().number("cairn", version(packed)).text("kind", "pool").text("id", id.as_str());
    let head = head.number("candidates", i64::try_from(candidates).unwrap_or(i64::MAX));
    head.raw("records", &texts(kinds)).end() + "\n"
}

/// The line of a candidate: each part as it is kept, without notes beside an answer that their author has erased;
/// `packed` as in the first line.
pub fn candidate_line(id: &CandidateId, parts: &[(PoolPart, &str)], packed: bool) -> String {
    let told = parts.iter().filter_map(|(part, text)| Some((*part, part_for_file(*part, text)?)));
    let told: Vec<(PoolPart, Cow<'_, str>)> = told.collect();
    let parts = told.iter().map(|(part, text)| (part.as_str().to_owned(), text.as_ref()));
    let line =
        JsonObject::new().number("cairn", version(packed)).text("kind", CANDIDATE).text("id", id.as_str());
    let records = texts(parts);
    let line =
        if packed { line.text("packed", &encode(records.as_bytes())) } else { line.raw("records", &records) };
    line.end() + "\n"
}

/// A part as it goes into a file; `None` where all of it was erased.
fn part_for_file(part: PoolPart, text: &str) -> Option<Cow<'_, str>> {
    match part {
        PoolPart::Trail => {
            let told = lines_for_file(text);
            (text.is_empty() || !told.is_empty()).then_some(Cow::Owned(told))
        }
        PoolPart::Profile | PoolPart::Mark => Some(Cow::Borrowed(text)),
    }
}

fn texts<'a>(pairs: impl Iterator<Item = (String, &'a str)>) -> String {
    pairs.fold(JsonObject::new(), |all, (kind, text)| all.text(&kind, text)).end()
}

/// Whether this is a candidate's line of version 2 or 3.
pub fn is_candidate_line(line: &[u8]) -> bool {
    CANDIDATE_OPENINGS.iter().any(|opening| line.starts_with(opening))
}

/// Whether this is the line of a candidate whose name is hidden.
pub fn is_packed_line(line: &[u8]) -> bool {
    line.starts_with(CANDIDATE_OPENINGS[1])
}

/// The first line of a file, of version 1 or 2.
pub(super) fn head_of(value: &Value<'_>) -> Result<PoolHead, ReadError> {
    let head = Object(value.as_object().ok_or(ReadError::Field("the first line"))?);
    match head.whole("cairn")? {
        1 => first_version(head),
        2 => second_version(head, false),
        3 => second_version(head, true),
        newer => Err(ReadError::Newer(newer)),
    }
}

fn first_version(head: Object<'_>) -> Result<PoolHead, ReadError> {
    let name = head.0.get("name").and_then(Value::as_str).unwrap_or_default();
    Ok(PoolHead {
        id: None,
        name: line(name, MAX_POOL_NAME),
        kind: PoolKind::Applicants,
        example: head.0.get("example").and_then(Value::as_bool).unwrap_or(false),
        position: position_of(head.0.get("position").ok_or(ReadError::Field("position"))?)?,
        packed: false,
        candidates: None,
        decisions: 0,
        records: Vec::new(),
    })
}

fn second_version(head: Object<'_>, packed: bool) -> Result<PoolHead, ReadError> {
    let id = PoolId::parse(head.text("id", 80)?).ok_or(ReadError::Field("id"))?;
    let mut records = records_of(head.0.get("records"))?;
    if let Some((_, text)) = records.iter_mut().find(|(kind, _)| packed && kind == INVITED) {
        *text = invited::unpacked(text);
    }
    let record = |kind: &str| records.iter().find(|(known, _)| known == kind).map(|(_, text)| text.as_str());
    let pool = read_pool(id.clone(), record("pool").ok_or(ReadError::Field("records.pool"))?)?;
    let decisions = record("decisions").and_then(|text| read_decisions(text.as_bytes()).ok());
    Ok(PoolHead {
        id: Some(id),
        name: pool.name,
        kind: pool.kind,
        example: pool.example,
        position: pool.position,
        packed,
        candidates: usize::try_from(head.whole("candidates")?).ok(),
        decisions: decisions.map_or(0, |files| files.len()),
        records,
    })
}

/// Kinds of records and their texts.
fn records_of(records: Option<&Value<'_>>) -> Result<Vec<(String, String)>, ReadError> {
    let records = records.and_then(Value::as_object).ok_or(ReadError::Field("records"))?;
    let pair = |(kind, text): (&str, &Value<'_>)| {
        let text = text.as_str().filter(|_| PoolKey::is_kind(kind));
        text.map(|text| (kind.to_owned(), text.to_owned())).ok_or(ReadError::Field("records"))
    };
    records.iter().map(pair).collect()
}

impl PoolHead {
    /// Keys and texts under which the pool is kept. With its own id they are those that were saved; under another one, or by
    /// another name, the pool's own record is written anew and says so. `now` is when a pool of version 1 comes to be.
    pub fn keyed(&self, into: &PoolId, name: &str, now: Millis) -> Vec<(String, String)> {
        if self.records.is_empty() {
            let pool = Pool {
                id: into.clone(),
                name: name.to_owned(),
                made_at: now,
                kind: self.kind,
                example: self.example,
                position: self.position.clone(),
                hidden: false,
                blinding: Vec::new(),
                core: None,
            };
            return vec![(PoolKey::Pool(into.clone()).to_text(), write_pool(&pool))];
        }
        let text = |kind: &str, text: &String| match read_pool(into.clone(), text) {
            Ok(pool) if kind == "pool" && name != self.name => {
                write_pool(&Pool { name: name.to_owned(), ..pool })
            }
            _ => text.clone(),
        };
        self.records.iter().map(|(kind, kept)| (format!("{kind}/{into}"), text(kind, kept))).collect()
    }
}

/// Records as they go into a file: without notes beside an answer that their author has erased. A pool that is here is the same
/// as one of a file where these are.
#[must_use]
pub fn for_file(records: Vec<(String, String)>) -> Vec<(String, String)> {
    let told = |(key, text): (String, String)| {
        let Some(PoolKey::Of(_, part, _)) = PoolKey::parse(&key) else { return Some((key, text)) };
        let told = part_for_file(part, &text)?.into_owned();
        Some((key, told))
    };
    records.into_iter().filter_map(told).collect()
}

/// The records of one pool under another id and name: as it stands beside the one that is here.
#[must_use]
pub fn beside(
    records: &[(String, String)],
    from: &PoolId,
    into: &PoolId,
    name: &str,
) -> Vec<(String, String)> {
    let one = |(key, text): &(String, String)| {
        // The id stands behind the first slash: before it stands the kind.
        let key = match key.split_once('/') {
            Some((kind, rest)) => format!("{kind}/{}", rest.replacen(from.as_str(), into.as_str(), 1)),
            None => key.clone(),
        };
        let renamed = match PoolKey::parse(&key) {
            Some(PoolKey::Pool(id)) => read_pool(id, text).ok(),
            _ => None,
        };
        let renamed = renamed.map(|pool| write_pool(&Pool { name: name.to_owned(), ..pool }));
        (key, renamed.unwrap_or_else(|| text.clone()))
    };
    records.iter().map(one).collect()
}

/// A candidate of version 2: who, and each part as it was kept.
pub(super) fn candidate_of(value: &Value<'_>) -> Result<(CandidateId, Vec<(String, String)>), ReadError> {
    let candidate = Object(value.as_object().ok_or(ReadError::Field("the line"))?);
    let id = CandidateId::parse(candidate.text("id", 80)?).ok_or(ReadError::Field("id"))?;
    let Some(packed) = candidate.0.get("packed").and_then(Value::as_str) else {
        return Ok((id, records_of(candidate.0.get("records"))?));
    };
    let damaged = || ReadError::Field("packed");
    let (bytes, _) = decode(packed).ok_or_else(damaged)?;
    let text = std::str::from_utf8(&bytes).map_err(|_| damaged())?;
    let records = json::read(text).ok().filter(|records| records.as_object().is_some());
    Ok((id, records_of(Some(&records.ok_or_else(damaged)?))?))
}

/// The parts of a candidate by which they can be added to another pool: profile, mark, lines of what was done.
pub(super) fn parts_of(value: &Value<'_>) -> Result<[String; 3], ReadError> {
    let (_, parts) = candidate_of(value)?;
    let part = |part: PoolPart| {
        let found = parts.iter().find(|(kind, _)| kind == part.as_str());
        found.map(|(_, text)| text.clone()).unwrap_or_default()
    };
    Ok([part(PoolPart::Profile), part(PoolPart::Mark), part(PoolPart::Trail)])
}
