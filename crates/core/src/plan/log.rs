//! The log of a plan.

use crate::attempt::{Millis, Writer};
use crate::content::Job;
use crate::path::Aim;
use crate::{FacetId, Level, PlanId, Skill, Stage, WayId};

/// Longest note that is kept, in characters.
pub const MAX_NOTE: usize = 400;

/// A piece of a plan: a facet and the level that it leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PieceId {
    /// The facet.
    pub facet: FacetId,
    /// The level.
    pub to: Level,
}

/// What is done for a piece, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Learning.
    Learn,
    /// Practising.
    Practise,
    /// Proving it at work.
    Prove,
}

/// Something in a plan that can be ticked off.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// A phase of a piece.
    Phase(PieceId, Phase),
    /// The so-manieth assessment on the way, from 1.
    Again(u16),
    /// The milestone of a stage.
    Deed(Stage),
}

impl PieceId {
    /// As it stands in records, for example `python/craft/4`.
    pub fn to_text(&self) -> String {
        format!("{}/{}", self.facet, self.to.number())
    }

    /// The piece of this text.
    pub fn parse(text: &str) -> Option<Self> {
        let (facet, to) = text.rsplit_once('/')?;
        let to = to.parse().ok().and_then(Level::new).filter(|level| level.number() > 0)?;
        Some(Self { facet: FacetId::parse(facet)?, to })
    }
}

impl Phase {
    /// In their order.
    pub const ALL: [Self; 3] = [Self::Learn, Self::Practise, Self::Prove];

    /// The name in records.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Learn => "learn",
            Self::Practise => "practise",
            Self::Prove => "prove",
        }
    }
}

impl Step {
    /// As it stands in records, for example `python/craft/4/prove`, `again/2` or `deed/4`.
    pub fn to_text(&self) -> String {
        match self {
            Self::Phase(piece, phase) => format!("{}/{}", piece.to_text(), phase.as_str()),
            Self::Again(number) => format!("again/{number}"),
            Self::Deed(stage) => format!("deed/{}", stage.number()),
        }
    }

    /// The step of this text.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(number) = text.strip_prefix("again/") {
            return number.parse().ok().filter(|number| *number > 0).map(Self::Again);
        }
        if let Some(number) = text.strip_prefix("deed/") {
            return number.parse().ok().and_then(Stage::new).map(Self::Deed);
        }
        let (piece, phase) = text.rsplit_once('/')?;
        let phase = Phase::ALL.into_iter().find(|known| known.as_str() == phase)?;
        PieceId::parse(piece).map(|piece| Self::Phase(piece, phase))
    }
}

/// One piece as it was planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The facet and where it leads.
    pub id: PieceId,
    /// Its level before.
    pub from: Level,
    /// Hours of study.
    pub study: u32,
    /// Hours of practice.
    pub practice: u32,
    /// The later stage that asks for it, where it is no part of the step: it takes own hours that are left over beside a milestone.
    pub ahead: Option<Stage>,
}

impl Planned {
    /// Of a piece with so many hours in all, those of study, in percent: how older versions shared them out.
    const STUDY: u32 = 20;

    /// A piece of a version that counted hours in all, and own time alone.
    pub fn older(id: PieceId, from: Level, hours: u32) -> Self {
        let study = (hours * Self::STUDY + 50) / 100;
        Self { id, from, study, practice: hours - study, ahead: None }
    }

    /// Hours of both.
    pub const fn hours(&self) -> u32 {
        self.study.saturating_add(self.practice)
    }

    /// Other hours in all, shared out as they were when the piece was planned: hours that were changed before have rounded that share
    /// away, and none at all have lost it.
    pub(super) fn with_hours(&self, hours: u32) -> Self {
        let (study, all) = match self.hours() {
            0 => (Self::STUDY, 100),
            all => (self.study, all),
        };
        let share = (u64::from(study) * u64::from(hours) + u64::from(all) / 2) / u64::from(all);
        let study = u32::try_from(share).unwrap_or(hours).min(hours);
        Self { study, practice: hours - study, ..self.clone() }
    }
}

