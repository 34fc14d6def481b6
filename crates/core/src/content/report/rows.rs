//! The rows of the report: an item, a skill, a responsibility.

use cairn_measure::{Prob, Theta};
use serde::Serialize;

use super::cues::{Cues, cues};
use super::mean::share;
use super::reading::{Reading, grade, reading};
use crate::content::CalibratedFrom;
use crate::content::source::{Author, AuthoredItem, Library, Review};
use crate::content::{Form, Kind};
use crate::{ItemId, Skill, TopicId};

/// Abilities at which curves are given, in logits.
pub const THETAS: [f64; 13] = [-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0];

/// The levels that a question can be of.
const LEVELS: [u8; 5] = [1, 2, 3, 4, 5];

/// One item, as numbers.
#[derive(Clone, Debug, Serialize)]
pub struct ItemRow {
    /// Its id.
    pub id: ItemId,
    /// Its skill, as in ids of facets.
    pub skill: &'static str,
    /// Its facet.
    pub facet: String,
    /// `knowledge` or `judgement`.
    pub kind: &'static str,
    /// Where it may be asked: `A`, `B` or `C` (confirmation).
    pub form: String,
    /// The level, 1 to 5, at which a person usually gets it.
    pub level: u8,
    /// Discrimination, 1/logits.
    pub a: f64,
    /// Difficulty, in logits.
    pub b: f64,
    /// How unsure the difficulty is, in logits.
    pub b_sd: f64,
    /// Chance of a right guess; `None` for judgement items.
    pub c: Option<f64>,
    /// Steps of a judgement item, in logits.
    pub steps: Option<Vec<f64>>,
    /// Points of the options in the order in which they are written, as scored.
    pub points: Vec<u8>,
    /// Number of variants; 1 for a plain item.
    pub variants: usize,
    /// Time a fluent person needs, in seconds.
    pub seconds: u16,
    /// Flesch-Kincaid grade of the stem: years of school.
    pub grade: f64,
    /// Responsibilities and free words.
    pub tags: Vec<String>,
    /// What it is about, of the topics that the bank must hold.
    pub topics: Vec<TopicId>,
    /// Whether it is about generative or agentic work.
    pub today: bool,
    /// Blind estimates of the share of people at levels 0 to 5 who get it, in percent, one row an estimator.
    pub angoff: Vec<[f64; 6]>,
    /// A scene's options as blind readers rank them, by their places, best first; one row a reader.
    pub rankings: Vec<[u8; 4]>,
    /// The author's own figures, one voice among those of the readers.
    pub author: Author,
    /// What the blind review found.
    pub review: Option<Review>,
    /// The people from whose answers the parameters come; `None` while they rest on estimates.
    pub calibrated: Option<CalibratedFrom>,
    /// Where anyone can check it.
    pub source: String,
}

/// One skill's part of the bank.
#[derive(Clone, Debug, Serialize)]
pub struct SkillReport {
    /// The skill.
    pub skill: &'static str,
    /// Number of items.
    pub items: usize,
    /// Judgement items among them.
    pub judgement: usize,
    /// Items that draw their numbers.
    pub templates: usize,
    /// Items that are about generative or agentic work.
    pub today: usize,
    /// Items by facet and level 1 to 5, in the order of the facets.
    pub facets: Vec<(String, [usize; 5])>,
    /// Items by level, 1 to 5.
    pub levels: [usize; 5],
    /// Items by form: A, B, C.
    pub forms: [usize; 3],
    /// Mean discrimination.
    pub mean_a: f64,
    /// The same of the items that rest on estimates; 0 where all are calibrated.
    pub estimated_a: f64,
    /// Test information of the skill's whole bank at [`THETAS`], 1/logits².
    pub information: [f64; THETAS.len()],
    /// Reachable standard error at [`THETAS`]: every item answered, on top of a standard normal prior.
    pub standard_error: [f64; THETAS.len()],
    /// How far one comes by looks alone.
    pub cues: Cues,
    /// Blind solving: answers given, answers that were the key.
    pub solved: (u32, u32),
    /// How hard the stems are to read.
    pub reading: Reading,
}

/// How often a responsibility is touched.
#[derive(Clone, Debug, Serialize)]
pub struct ResponsibilityRow {
    /// Its id, for example `B6`.
    pub id: String,
    /// Items by level, 1 to 5.
    pub levels: [usize; 5],
    /// Judgement items of the four business skills among them.
    pub scenes: usize,
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
