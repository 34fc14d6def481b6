//! Pieces laid over days: what a way promises in months and what the plan made of it says in dates both come from here.
//!
//! Own hours go to the pieces one after the other: first what is studied, then the practice that the job does not give. The job gives
//! its practice all along, in each skill to its pieces in their order: so the practice of a piece may begin at work before its study
//! does. The whole takes the fewest weeks in which both together are done, and then as long as the last practice has to go on: practice
//! and proof take calendar time besides ([`crate::content::Texts::days`]), for “once a week” is not done in three days. In own hours a
//! facet's next level is practised once the level before it is, and it is proven after it.
//!
//! What is left out, or ticked off before its day, leaves hours over. They bring forward what follows and put off nothing, for how much
//! of a practice is done in own hours was found for all pieces together and stays: see [`turns`].

use super::hours::Split;
use super::learn::SKILLS;
use super::legs::{Time, week};
use super::stretch::Stretch;
use super::turns::{Turn, turns};
use crate::content::PathContent;

/// Days of a month, on average.
const DAYS_A_MONTH: f64 = 30.44;

/// A stretch laid over days, which are counted from 0, the first day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Laid {
    /// The hours that it takes.
    pub(crate) turn: Turn,
    /// The last day on which something is practised.
    pub(crate) worked: i32,
    /// The first day of each phase.
    pub(crate) firsts: [i32; 3],
    /// The first day on which own hours go to its practice: that at work may begin before.
    pub(crate) own_practice: i32,
    /// The last day of learning, of practice before the proof, and of the proof.
    pub(crate) ends: [i32; 3],
}

/// All stretches laid one after the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Laying {
    /// The weeks in which the hours are done; infinite where study has no time.
    pub(crate) weeks: f64,
    /// Each stretch that is not left out, in its order; empty where the weeks are infinite.
    pub(crate) laid: Vec<Laid>,
}

impl Laying {
    /// The last day on which something is studied or practised, from 0.
    pub(crate) fn learned(&self) -> i32 {
        self.laid.iter().map(|laid| laid.worked).max().unwrap_or(0)
    }

    /// Months until everything is studied and practised, and until a milestone that takes so many at least.
    pub(crate) fn months(&self, deed: Option<u8>) -> f64 {
        if self.weeks.is_infinite() {
            return self.weeks;
        }
        let learned = if self.laid.is_empty() { 0.0 } else { f64::from(self.learned() + 1) / DAYS_A_MONTH };
        learned.max(f64::from(deed.unwrap_or(0)))
    }
}

/// Days that a milestone of so many months takes at least.
pub(crate) fn deed_days(months: u8) -> i32 {
    days(f64::from(months) * DAYS_A_MONTH)
}

/// Whether all is learned, and all that is `ahead` proven, before a day that is counted from 0.
pub(crate) fn fits(path: &PathContent, stretches: &[(Stretch, bool)], time: &Time, last: i32) -> bool {
    let all: Vec<Stretch> = stretches.iter().map(|(stretch, _)| *stretch).collect();
    let laying = lay(path, &all, time);
    let proven = || {
        let ahead = laying.laid.iter().zip(stretches).filter(|(_, (_, ahead))| *ahead);
        ahead.map(|(laid, _)| laid.ends[2]).max().unwrap_or(0)
    };
    laying.weeks.is_finite() && laying.learned() < last && proven() < last
}

/// Lays stretches one after the other, with own hours a week beside a job.
pub(crate) fn lay(path: &PathContent, stretches: &[Stretch], time: &Time) -> Laying {
    let week = week(path, time.weekly, time.job.map(f64::from));
    let kept: Vec<Stretch> = stretches.iter().filter(|one| !one.out).copied().collect();
    if week.needed(&hours(&kept), 0.0).is_infinite() {
        return Laying { weeks: f64::INFINITY, laid: Vec::new() };
    }
    let all = hours(stretches);
    let own = week.own_practice(&all, week.needed(&all, 0.0));
    let share =
        std::array::from_fn(
            |skill| {
                if all[skill].practice > 0.0 { own[skill] / all[skill].practice } else { 0.0 }
            },
        );
    let turns = turns(&week, &kept, share);
    let mut layer = Layer { weekly: week.own, rates: week.work, levels: Vec::new() };
    let weeks = turns.iter().zip(&kept).map(|(turn, one)| layer.weeks(one.skill, turn)).fold(0.0, f64::max);
    Laying { weeks, laid: kept.iter().zip(turns).map(|(one, turn)| layer.one(one, turn)).collect() }
}

