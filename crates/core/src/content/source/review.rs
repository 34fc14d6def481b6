//! What became of an item: its blind review, its calibration, and that it is retired.

use serde::Serialize;

use super::raw::{RawCalibrated, RawRetired, RawReview};
use crate::content::{CalibratedFrom, Retired};

/// What became of an item in the blind review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReviewOutcome {
    /// The blind readers chose the key, and defended no other option.
    Agreed,
    /// They did not, and the item was written anew.
    Rewritten,
}

/// The blind review of an item, as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Review {
    /// What became of it.
    pub outcome: ReviewOutcome,
    /// When, as `2026-11-24`.
    pub date: String,
    /// Readers who solved the present text knowing only stem and options.
    pub solved: u32,
    /// Those of them who chose the key.
    pub right: u32,
}

/// The record of the blind review; its date is checked to look like one.
pub(super) fn review(raw: Option<&RawReview>, causes: &mut Vec<String>) -> Option<Review> {
    let raw = raw?;
    let outcome = match raw.outcome.as_str() {
        "agreed" => ReviewOutcome::Agreed,
        "rewritten" => ReviewOutcome::Rewritten,
        other => {
            causes.push(format!("review.outcome is {other:?}, but must be agreed or rewritten"));
            return None;
        }
    };
    check_date("review", &raw.date, causes);
    if raw.right > raw.solved {
        causes.push(format!("review has {} right of {} solved", raw.right, raw.solved));
    }
    Some(Review { outcome, date: raw.date.clone(), solved: raw.solved, right: raw.right })
}

/// On how many people the parameters rest; without any there is no calibration.
pub(super) fn calibrated(raw: Option<&RawCalibrated>, causes: &mut Vec<String>) -> Option<CalibratedFrom> {
    let raw = raw?;
    check_date("calibrated", &raw.date, causes);
    if raw.people == 0 {
        causes.push("calibrated.people is 0: without an answer the readers' estimates stand".to_owned());
    }
    Some(CalibratedFrom { people: raw.people, date: raw.date.clone() })
}

/// When and why an item ceased to be asked.
pub(super) fn retired(raw: Option<&RawRetired>, causes: &mut Vec<String>) -> Option<Retired> {
    let raw = raw?;
    check_date("retired", &raw.date, causes);
    if raw.reason.trim().is_empty() {
        causes.push("retired needs a reason: it is shown to whoever answered it".to_owned());
    }
    Some(Retired { date: raw.date.clone(), reason: raw.reason.clone() })
}

/// The tag of a question whose answer rests on the law.
pub(in crate::content) const LAW: &str = "law";

/// When the law behind a question was looked up last.
pub(super) fn law_checked(raw: Option<&String>, tags: &[String], causes: &mut Vec<String>) -> Option<String> {
    let date = raw?;
    check_date("law_checked", date, causes);
    if !tags.iter().any(|tag| tag == LAW) {
        causes.push("law_checked stands at a question without the tag \"law\"".to_owned());
    }
    Some(date.clone())
}

/// A date must look like one.
pub(super) fn check_date(of: &str, date: &str, causes: &mut Vec<String>) {
    let shape: String = date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    if shape != "0000-00-00" {
        causes.push(format!("{of}.date is {date:?}, but must be a date such as 2026-11-24"));
    }
}
