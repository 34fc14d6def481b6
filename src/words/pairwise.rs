//! Words about two candidates held against each other.

use super::terms::percent;
use cairn_core::compare::{Known, MoreAnswers, Order};
use cairn_core::decimal::Tenths;
use cairn_core::path::view::Percent;

/// How sure one is ahead of the other.
pub fn versus(first: &str, second: &str, ahead: Percent) -> String {
    format!("The chance that {first} fits better than {second} is {}.", percent(ahead))
}

pub fn more(more: MoreAnswers) -> String {
    match more {
        MoreAnswers::None => "That is enough to tell them apart.".to_owned(),
        MoreAnswers::About(1) => {
            "One more answer from either of them would show who fits better, if the difference stays as large as it is now.".to_owned()
        }
        MoreAnswers::About(count) => {
            format!(
                "About {count} more answers between them would show who fits better, if the difference stays as large as it is now."
            )
        }
        MoreAnswers::MoreThan(count) => {
            format!("More than {count} more answers would be needed to tell the two apart: treat them as equal.")
        }
    }
}

pub fn order(order: Order, second: &str) -> String {
    match order {
        Order::FirstAhead => {
            "The order is the same under all plausible weights (each up to 30% higher or lower).".to_owned()
        }
        Order::SecondAhead | Order::Depends => {
            format!(
                "Under some other plausible weights (each up to 30% higher or lower), {second} comes first."
            )
        }
    }
}

/// One skill in which two people differ.
pub fn difference(skill: &str, levels: Tenths, ahead: bool, known: Known) -> String {
    let levels = levels.shown();
    let way = if ahead { "ahead" } else { "behind" };
    match known {
        Known::Real => format!("{skill}: {way} by {levels} levels"),
        Known::Doubtful => format!("{skill}: {way} by {levels} levels, which may be chance"),
        Known::NotMeasured => format!("{skill}: cannot be compared, because it was not measured for both"),
    }
}
