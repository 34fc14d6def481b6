//! What the result page last showed under each version, so that the next version whose numbers differ can say so.
//!
//! It is a note of what was on the screen and no result: nothing is computed from it, and a version is only ever held against
//! another one that saw the very same answers.

use crate::json::{self, Value};

use super::json::write_entry;
use super::write::{JsonObject, array};
use crate::Skill;
use crate::attempt::{Attempt, Event, Millis, RULES, Seed};
use crate::content::Content;
use crate::decimal::Hundredths;
use crate::order::sorted;
use crate::path::view::ResultView;
use crate::profile::{LeftOutReason, Rated, Rater};

/// Longest text that is taken out of the note.
const LONGEST: usize = 60;
/// Versions that are kept.
const MOST: usize = 4;
/// Logits from which numbers count as different: what is smaller shows in no band.
const WORTH: f64 = 0.05;

/// What one version showed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownThen {
    /// The version of the content.
    pub content: String,
    /// The version of the rules.
    pub rules: u16,
    /// When it was first shown so.
    pub at: Millis,
    /// What it was computed from: another number for other answers.
    pub of: u64,
    /// The skills.
    pub skills: Vec<ShownSkill>,
}

/// A skill as it was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownSkill {
    /// The skill.
    pub skill: Skill,
    /// The level, in words.
    pub level: String,
    /// Best single value, and the ends of the 90% interval, in logits.
    pub numbers: [Hundredths; 3],
}

/// That an earlier version showed other numbers for the same answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    /// What was shown then.
    pub then: ShownThen,
    /// The version of the content today.
    pub content: String,
    /// Whether the rules by which answers are weighed are others, too.
    pub rules: bool,
    /// The skills whose numbers differ: as then, and as now.
    pub skills: Vec<(ShownSkill, ShownSkill)>,
}

/// What a result shows; `None` where it is not whole, because questions could not be loaded.
pub fn shown_now(
    content: &Content,
    view: &ResultView,
    attempts: &[Attempt],
    raters: &[Rater],
    at: Millis,
) -> Option<ShownThen> {
    let whole = view.left_out.iter().all(|(why, _)| *why != LeftOutReason::NotLoaded);
    let skills = view.skills.iter().map(|row| ShownSkill {
        skill: row.skill,
        level: row.level.clone(),
        numbers: [row.theta, row.interval.0, row.interval.1],
    });
    (whole && !view.skills.is_empty()).then(|| ShownThen {
        content: content.version.clone(),
        rules: RULES,
        at,
        of: mark(attempts, raters),
        skills: skills.collect(),
    })
}

/// What numbers follow from, as one number: all answers in all attempts, and what others have rated.
fn mark(attempts: &[Attempt], raters: &[Rater]) -> u64 {
    let mut parts: Vec<String> = Vec::new();
    for attempt in attempts {
        let answers = attempt.entries().iter().filter(|entry| matches!(entry.event, Event::Answer { .. }));
        parts.extend(answers.map(|entry| format!("{} {}", attempt.id(), write_entry(entry))));
    }
    let rated = |one: &Rated| format!("{} {} {}", one.item, one.version, one.level.number());
    parts.extend(raters.iter().map(|rater| rater.ratings.iter().map(rated).collect::<Vec<_>>().join(";")));
    let parts = sorted(&parts, Ord::cmp);
    parts.iter().fold(0, |mark, part| Seed(mark).mix(part))
}

/// The note as it is to be kept, after `now` was shown; `None` where it stays as it is. What was shown of other answers goes: it can
/// be held against nothing any more.
pub fn note_shown(kept: &[ShownThen], now: &ShownThen) -> Option<Vec<ShownThen>> {
    let same_version = |one: &ShownThen| (&one.content, one.rules) == (&now.content, now.rules);
    let known = |one: &ShownThen| same_version(one) && one.of == now.of && one.skills == now.skills;
    if kept.iter().any(known) && kept.iter().all(|one| one.of == now.of) {
        return None;
    }
    let others = kept.iter().filter(|one| one.of == now.of && !same_version(one));
    let mut all: Vec<ShownThen> = others.cloned().chain([now.clone()]).collect();
    all.drain(..all.len().saturating_sub(MOST));
    Some(all)
}

/// What the last other version showed of the same answers, where that differs from what is shown now.
pub fn shown_before(kept: &[ShownThen], now: &ShownThen) -> Option<Differs> {
    let other = |one: &&ShownThen| one.of == now.of && (&one.content, one.rules) != (&now.content, now.rules);
    let then = kept.iter().rev().find(other)?;
    let differs = |(then, now): &(ShownSkill, ShownSkill)| {
        let apart = then.numbers.iter().zip(&now.numbers).map(|(then, now)| (then.get() - now.get()).abs());
        then.level != now.level || apart.fold(0.0, f64::max) >= WORTH
    };
    let pairs = then.skills.iter().filter_map(|old| {
        let new = now.skills.iter().find(|new| new.skill == old.skill)?;
        Some((old.clone(), new.clone()))
    });
    let skills: Vec<(ShownSkill, ShownSkill)> = pairs.filter(differs).collect();
    (!skills.is_empty()).then(|| Differs {
        then: then.clone(),
        content: now.content.clone(),
        rules: then.rules != now.rules,
        skills,
    })
}

