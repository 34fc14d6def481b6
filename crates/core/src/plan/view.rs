//! What the page of the plan shows.

use super::day::Day;
use super::log::{Phase, PieceId, Planned, Step};
use super::now::Plan;
use super::schedule::{Schedule, hours};
use crate::content::{Content, PathContent};
use crate::decimal::Tenths;
use crate::path::{Aim, Shown, level_name};
use crate::{PlanId, ResponsibilityId};

/// Weeks from which a plan is ahead or behind.
const NOTICED: f64 = 1.0;

/// A plan under way.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanView {
    /// Its id.
    pub id: PlanId,
    /// The stage or growth role it leads to.
    pub aim: Aim,
    /// Its name.
    pub name: String,
    /// Probability in percent that the needs are met: when it was made, and what it is to be.
    pub shown: (u8, u8),
    /// The same in words.
    pub says: (Shown, Shown),
    /// Hours a week.
    pub weekly: u16,
    /// The first day.
    pub start: Day,
    /// Why it has no dates, or when it ends.
    pub end: End,
    /// Hours of all pieces, and of what is ticked off.
    pub hours: (u32, u32),
    /// What is ticked off, in percent of the hours.
    pub done: u8,
    /// How that stands against the plan.
    pub pace: Pace,
    /// What to do now.
    pub now: Option<StepRow>,
    /// The pieces and assessments by month; all under no month where there are no dates.
    pub months: Vec<Month>,
    /// Pieces that are left out.
    pub out: Vec<PieceRow>,
}

/// When a plan ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// On this day.
    On(Day),
    /// There are no hours a week to lay it over.
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
    /// Everything is ticked off.
    Finished,
}

/// What begins in one month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Its name; empty where there are no dates.
    pub name: String,
    /// What begins in it, in order.
    pub rows: Vec<Row>,
}

/// One line of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// A piece.
    Piece(PieceRow),
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
    /// Hours.
    pub hours: u32,
    /// Whether another stands before it.
    pub can_move: bool,
    /// Learn, practise, prove.
    pub steps: Vec<StepRow>,
    /// Responsibilities that the evidence serves, by name.
    pub serves: Vec<String>,
}

/// Something to tick off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// Which.
    pub step: Step,
    /// What is to be done; empty for an assessment.
    pub text: String,
    /// The facet's name; empty for an assessment.
    pub facet: String,
    /// The day by which.
    pub due: Option<Day>,
    /// The day on which it was done.
    pub done: Option<Day>,
    /// Whether that day has passed.
    pub late: bool,
    /// The note.
    pub note: String,
}

/// The page of a plan on a day.
pub fn plan_view(content: &Content, path: &PathContent, plan: &Plan, today: Day) -> PlanView {
    let schedule = Schedule::of(plan);
    let all: Vec<&Planned> = plan.pieces.iter().filter(|piece| !plan.is_out(&piece.id)).collect();
    let total: u32 = all.iter().map(|piece| piece.hours).sum();
    let done = all.iter().map(|piece| done_hours(plan, piece)).sum::<f64>();
    let months = months(content, path, plan, schedule.as_ref(), today);
    let steps = months.iter().flat_map(|month| &month.rows).flat_map(|row| match row {
        Row::Piece(piece) => piece.steps.clone(),
        Row::Again(again) => vec![again.clone()],
    });
    let open: Vec<StepRow> = steps.filter(|step| step.done.is_none()).collect();
    let due = |step: &StepRow| step.due.filter(|_| matches!(step.step, Step::Again(_)));
    // An assessment comes to its turn on its day, everything else in its order.
    let again = open.iter().find(|step| due(step).is_some_and(|due| due <= today));
    let now = again.or_else(|| open.iter().find(|step| due(step).is_none())).or(open.first());
    let out = plan.pieces.iter().filter(|piece| plan.is_out(&piece.id));
    PlanView {
        id: plan.id.clone(),
        aim: plan.aim.aim.clone(),
        name: plan.aim.aim.name(content, path),
        shown: (plan.aim.now, plan.aim.then),
        says: (word(plan.aim.now), word(plan.aim.then)),
        weekly: plan.weekly,
        start: plan.start,
        end: match &schedule {
            Some(schedule) => End::On(schedule.end),
            None if total == 0 => End::Empty,
            None if plan.weekly == 0 => End::NoHours,
            None => End::TooLong,
        },
        hours: (total, whole(done)),
        done: u8::try_from(whole(if total > 0 { done * 100.0 / f64::from(total) } else { 0.0 }))
            .unwrap_or(100),
        pace: pace(plan, schedule.as_ref(), done, today, now.is_none()),
        now: now.cloned(),
        out: out.map(|piece| piece_row(content, path, plan, piece, (None, today), false)).collect(),
        months,
    }
}

fn word(percent: u8) -> Shown {
    Shown::of(f64::from(percent) / 100.0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "not negative, and far below the limit"
)]
fn whole(value: f64) -> u32 {
    libm::round(value) as u32
}

