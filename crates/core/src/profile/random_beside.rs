//! Whether an attempt could as well be picks at random, held against everything else that the person has answered.

use super::answer_flags::BLIND_BELOW;
use super::joint::Joint;
use super::random_picks::{log_ratio, picks, ratio_at};
use super::weigh_answers::{Weighed, weigh};
use crate::Skill;
use crate::attempt::Attempt;
use crate::content::{Bank, Content};

/// From so many questions about a skill on, the rest of a person's answers tells what they can.
const KNOWN_BY: usize = 4;
/// With fewer new questions an attempt tells nothing.
const BESIDE_AT_LEAST: usize = 6;
/// The lower end of what the rest leaves open, in standard errors below its mode: that of a 90% interval.
const LOWEST: f64 = 1.645;
/// In so many steps abilities are tried.
const STEPS: u8 = 8;
/// Answers less than 1/e times as likely under the person's abilities as under blind picks are told. Of 224 made-up people who did
/// their best in both attempts, at abilities from -1.5 to 1.5 logits, nobody is told. Of those who picked blindly in the second, 17 of
/// 56 are told at an ability of -1.5, 29 of 56 at 0, 30 of 56 at 0.5 and 45 of 56 at 1.5; many of the others had stopped after too few
/// questions (`a_second_attempt_of_blind_picks_is_noticed`).
const BESIDE_BELOW: f64 = -1.0;

/// Whether an attempt's answers could as well be picks at random, whatever ability suits them best, and are much less likely those of
/// the person whom all `rest` of their answers shows. So it can be told from few questions: in an attempt by itself, somebody who
/// picks blindly and somebody who knows nothing look alike.
///
/// Of each skill about which the rest tells enough, the ability is taken that suits the attempt best within the lower half of what
/// the rest leaves open (90%): who has a bad day, or was lucky before, is not taken for somebody who picks blindly. What the rest has
/// asked already tells nothing. `false` where too few questions are left.
pub(crate) fn looks_random_beside(content: &Content, bank: &Bank, rest: &Attempt, attempt: &Attempt) -> bool {
    let (weighed, _) = weigh(content, bank, attempt);
    let by_itself = || {
        let posterior = Joint::new(&content.prior)?.posterior(&weighed)?;
        log_ratio(&attempt.answers(), &posterior, &weighed)
    };
    beside(content, bank, rest, (attempt, &weighed)).is_some_and(|ratio| ratio < BESIDE_BELOW)
        && by_itself().is_some_and(|ratio| ratio < BLIND_BELOW)
}

/// The logarithm of how much likelier the attempt's answers are under these abilities than under blind picks.
fn beside(
    content: &Content,
    bank: &Bank,
    rest: &Attempt,
    (attempt, weighed): (&Attempt, &[Weighed]),
) -> Option<f64> {
    let (known, _) = weigh(content, bank, rest);
    let posterior = Joint::new(&content.prior)?.posterior(&known)?;
    let answers = attempt.answers();
    let again = |one: &Weighed| known.iter().any(|other| other.id == one.id);
    let new: Vec<&Weighed> = picks(&answers, weighed).filter(|one| !again(one)).collect();
    let (mut sum, mut told) = (0.0, 0);
    for skill in Skill::ALL {
        let asked = known.iter().filter(|one| one.skill == skill && !one.rating).count();
        let own: Vec<&Weighed> = new.iter().copied().filter(|one| one.skill == skill).collect();
        if asked < KNOWN_BY || own.is_empty() {
            continue;
        }
        let (mode, sd) = (posterior.mode().get(skill.index()).copied()?, posterior.sd(skill.index()));
        let at = |step: u8| {
            let theta = mode - LOWEST * sd * f64::from(step) / f64::from(STEPS);
            own.iter().map(|one| ratio_at(one, theta)).sum::<Option<f64>>()
        };
        sum += (0..=STEPS).filter_map(at).max_by(f64::total_cmp)?;
        told += own.len();
    }
    (told >= BESIDE_AT_LEAST).then_some(sum)
}
