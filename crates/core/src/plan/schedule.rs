//! A plan laid over days.
//!
//! Own hours go to the pieces one after the other: first what is studied, then the practice that the job does not give. The job gives
//! its practice all along, in each skill to its pieces in their order. The whole takes the fewest weeks in which both together are done.
//! Practice and proof take calendar time besides ([`crate::content::Texts::days`]): “once a week” is not done in three days.

use super::day::Day;
use super::log::{Phase, Planned, Step};
use super::now::Plan;
use crate::Skill;
use crate::content::{Content, PathContent};
use crate::path::way::{Split, Time, own_practice, weeks_needed};

/// Share of a piece's practice after which it is to be proven, in percent.
const BEFORE_PROOF: f64 = 68.75;
/// Days between two assessments: a quarter of a year, in which a facet can change enough to be seen.
const AGAIN: i32 = 91;
/// Most assessments of one plan; a longer plan has them further apart.
const MOST_AGAIN: i32 = 12;
/// A plan that lasts longer than this has no dates that mean anything: forty years, in weeks.
const LONGEST: f64 = 40.0 * 52.0;
/// Days of a week.
const WEEK: i32 = 7;
/// Days of a month, on average.
const MONTH: f64 = 30.44;

/// The days of a plan.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Schedule {
    /// Each piece that is not left out, in order.
    pub(super) pieces: Vec<Laid>,
    /// The milestone, with the day by which it can be reached at the soonest.
    pub(super) deed: Option<(Step, Day)>,
    /// When to be assessed again; the last time at the end.
    pub(super) again: Vec<(Step, Day)>,
    /// The last day on which something is studied or practised.
    pub(super) learned: Day,
    /// That day, or the milestone's.
    pub(super) end: Day,
    /// The day of the last proof, where one has to stand beyond the end before it proves anything.
    pub(super) proven: Option<Day>,
}

/// A piece laid over days.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Laid {
    /// The piece.
    pub(super) piece: Planned,
    /// The first and last day of its study; `None` where nothing is studied.
    pub(super) study: Option<(Day, Day)>,
    /// The first and last day of the own hours of practice behind the study; `None` where none are left for it.
    pub(super) own: Option<(Day, Day)>,
    /// The last day on which something is practised.
    pub(super) worked: Day,
    /// The day from which there is something to do for it.
    pub(super) first: Day,
    /// The last day of each phase.
    pub(super) ends: [Day; 3],
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

/// The skill of a piece; that of a facet that this version does not know is the first one's.
fn skill_of(content: &Content, piece: &Planned) -> usize {
    content.facet(&piece.id.facet).map_or(0, |(skill, _)| skill.index())
}

impl Schedule {
    /// The days, or why there are none.
    pub(super) fn of(content: &Content, path: &PathContent, plan: &Plan) -> Result<Self, NoDates> {
        let left: Vec<&Planned> = plan.kept().collect();
        let mut hours = [Split::default(); Skill::COUNT];
        for piece in &left {
            let split = Split { study: f64::from(piece.study), practice: f64::from(piece.practice) };
            hours[skill_of(content, piece)].add(split);
        }
        let deed = plan.deed();
        if left.iter().all(|piece| piece.hours() == 0) && deed.is_none() {
            return Err(NoDates::Empty);
        }
        let time = Time { weekly: plan.weekly, job: plan.job };
        let weeks = weeks_needed(path, &hours, &time);
        if weeks.is_infinite() {
            return Err(NoDates::NoHours);
        }
        if weeks > LONGEST {
            return Err(NoDates::TooLong);
        }
        let own = own_practice(path, &hours, &time, weeks);
        let pieces = Layer { content, path, plan, hours, own, at: 0.0, work: [0.0; Skill::COUNT] }.lay(&left);
        let learned = pieces.iter().map(|laid| laid.worked).max().unwrap_or(plan.start);
        let deed = deed.map(|(stage, months)| {
            let days = days(f64::from(months) * MONTH);
            (Step::Deed(stage), plan.start.plus(days))
        });
        let end = deed.as_ref().map_or(learned, |(_, day)| learned.max(*day));
        let proven = pieces.iter().map(|laid| laid.ends[2]).max().filter(|day| *day > end);
        Ok(Self { pieces, deed, again: again(plan.start, end), learned, end, proven })
    }
}

