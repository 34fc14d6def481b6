//! Back into the content: new parameters in the files of the questions, and the next content version. The rest of a file stays as
//! it is, byte for byte.

use core::fmt;

use serde::Serialize;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

use super::report::{CalibrationRow, Report};
use super::study::Study;
use crate::content::Kind;
use crate::content::source::{AuthoredItem, level_of};
use crate::{ItemId, Skill};

/// Fewer answers than this leave the readers' estimates in their place: what they add is told, but not written.
pub(super) const ANSWERS_AT_LEAST: u64 = 30;
/// What the content check takes: b, a, and the doubt about b.
const B: (f64, f64) = (-3.0, 4.0);
const A: (f64, f64) = (0.4, 2.5);
const B_SD: (f64, f64) = (0.05, 1.0);
/// What is written as doubt about b, in standard errors. 90% intervals of simulated studies hold 86 to 90% of the true
/// difficulties, because kappa comes out too low (docs/calibration.md, "Measured"); a tenth more makes 90 to 93% of that.
pub const WIDENED: f64 = 1.1;

/// New parameters of a question, rounded to hundredths as the files have them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The question.
    pub id: ItemId,
    /// Its skill, whose file holds it.
    #[serde(skip)]
    pub skill: Skill,
    /// What stands in the content so far.
    pub before: Before,
    /// Difficulty, in logits.
    pub b: f64,
    /// How far it may be off: its standard error, widened ([`WIDENED`]) and rounded up.
    pub b_sd: f64,
    /// Discrimination.
    pub a: f64,
    /// Steps of a scene, moved together; empty for a question with one right answer.
    pub steps: Vec<f64>,
    /// The level whose beginning is nearest.
    pub level: u8,
    /// People who answered it.
    pub people: u32,
}

/// The parameters that a question has had, as its file says them.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Before {
    /// Difficulty, in logits.
    pub b: f64,
    /// How far it may be off.
    pub b_sd: f64,
    /// Discrimination.
    pub a: f64,
    /// Level.
    pub level: u8,
}

/// Why a question keeps the parameters that it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unwritten {
    /// Fewer than 30 people answered it.
    Few,
    /// The answers contradict its key or ranks, which must be settled first.
    Contradicted,
    /// Its new parameters are outside what the content check takes: nobody can answer it, or everybody can.
    Outside,
}

impl fmt::Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Few => write!(f, "fewer than {ANSWERS_AT_LEAST} people answered it"),
            Self::Contradicted => f.write_str("answers contradict its key or ranks: settle that first"),
            Self::Outside => f.write_str("its new parameters are outside what the content check takes"),
        }
    }
}

/// Why a file cannot be written anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// It is not TOML; what the parser says.
    Toml(String),
    /// The date is not one such as 2026-11-29.
    Date(String),
    /// The content version does not end in a number, or is missing.
    Version(String),
    /// There is no list of earlier versions.
    EarlierVersions,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Toml(error) => write!(f, "not TOML: {error}"),
            Self::Date(date) => write!(f, "the date is {date:?}, but must be one such as 2026-11-29"),
            Self::Version(version) => {
                write!(f, "content_version is {version:?}, but must end in a number, such as 2026.7")
            }
            Self::EarlierVersions => f.write_str("earlier_versions is missing"),
        }
    }
}

impl core::error::Error for WriteError {}

/// The new parameters, and the questions that keep theirs though somebody answered them.
pub fn changes(study: &Study, report: &Report) -> (Vec<Change>, Vec<(ItemId, Unwritten)>) {
    let (mut changes, mut unwritten) = (Vec::new(), Vec::new());
    // A report has the questions of its study, in the same order.
    for (item, row) in study.items.iter().zip(&report.questions).filter(|(_, row)| row.answers > 0) {
        match change(item, row) {
            Ok(change) => changes.push(change),
            Err(why) => unwritten.push((row.id.clone(), why)),
        }
    }
    (changes, unwritten)
}

