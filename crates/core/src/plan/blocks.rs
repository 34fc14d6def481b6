//! Own hours as blocks of the evenings: what is studied one after the other, and beside it each week some of what is practised, until that
//! is due.

use super::day::Day;
use super::evenings::{Evenings, LEAST, Sitting};

/// Minutes to which a week's share of a practice is rounded.
const QUARTER: u32 = 15;
/// Where practice that is spread evenly is not done in time, it is hurried on: it is done in so many times fewer weeks.
const HURRY: [u32; 3] = [1, 2, 4];
/// Weeks behind which nothing is laid any more: a plan that lasts longer has no dates.
const WEEKS: u32 = 41 * 52;

/// Own minutes that go to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Task {
    /// How many in its turn.
    pub(super) minutes: u32,
    /// How many more when all others have had theirs.
    pub(super) late: u32,
    /// Whether it is spread over the weeks until it is due, and from which day on, if what comes before it is not done before; what is
    /// studied comes in its order, as soon as there is time.
    pub(super) spread: Option<Day>,
    /// The day by which it is done; `None` for what is ticked off, of which it does not matter on which days it was done.
    pub(super) due: Option<Day>,
}

impl Task {
    /// All of its minutes.
    const fn all(&self) -> u32 {
        self.minutes.saturating_add(self.late)
    }
}

/// Time at the same hour on the same days of some weeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The first day.
    pub first: Day,
    /// When it begins, in minutes of the day.
    pub at: u32,
    /// How many minutes it lasts.
    pub minutes: u32,
    /// The days of the week, as calendars have them.
    pub weekdays: Vec<&'static str>,
    /// On how many days in all.
    pub count: usize,
}

impl Block {
    /// Its days, in order.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        let on = (0..).map(|more| self.first.plus(more));
        on.filter(|day| self.weekdays.contains(&day.weekday())).take(self.count)
    }

    /// Its minutes on these days, both with them.
    pub(super) fn within(&self, (first, last): (Day, Day)) -> u32 {
        let here = self.days().filter(|day| (first..=last).contains(day)).count();
        u32::try_from(here).unwrap_or(u32::MAX).saturating_mul(self.minutes)
    }
}

/// The blocks of each task. Where not all of it would be done by its day, one task follows the other in their order: that is how the days
/// were found.
pub(super) fn blocks(evenings: Evenings, tasks: &[Task]) -> Vec<Vec<Block>> {
    let in_time = |laid: &Vec<Vec<Sitting>>| {
        tasks.iter().zip(laid).all(|(task, sittings)| {
            let minutes: u32 = sittings.iter().map(|one| one.minutes).sum();
            minutes + LEAST + QUARTER >= task.all()
                && sittings.iter().all(|one| task.due.is_none_or(|due| one.day <= due))
        })
    };
    let laid = HURRY.into_iter().map(|hurry| weekly(evenings, tasks, hurry)).find(in_time);
    laid.unwrap_or_else(|| one_by_one(evenings, tasks)).iter().map(|sittings| series(sittings)).collect()
}

/// Week by week: first what is to be practised in each, as if it were due in so many times fewer weeks; then what is studied in the time
/// that is left.
fn weekly(evenings: Evenings, tasks: &[Task], hurry: u32) -> Vec<Vec<Sitting>> {
    let mut left: Vec<u32> = tasks.iter().map(Task::all).collect();
    let mut laid = vec![Vec::new(); tasks.len()];
    if evenings.weekly == 0 {
        return laid;
    }
    // What evenings gave more than was asked for, or less: the next study has that much less, or more.
    let mut over = 0i64;
    for week in 0..WEEKS {
        if left.iter().all(|minutes| *minutes == 0) {
            break;
        }
        let first = evenings.start.plus(i32::try_from(week * 7).unwrap_or(i32::MAX));
        let mut from = u64::from(week) * evenings.week();
        let end = from + evenings.week();
        for (at, minutes) in of_week(evenings, tasks, &left, (first, hurry)) {
            let minutes = if tasks[at].spread.is_none() && left[at] == tasks[at].all() {
                left[at] = moved(left[at], &mut over);
                minutes.min(left[at])
            } else {
                minutes
            };
            let until = evenings.end(from, (from + u64::from(minutes) * evenings.parts()).min(end));
            let given = u32::try_from((until - from) / evenings.parts()).unwrap_or(u32::MAX);
            laid[at].extend(evenings.sittings((from, until)));
            let (rest, asked) = (left[at].saturating_sub(given), left[at]);
            // Less than half of what is no evening is none.
            if rest < LEAST.div_ceil(2) {
                over += i64::from(given) - i64::from(asked);
                left[at] = 0;
            } else {
                left[at] = rest;
            }
            from = until;
        }
    }
    laid
}

/// Minutes without what was given before, if they are enough.
fn moved(minutes: u32, over: &mut i64) -> u32 {
    let without = u32::try_from(i64::from(minutes) - *over).unwrap_or(0);
    if without < LEAST * 2 {
        return minutes;
    }
    *over = 0;
    without
}

