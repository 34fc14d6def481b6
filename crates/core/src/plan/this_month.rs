//! What to do within a month: three things at most.

use super::day::Day;
use super::log::{Phase, Step};
use super::now::Plan;
use super::quarter::{PieceRow, Quarter, QuarterRow, StepRow};
use super::schedule::phase_hours;
use crate::content::PathContent;
use crate::path::way::whole;
use crate::{Skill, Stage};

/// Days that are thought ahead.
const MONTH: i32 = 30;
/// Most things.
pub const MOST_SOON: usize = 3;

/// Something to do within a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Soon {
    /// What.
    pub step: StepRow,
    /// By when; `None` without dates.
    pub by: Option<Day>,
    /// What of it is done until then, where that is not all of it.
    pub part: Option<MonthHours>,
    /// Whether it is begun within the month and goes on beyond it.
    pub goes_on: bool,
    /// The day on which it begins, where that is still to come.
    pub begins: Option<Day>,
    /// What of a milestone can be done in its first month.
    pub begin: Option<String>,
    /// The later stage that asks for it, where the step does not.
    pub ahead: Option<Stage>,
    /// Whether it is for later than the month: then it is the only thing, for nothing is for now.
    pub later: bool,
}

/// Hours of a step that fall to a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthHours {
    /// Those of the month.
    pub hours: u32,
    /// Of these, those that the job gives; for the others the calendar has blocks.
    pub at_work: u32,
    /// All hours of the step.
    pub all: u32,
    /// Of a practice, the hours of its piece that are for the proof and not among these; 0 of a study.
    pub for_proof: u32,
}

/// An assessment on its day; then what is to be learned, what is to be practised, the milestone; and what else comes next. What
/// cannot be proven within the month yet comes in only where nothing else is open. All in the order of their dates, those of the step
/// before those ahead.
pub(super) fn soon(path: &PathContent, plan: &Plan, quarters: &[Quarter], today: Day) -> Vec<Soon> {
    let rows = || quarters.iter().flat_map(|quarter| &quarter.rows);
    let month = today.max(plan.start).plus(MONTH);
    let open = |piece: &PieceRow, step: &StepRow| step.done.is_none() && is_learned(piece, step, month);
    let pieces =
        || rows().filter_map(|row| if let QuarterRow::Piece(piece) = row { Some(piece) } else { None });
    let of = |phase: Phase| {
        let is = move |step: &&StepRow| matches!(&step.step, Step::Phase(_, one) if *one == phase);
        pieces().find_map(|piece| {
            Some((Some(piece), piece.steps.iter().filter(|step| open(piece, step)).find(is)?))
        })
    };
    let again = rows().find_map(|row| match row {
        QuarterRow::Again(step) => {
            (step.done.is_none() && step.due.is_some_and(|due| due <= today)).then_some((None, step))
        }
        _ => None,
    });
    let deed = rows().find_map(|row| match row {
        QuarterRow::Deed(step) => step.done.is_none().then_some((None, step)),
        _ => None,
    });
    let mut found: Vec<(Option<&PieceRow>, &StepRow)> = Vec::new();
    found.extend(again);
    found.extend(of(Phase::Learn));
    found.extend(of(Phase::Practise));
    found.extend(deed);
    found.extend(of(Phase::Prove));
    for row in rows() {
        match row {
            QuarterRow::Piece(piece) => {
                let open = piece.steps.iter().filter(|step| open(piece, step));
                found.extend(open.map(|step| (Some(piece), step)));
            }
            QuarterRow::Again(step) | QuarterRow::Deed(step) => {
                found.extend(step.done.is_none().then_some((None, step)));
            }
            // It came with its piece.
            QuarterRow::Due(_) | QuarterRow::Underway(_) => {}
        }
    }
    let waits = |step: &StepRow| {
        matches!(step.step, Step::Phase(_, Phase::Prove)) && step.due.is_some_and(|due| due > month)
    };
    let (late, mut ordered): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, step)| waits(step));
    if ordered.is_empty() {
        ordered = late;
    }
    let mut kept: Vec<Soon> = Vec::new();
    for (piece, step) in ordered {
        if kept.len() < MOST_SOON && kept.iter().all(|known| known.step.step != step.step) {
            kept.push(thing(path, plan, piece, step, today));
        }
    }
    // What is due later is not of this month; it is named only where nothing else is.
    if kept.iter().any(|one| !one.later) {
        kept.retain(|one| !one.later);
    } else {
        kept.truncate(1);
    }
    // What has no date keeps its place behind the others, and what the step does not ask for comes last.
    kept.sort_by_key(|one| (one.ahead.is_some(), one.by.is_none(), one.by));
    kept
}