/// What was known when a plan was made, from version 3 of the record on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The next step, to which the pieces lead; the aim itself, or a stage before it.
    pub step: Aim,
    /// Hours of the step: low, middle, high.
    pub hours: [u32; 3],
    /// Months that the milestone of the step takes at least; `None` where there is none, or where it was reached.
    pub deed: Option<u8>,
    /// Share of the working hours, in percent, in which each skill is practised.
    pub job: Job,
    /// Where each skill stood, in hundredths of a logit.
    pub stood: [i16; Skill::COUNT],
    /// The stages behind the step, each with the months from the first day until it: low, middle, high.
    pub later: Vec<(Stage, [u16; 3])>,
}

/// What a plan aims at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aimed {
    /// The stage or the growth role.
    pub aim: Aim,
    /// What *shown* was when the plan was made, in percent: of the step, in older versions of the aim.
    pub now: u8,
    /// What it was to be at the end, in percent: older versions aimed at a percentage.
    pub then: Option<u8>,
}

/// One thing that a person did with a plan, or set; never changed afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanEntry {
    /// Position in the log; two tabs may use the same one, then the writer decides.
    pub seq: u32,
    /// The tab that wrote it.
    pub writer: Writer,
    /// When.
    pub at: Millis,
    /// What happened.
    pub event: PlanEvent,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanEvent {
    /// The plan was made.
    Begin {
        /// What it aims at.
        aim: Aimed,
        /// Hours a week.
        weekly: u16,
        /// The first day.
        start: super::Day,
        /// The way.
        pieces: Vec<Planned>,
        /// What was known; `None` in older versions.
        made: Option<Box<Made>>,
    },
    /// A step was ticked off on a day, or the tick was taken back.
    Tick(Step, Option<super::Day>),
    /// A note at a step; an empty one takes it away.
    Note(Step, String),
    /// Other hours for a piece.
    Hours(PieceId, u32),
    /// A piece was left out, or taken in again.
    Out(PieceId, bool),
    /// A piece was moved before the one that stood before it.
    Earlier(PieceId),
    /// Another first day.
    Start(super::Day),
    /// Other hours a week.
    Weekly(u16),
    /// Other days of the week on which own hours are.
    Days(super::Days),
    /// The plan is no longer followed.
    Close,
    /// The plan as it was until then was put into a calendar's file.
    Exported,
    /// The person's own hours for a facet's step to a level; `None` for those of the content.
    Effort(FacetId, Level, Option<u32>),
    /// The way into the path that the person takes; `None` for what fits best.
    Way(Option<WayId>),
    /// The share of the job in which a skill is practised, in percent; `None` for what is usual.
    Job(Skill, Option<u8>),
}

/// A plan with all that became of it. Never without entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLog {
    id: PlanId,
    entries: Vec<PlanEntry>,
}

impl PlanLog {
    /// The log of the entries found, in any order; a doubled one is taken once. `None` without entries.
    pub fn from_entries(id: PlanId, entries: Vec<PlanEntry>) -> Option<Self> {
        if entries.is_empty() {
            return None;
        }
        let mut log = Self { id, entries: Vec::with_capacity(entries.len()) };
        for entry in entries {
            let key = |entry: &PlanEntry| (entry.seq, entry.writer.clone());
            if let Err(place) = log.entries.binary_search_by_key(&key(&entry), key) {
                log.entries.insert(place, entry);
            }
        }
        Some(log)
    }

    /// Its id.
    pub const fn id(&self) -> &PlanId {
        &self.id
    }

    /// The log, in order.
    pub fn entries(&self) -> &[PlanEntry] {
        &self.entries
    }

    /// The position after the last one.
    pub fn next_seq(&self) -> u32 {
        self.entries.last().map_or(0, |entry| entry.seq.saturating_add(1))
    }

    /// When it began.
    pub fn begun(&self) -> Millis {
        self.entries.first().map_or(Millis(0), |entry| entry.at)
    }
}