/// What a week has time for, in minutes, what is due first first.
fn of_week(
    evenings: Evenings,
    tasks: &[Task],
    left: &[u32],
    (first, hurry): (Day, u32),
) -> Vec<(usize, u32)> {
    let mut left = left.to_vec();
    let studies = || tasks.iter().enumerate().filter(|(_, task)| task.spread.is_none()).map(|(at, _)| at);
    // Practice begins when everything before it is studied; that for a proof on its day, or when the practice before it is done.
    let begun = |at: usize, left: &[u32]| {
        let day = tasks[at].spread.is_some_and(|day| day <= first.plus(6));
        studies().take_while(|study| *study < at).all(|study| left[study] == 0)
            && (day || at.checked_sub(1).is_none_or(|before| left[before] == 0))
    };
    let mut room = evenings.weekly;
    let mut given: Vec<(usize, u32)> = Vec::new();
    while room > 0 {
        let open = |at: &usize| left[*at] > 0 && given.iter().all(|(known, _)| known != at);
        let practice = (0..tasks.len()).filter(|at| tasks[*at].spread.is_some() && begun(*at, &left));
        let next = practice.filter(open).min_by_key(|at| tasks[*at].due).or_else(|| studies().find(open));
        let Some(at) = next else { break };
        let task = &tasks[at];
        let wanted = if task.spread.is_some() {
            let weeks =
                task.due.map_or(0, |due| u32::try_from((due.since(first) + 1) / 7).unwrap_or(0)) / hurry;
            left[at].div_ceil(weeks.max(1)).next_multiple_of(QUARTER).max(LEAST)
        } else {
            left[at]
        };
        // What would be left for one more time and is no evening comes along with the last.
        let wanted = if left[at] < wanted + LEAST { left[at] } else { wanted };
        let gets = wanted.min(room);
        (room, left[at]) = (room - gets, left[at] - gets);
        given.push((at, gets));
    }
    given.sort_by_key(|(at, _)| (tasks[*at].due, *at));
    given
}

fn one_by_one(evenings: Evenings, tasks: &[Task]) -> Vec<Vec<Sitting>> {
    let (mut from, mut until) = (0u64, 0u64);
    let mut turn = |minutes: u32| {
        if minutes == 0 {
            return Vec::new();
        }
        until += u64::from(minutes) * evenings.parts();
        let end = evenings.end(from, until);
        let sittings = evenings.sittings((from, end));
        from = end;
        sittings
    };
    let mut laid: Vec<Vec<Sitting>> = tasks.iter().map(|task| turn(task.minutes)).collect();
    laid.iter_mut().zip(tasks).for_each(|(laid, task)| laid.extend(turn(task.late)));
    laid
}

/// Sittings as few blocks: those that begin at one time, last as long, and come back each week.
fn series(sittings: &[Sitting]) -> Vec<Block> {
    let mut left = sittings.to_vec();
    let mut found = Vec::new();
    while let Some(one) = left.first().copied() {
        let like = |other: &&Sitting| (other.at, other.minutes) == (one.at, one.minutes);
        let days: Vec<Day> = left.iter().filter(like).map(|other| other.day).collect();
        let mut weekdays: Vec<&'static str> = Vec::new();
        for day in days.iter().take_while(|day| day.since(one.day) < 7) {
            if !weekdays.contains(&day.weekday()) {
                weekdays.push(day.weekday());
            }
        }
        let block = Block { first: one.day, at: one.at, minutes: one.minutes, weekdays, count: days.len() };
        let count = block.days().zip(&days).take_while(|(on, day)| on == *day).count().max(1);
        let taken: Vec<Day> = days.into_iter().take(count).collect();
        left.retain(|other| !(like(&other) && taken.contains(&other.day)));
        found.push(Block { count, ..block });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::days::Days;
    use super::*;

    /// Practice "once a week" lay in two days, or beside a full week of study.
    #[test]
    fn practice_goes_on_each_week_until_it_is_due_and_study_has_the_rest() {
        let start = Day::of(2026, 11, 29).unwrap();
        let evenings = Evenings { start, weekly: 480, days: Days::default() };
        let day = |day: i32| start.plus(day);
        // Eight hours of study; ten weeks of practice, ten hours in all; forty hours of study.
        let tasks = [
            Task { minutes: 480, late: 0, spread: None, due: Some(day(6)) },
            Task { minutes: 600, late: 0, spread: Some(day(7)), due: Some(day(76)) },
            Task { minutes: 2400, late: 0, spread: None, due: Some(day(51)) },
        ];
        let laid = blocks(evenings, &tasks);
        let sum = |at: usize| laid[at].iter().map(|one| one.within((day(0), day(400)))).sum::<u32>();
        assert_eq!([sum(0), sum(1), sum(2)], [480, 600, 2400]);
        for week in 1..11 {
            let days = (day(week * 7), day(week * 7 + 6));
            let practised: u32 = laid[1].iter().map(|one| one.within(days)).sum();
            assert_eq!(practised, 60, "week {week}: {laid:?}");
        }
        assert!(laid.iter().flatten().count() < 12, "{laid:?}");
        for (blocks, task) in laid.iter().zip(&tasks) {
            assert!(blocks.iter().flat_map(Block::days).all(|day| Some(day) <= task.due), "{blocks:?}");
        }
        // What cannot be spread is done one by one.
        let hasty =
            [6, 5].map(|due| Task { minutes: 480, late: 0, spread: Some(start), due: Some(day(due)) });
        let laid = blocks(evenings, &hasty);
        assert_eq!(laid[0][0].first, start);
        assert!(laid[1][0].first >= day(7), "{laid:?}");
    }
}
