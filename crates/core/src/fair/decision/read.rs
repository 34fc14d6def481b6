//! Reads a record of decisions, of every version.

use crate::json::{self, Value};

use super::text::{ENDS, FORMAT, KIND};
use super::{
    Decision, DecisionBasis, DecisionFile, Digest, ListedCandidate, MAX_DECIDER, MAX_REASON, SourcesSeen,
    canonical,
};
use crate::Skill;
use crate::compare::trail::{Discard, DiscardedTest, MAX_BY};
use crate::compare::{SkillBasis, caveat_of};
use crate::decimal::Tenths;
use crate::fair::name_mark::NameMark;
use crate::fair::snapshot::{Seen, SeenLevel};
use crate::path::view::Percent;
use crate::record::ReadError;
use crate::record::file::{FileError, OursKind, parse_as};
use crate::record::parts::Object;
use crate::record::pool::{blinding_of, position_of};

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
    let read = |(index, value): (usize, &Value<'_>)| {
        decision_file(value).map_err(|error| FileError::Field { place: format!("decisions[{index}]"), error })
    };
    let found: Vec<DecisionFile> = list.iter().enumerate().map(read).collect::<Result<_, _>>()?;
    if found.is_empty() { Err(FileError::Nothing) } else { Ok(found) }
}

/// Version 2 and later keep the text that was hashed; version 1 kept the decision as an object, from which its text follows.
fn decision_file(value: &Value<'_>) -> Result<DecisionFile, ReadError> {
    let told = value.get("sha256").and_then(Value::as_str).and_then(Digest::parse);
    let told = told.ok_or(ReadError::Field("sha256"))?;
    let of = |value: &Value<'_>| decision(Object(value.as_object().ok_or(ReadError::Field("decision"))?));
    if let Some(text) = value.get("text") {
        let text = text.as_str().ok_or(ReadError::Field("text"))?;
        let inside = json::read(text).map_err(|_| ReadError::NotJson)?;
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

fn asked(record: Object<'_>, position: &Value<'_>) -> Result<DecisionBasis, ReadError> {
    let need = |value: &Value<'_>| {
        let [what, level] = value.as_array().map(Vec::as_slice)? else { return None };
        Some((what.as_str()?.to_owned(), level.as_str()?.to_owned()))
    };
    let needs: Option<Vec<_>> = record.list("needs")?.iter().map(need).collect();
    Ok(DecisionBasis {
        position: position_of(position)?,
        needs: needs.ok_or(ReadError::Field("needs"))?,
        rules: record.small("rules")?,
        blinding: blinding_of(record, "veil")?,
        sources: record.0.get("sources").and_then(Value::as_str).and_then(SourcesSeen::parse),
    })
}

fn one_listed(value: &Value<'_>) -> Result<ListedCandidate, ReadError> {
    let record = Object(value.as_object().ok_or(ReadError::Field("listed"))?);
    Ok(ListedCandidate {
        label: record.text("label", MAX_TEXT)?.to_owned(),
        id: record.text("id", MAX_TEXT)?.to_owned(),
        group: record.small("group")?,
        chosen: flag(record, "chosen")?,
        name: record.0.get("name_mark").and_then(Value::as_str).and_then(NameMark::parse),
        made_up: record.0.contains_key("made_up") && flag(record, "made_up")?,
        seen: record.0.get("seen").map(|seen| read_seen(seen).ok_or(ReadError::Field("seen"))).transpose()?,
    })
}

fn read_seen(value: &Value<'_>) -> Option<Seen> {
    let list = |name: &str| value.get(name).and_then(Value::as_array).map(Vec::as_slice);
    let small = |value: &Value<'_>| value.as_u64().and_then(|number| u8::try_from(number).ok());
    // Up to version 4 the ends of the scale were 0 and 100.
    let percent = |value: &Value<'_>| match value.as_str() {
        Some(words) => ENDS.into_iter().find(|(_, end)| *end == words).map(|(end, _)| end),
        None => small(value).filter(|bar| *bar <= 100).map(Percent::from_bar),
    };
    let known = |value: &Value<'_>| if value.is_null() { Some(None) } else { percent(value).map(Some) };
    let mut skills = Vec::new();
    for skill in Skill::ALL {
        let cell = value.get("skills")?.get(skill.as_str())?.as_array()?.as_slice();
        let (rests_on, level) = cell.split_last()?;
        let rests_on = SkillBasis::parse(rests_on.as_str()?)?;
        // Older records have what is known of people on this path in the place of what was not measured.
        let measured = rests_on != SkillBasis::Nothing;
        skills.push((if measured { Some(level_of(level)?) } else { None }, rests_on));
    }
    let fit = match value.get("fit")? {
        Value::Null => None,
        fit => Some(level_of(fit.as_array()?)?),
    };
    let all = known(value.get("all_met")?)?;
    let mut years = [None; 3];
    for (slot, said) in years.iter_mut().zip(list("years")?) {
        *slot = small(said);
    }
    let mut needs: Vec<Option<Percent>> = list("must_haves")?.iter().map(known).collect::<Option<_>>()?;
    // Version 4 named the places of those that were not measured, which had a number all the same.
    for place in value.get("not_measured").map_or(Some(&Vec::new()), Value::as_array)? {
        *needs.get_mut(usize::try_from(place.as_u64()?).ok()?)? = None;
    }
    Some(Seen {
        fit,
        skills: skills.try_into().ok()?,
        needs,
        likely: value
            .get("likely_met")
            .and_then(Value::as_u64)
            .and_then(|count| usize::try_from(count).ok())?,
        all,
        years,
        // What only a newer version knows stays in the text.
        caveats: list("warnings")?.iter().filter_map(|text| caveat_of(text.as_str()?)).collect(),
        // Up to version 5 nothing was said of them.
        discarded: match value.get("discarded_tests") {
            None => Vec::new(),
            Some(tests) => tests.as_array()?.iter().map(discarded_test).collect::<Option<_>>()?,
        },
    })
}

fn discarded_test(value: &Value) -> Option<DiscardedTest> {
    let record = Object(value.as_object()?);
    let who = |name| record.text(name, MAX_BY * 4).ok().map(str::to_owned);
    Some(DiscardedTest {
        taken: record.time("taken").ok()?,
        given_by: who("given_by")?,
        discard: Discard { at: record.time("discarded").ok()?, by: who("discarded_by")? },
        taken_back: match value.get("taken_back") {
            None => None,
            Some(_) => Some(Discard { at: record.time("taken_back").ok()?, by: who("taken_back_by")? }),
        },
    })
}

/// A level and half the width of its 90% interval; from version 7 on the ends of that besides, where it reaches further to one side.
fn level_of(numbers: &[Value<'_>]) -> Option<SeenLevel> {
    let tenths = |value: &Value<'_>| value.as_f64().map(Tenths::of);
    let numbers: Vec<Tenths> = numbers.iter().map(tenths).collect::<Option<_>>()?;
    match *numbers.as_slice() {
        [level, reach] => Some(SeenLevel::even(level, reach)),
        [level, reach, low, high] => Some(SeenLevel { level, reach, ends: (low, high) }),
        _ => None,
    }
}

fn flag(record: Object<'_>, name: &'static str) -> Result<bool, ReadError> {
    record.0.get(name).and_then(Value::as_bool).ok_or(ReadError::Field(name))
}
