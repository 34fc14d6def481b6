//! A result in forms that other programs read. They carry what was concluded, with its interval; the answers go in
//! [`crate::record::file`] alone, and only from there can a result be computed anew.

mod badge;
mod csv;
mod markdown;
mod pool;
mod resume;

pub use badge::{BADGE_WIDTH, to_badge};
pub use csv::to_csv;
pub use markdown::to_markdown;
pub use pool::RankedPool;
pub use resume::to_resume;

use crate::path::view::{Headline, Percent};

/// What stands on an export beside the result.
#[derive(Clone, Copy, Debug)]
pub struct Cover<'a> {
    /// Whose it is; empty where that is not said.
    pub name: &'a str,
    /// The day, in words.
    pub day: &'a str,
    /// What must be said with every result.
    pub honest: &'a str,
}

/// Where a person stands, and how sure that is: a sentence each.
fn stands(headline: &Headline) -> Vec<String> {
    match headline {
        Headline::Nothing => vec!["Nothing was answered, so nothing is known.".to_owned()],
        Headline::At { name, stage, from, to } => {
            let likely = match (from, to) {
                (Some(from), Some(to)) if from == to => "Another stage is unlikely.".to_owned(),
                (Some(from), Some(to)) => {
                    format!("Most likely between stages {} and {}.", from.number(), to.number())
                }
                (None, Some(to)) => {
                    format!("Most likely between the start of the path and stage {}.", to.number())
                }
                (_, None) => "The skills do not show it surely.".to_owned(),
            };
            vec![format!("Stands at stage {} of 10, {name}.", stage.number()), likely]
        }
        Headline::Before { ready: Some((stage, name)), .. } => {
            vec![
                format!("Skills ready for stage {} of 10, {name}.", stage.number()),
                "Its milestone is not said to be reached.".to_owned(),
            ]
        }
        Headline::Before { ready: None, .. } => {
            vec!["The skills do not show a stage of the path yet.".to_owned()]
        }
        Headline::OneSkill { name, level } => vec![format!("{name}: {level}.")],
    }
}

/// A probability in words.
fn percent(percent: Percent) -> String {
    match percent {
        Percent::BelowOne => "below 1 %".to_owned(),
        Percent::Whole(number) => format!("{number} %"),
        Percent::Above99 => "above 99 %".to_owned(),
    }
}

/// Levels from one to another.
fn span(from: &str, to: &str) -> String {
    if from == to { from.to_owned() } else { format!("{from} to {to}") }
}

/// A number for a program: with a plain minus.
fn plain(number: crate::decimal::Hundredths) -> String {
    number.to_string().replace('\u{2212}', "-")
}
