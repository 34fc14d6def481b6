//! A table of the skills for a spreadsheet (RFC 4180).

use super::cell::cell;
use super::plain;
use super::sheet::CsvDialect;
use crate::path::view::ResultView;
use crate::profile::view::SkillRow;

const HEAD: [&str; 16] = [
    "name",
    "skill",
    "level",
    "level_from",
    "level_to",
    "theta",
    "standard_error",
    "low_90",
    "high_90",
    "self_rated",
    "ratings",
    "questions",
    "ratings_by_others",
    "other_raters",
    "content",
    "not_counted",
];

/// One row a skill, under one row of names. Numbers are in logits; lines end with CR and LF.
pub fn to_csv(name: &str, content: &str, view: &ResultView) -> String {
    to_sheet(name, content, view, CsvDialect::PLAIN)
}

/// The same for a reader's spreadsheet.
pub fn to_sheet(name: &str, content: &str, view: &ResultView, sheet: CsvDialect) -> String {
    let rows = view.skills.iter().map(|row| {
        let left_out = view.left_out_of_skill[row.skill.index()];
        sheet.line(&line(name, content, row, left_out, sheet))
    });
    std::iter::once(sheet.line(&HEAD.map(str::to_owned))).chain(rows).collect()
}

fn line(name: &str, content: &str, row: &SkillRow, left_out: u16, sheet: CsvDialect) -> [String; 16] {
    let said = row.claimed.as_ref().map_or("", |(_, word)| word);
    let (low, high) = row.interval;
    let number = |number| sheet.number(&plain(number));
    [
        CsvDialect::text(name),
        cell(&row.name),
        cell(&row.level),
        cell(&row.level_from),
        cell(&row.level_to),
        number(row.theta),
        number(row.standard_error),
        number(low),
        number(high),
        cell(said),
        row.basis.ratings.to_string(),
        row.basis.questions.to_string(),
        row.basis.others.to_string(),
        row.basis.raters.to_string(),
        sheet.version(content),
        left_out.to_string(),
    ]
}