fn done_hours(plan: &Plan, piece: &Planned) -> f64 {
    let ticked =
        Phase::ALL.into_iter().filter(|phase| plan.done(&Step::Phase(piece.id.clone(), *phase)).is_some());
    ticked.map(|phase| hours(piece, phase)).sum()
}

/// Hours that the plan has done by a day against those that are ticked off, in weeks.
fn pace(plan: &Plan, schedule: Option<&Schedule>, done: f64, today: Day, finished: bool) -> Pace {
    let Some(schedule) = schedule else { return Pace::NoDates };
    if finished {
        return Pace::Finished;
    }
    if today < plan.start {
        return Pace::NotBegun;
    }
    let weekly = f64::from(plan.weekly);
    let passed = today.since(plan.start).min(schedule.end.since(plan.start) + 1);
    let weeks = done / weekly - f64::from(passed) / 7.0;
    // A phase counts when it is ticked off: until the one under way is due, nobody is late with it.
    let late = schedule.pieces.iter().any(|(piece, _, ends)| {
        Phase::ALL
            .into_iter()
            .zip(ends)
            .any(|(phase, end)| *end < today && plan.done(&Step::Phase(piece.id.clone(), phase)).is_none())
    });
    if weeks > NOTICED {
        Pace::Ahead(Tenths::of(weeks))
    } else if late && weeks < -NOTICED {
        Pace::Behind(Tenths::of(-weeks))
    } else {
        Pace::AsPlanned
    }
}

fn months(
    content: &Content,
    path: &PathContent,
    plan: &Plan,
    schedule: Option<&Schedule>,
    today: Day,
) -> Vec<Month> {
    let Some(schedule) = schedule else {
        let pieces = plan.pieces.iter().filter(|piece| !plan.is_out(&piece.id));
        let rows: Vec<Row> = pieces
            .enumerate()
            .map(|(at, piece)| Row::Piece(piece_row(content, path, plan, piece, (None, today), at > 0)))
            .collect();
        return if rows.is_empty() { Vec::new() } else { vec![Month { name: String::new(), rows }] };
    };
    let mut dated: Vec<(Day, Row)> = Vec::new();
    for (at, (piece, first, ends)) in schedule.pieces.iter().enumerate() {
        dated.push((*first, Row::Piece(piece_row(content, path, plan, piece, (Some(*ends), today), at > 0))));
    }
    for (step, day) in &schedule.again {
        dated.push((
            *day,
            Row::Again(step_row(plan, step.clone(), (String::new(), String::new()), Some(*day), today)),
        ));
    }
    dated.sort_by_key(|(day, _)| *day);
    let mut months: Vec<Month> = Vec::new();
    for (day, row) in dated {
        let name = day.month();
        match months.last_mut() {
            Some(month) if month.name == name => month.rows.push(row),
            _ => months.push(Month { name, rows: vec![row] }),
        }
    }
    months
}

fn piece_row(
    content: &Content,
    path: &PathContent,
    plan: &Plan,
    piece: &Planned,
    (ends, today): (Option<[Day; 3]>, Day),
    can_move: bool,
) -> PieceRow {
    let found = content.facet(&piece.id.facet);
    // A facet that this version of the content does not know keeps its id for a name.
    let facet = found.map_or_else(|| piece.id.facet.to_string(), |(_, facet)| facet.name.clone());
    let skill =
        found.and_then(|(skill, _)| content.skill(skill)).map_or_else(String::new, |info| info.name.clone());
    let texts = path.texts(&piece.id.facet, piece.id.to);
    let steps = Phase::ALL.into_iter().enumerate().map(|(at, phase)| {
        let text = texts.map_or_else(String::new, |texts| match phase {
            Phase::Learn => texts.learn.clone(),
            Phase::Practise => texts.practise.clone(),
            Phase::Prove => texts.prove.clone(),
        });
        let due = ends.and_then(|ends| ends.get(at).copied());
        step_row(plan, Step::Phase(piece.id.clone(), phase), (facet.clone(), text), due, today)
    });
    let serves = texts.map_or_else(Vec::new, |texts| {
        let named = |id: &ResponsibilityId| {
            content.responsibilities.iter().find(|known| known.id == *id).map(|known| known.name.clone())
        };
        texts.serves.iter().filter_map(named).collect()
    });
    PieceRow {
        id: piece.id.clone(),
        skill,
        levels: (level_name(content, piece.from), level_name(content, piece.id.to)),
        hours: piece.hours,
        can_move,
        steps: steps.collect(),
        serves,
        facet,
    }
}

fn step_row(
    plan: &Plan,
    step: Step,
    (facet, text): (String, String),
    due: Option<Day>,
    today: Day,
) -> StepRow {
    let done = plan.done(&step);
    let late = done.is_none() && due.is_some_and(|due| due < today);
    let note = plan.note(&step).to_owned();
    StepRow { step, text, facet, due, done, late, note }
}
