//! What a plan is today: what follows from its log.

use std::cmp::Ordering;

use super::day::Day;
use super::days::Days;
use super::log::{Aimed, Made, PieceId, PlanEntry, PlanEvent, PlanLog, Planned, Step};
use super::preferences::Wishes;
use crate::PlanId;
use crate::attempt::{Millis, Writer};
use crate::content::{Band, Content, Job};
use crate::path::Aim;
use crate::{Skill, Stage};

/// A plan as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// When it was made.
    pub begun: Millis,
    /// How often something was done with it: calendars want to know which copy is newer.
    pub changes: u32,
    /// What it aims at.
    pub aim: Aimed,
    /// Own hours a week; without any, what has to be studied has no dates.
    pub weekly: u16,
    /// The same when it was made: what was worked out for later stages rests on it.
    pub made_weekly: u16,
    /// Share of the working hours, in percent, in which each skill is practised; older plans counted own time alone.
    pub job: Job,
    /// What was known when it was made; `None` for an older plan.
    pub made: Option<Box<Made>>,
    /// The first day.
    pub start: Day,
    /// The days of the week on which own hours are.
    pub days: Days,
    /// The pieces, in the order in which they are to be done.
    pub pieces: Vec<Planned>,
    /// Pieces that are left out.
    pub out: Vec<PieceId>,
    /// What is done, and when.
    pub ticks: Vec<(Step, Day)>,
    /// What was ticked off under an earlier plan, and when, and is to be done again.
    pub asked_again: Vec<(Step, Day)>,
    /// Notes.
    pub notes: Vec<(Step, String)>,
    /// Whether it is no longer followed.
    pub closed: bool,
}

/// The band of the works by which a piece is studied, where its skill stands at so much, in logits; `None` where that is not known.
pub fn to_read(content: &Content, piece: &PieceId, stands: impl Fn(Skill) -> Option<f64>) -> Band {
    let theta = content.facet(&piece.facet).and_then(|(skill, _)| stands(skill));
    theta.map_or_else(|| Band::of(piece.to), |theta| Band::to_read(piece.to, content.level_at(theta)))
}

impl Plan {
    /// The band of the works by which a piece is studied, as its skill stood when the plan was made.
    pub fn to_read(&self, content: &Content, piece: &PieceId) -> Band {
        let stood = |skill: Skill| Some(f64::from(self.made.as_ref()?.stood[skill.index()]) / 100.0);
        to_read(content, piece, stood)
    }

    /// The plan of a log; `None` where its beginning is not there, or where it is no plan.
    pub fn of(log: &PlanLog) -> Option<Self> {
        let begin = log.entries().iter().find_map(|entry| match &entry.event {
            PlanEvent::Begin { aim, weekly, start, pieces, made } => {
                Some((aim.clone(), *weekly, *start, pieces.clone(), made.clone()))
            }
            _ => None,
        });
        let (aim, weekly, start, pieces, made) = begin.filter(|_| !Wishes::is(log))?;
        let mut plan = Self {
            id: log.id().clone(),
            begun: log.begun(),
            changes: u32::try_from(log.entries().len()).unwrap_or(u32::MAX),
            aim,
            weekly,
            made_weekly: weekly,
            job: made.as_ref().map_or([0; Skill::COUNT], |made| made.job),
            made,
            start,
            days: Days::default(),
            pieces,
            out: Vec::new(),
            ticks: Vec::new(),
            asked_again: Vec::new(),
            notes: Vec::new(),
            closed: false,
        };
        let planned = plan.pieces.clone();
        for entry in log.entries() {
            plan.apply(&entry.event, &planned);
        }
        Some(plan)
    }

    /// A plan that is only thought of: what it would be if it were made, and `more` were done with it at once.
    pub fn draft(begin: &PlanEvent, more: &[PlanEvent]) -> Option<Self> {
        let entry = |(seq, event): (u32, &PlanEvent)| PlanEntry {
            seq,
            writer: Writer::nameless(),
            at: Millis(0),
            event: event.clone(),
        };
        let entries = (0..).zip(std::iter::once(begin).chain(more)).map(entry).collect();
        Self::of(&PlanLog::from_entries(PlanId::parse("draft")?, entries)?)
    }

    /// Plans that are no longer followed, or that a newer one took the place of, the newest first; each with its number among all
    /// plans in the order in which they were made, from 1, by which two of one day are told apart.
    pub fn earlier(logs: &[PlanLog]) -> Vec<(usize, Self)> {
        let current = Self::current(logs).map(|plan| plan.id);
        let mut plans: Vec<Self> = logs.iter().filter_map(Self::of).collect();
        plans.sort_by(Self::by_begin);
        let numbered = (1..).zip(plans).filter(|(_, plan)| Some(&plan.id) != current.as_ref());
        let mut earlier: Vec<(usize, Self)> = numbered.collect();
        earlier.reverse();
        earlier
    }

