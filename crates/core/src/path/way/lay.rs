//! Pieces laid over days: what a way promises in months and what the plan made of it says in dates both come from here.
//!
//! Own hours go to the pieces one after the other: first what is studied, then the practice that the job does not give. The job gives
//! its practice all along, in each skill to its pieces in their order. The whole takes the fewest weeks in which both together are done,
//! and then as long as the last practice has to go on: practice and proof take calendar time besides ([`crate::content::Texts::days`]),
//! for “once a week” is not done in three days. A facet's next level is practised once the level before it is, and proven after it.

use super::hours::Split;
use super::learn::SKILLS;
use super::legs::{Time, week};
use crate::content::{Content, PathContent};
use crate::{FacetId, Level};

/// Share of a piece's practice after which it is to be proven, in percent.
pub(crate) const BEFORE_PROOF: f64 = 68.75;
/// Days that a study takes at least, less one: nobody has learned something by the day on which they begin.
const A_WEEK: i32 = 6;
/// Days of a month, on average.
const DAYS_A_MONTH: f64 = 30.44;

/// What is to be laid: hours of one skill, and what they take on the calendar at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The skill, counted from 0.
    pub(crate) skill: usize,
    /// The facet, counted from 0 within its skill; `None` where the content does not know it.
    pub(crate) facet: Option<usize>,
    /// Hours of study.
    pub(crate) study: u32,
    /// Hours of practice.
    pub(crate) practice: u32,
    /// Days that study (less one), practice and proof take at least.
    pub(crate) least: [i32; 3],
}

impl Stretch {
    /// Hours of study and of practice that lead a facet to a level, and as long as the texts say that practice and proof take at least.
    /// The skill of a facet that the content does not know is the first one.
    pub(crate) fn of(
        content: &Content,
        path: &PathContent,
        (facet, to): (&FacetId, Level),
        (study, practice): (u32, u32),
    ) -> Self {
        let skill = content.facet(facet).map_or(0, |(skill, _)| skill.index());
        let facets = content.skills.get(skill).map(|info| &info.facets);
        let place = facets.and_then(|facets| facets.iter().position(|one| one.id == *facet));
        let texts = path.texts(facet, to).filter(|_| practice > 0);
        let [practise, prove] = texts.map_or([0; 2], |texts| texts.least_days().map(i32::from));
        let learn = if study > 0 { A_WEEK } else { 0 };
        Self { skill, facet: place, study, practice, least: [learn, practise, prove] }
    }
}

/// A stretch laid over days, which are counted from 0, the first day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Laid {
    /// The own hours of its study, of the practice before the proof that the job does not give, and of that for the proof: from which
    /// to which of all that are given away.
    pub(crate) own: [(f64, f64); 3],
    /// The same of the practice before the proof and for it that the job gives, of the hours that practise the skill there.
    pub(crate) work: [(f64, f64); 2],
    /// The last day on which something is practised.
    pub(crate) worked: i32,
    /// The first day of each phase.
    pub(crate) firsts: [i32; 3],
    /// The last day of learning, of practice before the proof, and of the proof.
    pub(crate) ends: [i32; 3],
}

/// All stretches laid one after the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Laying {
    /// The fewest weeks in which the hours are done; infinite where study has no time.
    pub(crate) weeks: f64,
    /// Each stretch in its order; empty where the weeks are infinite.
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
    let mut hours = [Split::default(); SKILLS];
    for one in stretches {
        hours[one.skill].add(Split { study: f64::from(one.study), practice: f64::from(one.practice) });
    }
    let week = week(path, time.weekly, time.job.map(f64::from));
    let weeks = week.needed(&hours, 0.0);
    if weeks.is_infinite() {
        return Laying { weeks, laid: Vec::new() };
    }
    let own = week.own_practice(&hours, weeks);
    let (weekly, rates, work) = (week.own, week.work, [0.0; SKILLS]);
    let layer = Layer { weekly, rates, hours, own, at: 0.0, work, levels: Vec::new() };
    Laying { weeks, laid: layer.lay(stretches) }
}

/// The laying of one stretch after the other.
struct Layer {
    /// Own hours a week.
    weekly: f64,
    /// Hours at work a week by skill.
    rates: [f64; SKILLS],
    hours: [Split; SKILLS],
    /// Own hours of practice by skill.
    own: [f64; SKILLS],
    /// Own hours that are given away.
    at: f64,
    /// Hours at work by skill that are given away.
    work: [f64; SKILLS],
    /// Skill and facet of what is laid, with the last days of its practice before the proof and of the proof.
    levels: Vec<((usize, usize), [i32; 2])>,
}

impl Layer {
    fn lay(mut self, stretches: &[Stretch]) -> Vec<Laid> {
        stretches.iter().map(|one| self.one(one)).collect()
    }

    fn one(&mut self, one: &Stretch) -> Laid {
        let skill = one.skill;
        let (study, practice) = (f64::from(one.study), f64::from(one.practice));
        let all = self.hours[skill].practice;
        let own = if all > 0.0 { self.own[skill] * practice / all } else { 0.0 };
        let (own_first, work_first) = (self.at, self.work[skill]);
        let own_day = |hours: f64| day(hours, self.weekly);
        // The day on which so much of the practice is done, both kinds of it.
        let until = |share: f64| {
            let at_work = (practice - own) * share;
            let work = if at_work > 0.01 { day(work_first + at_work, self.rates[skill]) } else { 0 };
            let mine = if own * share > 0.01 { own_day(own_first + study + own * share) } else { 0 };
            work.max(mine)
        };
        let [learn, practise, prove] = one.least;
        let first = if own_first <= 0.0 { 0 } else { own_day(own_first) + 1 };
        let studied_until = if study > 0.0 { own_day(own_first + study).max(first) } else { first };
        let learned = studied_until.max(first + learn);
        let [level_practised, level_proven] = self.level_before(one);
        let begins = learned.max(level_practised);
        let practised = until(BEFORE_PROOF / 100.0).max(begins + practise);
        let worked = until(1.0).max(practised);
        let proven = worked.max(practised + prove).max(level_proven);
        self.levels.extend(one.facet.map(|facet| ((skill, facet), [practised, proven])));
        let before = BEFORE_PROOF / 100.0;
        let (studied, at_work) = (own_first + study, practice - own);
        let (own_turn, work_turn) = (studied + own * before, work_first + at_work * before);
        let practice_first = if study > 0.0 { studied_until + 1 } else { first }.max(level_practised + 1);
        self.at += study + own;
        self.work[skill] += at_work;
        Laid {
            own: [(own_first, studied), (studied, own_turn), (own_turn, self.at)],
            work: [(work_first, work_turn), (work_turn, self.work[skill])],
            worked,
            firsts: [first, practice_first, practised + 1],
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

/// The day on which so many hours are done at so many a week.
fn day(hours: f64, weekly: f64) -> i32 {
    if weekly > 0.0 { days(libm::ceil(hours * 7.0 / weekly - 1e-6) - 1.0) } else { 0 }
}

/// Whole days, a hundred years at most.
#[expect(clippy::cast_possible_truncation, reason = "a hundred years at most")]
fn days(days: f64) -> i32 {
    days.clamp(0.0, 36_500.0) as i32
}