/// Whether what a step practises is learned, or will be by a day.
fn is_learned(piece: &PieceRow, step: &StepRow, day: Day) -> bool {
    let practises = matches!(step.step, Step::Phase(_, Phase::Practise));
    let learned = |learn: &StepRow| learn.done.is_some() || learn.due.is_none_or(|due| due < day);
    !practises || piece.split.0 == 0 || piece.steps.first().is_none_or(learned)
}

fn thing(path: &PathContent, plan: &Plan, piece: Option<&PieceRow>, step: &StepRow, today: Day) -> Soon {
    let first = today.max(plan.start);
    let month = first.plus(MONTH);
    let ahead = piece.and_then(|piece| piece.ahead);
    let Some(due) = step.due else {
        return Soon {
            step: step.clone(),
            by: None,
            part: None,
            goes_on: false,
            begins: None,
            begin: None,
            ahead,
            later: false,
        };
    };
    // A milestone and a proof are not done in parts, and what takes longer than its hours is done on its own day.
    let in_parts = due > month && !matches!(step.step, Step::Phase(_, Phase::Prove));
    let of_month =
        piece.filter(|_| in_parts).and_then(|piece| part(path, plan, piece, &step.step, (first, month)));
    let part = of_month.filter(|part| part.hours > 0 && part.hours < part.all);
    // A milestone takes its months from the first day on: who waits with it until it is due is late.
    let deed = matches!(step.step, Step::Deed(_));
    let begins = of_month.is_some_and(|part| part.hours > 0) || step.from.is_some_and(|from| from <= month);
    let goes_on = due > month && part.is_none() && (deed || in_parts && begins);
    let later = due > month && part.is_none() && !goes_on;
    let begin = step.begin.clone().filter(|_| goes_on);
    let begins = step.from.filter(|from| *from > today);
    Soon {
        step: step.clone(),
        by: Some(if part.is_some() { month } else { due }),
        part,
        goes_on,
        begins,
        begin,
        ahead,
        later,
    }
}

/// Hours of a step of a piece that fall to some days: own ones as the calendar has them, and those at work.
fn part(
    path: &PathContent,
    plan: &Plan,
    piece: &PieceRow,
    step: &Step,
    (first, last): (Day, Day),
) -> Option<MonthHours> {
    let Step::Phase(id, phase) = step else { return None };
    let place = Phase::ALL.iter().position(|known| known == phase)?;
    let own: u32 = piece.own.get(place)?.iter().map(|block| block.within((first, last))).sum();
    let skill = id.facet.as_str().split_once('/').map_or("", |(skill, _)| skill);
    let skill = Skill::ALL.into_iter().find(|known| known.as_str() == skill);
    let share = skill.map_or(0.0, |skill| f64::from(plan.job[skill.index()]) / 100.0);
    // Minutes at work in the skill by the end of a day.
    let until = |day: Day| {
        f64::from((day.since(plan.start) + 1).max(0)) * share * f64::from(path.effort.work_hours) * 60.0 / 7.0
    };
    let work = place.checked_sub(1).and_then(|at| piece.work.get(at)).map_or(0.0, |(from, until_all)| {
        let (from, until_all) = (f64::from(*from), f64::from(*until_all));
        (until(last).min(until_all) - until(first.plus(-1)).max(from)).max(0.0)
    });
    let hours = whole((f64::from(own) + work) / 60.0);
    Some(MonthHours {
        hours,
        at_work: whole(work / 60.0).min(hours),
        all: phase_hours(piece.split, *phase),
        for_proof: if *phase == Phase::Practise { piece.practice().1 } else { 0 },
    })
}
