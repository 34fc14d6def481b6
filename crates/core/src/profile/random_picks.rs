//! Whether the answers could as well be picks at random.
//!
//! Who picks blindly earns half of the points of a scene and a quarter of the right answers. The model knows that luck, so the
//! estimate is low, as it should be for somebody who knows nothing; but an expert who did not read gets the same one. The number
//! cannot tell the two apart; the pattern of the answers tells that it may be either.

use cairn_measure::{Posterior, Theta};

use super::answer_flags::BLIND_BELOW;
use super::joint::Joint;
use super::weigh_answers::{Weighed, weigh};
use crate::attempt::{Attempt, Choice, Given};
use crate::content::{Bank, Content};
use crate::order::sorted;
use crate::{ItemId, Skill};

/// From so many questions about a skill on, the rest of a person's answers tells what they can.
const KNOWN_BY: usize = 4;
/// With fewer new questions an attempt tells nothing.
const BESIDE_AT_LEAST: usize = 6;
/// The lower end of what the rest leaves open, in standard errors below its mode: that of a 90% interval.
const LOWEST: f64 = 1.645;
/// In so many steps abilities are tried.
const STEPS: u8 = 8;
/// Answers less than 1/e times as likely under the person's abilities as under blind picks are told. Of 198 made-up people who did
/// their best in both attempts nobody came below 0; of 162 who picked blindly in the second, 139 came below -1: 19 of 33 whose skills
/// are low, and 120 of 129 others (`a_second_attempt_of_blind_picks_is_noticed` holds some of them).
const BESIDE_BELOW: f64 = -1.0;

/// How much likelier the answers to questions are under the person's estimated abilities than under blind picks: the
/// logarithm of the ratio. `None` without picks; "I don't know" is none.
///
/// A blind pick earns what a scene's actions are worth as often as there are such actions, and is right in 1 of 4 questions.
/// The abilities are those that suit the answers best, which favours them by about half a unit a skill measured.
pub(super) fn log_ratio(answers: &[Given], posterior: &Posterior, weighed: &[Weighed]) -> Option<f64> {
    let theta = |one: &Weighed| posterior.mode().get(one.skill.index()).copied();
    let mut sum = None;
    for one in picks(answers, weighed) {
        *sum.get_or_insert(0.0) += ratio_at(one, theta(one)?)?;
    }
    sum
}

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

/// The answers to questions that name an option.
fn picks<'a>(answers: &[Given], weighed: &'a [Weighed]) -> impl Iterator<Item = &'a Weighed> {
    let options = answers.iter().filter(|given| matches!(given.choice, Choice::Option(_)));
    let items: Vec<ItemId> = options.map(|given| given.item.clone()).collect();
    let items = sorted(&items, Ord::cmp);
    weighed.iter().filter(move |one| items.binary_search(&one.id).is_ok())
}

/// The logarithm of how much likelier an answer is at this ability, in logits, than under a blind pick.
fn ratio_at(one: &Weighed, theta: f64) -> Option<f64> {
    Some(one.item.log_probability(Theta::new(theta).ok()?, one.category)? - ln_blind(one)?)
}

/// The logarithm of the probability that a blind pick earns what this answer did.
fn ln_blind(one: &Weighed) -> Option<f64> {
    /// Far below every question, where nobody sees through anything.
    const NOTHING: f64 = -1e3;
    match (one.item.categories(), one.category) {
        // One of four is right, whatever the person's habit of admitting.
        (2, 0) => Some(libm::log(0.75)),
        (2, _) => Some(libm::log(0.25)),
        _ => one.item.log_probability(Theta::new(NOTHING).ok()?, one.category),
    }
}
