//! How many more answers would tell two people apart.

use cairn_measure::{Habit, Theta};

use super::candidate_estimate::CandidateEstimate;
use crate::Skill;
use crate::content::{Bank, Form};

/// Beyond this number nobody would be asked to go on.
const MOST: u16 = 60;
/// A question as the app would choose it tells about as much as the best few of its skill.
const BEST: usize = 8;
/// 0.9 quantile of the standard normal: the deviate of [`super::SURE`].
const DEVIATE: f64 = 1.281_551_565_544_600_4;

/// How many more answers it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoreAnswers {
    /// They are told apart already.
    None,
    /// About so many, of both together.
    About(u16),
    /// More than anybody would be asked.
    MoreThan(u16),
}

/// About how many more answers would tell two people apart at 90%, if their difference stays as it is: questions go,
/// one after the other, to the person and the skill where the error of the difference falls most, each with the
/// information that the best questions of the bank have at the person's ability.
pub fn more_answers(bank: &Bank, pair: [&CandidateEstimate; 2], shares: &[f64; Skill::COUNT]) -> MoreAnswers {
    let scores = pair.map(|one| one.score(shares));
    let difference = (scores[0].mean - scores[1].mean).abs();
    let target = (difference / DEVIATE) * (difference / DEVIATE);
    let information = pair.map(|one| Skill::ALL.map(|skill| informative(bank, one, skill)));
    // Facets play no part here, and would be copied with each trial.
    let mut people = pair.map(|one| CandidateEstimate { facets: Vec::new(), ..one.clone() });
    let variance = |people: &[CandidateEstimate; 2]| {
        people.iter().map(|one| one.score(shares).sd).map(|sd| sd * sd).sum::<f64>()
    };
    for asked in 0..=MOST {
        let now = variance(&people);
        if now <= target {
            return if asked == 0 { MoreAnswers::None } else { MoreAnswers::About(asked) };
        }
        let mut best: Option<(usize, CandidateEstimate, f64)> = None;
        for (place, person) in people.iter().enumerate() {
            for skill in Skill::ALL {
                let worth = information.get(place).map_or(0.0, |all| all[skill.index()]);
                let after = asked_once_more(person, skill, worth);
                let left = after.score(shares).sd;
                let before = person.score(shares).sd;
                let gain = before * before - left * left;
                if best.as_ref().is_none_or(|(_, _, most)| gain > *most) {
                    best = Some((place, after, gain));
                }
            }
        }
        let Some((place, after, _)) = best else { break };
        if let Some(slot) = people.get_mut(place) {
            *slot = after;
        }
    }
    MoreAnswers::MoreThan(MOST)
}

/// Mean information of the best questions of a skill at the person's ability, in 1/logit².
#[expect(clippy::cast_precision_loss, reason = "a few questions")]
fn informative(bank: &Bank, standing: &CandidateEstimate, skill: Skill) -> f64 {
    let Ok(theta) = Theta::new(standing.skill(skill).mean) else { return 0.0 };
    let admits = Habit::new().share();
    let open = bank.questions().iter().filter(|one| one.skill == skill && one.form != Form::C);
    let mut worth: Vec<f64> =
        open.filter_map(|question| question.item(admits)).map(|item| item.information(theta).get()).collect();
    worth.sort_unstable_by(|left, right| right.total_cmp(left));
    worth.truncate(BEST);
    worth.iter().sum::<f64>() / (worth.len().max(1) as f64)
}

/// The person after one more answer: C becomes C - C e e'C I / (1 + I e'Ce).
fn asked_once_more(person: &CandidateEstimate, skill: Skill, information: f64) -> CandidateEstimate {
    let along = Skill::ALL.map(|other| person.cov(other, skill));
    let share = information / (1.0 + information * person.cov(skill, skill));
    let mut after = person.clone();
    let mut cells = after.covariance.iter_mut();
    for (row, left) in along.iter().enumerate() {
        for right in along.iter().take(row + 1) {
            if let Some(cell) = cells.next() {
                *cell -= share * left * right;
            }
        }
    }
    after
}