/// The laying of one piece after the other.
struct Layer<'a> {
    content: &'a Content,
    path: &'a PathContent,
    plan: &'a Plan,
    hours: [Split; Skill::COUNT],
    /// Own hours of practice by skill.
    own: [f64; Skill::COUNT],
    /// Own hours that are given away.
    at: f64,
    /// Hours at work by skill that are given away.
    work: [f64; Skill::COUNT],
}

impl Layer<'_> {
    fn lay(mut self, left: &[&Planned]) -> Vec<Laid> {
        left.iter().map(|piece| self.one(piece)).collect()
    }

    fn one(&mut self, piece: &Planned) -> Laid {
        let skill = skill_of(self.content, piece);
        let (study, practice) = (f64::from(piece.study), f64::from(piece.practice));
        let all = self.hours[skill].practice;
        let own = if all > 0.0 { self.own[skill] * practice / all } else { 0.0 };
        let (own_first, work_first) = (self.at, self.work[skill]);
        let own_day = |hours: f64| self.day(hours, f64::from(self.plan.weekly));
        let rate = f64::from(self.plan.job[skill]) / 100.0 * f64::from(self.path.effort.work_hours);
        // The day on which so much of the practice is done, both kinds of it.
        let until = |share: f64| {
            let at_work = (practice - own) * share;
            let work = if at_work > 0.01 { self.day(work_first + at_work, rate) } else { self.plan.start };
            let mine =
                if own * share > 0.01 { own_day(own_first + study + own * share) } else { self.plan.start };
            work.max(mine)
        };
        let begins = |done: f64, day: &dyn Fn(f64) -> Day| {
            if done <= 0.0 { self.plan.start } else { day(done).plus(1) }
        };
        let first = begins(own_first, &own_day);
        let learned = if study > 0.0 { own_day(own_first + study).max(first) } else { first };
        // A week at least: nobody has learned something by the day on which they begin.
        let a_week = if study > 0.0 && self.plan.made.is_some() { first.plus(WEEK - 1) } else { first };
        let (studied_until, learned) = (learned, learned.max(a_week));
        let [to_practise, to_prove] = self.least(piece);
        let practised = until(BEFORE_PROOF / 100.0).max(learned.plus(to_practise));
        let worked = until(1.0).max(practised);
        let proven = worked.max(practised.plus(to_prove));
        let studied = (study > 0.0).then_some((first, studied_until));
        let from = if studied.is_some() { studied_until.plus(1) } else { first };
        let mine =
            Some((from, own_day(own_first + study + own))).filter(|(from, last)| own > 0.01 && from <= last);
        self.at += study + own;
        self.work[skill] += practice - own;
        let ends = [learned, practised, proven];
        Laid { piece: piece.clone(), study: studied, own: mine, worked, first, ends }
    }

    /// Days that the practice of a piece takes at least, and its proof after that. Plans of older versions keep their dates.
    fn least(&self, piece: &Planned) -> [i32; 2] {
        let counts = piece.practice > 0 && self.plan.made.is_some();
        let texts = self.path.texts(&piece.id.facet, piece.id.to).filter(|_| counts);
        texts.map_or([0; 2], |texts| texts.least_days().map(i32::from))
    }

    /// The day on which so many hours are done at so many a week.
    fn day(&self, hours: f64, weekly: f64) -> Day {
        self.plan.start.plus(if weekly > 0.0 {
            days(libm::ceil(hours * 7.0 / weekly - 1e-6) - 1.0)
        } else {
            0
        })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "forty years at most; a cast takes more to the end")]
fn days(days: f64) -> i32 {
    days.clamp(0.0, 36_500.0) as i32
}

fn again(start: Day, end: Day) -> Vec<(Step, Day)> {
    let length = end.since(start);
    let apart = AGAIN.max(length / MOST_AGAIN);
    let between =
        (1..).map(|number| start.plus(apart * number)).take_while(|day| end.since(*day) > AGAIN / 2);
    (1..).zip(between.chain([end])).map(|(number, day)| (Step::Again(number), day)).collect()
}
