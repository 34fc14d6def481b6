//! Words about a position: its must-haves and years, its file, what replaces it.

use cairn_core::attempt::Track;
use cairn_core::compare::{MustsSay, MustsView, Position, YearsMet};
use cairn_core::path::view::Percent;

use super::percent;
use super::pools::{listed, track_short};

/// Years that a position asks for, in a list; empty where it asks for none.
pub fn years_asked(position: &Position) -> String {
    let asked =
        |track: Track| Some(format!("{} {}", track_short(track), at_least(position.years_on(track)?)));
    listed(&Track::ALL.into_iter().filter_map(asked).collect::<Vec<_>>())
}

/// The head of a column of years.
pub fn years_head(track: Track) -> String {
    format!("Years: {}", track_short(track))
}

pub fn at_least(years: u8) -> String {
    format!("{years} or more")
}

/// What is said about years, where there is little room.
pub fn years_cell(met: YearsMet) -> String {
    match met {
        YearsMet::Yes(years) => format!("{years}, enough"),
        YearsMet::No(years) => format!("{years}, short"),
        YearsMet::NotSaid => "not said".to_owned(),
    }
}

/// Why a file is no position.
pub fn not_a_position(error: &cairn_core::record::ReadError) -> String {
    use cairn_core::record::ReadError;
    match error {
        ReadError::NotJson | ReadError::Damaged => "That is not a file of a position.".to_owned(),
        ReadError::Newer(version) => {
            format!(
                "The file was made by a newer Cairn, in version {version} of the format. Load the page again."
            )
        }
        ReadError::Field(name) => {
            format!("That is not a file of a position: {name} is missing or not what it must be.")
        }
    }
}

pub const POSITION_REPLACED: &str =
    "Weights, must-haves and years were replaced. What you had set before can be put back.";

/// How many must-haves are likely met, where there is little room.
pub fn musts_count(musts: &MustsView) -> String {
    format!("{} of {}", musts.likely, musts.of)
}

/// The must-have that most likely fails, where there is little room.
pub fn musts_short(musts: &MustsView) -> String {
    match musts.says {
        MustsSay::Fails => format!("{} {}", musts.weakest.short, percent(musts.weakest.met)),
        MustsSay::Likely => "likely".to_owned(),
        MustsSay::Nothing => "shown".to_owned(),
    }
}

/// The must-haves in a sentence or two, without the chance of all at once.
pub fn musts(musts: &MustsView) -> String {
    let count = format!("{} of {} must-haves likely met", musts.likely, musts.of);
    let weakest =
        format!("{} at {}, {}", musts.weakest.name, musts.weakest.level, percent(musts.weakest.met));
    match musts.says {
        MustsSay::Fails => format!("{count}; fails: {weakest}."),
        MustsSay::Likely => format!("{count}; least sure: {weakest}."),
        MustsSay::Nothing => format!("{count}, each with 80 % or more: nothing speaks against."),
    }
}

/// The chance of all must-haves at once.
pub fn musts_at_once(musts: &MustsView) -> String {
    format!("All levels at once: {}.", percent(musts.all))
}

/// One must-have.
pub fn need(what: &str, level: &str, met: Percent) -> String {
    format!("{what}, {level} or higher: {}", percent(met))
}

/// How the aim of the position stands.
pub fn aims(aims: &MustsView) -> String {
    format!(
        "The aim itself: {} of {} needs likely met; all at once {}.",
        aims.likely,
        aims.of,
        percent(aims.all)
    )
}

/// What is aimed at, beside the minimum.
pub fn aim(level: &str) -> String {
    format!("aim: {level}")
}
