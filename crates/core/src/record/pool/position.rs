//! A pool and a position, as JSON.

use crate::json::{self, Value};

use super::mark::line;
use super::write::{facet_levels, levels, source, weights, years};
use crate::attempt::Track;
use crate::compare::{
    AskedDegree, BlindingStep, CoreSet, MAX_BLINDING, MAX_POOL_NAME, MAX_POSITION_NAME, Pool, PoolKind,
    Position, PositionSource, Weight,
};
use crate::record::ReadError;
use crate::record::file::{FileError, OursKind, parse_as};
use crate::record::json::Object;
use crate::record::write::{JsonObject, array, quoted};
use crate::{FacetId, InterviewId, Level, PoolId, Skill, Stage};

/// Version of the format that this code writes; it reads no newer one.
const VERSION: u8 = 1;
/// Most questions of a core set that are read.
const MAX_CORE: usize = 100;

/// The record of a position; as a file it is the same text.
pub fn write_position(position: &Position) -> String {
    let record = JsonObject::new()
        .number("cairn", VERSION)
        .text("kind", "position")
        .text("name", &position.name)
        .text("source", &source(&position.source))
        .raw("weights", &weights(position.weights))
        .raw("musts", &levels(&position.musts))
        .raw("facet_musts", &facet_levels(&position.facet_musts))
        .raw("years", &years(position.years));
    // A position without aims or degrees is written as before there were any.
    let record = if position.has_aims() {
        record.raw("aims", &levels(&position.aims)).raw("facet_aims", &facet_levels(&position.facet_aims))
    } else {
        record
    };
    if position.degrees.is_empty() {
        return record.end();
    }
    let degree =
        |one: &AskedDegree| JsonObject::new().text("name", &one.name).truth("preferred", one.preferred).end();
    record.raw("degrees", &array(&position.degrees.iter().map(degree).collect::<Vec<_>>())).end()
}

/// Longest name of a degree, in characters, and most degrees that are read.
const MAX_DEGREES: (usize, usize) = (200, 10);

/// The degrees of a position; those from before they were kept have none.
fn degrees_of(position: Object<'_>) -> Result<Vec<AskedDegree>, ReadError> {
    if !position.0.contains_key("degrees") {
        return Ok(Vec::new());
    }
    let one = |value: &Value<'_>| {
        let degree = Object(value.as_object().ok_or(ReadError::Field("degrees"))?);
        let preferred = degree.0.get("preferred").and_then(Value::as_bool);
        Ok(AskedDegree {
            name: line(degree.text("name", MAX_DEGREES.0 * 4)?, MAX_DEGREES.0),
            preferred: preferred.ok_or(ReadError::Field("degrees"))?,
        })
    };
    position.list("degrees")?.iter().take(MAX_DEGREES.1).map(one).collect()
}

/// What `kind` says of a team.
const TEAM: &str = "team";

/// The record of a pool, without its id, which is its key.
pub fn write_pool(pool: &Pool) -> String {
    let record =
        JsonObject::new().number("v", VERSION).text("name", &pool.name).number("made_at", pool.made_at.0);
    // A pool of applicants is written as before there were teams.
    let record = match pool.kind {
        PoolKind::Applicants => record,
        PoolKind::Team => record.text("kind", TEAM),
    };
    let record = record
        .truth("example", pool.example)
        .raw("position", &write_position(&pool.position))
        .truth("hidden", pool.hidden)
        .raw("veil", &array(&pool.blinding.iter().map(blinding_step).collect::<Vec<_>>()));
    let Some(core) = &pool.core else { return record.end() };
    let questions: Vec<String> = core.questions.iter().map(|id| quoted(id.as_str())).collect();
    let core = JsonObject::new().number("at", core.at.0).raw("questions", &array(&questions)).end();
    record.raw("core", &core).end()
}

/// The questions that everybody is asked; what cannot be read is as if none were chosen yet.
fn core_of(pool: Object<'_>) -> Option<CoreSet> {
    let core = Object(pool.0.get("core")?.as_object()?);
    let questions = core.list("questions").ok()?.iter().take(MAX_CORE);
    let questions = questions.map(|id| id.as_str().and_then(InterviewId::parse)).collect::<Option<_>>()?;
    Some(CoreSet { at: core.time("at").ok()?, questions })
}

/// A step of the blinding, as JSON.
pub(crate) fn blinding_step(step: &BlindingStep) -> String {
    JsonObject::new()
        .number("at", step.at.0)
        .truth("hidden", step.hidden)
        .number("named", step.named)
        .truth("decided", step.decided)
        .end()
}

/// Steps of the blinding in a record that may be older than they are.
pub(crate) fn blinding_of(record: Object<'_>, name: &str) -> Result<Vec<BlindingStep>, ReadError> {
    let Some(list) = record.0.get(name).and_then(Value::as_array) else { return Ok(Vec::new()) };
    let flag = |object: Object<'_>, name: &'static str| {
        object.0.get(name).and_then(Value::as_bool).ok_or(ReadError::Field(name))
    };
    let step = |value: &Value<'_>| {
        let object = Object(value.as_object().ok_or(ReadError::Field("veil"))?);
        Ok(BlindingStep {
            at: object.time("at")?,
            hidden: flag(object, "hidden")?,
            named: object.small("named")?,
            decided: flag(object, "decided")?,
        })
    };
    list.iter().take(MAX_BLINDING).map(step).collect()
}

