//! What the page of the plan shows.

use super::day::Day;
use super::log::{Phase, Planned, Step};
use super::now::Plan;
pub use super::quarter::{PieceRow, Quarter, QuarterRow, StepRow};
use super::rows::{Rows, done_hours};
use super::schedule::{NoDates, Schedule};
use super::this_month::{Soon, soon};
use crate::content::{Content, PathContent, Works};
use crate::counts::share_of;
use crate::decimal::Tenths;
use crate::path::way::whole;
use crate::path::{Aim, Shown};
use crate::{PlanId, Stage};

/// Weeks from which a plan is ahead or behind.
const NOTICED: f64 = 1.0;
/// Days of a month, on average.
const MONTH: f64 = 30.44;

/// A plan under way.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanView {
    /// Its id.
    pub id: PlanId,
    /// The stage or growth role it leads to.
    pub aim: Aim,
    /// Its name.
    pub name: String,
    /// The next step, where that is not the aim itself: the stage with its name.
    pub step: Option<(Stage, String)>,
    /// What its rules were, for a plan of an older version.
    pub older: Option<Older>,
    /// Hours of the step when the plan was made: low, middle, high; `None` for an older plan.
    pub range: Option<[u32; 3]>,
    /// Probability, in percent and in a word, that every need of the step (of the aim, in an older plan) was met when it was made.
    pub shown: (u8, Shown),
    /// Own hours a week.
    pub weekly: u16,
    /// The first day.
    pub start: Day,
    /// Why it has no dates, or when it ends.
    pub end: PlanEnd,
    /// The day of the last proof, where one has to stand beyond the end before it proves anything.
    pub proven: Option<Day>,
    /// Hours of study and of practice of the pieces of the step that are not left out.
    pub split: (u32, u32),
    /// Hours of all these pieces, and of what is ticked off.
    pub hours: (u32, u32),
    /// The same of the pieces that a later stage asks for, without those that wait.
    pub ahead: (u32, u32),
    /// How many of these wait, because there is no time for them before the step ends.
    pub waiting: usize,
    /// Hours that are ticked off of pieces that are left out.
    pub done_out: u32,
    /// What is ticked off, in percent of the hours: the rounded quotient of the two.
    pub done: u8,
    /// How that stands against the plan.
    pub pace: Pace,
    /// At most three things to do within a month.
    pub soon: Vec<Soon>,
    /// The pieces, the milestone and the assessments by quarter; all under no quarter where there are no dates.
    pub quarters: Vec<Quarter>,
    /// The stages behind the step.
    pub later: Vec<Later>,
    /// Pieces that are left out.
    pub out: Vec<PieceRow>,
}

/// A plan of an older version: it counted own time alone, and learned until needs were met with a percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Older {
    /// What every need was to be met with at its end, in percent and in a word, if no piece is left out.
    pub then: (u8, Shown),
}

/// A stage behind the step, with the years in which it is likely reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// The stage.
    pub stage: Stage,
    /// Its name.
    pub name: String,
    /// The year that is likeliest, and the first and last that are likely; `None` where the plan has changed so much since it was
    /// made that they hold no more.
    pub years: Option<(i32, i32, i32)>,
}

/// When a plan ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanEnd {
    /// On this day.
    On(Day),
    /// There is no time for what has to be done.
    NoHours,
    /// Nothing is in it.
    Empty,
    /// It would take more than forty years.
    TooLong,
}

/// How what is done stands against the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// There are no dates to stand against.
    NoDates,
    /// It has not begun.
    NotBegun,
    /// Within a week of the plan.
    AsPlanned,
    /// So many weeks ahead.
    Ahead(Tenths),
    /// So many weeks behind.
    Behind(Tenths),
    /// Everything of the step is ticked off.
    Finished,
    /// The step asked for no learning, and its milestone is ticked off.
    Over,
}

/// What is said of how much of a plan's step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// So many hours of all that are in it.
    Hours,
    /// All that the step asks to be learned is left out.
    AllOut,
    /// The step asks for no learning.
    NoLearning,
}

