//! Whether the parameters agree with what they rest on: the estimates of the blind readers.

use serde::Serialize;

use super::mean::share;
use crate::Skill;
use crate::content::Kind;
use crate::content::source::{AuthoredItem, Fitted, Library, fit, predicted};

/// Largest difference of the mean prediction from the readers' mean, as a share of the points.
const FAR: f64 = 0.03;

/// The questions of one kind in one skill.
#[derive(Clone, Debug, Serialize)]
pub struct ReadersAgreement {
    /// The skill.
    pub skill: &'static str,
    /// Whether they are scenes.
    pub scenes: bool,
    /// How many have estimates.
    pub items: usize,
    /// The share that readers expect people at levels 0 to 5 to get: mean over items, of the mean over readers.
    pub readers: [f64; 6],
    /// The same by the parameters in use; of a question that people's answers have calibrated, by those that its estimates give.
    pub model: [f64; 6],
}

impl ReadersAgreement {
    /// The largest difference over the levels.
    pub fn farthest(&self) -> f64 {
        self.readers.iter().zip(&self.model).map(|(said, share)| (said - share).abs()).fold(0.0, f64::max)
    }
}

/// Each skill and kind that has estimates.
pub(super) fn agreements(library: &Library) -> Vec<ReadersAgreement> {
    let groups = Skill::ALL.into_iter().flat_map(|skill| [(skill, false), (skill, true)]);
    let found = groups.map(|(skill, scenes)| {
        let of = |item: &&AuthoredItem| {
            item.question.skill == skill && item.question.is_knowledge() != scenes && !item.angoff.is_empty()
        };
        let rows: Vec<([f64; 6], [f64; 6])> = library
            .items
            .iter()
            .filter(of)
            .filter_map(|item| Some((said(item), by_readers(library, item)?)))
            .collect();
        ReadersAgreement {
            skill: skill.as_str(),
            scenes,
            items: rows.len(),
            readers: mean(rows.iter().map(|row| &row.0)),
            model: mean(rows.iter().map(|row| &row.1)),
        }
    });
    found.filter(|one| one.items > 0).collect()
}

/// What the readers' estimates lead to. Answers part from them on purpose, and that is no fault of the fit; nor would it do to hold
/// the rest alone to the readers, for it is no random part of the bank.
fn by_readers(library: &Library, item: &AuthoredItem) -> Option<[f64; 6]> {
    if item.calibrated.is_none() {
        return predicted(item);
    }
    let fitted = fit(item, &library.difficulties)?;
    let mut item = item.clone();
    match &mut item.question.kind {
        Kind::Knowledge { a, b, .. } => (*a, *b) = (fitted.a, fitted.b),
        Kind::Judgement { a, steps } => (*a, *steps) = (fitted.a, fitted.steps),
    }
    predicted(&item)
}

/// Mean share over the readers.
fn said(item: &AuthoredItem) -> [f64; 6] {
    mean(item.angoff.iter()).map(|percent| percent / 100.0)
}

/// The mean of rows, level by level; zeros without rows.
fn mean<'a>(rows: impl Iterator<Item = &'a [f64; 6]>) -> [f64; 6] {
    let (mut sums, mut count) = ([0.0; 6], 0);
    for row in rows {
        sums.iter_mut().zip(row).for_each(|(sum, share)| *sum += share);
        count += 1;
    }
    sums.map(|sum| share(sum, count))
}

/// Where parameters and evidence have parted.
pub(super) fn shortfalls(library: &Library, agreements: &[ReadersAgreement]) -> Vec<String> {
    let mut found = Vec::new();
    for one in agreements.iter().filter(|one| one.farthest() > FAR) {
        let kind = if one.scenes { "scenes" } else { "knowledge items" };
        found.push(format!(
            "{}: the parameters of {kind} say {}, the readers {} per cent at levels 0 to 5, more than {:.0} points apart",
            one.skill,
            percent(&one.model),
            percent(&one.readers),
            100.0 * FAR
        ));
    }
    let old: Vec<&str> = library
        .items
        .iter()
        .filter(|item| is_old(library, item))
        .map(|item| item.question.id.as_str())
        .collect();
    if !old.is_empty() {
        let named: Vec<&str> = old.iter().take(5).copied().collect();
        found.push(format!(
            "{} items have other parameters than their estimates give ({} ...): run `cargo xtask bank --fit`",
            old.len(),
            named.join(", ")
        ));
    }
    found
}

/// Whether the written parameters are not those that the evidence gives. Where people have answered, the estimates give way.
fn is_old(library: &Library, item: &AuthoredItem) -> bool {
    /// A last digit may fall either way.
    const ROUNDING: f64 = 0.0101;
    if item.calibrated.is_some() {
        return false;
    }
    let Some(Fitted { a, b, b_sd, steps, .. }) = fit(item, &library.difficulties) else { return false };
    let written = match &item.question.kind {
        Kind::Knowledge { a, .. } => (*a, Vec::new()),
        Kind::Judgement { a, steps } => (*a, steps.clone()),
    };
    let apart = |one: f64, other: f64| (one - other).abs() > ROUNDING;
    apart(a, written.0)
        || apart(b, item.b)
        || apart(b_sd, item.question.difficulty_sd)
        || steps.len() != written.1.len()
        || steps.iter().zip(&written.1).any(|(one, other)| apart(*one, *other))
}

fn percent(shares: &[f64; 6]) -> String {
    shares.iter().map(|share| format!("{:.1}", 100.0 * share)).collect::<Vec<_>>().join(" ")
}
