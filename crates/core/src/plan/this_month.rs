//! What to do within a month: three things at most.

use super::day::Day;
use super::log::{Phase, Step};
use super::now::Plan;
use super::view::{PieceRow, Quarter, Row, StepRow};
use crate::content::PathContent;
use crate::path::way::whole;

/// Days that are thought ahead.
const MONTH: i32 = 30;
/// Most things.
const MOST: usize = 3;

/// Something to do within a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Soon {
    /// What.
    pub step: StepRow,
    /// By when; `None` without dates.
    pub by: Option<Day>,
    /// Hours of it until then, of all its hours, where it is not done by then.
    pub part: Option<(u32, u32)>,
    /// Whether it is begun within the month and goes on beyond it.
    pub goes_on: bool,
    /// What of a milestone can be done in its first month.
    pub begin: Option<String>,
    /// Whether it is for later than the month: then it is the only thing, for nothing is for now.
    pub later: bool,
}

/// An assessment on its day; then what is to be learned, what is to be practised, the milestone; and what else comes next. What
/// cannot be proven within the month yet comes in only where nothing else is open. All in the order of their dates.
pub(super) fn soon(path: &PathContent, plan: &Plan, quarters: &[Quarter], today: Day) -> Vec<Soon> {
    let rows = || quarters.iter().flat_map(|quarter| &quarter.rows);
    let open = |step: &&StepRow| step.done.is_none();
    let pieces = || rows().filter_map(|row| if let Row::Piece(piece) = row { Some(piece) } else { None });
    let of = |phase: Phase| {
        let is = move |step: &&StepRow| matches!(&step.step, Step::Phase(_, one) if *one == phase);
        pieces().find_map(|piece| Some((Some(piece), piece.steps.iter().filter(open).find(is)?)))
    };
    let again = rows().find_map(|row| match row {
        Row::Again(step) => {
            (step.done.is_none() && step.due.is_some_and(|due| due <= today)).then_some((None, step))
        }
        _ => None,
    });
    let deed = rows().find_map(|row| match row {
        Row::Deed(step) => step.done.is_none().then_some((None, step)),
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
            Row::Piece(piece) => {
                found.extend(piece.steps.iter().filter(open).map(|step| (Some(piece), step)));
            }
            Row::Again(step) | Row::Deed(step) => found.extend(step.done.is_none().then_some((None, step))),
            // It came with its piece.
            Row::Due(_) => {}
        }
    }
    let month = today.max(plan.start).plus(MONTH);
    let waits = |step: &StepRow| {
        matches!(step.step, Step::Phase(_, Phase::Prove)) && step.due.is_some_and(|due| due > month)
    };
    let (late, mut ordered): (Vec<_>, Vec<_>) = found.into_iter().partition(|(_, step)| waits(step));
    if ordered.is_empty() {
        ordered = late;
    }
    let mut kept: Vec<Soon> = Vec::new();
    for (piece, step) in ordered {
        if kept.len() < MOST && kept.iter().all(|known| known.step.step != step.step) {
            kept.push(thing(path, plan, piece, step, today));
        }
    }
    // What is due later is not of this month; it is named only where nothing else is.
    if kept.iter().any(|one| !one.later) {
        kept.retain(|one| !one.later);
    } else {
        kept.truncate(1);
    }
    // What has no date keeps its place behind the others.
    kept.sort_by_key(|one| (one.by.is_none(), one.by));
    kept
}

fn thing(path: &PathContent, plan: &Plan, piece: Option<&PieceRow>, step: &StepRow, today: Day) -> Soon {
    let month = today.max(plan.start).plus(MONTH);
    let Some(due) = step.due else {
        return Soon { step: step.clone(), by: None, part: None, goes_on: false, begin: None, later: false };
    };
    // A milestone and a proof are not done in parts, and what takes longer than its hours is done on its own day.
    let in_parts = due > month && !matches!(step.step, Step::Phase(_, Phase::Prove));
    let part = piece.filter(|_| in_parts).and_then(|piece| part(path, plan, piece, &step.step));
    // A milestone takes its months from the first day on: who waits with it until it is due is late.
    let deed = matches!(step.step, Step::Deed(_));
    let goes_on = due > month
        && part.is_none()
        && (deed || piece.is_some_and(|piece| begins_by(piece, &step.step, month)));
    let later = due > month && part.is_none() && !goes_on;
    let begin = match step.step {
        Step::Deed(stage) if goes_on => path.pace(stage).map(|pace| pace.begin.clone()),
        _ => None,
    };
    Soon {
        step: step.clone(),
        by: Some(if part.is_some() { month } else { due }),
        part,
        goes_on,
        begin,
        later,
    }
}

/// Whether a step of a piece begins by a day: learning where its first day is not later, practice where what is learned is.
fn begins_by(piece: &PieceRow, step: &Step, day: Day) -> bool {
    match step {
        Step::Phase(_, Phase::Learn) => piece.study.is_some_and(|(first, _)| first <= day),
        Step::Phase(_, Phase::Practise) => {
            piece.steps.first().is_some_and(|learn| learn.due.is_some_and(|due| due < day))
        }
        Step::Phase(_, Phase::Prove) | Step::Again(_) | Step::Deed(_) => false,
    }
}

/// Hours of a month that go to a step, of those that it takes.
fn part(path: &PathContent, plan: &Plan, piece: &PieceRow, step: &Step) -> Option<(u32, u32)> {
    let weeks = f64::from(MONTH) / 7.0;
    let Step::Phase(id, phase) = step else { return None };
    let share = |skill: &str| {
        let place = crate::Skill::ALL.into_iter().find(|known| known.as_str() == skill)?;
        Some(f64::from(plan.job[place.index()]) / 100.0 * f64::from(path.effort.work_hours))
    };
    let skill = id.facet.as_str().split_once('/').map_or("", |(skill, _)| skill);
    let (rate, all) = match phase {
        Phase::Learn => (f64::from(plan.weekly), piece.split.0),
        Phase::Practise | Phase::Prove => {
            let work = share(skill).unwrap_or(0.0);
            (if work > 0.0 { work } else { f64::from(plan.weekly) }, piece.split.1)
        }
    };
    let hours = whole(rate * weeks);
    (hours > 0 && hours < all).then_some((hours, all))
}
