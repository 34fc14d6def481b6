//! A plan laid over days: [`lay`] says on which, counted from the first one; here they become dates.

use super::blocks::{Block, Task, blocks};
use super::day::Day;
use super::evenings::Evenings;
use super::log::{Phase, PieceId, Planned, Step};
use super::now::Plan;
use crate::content::{Content, PathContent};
use crate::path::way::{self, BEFORE_PROOF, Stretch, Time, deed_days, fits, lay, whole};

/// Days between two assessments: a quarter of a year, in which a facet can change enough to be seen.
const AGAIN: i32 = 91;
/// Most assessments of one plan; a longer plan has them further apart.
const MOST_AGAIN: i32 = 12;
/// A plan that lasts longer than this has no dates that mean anything: forty years, in weeks.
const LONGEST: f64 = 40.0 * 52.0;

/// The days of a plan.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Schedule {
    /// Each piece that is not left out, in order.
    pub(super) pieces: Vec<Laid>,
    /// What is ahead and waits, for there is no time for it.
    pub(super) waiting: Vec<PieceId>,
    /// The milestone, with the day by which it can be reached at the soonest.
    pub(super) deed: Option<(Step, Day)>,
    /// When to be assessed again; the last time at the end.
    pub(super) again: Vec<(Step, Day)>,
    /// The last day on which something is to be studied or practised, for the step or for a later one, whatever is ticked off.
    pub(super) learned: Day,
    /// The last day of the step: of its learning, or the milestone's.
    pub(super) end: Day,
    /// The day of the last proof, where one has to stand beyond the end before it proves anything.
    pub(super) proven: Option<Day>,
}

/// A piece laid over days.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Laid {
    /// The piece.
    pub(super) piece: Planned,
    /// Own time of each phase.
    pub(super) own: [Vec<Block>; 3],
    /// Time at work in its skill of the practice before the proof and for it, in minutes from the first of the plan on.
    pub(super) work: [(u32, u32); 2],
    /// The first day of each phase; practice at work may begin before the study does.
    pub(super) firsts: [Day; 3],
    /// The last day of each phase. What is ticked off before its day brings it forward.
    pub(super) ends: [Day; 3],
    /// The same if nothing were ticked off.
    pub(super) planned: [Day; 3],
}

/// Why there is no schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoDates {
    /// Nothing is in it.
    Empty,
    /// There is no time for what has to be done.
    NoHours,
    /// It would take more than forty years.
    TooLong,
}

/// Hours of a phase of a piece.
pub(super) fn hours(piece: &Planned, phase: Phase) -> f64 {
    let (study, practice) = (f64::from(piece.study), f64::from(piece.practice));
    match phase {
        Phase::Learn => study,
        Phase::Practise => practice * BEFORE_PROOF / 100.0,
        Phase::Prove => practice * (100.0 - BEFORE_PROOF) / 100.0,
    }
}

/// The same in whole hours, of a piece with so many hours of study and of practice.
pub(super) fn phase_hours((study, practice): (u32, u32), phase: Phase) -> u32 {
    let before = whole(f64::from(practice) * BEFORE_PROOF / 100.0);
    match phase {
        Phase::Learn => study,
        Phase::Practise => before,
        Phase::Prove => practice.saturating_sub(before),
    }
}

/// A piece as it is to be laid. Plans of older versions keep their dates, which knew no least days and no order of levels.
fn stretch(content: &Content, path: &PathContent, plan: &Plan, piece: &Planned) -> Stretch {
    let stretch = Stretch::of(content, path, (&piece.id.facet, piece.id.to), (piece.study, piece.practice));
    if plan.made.is_some() { stretch } else { Stretch { least: [0; 3], facet: None, ..stretch } }
}

