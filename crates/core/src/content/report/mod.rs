//! The bank report: what the questions are worth as a whole, in numbers that a program can take.
//!
//! Everything here is computed from the authored content alone; no answer of a person is in it. The parameters are this
//! project's estimates, so the curves say what the bank would measure if these hold.

mod cues;
mod draw;
mod law;
mod likeness;
mod mean;
mod print;
mod readers_agreement;
mod reading;
mod rows;
mod targets;
mod topics;

use serde::Serialize;

use super::source::{AuthoredItem, Library};
use crate::{ItemId, Skill};

pub use super::source::{Review, ReviewOutcome};
pub use cues::Cues;
pub use law::LawRow;
pub use likeness::{GiveAway, LikePair};
pub use readers_agreement::ReadersAgreement;
pub use reading::{Reading, grade};
pub use rows::{ItemRow, ResponsibilityRow, SkillReport, THETAS};
pub use topics::TopicRow;

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
    pub agreements: Vec<ReadersAgreement>,
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

impl BankReport {
    /// The report of a checked content.
    pub fn of(library: &Library) -> Self {
        let skills: Vec<SkillReport> =
            Skill::ALL.into_iter().map(|skill| rows::skill_report(library, skill)).collect();
        let responsibilities = rows::responsibilities(library);
        let agreements = readers_agreement::agreements(library);
        let topics = topics::topics(library);
        let all: Vec<&AuthoredItem> = library.items.iter().collect();
        let is_held = |item: &&AuthoredItem| library.topics.holds(item.question.skill);
        let held: Vec<&AuthoredItem> = library.items.iter().filter(is_held).collect();
        let cues_held = cues::cues(&held);
        let mut shortfalls = targets::shortfalls(&skills, &responsibilities, &library.items);
        shortfalls.extend(targets::looks(&cues_held));
        shortfalls.extend(topics::shortfalls(library, &topics, &skills));
        shortfalls.extend(readers_agreement::shortfalls(library, &agreements));
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
}

fn without_source(items: &[AuthoredItem]) -> Vec<ItemId> {
    let bare = items.iter().filter(|item| item.source.trim().is_empty());
    bare.map(|item| item.question.id.clone()).collect()
}