/// The note as JSON.
pub fn write_shown(all: &[ShownThen]) -> String {
    let skill = |one: &ShownSkill| {
        let numbers = one.numbers.map(|number| hundred_times(number).to_string());
        let object = JsonObject::new().text("skill", one.skill.as_str()).text("level", &one.level);
        object.raw("numbers", &array(&numbers)).end()
    };
    let version = |one: &ShownThen| {
        let skills: Vec<String> = one.skills.iter().map(skill).collect();
        JsonObject::new()
            .text("content", &one.content)
            .number("rules", one.rules)
            .number("at", one.at.0)
            .text("of", &format!("{:016x}", one.of))
            .raw("skills", &array(&skills))
            .end()
    };
    let all: Vec<String> = all.iter().map(version).collect();
    JsonObject::new().number("v", 1).raw("shown", &array(&all)).end()
}

#[expect(clippy::cast_possible_truncation, reason = "it was a whole number of hundredths")]
fn hundred_times(number: Hundredths) -> i64 {
    libm::round(number.get() * 100.0) as i64
}

/// Reads the note; what cannot be read of it was never shown.
pub fn read_shown(text: &str) -> Vec<ShownThen> {
    let value = json::read(text).unwrap_or_default();
    let all = value.get("shown").and_then(Value::as_array).into_iter().flatten();
    all.take(MOST).filter_map(version).collect()
}

fn version(value: &Value<'_>) -> Option<ShownThen> {
    let skills = value.get("skills")?.as_array()?.iter().take(Skill::COUNT).map(skill);
    Some(ShownThen {
        content: short(value.get("content")?)?,
        rules: u16::try_from(value.get("rules")?.as_u64()?).ok()?,
        at: Millis(value.get("at")?.as_i64()?),
        of: u64::from_str_radix(value.get("of")?.as_str()?, 16).ok()?,
        skills: skills.collect::<Option<_>>()?,
    })
}

fn skill(value: &Value<'_>) -> Option<ShownSkill> {
    let id = value.get("skill")?.as_str()?;
    let numbers = value.get("numbers")?.as_array()?;
    let number = |at: usize| {
        let whole = i32::try_from(numbers.get(at)?.as_i64()?).ok()?;
        Some(Hundredths::of(f64::from(whole) / 100.0))
    };
    Some(ShownSkill {
        skill: Skill::ALL.into_iter().find(|known| known.as_str() == id)?,
        level: short(value.get("level")?)?,
        numbers: [number(0)?, number(1)?, number(2)?],
    })
}

fn short(value: &Value<'_>) -> Option<String> {
    Some(value.as_str()?.chars().filter(|one| !one.is_control()).take(LONGEST).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skill(theta: f64, level: &str) -> ShownSkill {
        let numbers = [theta, theta - 0.5, theta + 0.5].map(Hundredths::of);
        ShownSkill { skill: Skill::Python, level: level.to_owned(), numbers }
    }

    fn shown(content: &str, rules: u16, of: u64, theta: f64) -> ShownThen {
        let skills = vec![skill(theta, "Working")];
        ShownThen { content: content.to_owned(), rules, at: Millis(7), of, skills }
    }

    #[test]
    fn a_version_is_held_against_another_one_that_saw_the_same_answers() {
        let (then, now) = (shown("2026.6", 3, 9, 1.1), shown("2026.7", 3, 9, 0.9));
        let kept = note_shown(&[], &then).unwrap();
        assert_eq!(note_shown(&kept, &then), None, "it is written once");
        assert_eq!(shown_before(&kept, &then), None, "the same version says nothing of itself");
        let differs = shown_before(&kept, &now).unwrap();
        assert_eq!((differs.then, differs.rules, differs.skills.len()), (then.clone(), false, 1));
        let both = note_shown(&kept, &now).unwrap();
        assert_eq!(both, [then.clone(), now.clone()]);
        assert!(shown_before(&both, &now).is_some(), "and goes on saying so");
        // Newer rules under the same content.
        assert!(shown_before(&both, &shown("2026.7", 4, 9, 0.7)).unwrap().rules);
        // The same numbers, or nearly: nothing is said.
        assert_eq!(shown_before(&kept, &shown("2026.7", 3, 9, 1.1)), None);
        assert_eq!(shown_before(&kept, &shown("2026.7", 3, 9, 1.13)), None);
        // Other answers: nothing can be said, and what was shown before them goes.
        let more = shown("2026.7", 3, 10, 0.2);
        assert_eq!(shown_before(&both, &more), None);
        assert_eq!(note_shown(&both, &more).unwrap(), [more]);
    }

    #[test]
    fn the_note_survives_and_a_damaged_one_says_nothing() {
        let all = vec![shown("2026.6", 2, u64::MAX, -1.25), shown("2026.7", 3, 1, 0.0)];
        assert_eq!(read_shown(&write_shown(&all)), all);
        let long = "x".repeat(500);
        for damaged in [
            "",
            "[]",
            "{\"v\":1}",
            "{\"v\":1,\"shown\":[{}]}",
            "{\"v\":1,\"shown\":[7,{\"content\":\"a\",\"rules\":99999999,\"at\":1,\"of\":\"1\",\"skills\":[]}]}",
            &format!("{{\"shown\":[{{\"content\":\"{long}\"}}]}}"),
        ] {
            assert_eq!(read_shown(damaged), [], "{damaged}");
        }
        let many = vec![all[0].clone(); 50];
        assert_eq!(read_shown(&write_shown(&many)).len(), MOST);
    }
}
