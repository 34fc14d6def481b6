//! Whose turn it is: which of the own hours, and of the hours at work in its skill, a piece takes.
//!
//! Hours are counted from the first of the plan on. Own hours go to the pieces one after the other, hours at work in each skill likewise.
//! How much of a practice is done in own hours is given, so that it does not depend on what else is left: a piece that takes fewer hours
//! lets every other one begin sooner, or leaves it where it is.

use super::learn::SKILLS;
use super::stretch::{BEFORE_PROOF, Stretch};
use super::weeks::Week;

/// Hours that one piece takes, each kind from which to which of all that are given away.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Turn {
    /// Own hours of its study, of the practice before the proof, and of that for the proof.
    pub(crate) own: [(f64, f64); 3],
    /// Hours at work of the practice before the proof and for it, of those that practise the skill there.
    pub(crate) work: [(f64, f64); 2],
    /// Own hours of the same that are left over when everybody has had theirs, and take the place of hours at work. There are none in a
    /// plan in which nothing is left out, for that is how its own hours were found.
    pub(crate) late: [(f64, f64); 2],
}

/// The turns of these stretches, in their order; `share` is the part of each skill's practice that is done in own hours.
///
/// What is ticked off took the hours until the end of that day, and none beyond. At last the own hours that are left over go, in the
/// order of the pieces, to whoever still waits for hours at work: each is done as soon as both kinds of hours together can do it. Every
/// hour that a turn begins or ends with is a sum, or a greatest or least, of those before it: with fewer of them none is later.
pub(super) fn turns(week: &Week, stretches: &[Stretch], share: [f64; SKILLS]) -> Vec<Turn> {
    let before = BEFORE_PROOF / 100.0;
    let mut at = 0.0;
    let mut own = |one: &Stretch| {
        let practice = f64::from(one.practice) * share[one.skill];
        let hours = [f64::from(one.study), practice * before, practice * (1.0 - before)];
        let mut turn = Turn::default();
        for (phase, hours) in hours.into_iter().enumerate() {
            turn.own[phase] = (at, cut(one.done[phase], week.own, (at, at + hours)));
            at = turn.own[phase].1;
        }
        turn
    };
    let mut turns: Vec<Turn> = stretches.iter().map(&mut own).collect();
    let mut free = at;
    let mut work = [0.0; SKILLS];
    for (one, turn) in stretches.iter().zip(&mut turns) {
        let (rate, at) = (week.work[one.skill], &mut work[one.skill]);
        let practice = f64::from(one.practice) * (1.0 - share[one.skill]);
        for (phase, hours) in [practice * before, practice * (1.0 - before)].into_iter().enumerate() {
            let late = left_over(week.own, rate, free, (*at, *at + hours));
            let done = one.done[phase + 1];
            turn.work[phase] = (*at, cut(done, rate, (*at, *at + hours - late)));
            turn.late[phase] = (free, cut(done, week.own, (free, free + late)));
            (*at, free) = (turn.work[phase].1, turn.late[phase].1);
        }
    }
    turns
}

/// Where hours end that would last until one and were ticked off on a day, at so many a week.
fn cut(done: Option<i32>, weekly: f64, (from, until): (f64, f64)) -> f64 {
    done.map_or(until, |day| (weekly * f64::from(day.saturating_add(1)) / 7.0).max(from).min(until))
}

/// Own hours from `free` on that take the place of hours at work, so that both are done on one day.
fn left_over(own: f64, rate: f64, free: f64, (from, until): (f64, f64)) -> f64 {
    if own <= 0.0 || rate <= 0.0 {
        return 0.0;
    }
    let late = ((own * until - rate * free) / (own + rate)).min(until - from);
    // Rounding leaves over what is none.
    if late > 1e-6 { late } else { 0.0 }
}
