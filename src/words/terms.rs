//! Words and numbers that sentences of many areas share.

use std::borrow::Borrow;

use cairn_core::Stage;
use cairn_core::compare::view::{LevelBand, LevelSpread};
use cairn_core::counts::counted;
use cairn_core::decimal::Tenths;
use cairn_core::path::Shown;
use cairn_core::path::view::Percent;
use cairn_core::path::way::{said, whole};

pub const DONT_KNOW: &str = "I don't know";

pub const NOT_YET: &str = "Not yet";

pub const NOT_MEASURED: &str = "not measured";

/// Whose result a page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// That of the person before the screen.
    Mine,
    /// That of somebody who sent it.
    Theirs,
}

pub fn percent(percent: Percent) -> String {
    match percent {
        Percent::BelowOne => "< 1%".to_owned(),
        Percent::Whole(number) => format!("{number}%"),
        Percent::Above99 => "> 99%".to_owned(),
    }
}

pub fn level_span(from: &str, to: &str) -> String {
    if from == to { from.to_owned() } else { format!("{from} to {to}") }
}

pub const fn shown_word(shown: Shown) -> &'static str {
    match shown {
        Shown::Shown => "shown",
        Shown::Likely => "likely",
        Shown::Open => "open",
        Shown::NotYet => "not yet",
    }
}

pub fn stage_number(stage: Stage) -> String {
    format!("stage {}", stage.number())
}

/// Names as a sentence has them: "a, b and c".
pub fn list<S: Borrow<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [only] => only.borrow().to_owned(),
        [first @ .., last] => format!("{} and {}", first.join(", "), last.borrow()),
    }
}

/// Stages by their numbers: "stage 3", "stages 3, 4 and 5".
pub fn stage_numbers(stages: &[Stage]) -> String {
    let numbers: Vec<String> = stages.iter().map(|stage| stage.number().to_string()).collect();
    format!("{} {}", if stages.len() == 1 { "stage" } else { "stages" }, list(&numbers))
}

/// By how many levels something is more, with its sign.
pub fn levels_apart(levels: Tenths) -> String {
    let sign = if levels.get() > 0.0 { "+" } else { "" };
    format!("{sign}{}", levels.shown())
}

pub fn candidates(count: usize) -> String {
    match count {
        0 => "no candidates yet".to_owned(),
        1 => "1 candidate".to_owned(),
        count => format!("{} candidates", thousands(count)),
    }
}

/// A whole number with a thin space between thousands.
pub fn thousands(number: usize) -> String {
    if number >= 1000 { format!("{}\u{202f}{:03}", number / 1000, number % 1000) } else { number.to_string() }
}

pub fn people(count: usize) -> String {
    counted(count, "person", "people")
}

/// A level with its 90% interval.
pub fn level_of(band: LevelBand) -> String {
    format!("{} {}", band.level.shown(), spread(band.spread()))
}

/// Beside a level: half of its 90% interval, or both ends where it reaches further to one side.
pub fn spread(spread: LevelSpread) -> String {
    match spread {
        LevelSpread::PlusMinus(half) => format!("±{}", half.shown()),
        LevelSpread::Between(low, high) => format!("({} to {})", low.shown(), high.shown()),
    }
}

/// So many hours, with no more figures than are meant: for the middle of a range.
pub fn about_hours(count: u32) -> String {
    format!("about {}", of_hours(said(f64::from(count))))
}

/// Hours that stand beside those of study and of practice that they consist of: rounded, they would not add up.
pub fn about_exactly(count: u32) -> String {
    format!("about {}", of_hours(count))
}

/// So many hours.
pub fn of_hours(count: u32) -> String {
    counted(count, "hour", "hours")
}

/// So many months, for the middle of a sentence.
pub fn months(value: f64) -> String {
    if value.is_infinite() {
        return "never".to_owned();
    }
    match whole(value) {
        0..=1 => "a month".to_owned(),
        months @ 2..=23 => format!("{months} months"),
        months => {
            let halves = (months + 3) / 6;
            if halves % 2 == 0 { format!("{} years", halves / 2) } else { format!("{}½ years", halves / 2) }
        }
    }
}

/// So many minutes, at the beginning of a line.
pub fn minutes_first(minutes: u16) -> String {
    format!("About {minutes} minutes")
}

/// So many minutes, within a sentence.
pub fn minutes(minutes: u16) -> String {
    format!("about {}", counted(minutes, "minute", "minutes"))
}