fn change(item: &AuthoredItem, row: &CalibrationRow) -> Result<Change, Unwritten> {
    if row.answers < ANSWERS_AT_LEAST {
        return Err(Unwritten::Few);
    }
    if row.contradiction.is_some() {
        return Err(Unwritten::Contradicted);
    }
    let (b, a) = (hundredths(row.b), hundredths(row.a));
    if !(B.0..=B.1).contains(&b) || !(A.0..=A.1).contains(&a) {
        return Err(Unwritten::Outside);
    }
    let kind = &item.question.kind;
    let (was, steps) = match kind {
        Kind::Judgement { a, steps } => {
            (*a, steps.iter().map(|step| hundredths(step + b - kind.middle())).collect())
        }
        Kind::Knowledge { a, .. } => (*a, Vec::new()),
    };
    Ok(Change {
        id: row.id.clone(),
        skill: row.skill,
        before: Before { b: item.b, b_sd: item.question.difficulty_sd, a: was, level: item.level },
        b,
        b_sd: doubt(row.b_error),
        a,
        steps,
        level: level_of(b),
        people: u32::try_from(row.answers).unwrap_or(u32::MAX),
    })
}

/// What is written for a standard error; a trace of rounding does not raise it.
fn doubt(error: f64) -> f64 {
    (libm::ceil(WIDENED * error * 100.0 - 1e-6) / 100.0).clamp(B_SD.0, B_SD.1)
}

fn hundredths(value: f64) -> f64 {
    libm::round(value * 100.0) / 100.0
}

/// The text of a skill's file with these parameters, marked as calibrated on this date; changes of other files are passed over.
pub fn written(text: &str, changes: &[Change], date: &str) -> Result<String, WriteError> {
    let shape: String =
        date.chars().map(|letter| if letter.is_ascii_digit() { '0' } else { letter }).collect();
    if shape != "0000-00-00" {
        return Err(WriteError::Date(date.to_owned()));
    }
    let mut document = parsed(text)?;
    if let Some(items) = document.get_mut("item").and_then(Item::as_array_of_tables_mut) {
        for table in items.iter_mut() {
            let id = table.get("id").and_then(Item::as_str).unwrap_or_default();
            if let Some(change) = changes.iter().find(|change| change.id.as_str() == id) {
                put(table, change, date);
            }
        }
    }
    Ok(document.to_string())
}

fn parsed(text: &str) -> Result<DocumentMut, WriteError> {
    text.parse().map_err(|error: toml_edit::TomlError| WriteError::Toml(error.to_string()))
}

fn put(table: &mut Table, change: &Change, date: &str) {
    set(table, "level", Value::from(i64::from(change.level)));
    set(table, "b", Value::from(change.b));
    set(table, "b_sd", Value::from(change.b_sd));
    set(table, "a", Value::from(change.a));
    if !change.steps.is_empty() {
        set(table, "steps", Value::from(change.steps.iter().copied().collect::<Array>()));
    }
    let mut calibrated = InlineTable::new();
    calibrated.insert("people", Value::from(i64::from(change.people)));
    calibrated.insert("date", Value::from(date));
    let is_new = !table.contains_key("calibrated");
    set(table, "calibrated", Value::from(calibrated));
    if is_new {
        after(table, "calibrated", "b_sd");
    }
}

/// Puts a value in the place of another, with the white space and the comment that stand around it.
fn set(table: &mut Table, key: &str, mut value: Value) {
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        *value.decor_mut() = old.decor().clone();
    }
    table.insert(key, Item::Value(value));
}

/// Moves the last key to where it is looked for: right after another.
fn after(table: &mut Table, key: &str, other: &str) {
    let mut keys: Vec<String> =
        table.iter().map(|(key, _)| key.to_owned()).filter(|one| one != key).collect();
    let place = keys.iter().position(|one| one == other).map_or(keys.len(), |place| place + 1);
    keys.insert(place, key.to_owned());
    let rank = |key: &str| keys.iter().position(|one| one == key);
    table.sort_values_by(|one, _, other, _| rank(one.get()).cmp(&rank(other.get())));
}