impl PlanView {
    /// What is said of how much is done. That pieces are left out comes first: a step without them still asks for them.
    pub fn progress(&self) -> Progress {
        match self.hours.0 {
            0 if self.out.iter().any(|piece| piece.ahead.is_none()) => Progress::AllOut,
            0 => Progress::NoLearning,
            _ => Progress::Hours,
        }
    }

    /// All that can be ticked off.
    pub fn steps(&self) -> impl Iterator<Item = &StepRow> {
        self.quarters.iter().flat_map(|quarter| &quarter.rows).flat_map(|row| match row {
            QuarterRow::Piece(piece) => piece.steps.as_slice(),
            QuarterRow::Deed(step) | QuarterRow::Again(step) => std::slice::from_ref(step),
            // It came with its piece.
            QuarterRow::Due(_) | QuarterRow::Underway(_) => &[],
        })
    }

    /// What stands in which quarter: as long as this is the same, dates can change where they stand.
    pub fn outline(&self) -> Vec<(String, Vec<String>)> {
        let row = |row: &QuarterRow| match row {
            QuarterRow::Piece(piece) => piece.steps_here().map(|step| step.step.to_text()).collect(),
            QuarterRow::Due(step) | QuarterRow::Deed(step) | QuarterRow::Again(step) => step.step.to_text(),
            QuarterRow::Underway(step) => format!("underway {}", step.step.to_text()),
        };
        let quarters = self.quarters.iter();
        quarters.map(|quarter| (quarter.name.clone(), quarter.rows.iter().map(row).collect())).collect()
    }

    /// Names the works by which each piece is studied: files of a plan have them. A facet that has none is left as it is.
    pub fn name_works(&mut self, content: &Content, plan: &Plan, works: &Works) {
        for row in self.quarters.iter_mut().flat_map(|quarter| &mut quarter.rows) {
            if let QuarterRow::Piece(piece) = row
                && piece.split.0 > 0
                && let Some(known) = works.of(&piece.id.facet, plan.to_read(content, &piece.id))
            {
                piece.works =
                    known.iter().map(|work| format!("{}, {} ({})", work.title, work.by, work.year)).collect();
            }
        }
    }
}

/// The page of a plan on a day.
pub fn plan_view(content: &Content, path: &PathContent, plan: &Plan, today: Day) -> PlanView {
    let schedule = Schedule::of(content, path, plan);
    let rows = Rows { content, path, plan, today };
    let sum = |of: fn(&Planned) -> u32| plan.of_step().map(of).fold(0u32, u32::saturating_add);
    let (total, done) = hours(plan, plan.of_step());
    let waiting = schedule.as_ref().map_or(&[][..], |schedule| &schedule.waiting);
    let (all, all_done) = hours(plan, plan.kept().filter(|piece| !waiting.contains(&piece.id)));
    let quarters = rows.quarters(schedule.as_ref().ok());
    let soon = soon(path, plan, &quarters, today);
    let step_name = |stage: Stage| content.stage(stage).map_or_else(String::new, |info| info.name.clone());
    let step = match plan.step() {
        Aim::Stage(stage) if *plan.step() != plan.aim.aim => Some((*stage, step_name(*stage))),
        _ => None,
    };
    let older = plan.aim.then.filter(|_| plan.made.is_none());
    PlanView {
        id: plan.id.clone(),
        aim: plan.aim.aim.clone(),
        name: plan.aim.aim.name(content, path),
        step,
        older: older.map(|then| Older { then: (then, word(then)) }),
        range: plan.made.as_ref().map(|made| made.hours),
        shown: (plan.aim.now, word(plan.aim.now)),
        weekly: plan.weekly,
        start: plan.start,
        end: match &schedule {
            Ok(schedule) => PlanEnd::On(schedule.end),
            Err(NoDates::Empty) => PlanEnd::Empty,
            Err(NoDates::NoHours) => PlanEnd::NoHours,
            Err(NoDates::TooLong) => PlanEnd::TooLong,
        },
        proven: schedule.as_ref().ok().and_then(|schedule| schedule.proven),
        split: (sum(|piece| piece.study), sum(|piece| piece.practice)),
        hours: (total, whole(done)),
        ahead: (all - total, whole(all_done - done)),
        waiting: waiting.len(),
        done_out: whole(hours(plan, plan.pieces.iter().filter(|piece| plan.is_out(&piece.id))).1),
        done: share_of(whole(done), total),
        pace: pace(plan, schedule.as_ref().ok(), (all_done, f64::from(all)), today, soon.is_empty()),
        soon,
        out: rows.left_out(),
        later: later(content, plan, schedule.as_ref().ok().map(|schedule| schedule.end)),
        quarters,
    }
}

