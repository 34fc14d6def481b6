//! How an item is scored: its kind and parameters, the points of its options, and the estimates that they rest on.

use serde::Serialize;

use super::ranks;
use super::raw::{RawItem, RawOption};
use crate::content::{Kind, Question, QuestionOption};

/// The rows of estimates, checked to be shares that do not fall with the level.
pub(super) fn angoff(raw: &[Vec<f64>], causes: &mut Vec<String>) -> Vec<[f64; 6]> {
    let mut found = Vec::new();
    for row in raw {
        let rises = row.windows(2).all(|pair| pair[0] <= pair[1]);
        match <[f64; 6]>::try_from(row.as_slice()) {
            Ok(six) if rises && row.iter().all(|share| (0.0..=100.0).contains(share)) => found.push(six),
            _ => causes.push(format!("angoff row {row:?} must be six shares from 0 to 100 that do not fall")),
        }
    }
    found
}

/// An item belongs to the level whose beginning, n - 2.5, is nearest to its difficulty; a rounding is let pass.
pub(super) fn check_level(level: u8, b: f64, causes: &mut Vec<String>) {
    let begins = f64::from(level) - 2.5;
    let beyond = (level == 1 && b < begins) || (level == 5 && b > begins);
    if (b - begins).abs() > 0.55 && !beyond {
        causes.push(format!(
            "b is {b}, and another level's beginning is nearer than that of level {level}, {begins}"
        ));
    }
}

/// A scene has one step for each worth above the lowest, and its actions are not all worth the same.
pub(super) fn check_steps(question: &Question, causes: &mut Vec<String>) {
    let Kind::Judgement { steps, .. } = &question.kind else { return };
    let most = usize::from(question.most_points());
    if most == 0 {
        causes
            .push("readers and author agree on no distinction between its actions: write it anew".to_owned());
    } else if steps.len() != most {
        causes.push(format!(
            "its actions are worth 0 to {most} points by what readers agree on, but it has {} steps: run `cargo xtask bank --fit`",
            steps.len()
        ));
    }
}

/// The author's figures for an item.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Author {
    /// Discrimination: 0.8, 1.0, 1.2 or 1.4.
    pub a: f64,
    /// Difficulty, in logits.
    pub b: f64,
}

pub(super) fn author(raw: &RawItem, causes: &mut Vec<String>) -> Author {
    let Some(author) = &raw.author else {
        causes.push("author is missing: the author's own a and b, such as { a = 1.0, b = 0.5 }".to_owned());
        return Author { a: 1.0, b: 0.0 };
    };
    if ![0.8, 1.0, 1.2, 1.4].iter().any(|allowed: &f64| (allowed - author.a).abs() < 1e-9) {
        causes.push(format!("author.a is {}, but must be 0.8, 1.0, 1.2 or 1.4", author.a));
    }
    Author { a: author.a, b: in_range(Some(author.b), "author.b", -3.0, 4.0, causes) }
}

pub(super) fn kind(raw: &RawItem, b: f64, causes: &mut Vec<String>) -> Option<Kind> {
    let a = in_range(raw.a, "a", 0.4, 2.5, causes);
    match raw.kind.as_deref() {
        Some("knowledge") => {
            let c = in_range(raw.c, "c", 0.15, 0.3, causes);
            if raw.steps.is_some() || !raw.rankings.is_empty() {
                causes.push("steps and rankings belong to judgement items".to_owned());
            }
            Some(Kind::Knowledge { a, b, c })
        }
        Some("judgement") => {
            if raw.c.is_some() {
                causes.push("c belongs to knowledge items".to_owned());
            }
            let steps = raw.steps.clone().unwrap_or_default();
            if !(1..=3).contains(&steps.len()) || steps.iter().any(|step| step.abs() > 8.0) {
                causes.push("steps must be one to three numbers, from -8 to 8".to_owned());
                return None;
            }
            let kind = Kind::Judgement { a, steps };
            if (kind.middle() - b).abs() > 0.05 {
                causes.push(format!("the mean of steps must be b = {b}"));
            }
            Some(kind)
        }
        other => {
            causes
                .push(format!("kind is {:?}, but must be knowledge or judgement", other.unwrap_or_default()));
            None
        }
    }
}

/// The options with their points, and what the author gives each.
pub(super) fn options(
    raw: &RawItem,
    kind: Option<&Kind>,
    rankings: &[[u8; 4]],
    causes: &mut Vec<String>,
) -> (Vec<QuestionOption>, Vec<u8>) {
    if raw.option.len() != 4 {
        causes.push(format!("has {} options, not 4", raw.option.len()));
    }
    for (index, option) in raw.option.iter().enumerate() {
        if option.why.as_ref().is_none_or(|why| why.trim().is_empty()) {
            causes.push(format!("option {} has no rationale (why)", index + 1));
        }
        if option.text.as_ref().is_none_or(|text| text.trim().is_empty()) {
            causes.push(format!("option {} has no text", index + 1));
        }
    }
    let ranks: Vec<u8> = raw.option.iter().map(|option| rank(option, kind)).collect();
    let mut sorted = ranks.clone();
    sorted.sort_unstable();
    let mut points = ranks.clone();
    match kind {
        Some(Kind::Knowledge { .. })
            if sorted != [0, 0, 0, 1] || raw.option.iter().any(|o| o.points.is_some()) =>
        {
            causes.push("exactly one option must have key = true, and none points".to_owned());
        }
        Some(Kind::Judgement { .. }) => match <[u8; 4]>::try_from(ranks.as_slice()) {
            Ok(four) if sorted == [0, 1, 2, 3] && raw.option.iter().all(|option| !option.key) => {
                points = ranks::points(four, rankings).to_vec();
            }
            _ => causes.push("the points of the options must be 0, 1, 2 and 3, and none a key".to_owned()),
        },
        _ => {}
    }
    let options = raw
        .option
        .iter()
        .zip(points)
        .map(|(option, points)| QuestionOption { text: option.text.clone().unwrap_or_default(), points });
    (options.collect(), ranks)
}

fn rank(option: &RawOption, kind: Option<&Kind>) -> u8 {
    match kind {
        Some(Kind::Judgement { .. }) => option.points.unwrap_or(u8::MAX),
        _ => u8::from(option.key),
    }
}

pub(super) fn in_range(value: Option<f64>, what: &str, low: f64, high: f64, causes: &mut Vec<String>) -> f64 {
    match value {
        Some(value) if (low..=high).contains(&value) => value,
        Some(value) => {
            causes.push(format!("{what} is {value}, but must be from {low} to {high}"));
            low
        }
        None => {
            causes.push(format!("{what} is missing"));
            low
        }
    }
}