/// Reads the record of a pool.
pub fn read_pool(id: PoolId, text: &str) -> Result<Pool, ReadError> {
    let value = json::read(text).map_err(|_| ReadError::NotJson)?;
    let pool = Object(value.as_object().ok_or(ReadError::Field("the record"))?);
    known(pool, "v")?;
    Ok(Pool {
        id,
        name: line(pool.text("name", MAX_POOL_NAME * 4)?, MAX_POOL_NAME),
        made_at: pool.time("made_at")?,
        kind: if pool.0.get("kind").and_then(Value::as_str) == Some(TEAM) {
            PoolKind::Team
        } else {
            PoolKind::Applicants
        },
        example: pool.0.get("example").and_then(Value::as_bool).unwrap_or(false),
        position: position_of(pool.0.get("position").ok_or(ReadError::Field("position"))?)?,
        hidden: pool.0.get("hidden").and_then(Value::as_bool).unwrap_or(false),
        blinding: blinding_of(pool, "veil")?,
        core: core_of(pool),
    })
}

/// Reads a position.
pub fn read_position(text: &str) -> Result<Position, ReadError> {
    let value = json::read(text.trim_start_matches('\u{feff}')).map_err(|_| ReadError::NotJson)?;
    position_of(&value)
}

fn known(object: Object<'_>, name: &'static str) -> Result<(), ReadError> {
    match object.whole(name)? {
        0 => Err(ReadError::Field(name)),
        newer if newer > u64::from(VERSION) => Err(ReadError::Newer(newer)),
        _ => Ok(()),
    }
}

/// The position in a file; one of ours of another kind is named.
pub fn read_position_file(bytes: &[u8]) -> Result<Position, FileError> {
    let value = parse_as(OursKind::Position, bytes)?;
    position_of(&value).map_err(|error| match error {
        ReadError::Newer(version) => FileError::Newer(version),
        error => FileError::Field { place: String::new(), error },
    })
}

pub(crate) fn position_of(value: &Value<'_>) -> Result<Position, ReadError> {
    let position = Object(value.as_object().ok_or(ReadError::Field("position"))?);
    known(position, "cairn")?;
    if position.text("kind", 40)? != "position" {
        return Err(ReadError::Field("kind"));
    }
    let part = |name: &'static str| {
        position.0.get(name).and_then(Value::as_object).map(Object).ok_or(ReadError::Field(name))
    };
    let (weights, musts, years) = (part("weights")?, part("musts")?, part("years")?);
    let mut found = Position::open(&line(position.text("name", MAX_POSITION_NAME * 4)?, MAX_POSITION_NAME));
    for (skill, slot) in Skill::ALL.into_iter().zip(&mut found.weights) {
        let weight = byte(weights, skill.as_str(), "weights")?.unwrap_or(0);
        *slot = Weight::new(weight).ok_or(ReadError::Field("weights"))?;
    }
    read_levels(musts, "musts", &mut found.musts)?;
    for (track, slot) in Track::ALL.into_iter().zip(&mut found.years) {
        *slot = byte(years, track.as_str(), "years")?;
    }
    found.facet_musts = read_facet_levels(part("facet_musts")?, "facet_musts")?;
    // Positions from before there were aims have none.
    if position.0.contains_key("aims") {
        read_levels(part("aims")?, "aims", &mut found.aims)?;
    }
    if position.0.contains_key("facet_aims") {
        found.facet_aims = read_facet_levels(part("facet_aims")?, "facet_aims")?;
    }
    found.degrees = degrees_of(position)?;
    found.source = source_of(position.text("source", 80)?);
    Ok(found)
}

fn read_levels(
    object: Object<'_>,
    of: &'static str,
    slots: &mut [Option<Level>; Skill::COUNT],
) -> Result<(), ReadError> {
    for (skill, slot) in Skill::ALL.into_iter().zip(slots) {
        let level = byte(object, skill.as_str(), of)?;
        *slot = level.map(|level| Level::new(level).ok_or(ReadError::Field(of))).transpose()?;
    }
    Ok(())
}

fn read_facet_levels(object: Object<'_>, of: &'static str) -> Result<Vec<(FacetId, Level)>, ReadError> {
    let read = |(facet, level): (&str, &Value<'_>)| {
        let level = level.as_u64().and_then(|level| u8::try_from(level).ok()).and_then(Level::new);
        FacetId::parse(facet).zip(level).ok_or(ReadError::Field(of))
    };
    object.0.iter().map(read).collect()
}

/// A small whole number; `None` where it is missing or null.
fn byte(object: Object<'_>, name: &str, of: &'static str) -> Result<Option<u8>, ReadError> {
    match object.0.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => {
            value.as_u64().and_then(|n| u8::try_from(n).ok()).map(Some).ok_or(ReadError::Field(of))
        }
    }
}

/// A source that this version does not know is the manager's own.
fn source_of(text: &str) -> PositionSource {
    let stage = |number: &str| number.parse().ok().and_then(Stage::new);
    match text.split_once('/') {
        None if text == "strategist" => PositionSource::Strategist,
        Some(("stage", number)) => stage(number).map_or(PositionSource::Own, PositionSource::Stage),
        Some(("template", id)) => PositionSource::Template(id.to_owned()),
        _ => PositionSource::Own,
    }
}
