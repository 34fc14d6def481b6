//! The rows of the report: an item, a skill, a responsibility.

use cairn_measure::{Prob, Theta};
use serde::Serialize;

use super::cues::cues;
use super::reading::{grade, reading};
use super::{ItemRow, ResponsibilityRow, SkillReport, THETAS, real, share};
use crate::Skill;
use crate::content::source::{AuthoredItem, Library};
use crate::content::{Form, Kind};

/// The levels that a question can be of.
const LEVELS: [u8; 5] = [1, 2, 3, 4, 5];

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

pub(super) fn item_row(item: &AuthoredItem) -> ItemRow {
    let question = &item.question;
    let (kind, a, c, steps) = match &question.kind {
        Kind::Knowledge { a, c, .. } => ("knowledge", *a, Some(*c), None),
        Kind::Judgement { a, steps } => ("judgement", *a, None, Some(steps.clone())),
    };
    ItemRow {
        id: question.id.clone(),
        skill: question.skill.as_str(),
        facet: question.facet.as_str().to_owned(),
        kind,
        form: form(question.form).to_owned(),
        level: item.level,
        a,
        b: item.b,
        b_sd: question.difficulty_sd,
        c,
        steps,
        points: question.options.iter().map(|option| option.points).collect(),
        variants: question.variants(),
        seconds: question.seconds,
        grade: grade(&question.shown(0).stem),
        tags: item.tags.clone(),
        topics: item.topics.clone(),
        today: item.today,
        angoff: item.angoff.clone(),
        rankings: item.rankings.clone(),
        author: item.author,
        review: item.review.clone(),
        calibrated: item.calibrated.clone(),
        source: item.source.clone(),
    }
}

const fn form(form: Form) -> &'static str {
    match form {
        Form::A => "A",
        Form::B => "B",
        Form::C => "C",
    }
}

pub(super) fn skill_report(library: &Library, skill: Skill) -> SkillReport {
    let items: Vec<&AuthoredItem> =
        library.items.iter().filter(|item| item.question.skill == skill).collect();
    let facets = library.content.skill(skill).map_or(&[][..], |info| &info.facets);
    let count = |is: &dyn Fn(&AuthoredItem) -> bool| items.iter().filter(|item| is(item)).count();
    let information = THETAS.map(|theta| information(&items, theta));
    let a = |item: &&AuthoredItem| match item.question.kind {
        Kind::Knowledge { a, .. } | Kind::Judgement { a, .. } => a,
    };
    let reviews = || items.iter().filter_map(|item| item.review.as_ref());
    SkillReport {
        skill: skill.as_str(),
        items: items.len(),
        judgement: count(&|item| !item.question.is_knowledge()),
        templates: count(&|item| item.question.variants() > 1),
        today: count(&|item| item.today),
        facets: facets
            .iter()
            .map(|facet| {
                let of = |level| count(&|item| item.question.facet == facet.id && item.level == level);
                (facet.id.as_str().to_owned(), LEVELS.map(of))
            })
            .collect(),
        levels: LEVELS.map(|level| count(&|item| item.level == level)),
        forms: [Form::A, Form::B, Form::C].map(|form| count(&|item| item.question.form == form)),
        mean_a: share(items.iter().map(a).sum(), items.len()),
        estimated_a: share(
            items.iter().filter(|item| item.calibrated.is_none()).map(a).sum(),
            items.iter().filter(|item| item.calibrated.is_none()).count(),
        ),
        information,
        standard_error: information.map(|info| 1.0 / libm::sqrt(1.0 + info)),
        cues: cues(&items),
        solved: (reviews().map(|review| review.solved).sum(), reviews().map(|review| review.right).sum()),
        reading: reading(&items),
    }
}

/// Test information of all the items at an ability; the parameters are taken at their word.
fn information(items: &[&AuthoredItem], theta: f64) -> f64 {
    let Ok(theta) = Theta::new(theta) else { return 0.0 };
    let of = |item: &&AuthoredItem| {
        let item = item.question.exact(Prob::new(0.0).ok()?)?;
        Some(item.information(theta).get())
    };
    items.iter().filter_map(of).sum()
}

pub(super) fn responsibilities(library: &Library) -> Vec<ResponsibilityRow> {
    let row = |id: &str| {
        let tagged = |item: &&AuthoredItem| item.tags.iter().any(|tag| tag == id);
        let tagged: Vec<&AuthoredItem> = library.items.iter().filter(tagged).collect();
        let scene =
            |item: &&&AuthoredItem| !item.question.is_knowledge() && BUSINESS.contains(&item.question.skill);
        ResponsibilityRow {
            id: id.to_owned(),
            levels: LEVELS.map(|level| tagged.iter().filter(|item| item.level == level).count()),
            scenes: tagged.iter().filter(scene).count(),
        }
    };
    library.content.responsibilities.iter().map(|info| row(info.id.as_str())).collect()
}

/// The skills whose scenes are spread over the responsibilities.
pub(super) const BUSINESS: [Skill; 4] =
    [Skill::ProjectManagement, Skill::BusinessAdministration, Skill::Leadership, Skill::Communication];

/// Mean of numbers; 0 of none.
pub(super) fn mean(numbers: &[f64]) -> f64 {
    if numbers.is_empty() { 0.0 } else { numbers.iter().sum::<f64>() / real(numbers.len()) }
}
