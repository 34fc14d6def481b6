//! A quarter of a plan: its pieces and steps, row by row.

use super::blocks::Block;
use super::day::Day;
use super::log::{Phase, PieceId, Step};
use super::schedule::phase_hours;
use crate::Stage;

/// What is due in one quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarter {
    /// Its name; empty where there are no dates.
    pub name: String,
    /// What begins, goes on or is due in it, in order: a piece stands where it begins.
    pub rows: Vec<QuarterRow>,
}

/// One line of a quarter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuarterRow {
    /// A piece, with all its steps; those of them behind the first that are due in a later quarter stand there.
    Piece(PieceRow),
    /// A step that is under way in this quarter and stands in another one to be ticked off.
    Underway(StepRow),
    /// A step of a piece that stands in an earlier quarter.
    Due(StepRow),
    /// The milestone of the step.
    Deed(StepRow),
    /// An assessment.
    Again(StepRow),
}

/// A piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PieceRow {
    /// Which.
    pub id: PieceId,
    /// The facet's name.
    pub facet: String,
    /// The skill's name.
    pub skill: String,
    /// Levels before and after, in words.
    pub levels: (String, String),
    /// Hours of study and of practice.
    pub split: (u32, u32),
    /// Hours of both.
    pub hours: u32,
    /// The later stage that asks for it, where it is no part of the step.
    pub ahead: Option<Stage>,
    /// Whether another stands before it that it can be moved before.
    pub can_move: bool,
    /// Learn, practise, prove.
    pub steps: Vec<StepRow>,
    /// Responsibilities that the evidence serves, by name.
    pub serves: Vec<String>,
    /// Works by which it is studied, with author and year; empty where they have not come ([`PlanView::name_works`](super::view::PlanView)).
    pub works: Vec<String>,
    /// Own time of each phase, as the calendar has it; nothing without dates.
    pub own: [Vec<Block>; 3],
    /// Time at work in its skill of the practice before the proof and for it, in minutes from the first of the plan on.
    pub work: [(u32, u32); 2],
}

impl PieceRow {
    /// Its steps that stand where it does; the others stand in the quarters in which they are due.
    pub fn steps_here(&self) -> impl Iterator<Item = &StepRow> {
        self.steps.iter().filter(|step| stands_with(self, step))
    }

    /// Its hours of practice: those before the proof, and those for it.
    pub fn practice(&self) -> (u32, u32) {
        (phase_hours(self.split, Phase::Practise), phase_hours(self.split, Phase::Prove))
    }
}

/// Whether a step stands where its piece does: the first one, what is due in the quarter in which the piece begins, and what has no date.
pub(super) fn stands_with(piece: &PieceRow, step: &StepRow) -> bool {
    let begins = piece.steps.first().and_then(|first| first.from).map(Day::quarter);
    matches!(step.step, Step::Phase(_, Phase::Learn)) || step.due.map(Day::quarter) == begins
}

/// Something to tick off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// Which.
    pub step: Step,
    /// What is to be done; empty for an assessment.
    pub text: String,
    /// What of a milestone can be done in its first month.
    pub begin: Option<String>,
    /// The facet's name, or the stage's; empty for an assessment.
    pub facet: String,
    /// The day on which it begins; `None` without dates, and for what is done on one day.
    pub from: Option<Day>,
    /// The day by which.
    pub due: Option<Day>,
    /// The day on which it was done.
    pub done: Option<Day>,
    /// The day on which it was ticked off under an earlier plan, where it is to be done again.
    pub before: Option<Day>,
    /// Whether the day by which has passed.
    pub late: bool,
    /// The note.
    pub note: String,
}

impl StepRow {
    /// The days between which a milestone that is still to be reached takes its months: it is begun on the first, and can be
    /// reached by the second. `None` for everything else, and without dates.
    pub fn months(&self) -> Option<(Day, Day)> {
        let open = matches!(self.step, Step::Deed(_)) && self.done.is_none();
        self.from.zip(self.due).filter(|_| open)
    }
}