    /// The order in which plans were made.
    fn by_begin(one: &Self, other: &Self) -> Ordering {
        (one.begun, &one.id).cmp(&(other.begun, &other.id))
    }

    /// The plan that is followed: the one made last, unless it is closed.
    pub fn current(logs: &[PlanLog]) -> Option<Self> {
        let plans = logs.iter().filter_map(Self::of).filter(|plan| !plan.closed);
        plans.max_by(Self::by_begin)
    }

    /// The plan made last, where it is closed.
    pub fn closed_last(logs: &[PlanLog]) -> Option<Self> {
        logs.iter().filter_map(Self::of).max_by(Self::by_begin).filter(|plan| plan.closed)
    }

    /// What an event makes of it; `planned` are the pieces as they were when it was made.
    fn apply(&mut self, event: &PlanEvent, planned: &[Planned]) {
        match event {
            PlanEvent::Tick(step, day) => {
                self.ticks.retain(|(known, _)| known != step);
                self.ticks.extend(day.map(|day| (step.clone(), day)));
            }
            PlanEvent::Note(step, text) => {
                self.notes.retain(|(known, _)| known != step);
                self.notes.extend((!text.is_empty()).then(|| (step.clone(), text.clone())));
            }
            PlanEvent::Hours(id, hours) => {
                let set = planned.iter().find(|piece| piece.id == *id).map(|piece| piece.with_hours(*hours));
                if let Some((piece, set)) = self.pieces.iter_mut().find(|piece| piece.id == *id).zip(set) {
                    *piece = set;
                }
            }
            PlanEvent::Out(id, out) => {
                self.out.retain(|known| known != id);
                self.out.extend(out.then(|| id.clone()));
            }
            PlanEvent::Earlier(id) => {
                let at = self.pieces.iter().position(|piece| piece.id == *id);
                if let Some((at, before)) = at.and_then(|at| Some((at, self.before(at)?))) {
                    let piece = self.pieces.remove(at);
                    self.pieces.insert(before, piece);
                }
            }
            PlanEvent::Start(day) => self.start = *day,
            PlanEvent::Weekly(hours) => self.weekly = *hours,
            PlanEvent::Days(days) => self.days = *days,
            PlanEvent::Close => self.closed = true,
            PlanEvent::Job(skill, Some(share)) if self.made.is_some() => self.job[skill.index()] = *share,
            PlanEvent::Begin { .. }
            | PlanEvent::Effort(..)
            | PlanEvent::Way(_)
            | PlanEvent::Job(..)
            | PlanEvent::Exported => {}
        }
    }

    /// The place of the piece before this one that is not left out; `None` where it can't come before it, for it is of the same facet
    /// and leads to the level from which this one goes on.
    fn before(&self, at: usize) -> Option<usize> {
        let kept = |before: &usize| self.pieces.get(*before).is_some_and(|piece| !self.is_out(&piece.id));
        let before = (0..at).rev().find(kept)?;
        let (lower, piece) = (&self.pieces.get(before)?.id, &self.pieces.get(at)?.id);
        (lower.facet != piece.facet || lower.to >= piece.to).then_some(before)
    }

    /// Whether a piece can be moved before another one.
    pub(super) fn can_come_earlier(&self, id: &PieceId) -> bool {
        let at = self.pieces.iter().position(|piece| piece.id == *id);
        at.is_some_and(|at| !self.is_out(id) && self.before(at).is_some())
    }

    /// Whether a piece is left out.
    pub fn is_out(&self, id: &PieceId) -> bool {
        self.out.contains(id)
    }

    /// Where its pieces lead: the next step, or the aim itself.
    pub fn step(&self) -> &Aim {
        self.made.as_ref().map_or(&self.aim.aim, |made| &made.step)
    }

    /// The stage whose milestone is part of it, and the months that it takes at least.
    pub fn deed(&self) -> Option<(Stage, u8)> {
        match (self.step(), self.made.as_ref()?.deed) {
            (Aim::Stage(stage), Some(months)) => Some((*stage, months)),
            _ => None,
        }
    }

    /// The pieces that are not left out.
    pub(super) fn kept(&self) -> impl Iterator<Item = &Planned> {
        self.pieces.iter().filter(|piece| !self.is_out(&piece.id))
    }

    /// Those of them that the step asks for.
    pub(super) fn of_step(&self) -> impl Iterator<Item = &Planned> {
        self.kept().filter(|piece| piece.ahead.is_none())
    }

    /// When a step was ticked off.
    pub fn done(&self, step: &Step) -> Option<Day> {
        self.ticks.iter().find(|(known, _)| known == step).map(|(_, day)| *day)
    }

    /// The note at a step; empty where there is none.
    pub fn note(&self, step: &Step) -> &str {
        self.notes.iter().find(|(known, _)| known == step).map_or("", |(_, text)| text)
    }
}
