//! The person's own numbers, which hold for every plan: hours of a facet, hours a week, the way in.

use super::days::Days;
use super::log::{PlanEvent, PlanLog};
use crate::content::{Job, PathContent};
use crate::path::way::Hours;
use crate::{FacetId, Level, PlanId, Skill, WayId};

/// Name of the log that holds them.
const ID: &str = "wishes";
/// Hours a week until the person says otherwise: an evening and a half.
pub const WEEKLY: u16 = 5;

/// What the person has set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wishes {
    /// Hours a week.
    pub weekly: u16,
    /// The days of the week on which they are.
    pub days: Days,
    /// Own hours: facet, level to be reached, hours.
    pub efforts: Vec<(FacetId, Level, u32)>,
    /// The way in.
    pub way: Option<WayId>,
    /// Own shares of the job, in percent; the others are those that are usual on the way in.
    pub job: Vec<(Skill, u8)>,
}

impl Wishes {
    /// The id of their log.
    pub fn id() -> Option<PlanId> {
        PlanId::parse(ID)
    }

    /// What the logs say; the latest of each kind holds.
    pub fn of(logs: &[PlanLog]) -> Self {
        let mut wishes =
            Self { weekly: WEEKLY, days: Days::default(), efforts: Vec::new(), way: None, job: Vec::new() };
        let own = logs.iter().filter(|log| log.id().as_str() == ID).flat_map(PlanLog::entries);
        for entry in own {
            match &entry.event {
                PlanEvent::Weekly(hours) => wishes.weekly = *hours,
                PlanEvent::Days(days) => wishes.days = *days,
                PlanEvent::Way(way) => wishes.way.clone_from(way),
                PlanEvent::Job(skill, share) => {
                    wishes.job.retain(|(known, _)| known != skill);
                    wishes.job.extend(share.map(|share| (*skill, share)));
                }
                PlanEvent::Effort(facet, to, hours) => {
                    wishes.efforts.retain(|(known, level, _)| known != facet || level != to);
                    wishes.efforts.extend(hours.map(|hours| (facet.clone(), *to, hours)));
                }
                _ => {}
            }
        }
        wishes
    }

    /// Hours from level to level, as the person has them.
    pub fn hours(&self, path: &PathContent) -> Hours {
        Hours::new(path, &self.efforts)
    }

    /// What the job practises: what is usual, with what the person has said.
    pub fn job(&self, usual: Job) -> Job {
        let mut job = usual;
        for (skill, share) in &self.job {
            job[skill.index()] = *share;
        }
        job
    }

    /// Whether a log holds them and is no plan.
    pub fn is(log: &PlanLog) -> bool {
        log.id().as_str() == ID
    }
}