/// Hours of some pieces, and of what is ticked off of them.
pub(super) fn hours<'a>(plan: &Plan, pieces: impl Iterator<Item = &'a Planned>) -> (u32, f64) {
    pieces.fold((0u32, 0.0), |(all, done), piece| {
        (all.saturating_add(piece.hours()), done + done_hours(plan, piece))
    })
}

fn word(percent: u8) -> Shown {
    Shown::of(f64::from(percent) / 100.0)
}

/// Hours that the plan has done by a day against those that are ticked off, in weeks.
fn pace(
    plan: &Plan,
    schedule: Option<&Schedule>,
    (done, total): (f64, f64),
    today: Day,
    finished: bool,
) -> Pace {
    let Some(schedule) = schedule else { return Pace::NoDates };
    let ticked = |step: &Step| plan.done(step).is_some();
    let deed = plan.deed().map(|(stage, _)| ticked(&Step::Deed(stage)));
    let of =
        |piece: &Planned| Phase::ALL.into_iter().all(|phase| ticked(&Step::Phase(piece.id.clone(), phase)));
    if deed == Some(true) && plan.of_step().next().is_none() {
        return Pace::Over;
    }
    // What is ahead belongs to the next plan once the step is done.
    let ahead = plan.kept().any(|piece| piece.ahead.is_some());
    if finished || ahead && deed != Some(false) && plan.of_step().all(of) {
        return Pace::Finished;
    }
    if today < plan.start {
        return Pace::NotBegun;
    }
    let length = f64::from(schedule.learned.since(plan.start) + 1);
    let passed = f64::from(today.since(plan.start)).min(length);
    let weeks = if total > 0.0 { (done / total * length - passed) / 7.0 } else { 0.0 };
    // A phase counts when it is ticked off: until the one under way is due, nobody is late with it.
    let late = schedule.pieces.iter().any(|laid| {
        Phase::ALL.into_iter().zip(laid.planned).any(|(phase, end)| {
            end < today && plan.done(&Step::Phase(laid.piece.id.clone(), phase)).is_none()
        })
    });
    if weeks > NOTICED {
        Pace::Ahead(Tenths::of(weeks))
    } else if late && weeks < -NOTICED {
        Pace::Behind(Tenths::of(-weeks))
    } else {
        Pace::AsPlanned
    }
}

/// The stages behind the step, as they were worked out when the plan was made. With other hours, another job, or a step that ends
/// later than the next stage was to be reached, their years hold no more.
fn later(content: &Content, plan: &Plan, end: Option<Day>) -> Vec<Later> {
    let day = |months: u16| {
        #[expect(clippy::cast_possible_truncation, reason = "a cast takes what is too much to the end")]
        let days = (f64::from(months) * MONTH).min(36_500.0) as i32;
        plan.start.plus(days)
    };
    let list = plan.made.as_ref().map_or(&[][..], |made| &made.later);
    let same_time =
        plan.weekly == plan.made_weekly && plan.made.as_ref().is_some_and(|made| made.job == plan.job);
    let first = list.first().map(|(_, [_, middle, _])| day(*middle));
    let holds = same_time && end.zip(first).is_some_and(|(end, first)| end <= first);
    let year = |months: u16| day(months).year();
    let rows = list.iter().map(|(stage, [low, middle, high])| Later {
        stage: *stage,
        name: content.stage(*stage).map_or_else(String::new, |info| info.name.clone()),
        years: holds.then(|| (year(*middle), year(*low), year(*high))),
    });
    rows.collect()
}
