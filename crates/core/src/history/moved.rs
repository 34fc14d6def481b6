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
use crate::profile::{Profile, Rater, profile_with};

/// Logits from which a skill is told to have moved: a third of a level.
pub(crate) const WORTH: f64 = 0.33;

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
    let of = |attempts: &[Attempt]| -> Option<Profile> {
        let person = Person::of(bank, attempts, raters.to_vec())?;
        profile_with(content, bank, person.log(), raters)
    };
    let (then, now) = (of(&before)?, of(&answered)?);
    let move_of = |skill: Skill| {
        let theta = |profile: &Profile| profile.skills.get(skill.index()).map(|one| one.theta);
        let change = theta(&now)? - theta(&then)?;
        (change.abs() >= WORTH).then_some((change, skill))
    };
    let moves: Vec<(f64, Skill)> = Skill::ALL.into_iter().filter_map(move_of).collect();
    let row = |(change, skill): (f64, Skill)| {
        let name = content.skill(skill)?.name.clone();
        Some(Moved { skill, name, levels: Tenths::of(change), asked: last.attempt.asked(skill) })
    };
    Some(
        sorted(&moves, |one, other| other.0.abs().total_cmp(&one.0.abs()))
            .into_iter()
            .filter_map(row)
            .collect(),
    )
}
