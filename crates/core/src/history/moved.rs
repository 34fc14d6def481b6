//! What the last attempt did to the result, which joins all attempts.
//!
//! A skill may move without a new answer about it: skills go together in the joint model, and what answers show of the way in
//! which somebody rates themselves counts in every skill. Wherever such a move is shown it is said what it rests on.

use crate::Skill;
use crate::attempt::{Attempt, separate};
use crate::content::{Bank, Content};
use crate::decimal::Tenths;
use crate::order::sorted;
use crate::person::Person;
use crate::profile::view::level_number;
use crate::profile::{Profile, Rater};

/// Hundredths of a logit from which a skill is told to have moved: a third of a level.
const WORTH: i32 = 33;

/// By how many levels a skill moved from where it stood to where it stands, both in hundredths of a logit; `None` where it is less than
/// is told. Plans keep hundredths, so every page compares those. The move is the difference of the two numbers as every page shows
/// them, so that whoever subtracts one from the other comes to the same.
pub(crate) fn moved_from(then: i16, now: i16) -> Option<Tenths> {
    let change = i32::from(now) - i32::from(then);
    let shown = |theta: i16| level_number(f64::from(theta) / 100.0).get();
    (change.abs() >= WORTH).then(|| Tenths::of(shown(now) - shown(then)))
}

/// So many logits in hundredths.
#[expect(
    clippy::cast_possible_truncation,
    reason = "logits lie within a few of 0, and a cast takes what is too much to the end"
)]
pub(crate) fn hundredths(theta: f64) -> i16 {
    libm::round(theta * 100.0) as i16
}

/// From this share on a standard error is told to have shrunk or grown: it is computed with random numbers, which move it by some
/// hundredths.
const ERROR_WORTH: f64 = 0.1;

/// What became of the doubt about a skill, by its standard error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// More is known than before.
    Less,
    /// About as much is known as before.
    Same,
    /// Less can be said than before.
    More,
}

impl Doubt {
    fn of(then: f64, now: f64) -> Self {
        if now < then * (1.0 - ERROR_WORTH) {
            Self::Less
        } else if now > then * (1.0 + ERROR_WORTH) {
            Self::More
        } else {
            Self::Same
        }
    }
}

/// What the last attempt did to a skill of the result. One of which nothing is to be told has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The skill.
    pub skill: Skill,
    /// Its name.
    pub name: String,
    /// By how many levels it moved; `None` where that is less than a third of one.
    pub levels: Option<Tenths>,
    /// The words of its level before and now, where they are two.
    pub words: Option<(String, String)>,
    /// What became of the doubt about it.
    pub doubt: Doubt,
    /// Whether the attempt has an answer about it.
    pub asked: bool,
}

/// What the last attempt did to the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultMoved {
    /// The skills that moved, have another word, or of which less can be said than before; the greatest move first.
    pub skills: Vec<Moved>,
    /// Whether all answers to questions could as well be random picks now, and could not without the last attempt: then every
    /// interval leaves room for both.
    pub random: bool,
}

/// What the last attempt with an answer did to the result of all of them together with what `raters` say; `None` where there are not
/// two attempts with answers. What one grew out of is part of it.
pub fn moved(content: &Content, bank: &Bank, attempts: &[Attempt], raters: &[Rater]) -> Option<ResultMoved> {
    let answered: Vec<Attempt> = attempts.iter().filter(|one| !one.answers().is_empty()).cloned().collect();
    let apart = separate(&answered);
    let when = |one: &Attempt| (one.last_at(), one.id().clone());
    let last = apart.iter().max_by_key(|one| when(one.attempt)).filter(|_| apart.len() > 1)?;
    let of_last = |one: &Attempt| {
        one.id() == last.attempt.id() || last.grew_from.iter().any(|part| part.id() == one.id())
    };
    let before: Vec<Attempt> = answered.iter().filter(|one| !of_last(one)).cloned().collect();
    // By as many draws as the result has, whose numbers these are.
    let of = |attempts: &[Attempt]| Person::of(bank, attempts, raters.to_vec())?.profile(content, bank);
    let (then, now) = (of(&before)?, of(&answered)?);
    Some(ResultMoved {
        skills: moves(content, (&then, &now), last.attempt),
        random: now.random_picks && !then.random_picks,
    })
}

/// What an attempt does to each skill of a result, from what it is without the attempt to what it is with it; the greatest move
/// first.
pub(super) fn moves(content: &Content, (then, now): (&Profile, &Profile), attempt: &Attempt) -> Vec<Moved> {
    let row = |skill: Skill| {
        let (then, now) = (then.skills.get(skill.index())?, now.skills.get(skill.index())?);
        let levels = moved_from(hundredths(then.theta), hundredths(now.theta));
        let words = (then.level != now.level)
            .then(|| (content.level_name(then.level), content.level_name(now.level)));
        let doubt = Doubt::of(then.standard_error, now.standard_error);
        let told = levels.is_some() || words.is_some() || doubt == Doubt::More;
        let name = content.skill(skill)?.name.clone();
        told.then(|| Moved { skill, name, levels, words, doubt, asked: attempt.asked(skill) })
    };
    let skills: Vec<Moved> = Skill::ALL.into_iter().filter_map(row).collect();
    let size = |one: &Moved| one.levels.map_or(0.0, |levels| levels.get().abs());
    sorted(&skills, |one, other| size(other).total_cmp(&size(one)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The history said "up 0.4 levels" by one computation, and the plan that nothing moved by a third by another.
    #[test]
    fn a_third_of_a_level_is_told_and_less_is_not() {
        assert_eq!([moved_from(100, 132), moved_from(100, 68)], [None; 2]);
        assert_eq!(moved_from(100, 136), Some(Tenths::of(0.4)));
        assert_eq!(moved_from(hundredths(0.604), hundredths(0.27)), Some(Tenths::of(-0.3)));
        assert_eq!(moved_from(i16::MIN, i16::MAX), Some(Tenths::of(655.4)));
    }

    /// Sliders fell from 1.4 to 1.0, the history said "down 0.5 levels" and the plan "down 0.4".
    #[test]
    fn a_move_is_the_difference_of_the_numbers_that_pages_show() {
        for (then, now) in [(-64, -109), (-56, -101), (30, 74), (0, 33), (148, 99)] {
            let shown = |theta: i16| level_number(f64::from(theta) / 100.0).get();
            let apart = Tenths::of(shown(now) - shown(then));
            assert_eq!(moved_from(then, now), Some(apart), "{then} to {now}");
        }
        assert_eq!(moved_from(-56, -101), Some(Tenths::of(-0.4)), "1.4 and 1.0, 0.45 apart");
    }
}
