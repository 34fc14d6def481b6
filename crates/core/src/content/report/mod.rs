//! The bank report: what the questions are worth as a whole, in numbers that a program can take.
//!
//! Everything here is computed from the authored content alone; no answer of a person is in it. The parameters are this
//! project's estimates, so the curves say what the bank would measure if these hold.

mod cues;
mod draw;
mod evidence;
mod law;
mod likeness;
mod print;
mod reading;
mod rows;
mod targets;
mod topics;

use serde::Serialize;

use super::source::{Author, AuthoredItem, CalibratedFrom, Library};
use crate::plan::Day;
use crate::{ItemId, Skill, TopicId};

pub use cues::Cues;
pub use evidence::Agreement;
pub use law::LawRow;
pub use likeness::{GiveAway, LikePair};
pub use reading::{Reading, grade};
pub use rows::{Review, ReviewOutcome};
pub use topics::TopicRow;

/// Abilities at which curves are given, in logits.
pub const THETAS: [f64; 13] = [-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0];

/// The whole report.
#[derive(Clone, Debug, Serialize)]
pub struct BankReport {
    /// Version of the content that it describes.
    pub content: String,
    /// All items with their parameters, in the order of the files.
    pub items: Vec<ItemRow>,
    /// One entry a skill, in order.
    pub skills: Vec<SkillReport>,
    /// Whether the parameters agree with the readers, by skill and kind.
    pub agreements: Vec<Agreement>,
    /// How far one comes by looks alone, over all skills.
    pub cues: Cues,
    /// The same over the skills that are held to the topics; these must keep within bounds.
    pub cues_held: Cues,
    /// How many questions each topic has.
    pub topics: Vec<TopicRow>,
    /// Questions that rest on the law, with the day on which it was looked up.
    pub laws: Vec<LawRow>,
    /// How often each responsibility is touched, by level, over all skills.
    pub responsibilities: Vec<ResponsibilityRow>,
    /// Pairs of items that are worded much alike, most alike first.
    pub alike: Vec<LikePair>,
    /// Items whose words may give another one away, strongest first.
    pub give_aways: Vec<GiveAway>,
    /// Items without a source; the content check refuses them, so this stays empty.
    pub without_source: Vec<ItemId>,
    /// What falls short of the bank's targets; empty when all are met.
    pub shortfalls: Vec<String>,
}

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

impl BankReport {
    /// The report of a checked content.
    pub fn of(library: &Library) -> Self {
        let skills: Vec<SkillReport> =
            Skill::ALL.into_iter().map(|skill| rows::skill_report(library, skill)).collect();
        let responsibilities = rows::responsibilities(library);
        let agreements = evidence::agreements(&library.items);
        let topics = topics::topics(library);
        let all: Vec<&AuthoredItem> = library.items.iter().collect();
        let is_held = |item: &&AuthoredItem| library.topics.holds(item.question.skill);
        let held: Vec<&AuthoredItem> = library.items.iter().filter(is_held).collect();
        let cues_held = cues::cues(&held);
        let mut shortfalls = targets::shortfalls(&skills, &responsibilities, &library.items);
        shortfalls.extend(targets::looks(&cues_held));
        shortfalls.extend(topics::shortfalls(library, &topics, &skills));
        shortfalls.extend(evidence::shortfalls(library, &agreements));
        Self {
            content: library.content.version.clone(),
            items: library.items.iter().map(rows::item_row).collect(),
            skills,
            agreements,
            cues: cues::cues(&all),
            cues_held,
            topics,
            laws: law::laws(&library.items),
            responsibilities,
            alike: likeness::alike(&library.items),
            give_aways: likeness::give_aways(&library.items),
            without_source: without_source(&library.items),
            shortfalls,
        }
    }

    /// The report as text with tables in Markdown, as of this day.
    pub fn to_text(&self, today: Day) -> String {
        print::text(self, today)
    }

    /// The information curves of the seven skills as one SVG drawing.
    pub fn to_svg(&self) -> String {
        draw::svg(self)
    }
}

fn without_source(items: &[AuthoredItem]) -> Vec<ItemId> {
    let bare = items.iter().filter(|item| item.source.trim().is_empty());
    bare.map(|item| item.question.id.clone()).collect()
}

/// A count as a number to divide by.
#[expect(clippy::cast_precision_loss, reason = "counts of items are far below 2^52")]
fn real(count: usize) -> f64 {
    count as f64
}

/// A share of a count; 0 of nothing.
fn share(sum: f64, of: usize) -> f64 {
    if of == 0 { 0.0 } else { sum / real(of) }
}