impl Schedule {
    /// The days, or why there are none.
    pub(super) fn of(content: &Content, path: &PathContent, plan: &Plan) -> Result<Self, NoDates> {
        let (all, mut waiting) = fitting(content, path, plan);
        let left: Vec<&Planned> = all.iter().copied().filter(|piece| !plan.is_out(&piece.id)).collect();
        waiting.retain(|id| !plan.is_out(id));
        let deed = plan.deed();
        if left.iter().all(|piece| piece.hours() == 0) && deed.is_none() {
            return Err(NoDates::Empty);
        }
        let time = Time { weekly: plan.weekly, job: plan.job };
        let unticked =
            |piece: &&Planned| Stretch { out: plan.is_out(&piece.id), ..stretch(content, path, plan, piece) };
        let ticked = |piece: &&Planned| Stretch { done: ticks(plan, piece), ..unticked(piece) };
        let planned = lay(path, &all.iter().map(unticked).collect::<Vec<_>>(), &time);
        let laying = lay(path, &all.iter().map(ticked).collect::<Vec<_>>(), &time);
        if laying.weeks.is_infinite() {
            return Err(NoDates::NoHours);
        }
        if laying.weeks > LONGEST {
            return Err(NoDates::TooLong);
        }
        let evenings = Evenings::of(plan);
        let day = |day: i32| plan.start.plus(day);
        let due = |at: i32| day(evenings.due(at));
        let minutes = |hours: f64| whole(hours * 60.0);
        let of = |(piece, laid): (&&Planned, &way::Laid)| tasks(plan, piece, laid, due);
        let tasks: Vec<Task> = left.iter().zip(&laying.laid).flat_map(of).collect();
        let mut own = blocks(evenings, &tasks).into_iter();
        let with_planned = laying.laid.iter().zip(&planned.laid);
        let pieces: Vec<Laid> = left
            .iter()
            .zip(with_planned)
            .map(|(piece, (laid, planned))| {
                let own: [Vec<Block>; 3] = std::array::from_fn(|_| own.next().unwrap_or_default());
                // The calendar may have an evening for it before its turn would come by the hours alone.
                let first = |at: usize| {
                    let block = own[at].iter().map(|block| block.first).min();
                    block.map_or(day(laid.firsts[at]), |block| block.min(day(laid.firsts[at])))
                };
                Laid {
                    piece: (*piece).clone(),
                    firsts: std::array::from_fn(first),
                    work: laid.turn.work.map(|(from, until)| (minutes(from), minutes(until))),
                    ends: laid.ends.map(due),
                    planned: planned.ends.map(due),
                    own,
                }
            })
            .collect();
        let deed = deed.map(|(stage, months)| (Step::Deed(stage), day(deed_days(months))));
        // What a later stage asks for does not put off the end of this one.
        let of_step = || pieces.iter().zip(&laying.laid).filter(|(laid, _)| laid.piece.ahead.is_none());
        let step = of_step().map(|(_, laid)| laid.worked).max().map_or(plan.start, due);
        let end = deed.as_ref().map_or(step, |(_, day)| step.max(*day));
        let proven = of_step().map(|(laid, _)| laid.ends[2]).max().filter(|day| *day > end);
        let again = again(plan.start, end);
        Ok(Self { learned: due(planned.learned()), pieces, waiting, deed, again, end, proven })
    }
}

/// The days on which the phases of a piece were ticked off, counted from the first day.
fn ticks(plan: &Plan, piece: &Planned) -> [Option<i32>; 3] {
    Phase::ALL.map(|phase| Some(plan.done(&Step::Phase(piece.id.clone(), phase))?.since(plan.start)))
}

/// The pieces in order, those that are left out among them, and what waits: what is ahead and is not begun, as far as it is not done
/// and proven before the step ends. With fewer hours a week than the plan was made for there is no time for it.
///
/// What is left out has its place here: if what waits took it, that could put off what comes behind.
fn fitting<'a>(content: &Content, path: &PathContent, plan: &'a Plan) -> (Vec<&'a Planned>, Vec<PieceId>) {
    let of_step = || plan.pieces.iter().filter(|piece| piece.ahead.is_none());
    if of_step().count() == plan.pieces.len() {
        return (of_step().collect(), Vec::new());
    }
    let of = |piece: &Planned| (stretch(content, path, plan, piece), piece.ahead.is_some());
    let time = Time { weekly: plan.weekly, job: plan.job };
    let mut all: Vec<_> = of_step().map(of).collect();
    let step: Vec<Stretch> = all.iter().map(|(stretch, _)| *stretch).collect();
    let learned = lay(path, &step, &time).learned() + 1;
    let deed = plan.deed().map_or(0, |(_, months)| deed_days(months));
    let begun = |piece: &Planned| ticks(plan, piece).iter().any(Option::is_some);
    let (mut fitting, mut waiting) = (Vec::new(), Vec::new());
    for piece in &plan.pieces {
        if piece.ahead.is_some() {
            all.push(of(piece));
            if plan.weekly > 0 && !begun(piece) && !fits(path, &all, &time, deed.max(learned)) {
                all.pop();
                waiting.push(piece.id.clone());
                continue;
            }
        }
        fitting.push(piece);
    }
    (fitting, waiting)
}

/// Own time of each phase of a piece, in whole quarters of an hour: rounded down, so that none is done later for it. What is
/// practised for the proof has its own days, where they are a week or more. What is ticked off has had its hours.
fn tasks(plan: &Plan, piece: &Planned, laid: &way::Laid, due: impl Fn(i32) -> Day) -> [Task; 3] {
    let turn = |hours: f64| whole(libm::floor(hours * 4.0 + 1e-6)).saturating_mul(15);
    let minutes = |(from, until)| turn(until).saturating_sub(turn(from));
    let [_, _, proof] = laid.firsts;
    let practice = laid.own_practice;
    let proof = if laid.ends[2] - proof >= 6 { proof } else { practice };
    let spread = [None, Some(practice), Some(proof)];
    let ticks = ticks(plan, piece);
    std::array::from_fn(|phase| Task {
        minutes: minutes(laid.turn.own[phase]),
        late: phase.checked_sub(1).map_or(0, |at| minutes(laid.turn.late[at])),
        spread: spread[phase].filter(|_| ticks[phase].is_none()).map(|day| plan.start.plus(day)),
        due: ticks[phase].is_none().then(|| due(laid.ends[phase])),
    })
}

fn again(start: Day, end: Day) -> Vec<(Step, Day)> {
    let length = end.since(start);
    let apart = AGAIN.max(length / MOST_AGAIN);
    let between =
        (1..).map(|number| start.plus(apart * number)).take_while(|day| end.since(*day) > AGAIN / 2);
    (1..).zip(between.chain([end])).map(|(number, day)| (Step::Again(number), day)).collect()
}