/// Hours of each skill.
fn hours(stretches: &[Stretch]) -> [Split; SKILLS] {
    let mut hours = [Split::default(); SKILLS];
    for one in stretches {
        hours[one.skill].add(Split { study: f64::from(one.study), practice: f64::from(one.practice) });
    }
    hours
}

/// Finds the days of one stretch after the other.
struct Layer {
    /// Own hours a week.
    weekly: f64,
    /// Hours at work a week by skill.
    rates: [f64; SKILLS],
    /// Skill and facet of what is laid, with the last days of its practice before the proof and of the proof.
    levels: Vec<((usize, usize), [i32; 2])>,
}

impl Layer {
    /// The weeks after which all hours of a turn are done.
    fn weeks(&self, skill: usize, turn: &Turn) -> f64 {
        let own = turn.own.iter().chain(&turn.late).map(|(_, until)| (*until, self.weekly));
        let work = turn.work.iter().map(|(_, until)| (*until, self.rates[skill]));
        own.chain(work).filter(|(_, rate)| *rate > 0.0).map(|(hours, rate)| hours / rate).fold(0.0, f64::max)
    }

    fn one(&mut self, one: &Stretch, turn: Turn) -> Laid {
        let rate = self.rates[one.skill];
        let own_day = |hours: f64| day(hours, self.weekly);
        // The day on which the practice before the proof, or that for it, is done: both kinds of it.
        let until = |phase: usize| {
            let parts = [
                (turn.work[phase - 1], rate),
                (turn.own[phase], self.weekly),
                (turn.late[phase - 1], self.weekly),
            ];
            let some = parts.iter().filter(|(hours, _)| is_some(*hours));
            some.map(|((_, until), rate)| day(*until, *rate)).max().unwrap_or(0)
        };
        // Ticked off before its day, it is over then.
        let over = |phase: usize, day: i32| one.done[phase].map_or(day, |done| day.min(done.max(0)));
        let [learn, practise, prove] = one.least;
        let first = if turn.own[0].0 <= 0.0 { 0 } else { own_day(turn.own[0].0) + 1 };
        let studied = if one.study > 0 { own_day(turn.own[0].1).max(first) } else { first };
        let learned = over(0, studied.max(first + learn));
        let [level_practised, level_proven] = self.level_before(one);
        let begins = learned.max(level_practised);
        let practised = over(1, until(1).max(begins + practise));
        let worked = until(1).max(until(2)).max(practised);
        let proven = over(2, worked.max(practised + prove).max(level_proven));
        self.levels.extend(one.facet.map(|facet| ((one.skill, facet), [practised, proven])));
        let own_practice = if one.study > 0 { over(0, studied) + 1 } else { first }.max(level_practised + 1);
        let at_work = is_some(turn.work[0]).then(|| first_day(turn.work[0].0, rate));
        let practice = at_work.map_or(own_practice, |day| day.min(own_practice));
        Laid {
            turn,
            worked,
            firsts: [over(0, first), over(1, practice), over(2, practised + 1)],
            own_practice,
            ends: [learned, practised, proven],
        }
    }

    /// The last days of the practice and of the proof of the facet's level before; the day before the first where none is laid.
    fn level_before(&self, one: &Stretch) -> [i32; 2] {
        let same =
            |known: &&((usize, usize), [i32; 2])| Some(known.0) == one.facet.map(|facet| (one.skill, facet));
        self.levels.iter().rev().find(same).map_or([-1; 2], |(_, days)| *days)
    }
}

/// Whether hours from one to another are any: less than half a minute is none.
fn is_some((from, until): (f64, f64)) -> bool {
    until - from > 0.01
}

/// The day on which so many hours are done at so many a week.
fn day(hours: f64, weekly: f64) -> i32 {
    if weekly > 0.0 { days(libm::ceil(hours * 7.0 / weekly - 1e-6) - 1.0) } else { 0 }
}

/// The day on which what comes after so many hours begins, at so many a week.
fn first_day(hours: f64, weekly: f64) -> i32 {
    if weekly > 0.0 { days(libm::floor(hours * 7.0 / weekly + 1e-6)) } else { 0 }
}

/// Whole days, a hundred years at most.
#[expect(clippy::cast_possible_truncation, reason = "a hundred years at most")]
fn days(days: f64) -> i32 {
    days.clamp(0.0, 36_500.0) as i32
}
