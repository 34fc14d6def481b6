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
use crate::profile::{Profile, Rater};

/// Hundredths of a logit from which a skill is told to have moved: a third of a level.
const WORTH: i32 = 33;

/// By how many levels a skill moved from where it stood to where it stands, both in hundredths of a logit; `None` where it is less than
/// is told. Plans keep hundredths, so every page compares those.
pub(crate) fn moved_from(then: i16, now: i16) -> Option<Tenths> {
    let change = i32::from(now) - i32::from(then);
    (change.abs() >= WORTH).then(|| Tenths::of(f64::from(change) / 100.0))
}

/// So many logits in hundredths.
#[expect(
    clippy::cast_possible_truncation,
    reason = "logits lie within a few of 0, and a cast takes what is too much to the end"
)]
pub(crate) fn hundredths(theta: f64) -> i16 {
    libm::round(theta * 100.0) as i16
}

/// A skill of the result that the last attempt moved by a third of a level or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The skill.
    pub skill: Skill,
    /// Its name.
    pub name: String,
    /// By how many levels.
    pub levels: Tenths,
    /// Whether the attempt has an answer about it.
    pub asked: bool,
}

/// The skills that the last attempt with an answer moved in the result of all of them together with what `raters` say, the
/// greatest move first; `None` where there are not two attempts with answers. What one grew out of is part of it.
pub fn moved(content: &Content, bank: &Bank, attempts: &[Attempt], raters: &[Rater]) -> Option<Vec<Moved>> {
    let answered: Vec<Attempt> = attempts.iter().filter(|one| !one.answers().is_empty()).cloned().collect();
    let apart = separate(&answered);
    let when = |one: &Attempt| (one.last_at(), one.id().clone());
    let last = apart.iter().max_by_key(|one| when(one.attempt)).filter(|_| apart.len() > 1)?;
    let of_last = |one: &Attempt| {
        one.id() == last.attempt.id() || last.grew_from.iter().any(|part| part.id() == one.id())
    };
    let before: Vec<Attempt> = answered.iter().filter(|one| !of_last(one)).cloned().collect();
    // By as many draws as the result has, whose numbers these are.
    let of = |attempts: &[Attempt]| -> Option<Profile> {
        Person::of(bank, attempts, raters.to_vec())?.profile(content, bank)
    };
    let (then, now) = (of(&before)?, of(&answered)?);
    let move_of = |skill: Skill| {
        let theta = |profile: &Profile| profile.skills.get(skill.index()).map(|one| hundredths(one.theta));
        Some((moved_from(theta(&then)?, theta(&now)?)?, skill))
    };
    let moves: Vec<(Tenths, Skill)> = Skill::ALL.into_iter().filter_map(move_of).collect();
    let row = |(levels, skill): (Tenths, Skill)| {
        let name = content.skill(skill)?.name.clone();
        Some(Moved { skill, name, levels, asked: last.attempt.asked(skill) })
    };
    Some(
        sorted(&moves, |one, other| other.0.get().abs().total_cmp(&one.0.get().abs()))
            .into_iter()
            .filter_map(row)
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The history said "up 0.4 levels" by one computation, and the plan that nothing moved by a third by another.
    #[test]
    fn a_third_of_a_level_is_told_and_less_is_not() {
        assert_eq!([moved_from(100, 132), moved_from(100, 68)], [None; 2]);
        assert_eq!(moved_from(100, 135), Some(Tenths::of(0.35)));
        assert_eq!(moved_from(hundredths(0.604), hundredths(0.27)), Some(Tenths::of(-0.33)));
        assert_eq!(moved_from(i16::MIN, i16::MAX), Some(Tenths::of(655.35)));
    }
}
