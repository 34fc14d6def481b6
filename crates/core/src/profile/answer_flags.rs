//! Whether the answers look like those of a person who answers by what they can do.

use cairn_measure::{Effort, Flag, LookedAt, Posterior, Prob, Seed, effort_share};

use super::joint::Joint;
use super::random_picks;
use super::too_good::looks_too_good;
use super::weigh_answers::{LeftOut, LeftOutReason, Weighed, weigh};
use crate::attempt::{Attempt, Choice, Given};
use crate::content::{Bank, Content};

/// Simulated copies of the person, against whom each statistic is held.
const COPIES: usize = 100;
/// A flag is raised where fewer than one in a hundred copies look like this.
const RARE: f64 = 0.01;
/// Below these numbers of answers the statistics say next to nothing.
const RATINGS_AT_LEAST: usize = 20;
/// Ratings of one skill.
const RATINGS_OF_A_SKILL: usize = 5;
const QUESTIONS_AT_LEAST: usize = 12;
/// Below this share of answers given with effort a result carries a warning (Wise and Kong 2005).
const EFFORT_AT_LEAST: f64 = 0.9;
/// A rating that came within this time was hardly read: its text and six levels are some twenty words, and the fastest readers
/// take 200 ms for one (expert judgement).
const RATING_READ_MS: u32 = 1_500;
/// Answers less than e² times as likely under the person's abilities as under blind picks raise the flag. In this project's
/// simulations (`cargo xtask simulate`) that holds for at most 1 in 1,000 people who try, newcomers among them, and for nearly
/// all newcomers who rate themselves as such and pick blindly.
pub(super) const BLIND_BELOW: f64 = 2.0;
/// With fewer questions the two cannot be told apart.
const BLIND_QUESTIONS_AT_LEAST: usize = 28;

/// What a reader should know about the way in which the answers were given; reasons to ask, never verdicts.
pub fn flags(content: &Content, bank: &Bank, attempt: &Attempt) -> Vec<Flag> {
    let (weighed, left_out) = weigh(content, bank, attempt);
    let Some(joint) = Joint::new(&content.prior) else { return Vec::new() };
    let Some(posterior) = joint.posterior(&weighed) else { return Vec::new() };
    let mut found = misfits(&joint, attempt, &posterior, &weighed);
    found.extend(of_answering(bank, &attempt.answers(), &posterior, &weighed, &left_out));
    found
}

/// The flags that are held against simulated copies of the person: answers that contradict each other, the same rating again and
/// again. `posterior` is that of the person's own answers, `weighed`.
pub(crate) fn misfits(
    joint: &Joint,
    attempt: &Attempt,
    posterior: &Posterior,
    weighed: &[Weighed],
) -> Vec<Flag> {
    let is_rating =
        |wanted: bool| move |place: usize| weighed.get(place).is_some_and(|one| one.rating == wanted);
    let (questions, ratings) = (is_rating(false), is_rating(true));
    let parts = [
        (
            QUESTIONS_AT_LEAST,
            LookedAt { counted: &questions, wanted: &[Flag::Inconsistent, Flag::Surprises] },
        ),
        (RATINGS_AT_LEAST, LookedAt { counted: &ratings, wanted: &[Flag::StraightLine] }),
    ];
    let enough = |least: usize, part: &LookedAt<'_>| {
        (0..weighed.len()).filter(|place| (part.counted)(*place)).count() >= least
    };
    let parts: Vec<LookedAt<'_>> =
        parts.into_iter().filter_map(|(least, part)| enough(least, &part).then_some(part)).collect();
    let (answers, seed) = (Joint::answers(weighed), Seed(attempt.seed().0));
    let Ok(rare) = Prob::new(RARE) else { return Vec::new() };
    joint.space().misfits(&answers, posterior, &parts, seed, COPIES, rare).unwrap_or_default()
}

/// The flags that need no simulated copies: too fast, picks at random, too good. For many people at once.
pub fn answering_flags(content: &Content, bank: &Bank, attempt: &Attempt) -> Vec<Flag> {
    let (weighed, left_out) = weigh(content, bank, attempt);
    let posterior = Joint::new(&content.prior).and_then(|joint| joint.posterior(&weighed));
    posterior.map_or_else(Vec::new, |posterior| {
        of_answering(bank, &attempt.answers(), &posterior, &weighed, &left_out)
    })
}

/// The same from what is computed already; `posterior` is that of the person's own `answers`.
pub(crate) fn of_answering(
    bank: &Bank,
    answers: &[Given],
    posterior: &Posterior,
    weighed: &[Weighed],
    left_out: &[LeftOut],
) -> Vec<Flag> {
    let rapid = left_out.iter().filter(|out| out.why == LeftOutReason::Rapid).map(|_| Effort::Rapid);
    let solved = weighed.iter().filter(|one| !one.rating).map(|_| Effort::Solution);
    let effort = effort_share(&rapid.chain(solved).collect::<Vec<_>>());
    let found = [
        (Flag::Rapid, effort.get() < EFFORT_AT_LEAST),
        (Flag::RapidRatings, rates_fast(answers)),
        (Flag::RandomPicks, looks_random(answers, posterior, weighed)),
        (Flag::TooGood, looks_too_good(bank, answers)),
    ];
    found.into_iter().filter_map(|(flag, raised)| raised.then_some(flag)).collect()
}

/// Whether more than half of the ratings whose time is known came faster than they can be read. They count all the same: a
/// rating has no best answer that a guess would miss.
fn rates_fast(answers: &[Given]) -> bool {
    mostly_fast(answers, RATINGS_AT_LEAST)
}

/// Whether the ratings of an attempt, were it of one skill alone, were hurried through like that: then careful ones that the same
/// person gave in an earlier attempt go on counting.
pub(crate) fn hurries_ratings(answers: &[Given]) -> bool {
    mostly_fast(answers, RATINGS_OF_A_SKILL)
}

fn mostly_fast(answers: &[Given], at_least: usize) -> bool {
    let ratings = answers.iter().filter(|given| matches!(given.choice, Choice::Level(_)));
    let times: Vec<u32> = ratings.filter_map(|given| given.took_ms).collect();
    let fast = times.iter().filter(|took| **took < RATING_READ_MS).count();
    times.len() >= at_least && fast * 2 > times.len()
}

/// Whether the answers to questions could as well be picks at random; `false` where there are too few to tell.
fn looks_random(answers: &[Given], posterior: &Posterior, weighed: &[Weighed]) -> bool {
    weighed.iter().filter(|one| !one.rating).count() >= BLIND_QUESTIONS_AT_LEAST
        && random_picks::log_ratio(answers, posterior, weighed).is_some_and(|ratio| ratio < BLIND_BELOW)
}

/// The same of the person's own answers alone, where `posterior` may know what others say, too: their ratings do not change how the
/// answers look. `None` for a content that the build refuses.
pub(super) fn own_looks_random(
    content: &Content,
    attempt: &Attempt,
    (posterior, of_others): (&Posterior, bool),
    weighed: &[Weighed],
) -> Option<bool> {
    let looks = |posterior: &Posterior| looks_random(&attempt.answers(), posterior, weighed);
    Some(if of_others { looks(&Joint::new(&content.prior)?.posterior(weighed)?) } else { looks(posterior) })
}