/// The text of `measure.toml` with the next content version, the present one among the earlier ones; and that version. Old attempts
/// are scored anew under it.
pub fn next_version(text: &str) -> Result<(String, String), WriteError> {
    let mut document = parsed(text)?;
    let present = document.get("content_version").and_then(Item::as_str).unwrap_or_default().to_owned();
    let next = present.rsplit_once('.').and_then(|(year, number)| {
        let number: u32 = number.parse().ok()?;
        Some(format!("{year}.{}", number.checked_add(1)?))
    });
    let next = next.ok_or_else(|| WriteError::Version(present.clone()))?;
    let earlier = document.get_mut("earlier_versions").and_then(Item::as_array_mut);
    earlier.ok_or(WriteError::EarlierVersions)?.push(present);
    set(document.as_table_mut(), "content_version", Value::from(next.as_str()));
    Ok((document.to_string(), next))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "format = 1\n\n# A comment.\n[[item]]\nid = \"py-language-01\"\nlevel = 2\nb = 0.5   # fitted\nb_sd = 0.5\ndifficulty = \"So.\"\na = 1.0\nsteps = [0.0, 1.0]\nstem = \"\"\"\nTwo\nlines\"\"\"\n\n[[item.option]]\ntext = \"x\"\n\n[[item]]\nid = \"py-language-02\"\nb = 0.1\n";

    fn change() -> Change {
        Change {
            id: ItemId::parse("py-language-01").unwrap(),
            skill: Skill::Python,
            before: Before { b: 0.5, b_sd: 0.5, a: 1.0, level: 2 },
            b: 0.72,
            b_sd: 0.11,
            a: 1.3,
            steps: vec![0.22, 1.22],
            level: 3,
            people: 412,
        }
    }

    #[test]
    fn only_the_parameters_change_and_a_second_time_nothing_does() {
        let once = written(FILE, &[change()], "2026-11-29").unwrap();
        let expected = FILE
            .replace("level = 2", "level = 3")
            .replace("b = 0.5 ", "b = 0.72 ")
            .replace("b_sd = 0.5\n", "b_sd = 0.11\ncalibrated = { people = 412, date = \"2026-11-29\" }\n")
            .replace("a = 1.0", "a = 1.3")
            .replace("[0.0, 1.0]", "[0.22, 1.22]");
        assert_eq!(once, expected);
        assert_eq!(written(&once, &[change()], "2026-11-29").unwrap(), once);
        assert_eq!(written(FILE, &[], "2026-11-29").unwrap(), FILE);
    }

    #[test]
    fn doubt_is_widened_and_never_rounded_down() {
        for (error, kept) in [(0.2, 0.22), (0.101, 0.12), (0.01, 0.05), (0.96, 1.0)] {
            assert!((doubt(error) - kept).abs() < 1e-12, "{error} becomes {}", doubt(error));
        }
    }

    #[test]
    fn what_cannot_be_written_is_told() {
        assert_eq!(written(FILE, &[], "today"), Err(WriteError::Date("today".to_owned())));
        assert!(matches!(written("format = ", &[], "2026-11-29"), Err(WriteError::Toml(_))));
        assert_eq!(next_version("content_version = \"x\""), Err(WriteError::Version("x".to_owned())));
        assert_eq!(next_version("content_version = \"2026.7\""), Err(WriteError::EarlierVersions));
    }

    #[test]
    fn the_next_version_knows_the_present_one() {
        let text = "# First.\nformat = 1\ncontent_version = \"2026.9\"\nearlier_versions = [\"2026.8\"]     # kept\n\n[prior]\nx = 1\n";
        let expected =
            text.replace("\"2026.9\"", "\"2026.10\"").replace("[\"2026.8\"]", "[\"2026.8\", \"2026.9\"]");
        assert_eq!(next_version(text).unwrap(), (expected, "2026.10".to_owned()));
    }
}
