//! Reads a record of decisions, of version 1, 2 or 3.

use serde_json::Value;

use super::text::{FORMAT, KIND};
use super::{Asked, Decision, DecisionFile, Digest, Listed, MAX_DECIDER, MAX_REASON, canonical};
use crate::Skill;
use crate::compare::{RestsOn, caveat_of};
use crate::decimal::Tenths;
use crate::fair::snapshot::{Seen, SeenLevel};
use crate::path::view::Percent;
use crate::record::ReadError;
use crate::record::file::{FileError, OursKind, parse_as};
use crate::record::parts::Object;
use crate::record::pool::{position_of, veil_of};

/// Longest label, id or name, in bytes.
const MAX_TEXT: usize = 800;
/// Most decisions of one pool, and most candidates of one decision.
pub(super) const MAX_DECISIONS: usize = 1_000;
const MAX_LISTED: usize = 10_000;

/// Reads a record; whether its hashes fit says [`chain`](super::chain).
pub fn read_decisions(bytes: &[u8]) -> Result<Vec<DecisionFile>, FileError> {
    let value = parse_as(OursKind::Decisions, bytes)?;
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

/// Version 2 and later keep the text that was hashed; version 1 kept the decision as an object, from which its text follows.
fn decision_file(value: &Value) -> Result<DecisionFile, ReadError> {
    let told = value.get("sha256").and_then(Value::as_str).and_then(Digest::parse);
    let told = told.ok_or(ReadError::Field("sha256"))?;
    let of = |value: &Value| decision(Object(value.as_object().ok_or(ReadError::Field("decision"))?));
    if let Some(text) = value.get("text") {
        let text = text.as_str().ok_or(ReadError::Field("text"))?;
        let inside: Value = serde_json::from_str(text).map_err(|_| ReadError::NotJson)?;
        return Ok(DecisionFile { decision: of(&inside)?, text: text.to_owned(), told });
    }
    let decision = of(value.get("decision").ok_or(ReadError::Field("decision"))?)?;
    Ok(DecisionFile { text: canonical(&decision), decision, told })
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
        // A record of version 1 hashes no name: what stands there was put in later.
        by: match (record.0.get("by"), record.0.get("asked")) {
            (Some(_), Some(_)) => record.text("by", MAX_DECIDER * 4)?.to_owned(),
            _ => String::new(),
        },
        listed: listed.iter().map(one_listed).collect::<Result<_, _>>()?,
        previous,
        asked: record.0.get("asked").map(|position| asked(record, position)).transpose()?,
    })
}

fn asked(record: Object<'_>, position: &Value) -> Result<Asked, ReadError> {
    let need = |value: &Value| {
        let [what, level] = value.as_array().map(Vec::as_slice)? else { return None };
        Some((what.as_str()?.to_owned(), level.as_str()?.to_owned()))
    };
    let needs: Option<Vec<_>> = record.list("needs")?.iter().map(need).collect();
    Ok(Asked {
        position: position_of(position)?,
        needs: needs.ok_or(ReadError::Field("needs"))?,
        rules: record.small("rules")?,
        veil: veil_of(record, "veil")?,
    })
}

fn one_listed(value: &Value) -> Result<Listed, ReadError> {
    let record = Object(value.as_object().ok_or(ReadError::Field("listed"))?);
    Ok(Listed {
        label: record.text("label", MAX_TEXT)?.to_owned(),
        id: record.text("id", MAX_TEXT)?.to_owned(),
        group: record.small("group")?,
        chosen: flag(record, "chosen")?,
        made_up: record.0.contains_key("made_up") && flag(record, "made_up")?,
        seen: record.0.get("seen").map(|seen| read_seen(seen).ok_or(ReadError::Field("seen"))).transpose()?,
    })
}

fn read_seen(value: &Value) -> Option<Seen> {
    let list = |name: &str| value.get(name).and_then(Value::as_array).map(Vec::as_slice);
    let small = |value: &Value| value.as_u64().and_then(|number| u8::try_from(number).ok());
    let percent = |value: &Value| small(value).filter(|bar| *bar <= 100).map(Percent::from_bar);
    let mut skills = Vec::new();
    for skill in Skill::ALL {
        let [level, plus_minus, rests_on] = value.get("skills")?.get(skill.as_str())?.as_array()?.as_slice()
        else {
            return None;
        };
        skills.push((level_of(level, plus_minus)?, RestsOn::parse(rests_on.as_str()?)?));
    }
    let fit = match value.get("fit")? {
        Value::Null => None,
        fit => {
            let [level, plus_minus] = fit.as_array()?.as_slice() else { return None };
            Some(level_of(level, plus_minus)?)
        }
    };
    let all = match value.get("all_met")? {
        Value::Null => None,
        all => Some(percent(all)?),
    };
    let mut years = [None; 3];
    for (slot, said) in years.iter_mut().zip(list("years")?) {
        *slot = small(said);
    }
    let needs: Vec<Percent> = list("must_haves")?.iter().map(percent).collect::<Option<_>>()?;
    let place = |value: &Value| {
        value.as_u64().and_then(|place| usize::try_from(place).ok()).filter(|place| *place < needs.len())
    };
    let not_measured = match value.get("not_measured") {
        None => Vec::new(),
        Some(places) => places.as_array()?.iter().map(place).collect::<Option<_>>()?,
    };
    Some(Seen {
        fit,
        skills: skills.try_into().ok()?,
        needs,
        not_measured,
        likely: value
            .get("likely_met")
            .and_then(Value::as_u64)
            .and_then(|count| usize::try_from(count).ok())?,
        all,
        years,
        // What only a newer version knows stays in the text.
        caveats: list("warnings")?.iter().filter_map(|text| caveat_of(text.as_str()?)).collect(),
    })
}

fn level_of(level: &Value, plus_minus: &Value) -> Option<SeenLevel> {
    Some(SeenLevel { level: Tenths::of(level.as_f64()?), plus_minus: Tenths::of(plus_minus.as_f64()?) })
}

fn flag(record: Object<'_>, name: &'static str) -> Result<bool, ReadError> {
    record.0.get(name).and_then(Value::as_bool).ok_or(ReadError::Field(name))
}
