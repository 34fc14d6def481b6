//! How many questions each topic has, and how many are about today's work.

use serde::Serialize;

use super::SkillReport;
use super::mean::real;
use crate::TopicId;
use crate::content::source::Library;

/// What a topic has.
#[derive(Clone, Debug, Serialize)]
pub struct TopicRow {
    /// Its id, for example `ml-agents`.
    pub id: TopicId,
    /// Its skill.
    pub skill: &'static str,
    /// Its facet.
    pub facet: String,
    /// What it is, in words.
    pub name: String,
    /// Questions that the bank must hold: 1, or 3 that are not all of one level.
    pub at_least: usize,
    /// Questions by level, 1 to 5.
    pub levels: [usize; 5],
    /// Whether a lack is a fault: the questions of its skill are written.
    pub held: bool,
    #[serde(skip)]
    place: String,
}

impl TopicRow {
    /// Questions about it.
    pub fn items(&self) -> usize {
        self.levels.iter().sum()
    }

    /// What it lacks; `None` where it has what it must have.
    pub fn lack(&self) -> Option<String> {
        let items = self.items();
        if items < self.at_least {
            return Some(format!("has {items} questions, not {}", self.at_least));
        }
        let level = self.levels.iter().position(|count| *count == items).map(|at| at + 1);
        level.filter(|_| self.at_least > 1).map(|level| format!("has questions of level {level} alone"))
    }
}

pub(super) fn topics(library: &Library) -> Vec<TopicRow> {
    let topics = library.topics.list.iter();
    let rows = topics.map(|topic| {
        let about = |level: usize| {
            let of = library.items.iter().filter(|item| item.topics.contains(&topic.id));
            of.filter(|item| usize::from(item.level) == level).count()
        };
        TopicRow {
            id: topic.id.clone(),
            skill: topic.skill.as_str(),
            facet: topic.facet.as_str().to_owned(),
            name: topic.name.clone(),
            at_least: topic.at_least,
            levels: [1, 2, 3, 4, 5].map(about),
            held: library.topics.holds(topic.skill),
            place: topic.place.clone(),
        }
    });
    rows.collect()
}

/// Topics that lack questions, and skills with too few about today's work, of the skills that are held to them.
pub(super) fn shortfalls(library: &Library, topics: &[TopicRow], skills: &[SkillReport]) -> Vec<String> {
    let lacking = topics.iter().filter(|topic| topic.held);
    let mut found: Vec<String> = lacking
        .filter_map(|topic| Some(format!("{}: topic {:?} {}", topic.place, topic.id.as_str(), topic.lack()?)))
        .collect();
    for held in &library.topics.held {
        let of = skills.iter().filter(|report| report.skill == held.skill.as_str());
        let few = of.filter(|report| real(report.today) < held.today * real(report.items));
        found.extend(few.map(|report| {
            format!(
                "{}: {} of {} questions of {} are about today's work, not {:.0}%",
                held.place,
                report.today,
                report.items,
                report.skill,
                100.0 * held.today
            )
        }));
    }
    found
}
