//! A plan laid over days.

use super::day::Day;
use super::log::{Phase, Planned, Step};
use super::now::Plan;

/// Shares of a piece's hours, in percent: learning, practising, proving.
const SHARES: [(Phase, u32); 3] = [(Phase::Learn, 20), (Phase::Practise, 55), (Phase::Prove, 25)];
/// Days between two assessments: a quarter of a year, in which a facet can change enough to be seen.
const AGAIN: i32 = 91;
/// Most assessments of one plan; a longer plan has them further apart.
const MOST_AGAIN: i32 = 12;
/// A plan that lasts longer than this has no dates that mean anything.
const LONGEST: u64 = 40 * 365;

/// The days of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Schedule {
    /// Each piece that is not left out, with its first day and the last day of each phase; in order.
    pub(super) pieces: Vec<(Planned, Day, [Day; 3])>,
    /// When to be assessed again; the last time at the end.
    pub(super) again: Vec<(Step, Day)>,
    /// The last day.
    pub(super) end: Day,
}

/// Hours of a phase of a piece.
pub(super) fn hours(piece: &Planned, phase: Phase) -> f64 {
    let share = SHARES.into_iter().find(|(known, _)| *known == phase).map_or(0, |(_, share)| share);
    f64::from(piece.hours) * f64::from(share) / 100.0
}

impl Schedule {
    /// The days; `None` without hours a week, without pieces, or for a plan of more than forty years.
    pub(super) fn of(plan: &Plan) -> Option<Self> {
        let left: Vec<&Planned> = plan.pieces.iter().filter(|piece| !plan.is_out(&piece.id)).collect();
        let total: u64 = left.iter().map(|piece| u64::from(piece.hours)).sum();
        let weekly = u64::from(plan.weekly);
        if weekly == 0 || total == 0 || total * 7 / weekly > LONGEST {
            return None;
        }
        // The day on which so many hundredths of hours are done.
        let day = |hundredths: u64| {
            let days = (hundredths * 7).div_ceil(weekly * 100).saturating_sub(1);
            plan.start.plus(i32::try_from(days).unwrap_or(i32::MAX))
        };
        let mut done = 0;
        let mut pieces = Vec::new();
        for piece in left {
            let first = if done == 0 { plan.start } else { day(done).plus(1) };
            let ends = SHARES.map(|(_, share)| {
                done += u64::from(piece.hours) * u64::from(share);
                day(done).max(first)
            });
            pieces.push((piece.clone(), first, ends));
        }
        let end = day(total * 100);
        Some(Self { pieces, again: again(plan.start, end), end })
    }
}

fn again(start: Day, end: Day) -> Vec<(Step, Day)> {
    let length = end.since(start);
    let apart = AGAIN.max(length / MOST_AGAIN);
    let between =
        (1..).map(|number| start.plus(apart * number)).take_while(|day| end.since(*day) > AGAIN / 2);
    (1..).zip(between.chain([end])).map(|(number, day)| (Step::Again(number), day)).collect()
}
